"""spell: a node as a person writes it: names as names, numbers as they stand on the line,
negatives in brackets.

A minus sign may stand bare only where an expression begins: `−8.38·0.15`, but `0.15·(−8.38)` and
`1 + (−8.38)·0.15`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from handgrad import ops
from handgrad.graph.node import Node
from handgrad.notation import (
    Call,
    Cases,
    Fence,
    Fraction,
    Kind,
    Listing,
    Matrix,
    Name,
    Number,
    Postfix,
    Power,
    Prefix,
    Product,
    Relation,
    Root,
    Sum,
)

# What stands for a node on this line; None for a node that is written out.
Shown = Callable[[Node], Kind | None]
Form = Callable[[Node, Shown, bool], Kind]

TWO = Number("2")
E = Name("e")
_SUMS = frozenset(("add", "subtract"))


def spell(node: Node, shown: Shown, lead: bool = True) -> Kind:
    """The notation of `node`; `lead` says that nothing stands before it in its expression.

    A node for which `shown` gives notation is written so; constants as they were written; the
    rest by its operation.
    """
    own = shown(node)
    if own is not None:
        return own if lead else _guarded(own)
    return FORMS.get(node.op, _call)(node, shown, lead)


def number(text: str) -> Kind:
    """A printed number as notation; its sign is a prefix.

    >>> number("-0.5")
    Prefix(sign='-', body=Number(text='0.5', span=(-1, -1)), span=(-1, -1))
    """
    return Prefix("-", Number(text[1:])) if text[0] in "-−" else Number(text)


def _guarded(kind: Kind) -> Kind:
    return Fence("round", kind) if type(kind) is Prefix else kind


def _constant(node: Node, shown: Shown, lead: bool) -> Kind:
    text = node.attributes.get("text")
    if text is None:
        value = node.attributes["value"]
        if value.q != 1:
            whole: Kind = Fraction(Number(str(abs(value.p))), Number(str(value.q)))
            whole = Prefix("-", whole) if value < 0 else whole
            return whole if lead else _guarded(whole)
        text = str(value.p)
    kind = number(text)
    return kind if lead else _guarded(kind)


def _sum(node: Node, shown: Shown, lead: bool) -> Kind:
    terms: list[Kind] = []
    signs: list[str] = []
    _add(node, "+", shown, lead, terms, signs)
    if signs[0] == "-":  # only the first of a sum that begins with a negation
        terms[0] = Prefix("-", terms[0])
        signs[0] = "+"
    return Sum(tuple(terms), tuple(signs)) if len(terms) > 1 else terms[0]


def _add(
    node: Node, sign: str, shown: Shown, lead: bool, terms: list[Kind], signs: list[str]
) -> None:
    """Append the terms of a sum, flat; a sum that is subtracted stays in brackets."""
    own = shown(node)
    if own is None and sign == "+":
        if node.op == "add":
            for place, part in enumerate(node.inputs):
                _add(part, "+", shown, lead and place == 0, terms, signs)
            return
        if node.op == "subtract":
            _add(node.inputs[0], "+", shown, lead, terms, signs)
            _add(node.inputs[1], "-", shown, False, terms, signs)
            return
        if node.op == "negate" and terms:
            _add(node.inputs[0], "-", shown, False, terms, signs)
            return
    if sign == "-" and own is None and node.op in _SUMS:
        kind: Kind = Fence("round", spell(node, shown))
    else:
        kind = spell(node, shown, lead)
    terms.append(kind)
    signs.append(sign)


def _product(node: Node, shown: Shown, lead: bool) -> Kind:
    operator = "⊙" if node.op == "hadamard" else "·"
    factors: list[Kind] = []
    operators: list[str] = []
    _multiply(node, shown, lead, operator, factors, operators)
    first = factors[0]
    if type(first) is Prefix:  # bare, and the minus belongs to the whole product
        rest = (first.body, *factors[1:])
        return Prefix("-", Product(rest, ("", *operators[1:])))
    return Product(tuple(factors), ("", *operators[1:]))


def _multiply(
    node: Node,
    shown: Shown,
    lead: bool,
    operator: str,
    factors: list[Kind],
    operators: list[str],
) -> None:
    """Append the factors of a product, flat; sums and negatives in brackets."""
    for place, part in enumerate(node.inputs):
        first = lead and place == 0
        if shown(part) is None and part.op == node.op:
            if not factors:
                _multiply(part, shown, first, operator, factors, operators)
                continue
            kind: Kind = Fence("round", spell(part, shown))  # a·(b·c), as it was built
        else:
            kind = _tight(part, shown, first)
        factors.append(kind)
        operators.append(operator)


def _tight(node: Node, shown: Shown, lead: bool) -> Kind:
    """A factor or a base: a sum goes in brackets, in which a minus may stand bare again."""
    if node.op in _SUMS and shown(node) is None:
        return Fence("round", spell(node, shown))
    return spell(node, shown, lead)


def _negative(node: Node, shown: Shown, lead: bool) -> Kind:
    kind = Prefix("-", _tight(node.inputs[0], shown, False))
    return kind if lead else _guarded(kind)


def _quotient(node: Node, shown: Shown, lead: bool) -> Kind:
    return Fraction(spell(node.inputs[0], shown), spell(node.inputs[1], shown))


def _raised(node: Node, shown: Shown, exponent: Kind) -> Kind:
    base = _tight(node, shown, False)
    simple = type(base) in (Name, Number, Fence, Call, Listing)
    return Power(base if simple else Fence("round", base), exponent)


def _power(node: Node, shown: Shown, lead: bool) -> Kind:
    return _raised(node.inputs[0], shown, spell(node.inputs[1], shown))


def _square(node: Node, shown: Shown, lead: bool) -> Kind:
    return _raised(node.inputs[0], shown, TWO)


def _exp(node: Node, shown: Shown, lead: bool) -> Kind:
    return Power(E, spell(node.inputs[0], shown))


def _root(node: Node, shown: Shown, lead: bool) -> Kind:
    degree = spell(node.inputs[1], shown) if len(node.inputs) > 1 else None
    return Root(spell(node.inputs[0], shown), degree)


def _abs(node: Node, shown: Shown, lead: bool) -> Kind:
    return Fence("abs", spell(node.inputs[0], shown))


def _norm(node: Node, shown: Shown, lead: bool) -> Kind:
    return Fence("norm", spell(node.inputs[0], shown))


def _transpose(node: Node, shown: Shown, lead: bool) -> Kind:
    body = _tight(node.inputs[0], shown, False)
    simple = type(body) in (Name, Listing, Matrix, Fence)
    return Postfix(body if simple else Fence("round", body), "ᵀ")


def _listing(node: Node, shown: Shown, lead: bool) -> Kind:
    return Listing(tuple(spell(part, shown) for part in node.inputs))


def _pi(node: Node, shown: Shown, lead: bool) -> Kind:
    return Name("π")


def _where(node: Node, shown: Shown, lead: bool) -> Kind:
    rows: list[tuple[Kind, Kind | None]] = []
    while node.op == "where":
        condition, value, rest = node.inputs
        rows.append((spell(value, shown), spell(condition, shown)))
        node = rest
    if node.op != "undefined":
        rows.append((spell(node, shown), None))
    return Cases(tuple(rows))


def _both(node: Node, shown: Shown, lead: bool) -> Kind:
    """Conditions that hold together stand side by side, with commas."""
    parts = list(node.inputs)
    while any(part.op == "both" for part in parts):
        parts = [p for part in parts for p in (part.inputs if part.op == "both" else (part,))]
    return Listing(tuple(spell(part, shown) for part in parts), "none")


def _relation(sign: str) -> Form:
    def form(node: Node, shown: Shown, lead: bool) -> Kind:
        left, right = node.inputs
        return Relation((spell(left, shown), spell(right, shown)), (sign,))

    return form


def _call(node: Node, shown: Shown, lead: bool) -> Kind:
    return Call(function_name(node.op), tuple(spell(part, shown) for part in node.inputs))


@cache
def function_name(operation: str) -> Name:
    """An operation as it is printed: log_10 has a subscript, ReLU′ its mark."""
    op = ops.find(operation)
    written = op.writes.get("unicode", op.name)
    if written.endswith("'"):
        return Name(written[:-1], marks=("'",))
    base, _, sub = written.partition("_")
    return Name(base, sub=(sub,)) if sub.isdigit() else Name(written)


def _same(node: Node, shown: Shown, lead: bool) -> Kind:
    return spell(node.inputs[0], shown, lead)


def _not(node: Node, shown: Shown, lead: bool) -> Kind:
    return Prefix("¬", _tight(node.inputs[0], shown, False))


FORMS: dict[str, Form] = {
    "constant": _constant,
    "add": _sum,
    "subtract": _sum,
    "multiply": _product,
    "hadamard": _product,
    "matmul": _product,
    "dot": _product,
    "negate": _negative,
    "divide": _quotient,
    "power": _power,
    "square": _square,
    "exp": _exp,
    "sqrt": _root,
    "root": _root,
    "abs": _abs,
    "norm": _norm,
    "transpose": _transpose,
    "stack": _listing,
    "pi": _pi,
    "same": _same,
    "opposite": _not,
    "where": _where,
    "both": _both,
    "less": _relation("<"),
    "less_equal": _relation("≤"),
    "greater": _relation(">"),
    "greater_equal": _relation("≥"),
    "equal": _relation("="),
    "not_equal": _relation("≠"),
}
