"""term: a scalar expression flattened for comparing with another one.

A worked line and the formula behind it seldom stand in the same order: signs are distributed,
zeros and ones dropped, products reordered. So both sides are looked at as flat sums and flat
products:

    Sum      ± t₁ ± t₂ …               Product   ± f₁ f₂ … / f₃ …
    Apply    a function of terms       Atom      a number on the page, a constant, a named value
"""

from __future__ import annotations

import msgspec

from handgrad.graph import Node


class Term(msgspec.Struct, frozen=True, eq=False, gc=False):
    """One flattened expression.

    kind   'sum', 'product', 'apply', 'atom'
    op     the operation of an 'apply'
    sign   of a product, +1 or −1
    parts  (sign, term) of a sum; (exponent ±1, term) of a product; (1, term) of an apply
    node   the node this term stands for (synthetic nodes stand for parts of a sum or product)
    """

    kind: str
    node: Node
    op: str = ""
    sign: int = 1
    parts: tuple[tuple[int, Term], ...] = ()

    @property
    def size(self) -> int:
        """How many atoms it holds."""
        return 1 if self.kind == "atom" else sum(part.size for _, part in self.parts)


def as_one(kind: str, term: Term) -> Term:
    """A term as a sum or product, of itself alone if it is none."""
    return term if term.kind == kind else Term(kind, term.node, "", 1, ((1, term),))


class Flattener:
    """Turns nodes into terms, each node once."""

    def __init__(self) -> None:
        self._seen: dict[Node, Term] = {}

    def __call__(self, node: Node) -> Term:
        term = self._seen.get(node)
        if term is None:
            memo = node.memo  # a problem's formulas are the same on every page
            term = None if memo is None else memo.get("term")
            if term is None:
                term = self._flatten(node)
                if memo is not None:
                    memo["term"] = term
            self._seen[node] = term
        return term

    def _flatten(self, node: Node) -> Term:
        if not node.inputs or node.op == "element" or node.name is not None:
            return Term(
                "atom", node
            )  # a named value is a line of its own: never look inside unasked
        rule = _RULES.get(node.op)
        if rule is not None:
            return rule(self, node)
        return Term("apply", node, node.op, 1, tuple((1, self(part)) for part in node.inputs))


def _sum(flat: Flattener, node: Node) -> Term:
    parts: list[tuple[int, Term]] = []
    _gather_terms(flat, node, 1, parts)
    if len(parts) == 1 and parts[0][0] == 1:
        return parts[0][1]
    return Term("sum", node, "", 1, tuple(parts))


def _gather_terms(flat: Flattener, node: Node, sign: int, out: list[tuple[int, Term]]) -> None:
    if node.name is None:
        if node.op == "add":
            for part in node.inputs:
                _gather_terms(flat, part, sign, out)
            return
        if node.op == "subtract":
            _gather_terms(flat, node.inputs[0], sign, out)
            _gather_terms(flat, node.inputs[1], -sign, out)
            return
        if node.op == "negate":
            _gather_terms(flat, node.inputs[0], -sign, out)
            return
    term = flat(node)
    if term.kind == "sum":
        out.extend((sign * s, part) for s, part in term.parts)
    else:
        out.append((sign, term))


def _product(flat: Flattener, node: Node) -> Term:
    logistic = _logistic(node)
    if logistic is not None:
        return Term("apply", node, "sigmoid", 1, ((1, flat(logistic)),))
    parts: list[tuple[int, Term]] = []
    sign = _gather_factors(flat, node, 1, parts)
    if len(parts) == 1 and parts[0][0] == 1 and sign == 1:
        return parts[0][1]
    return Term("product", node, "", sign, tuple(parts))


def _gather_factors(flat: Flattener, node: Node, exponent: int, out: list[tuple[int, Term]]) -> int:
    """Appends the factors of `node`, gives the sign that was pulled out."""
    if node.name is None:
        if node.op in _TIMES:
            sign = 1
            for part in node.inputs:
                sign *= _gather_factors(flat, part, exponent, out)
            return sign
        if node.op == "divide" and _logistic(node) is None:
            sign = _gather_factors(flat, node.inputs[0], exponent, out)
            return sign * _gather_factors(flat, node.inputs[1], -exponent, out)
        if node.op == "negate":
            return -_gather_factors(flat, node.inputs[0], exponent, out)
    term = flat(node)
    if term.kind == "product":
        out.extend((exponent * e, part) for e, part in term.parts)
        return term.sign
    out.append((exponent, term))
    return 1


def _negated(flat: Flattener, node: Node) -> Term:
    inner = flat(node.inputs[0])
    if inner.kind == "sum":
        return Term("sum", node, "", 1, tuple((-s, part) for s, part in inner.parts))
    return _product(flat, node)


def _squared(flat: Flattener, node: Node) -> Term:
    base = flat(node.inputs[0])
    return Term("apply", node, "square", 1, ((1, base),))


def _powered(flat: Flattener, node: Node) -> Term:
    exponent = node.inputs[1]
    if exponent.op == "constant" and str(exponent.attributes.get("value")) == "2":
        return _squared(flat, node)
    if node.inputs[0].op == "constant" and node.inputs[0].attributes.get("constant") == "e":
        return Term("apply", node, "exp", 1, ((1, flat(exponent)),))
    return Term("apply", node, "power", 1, tuple((1, flat(part)) for part in node.inputs))


def _logistic(node: Node) -> Node | None:
    """x where the node is 1/(1 + e^(−x)) written out, else None."""
    if node.op != "divide" or not _is_one(node.inputs[0]) or node.inputs[1].op != "add":
        return None
    below = node.inputs[1].inputs
    if len(below) != 2:
        return None
    one, power = (below[0], below[1]) if _is_one(below[0]) else (below[1], below[0])
    if not _is_one(one) or power.op != "exp" or power.inputs[0].op != "negate":
        return None
    return power.inputs[0].inputs[0]


def _is_one(node: Node) -> bool:
    return node.op == "constant" and node.attributes.get("value") == 1


def _same(flat: Flattener, node: Node) -> Term:
    """A second name for a value is that value."""
    return flat(node.inputs[0])


_TIMES = frozenset({"multiply", "hadamard"})
_RULES = {
    "add": _sum,
    "subtract": _sum,
    "multiply": _product,
    "hadamard": _product,
    "divide": _product,
    "negate": _negated,
    "square": _squared,
    "power": _powered,
    "same": _same,
}
