"""compose: terms made of other terms, and what a term looks like, for rules that rewrite formulas.

total((1, a), (-1, b))     a − b           product((1, a), (-1, b))   a / b
one_minus(z)               1 − z           complement(1 − z)          z
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from flint import fmpq

from handgrad.check.term import Term
from handgrad.graph import Node
from handgrad.graph.leaf import constant
from handgrad.notation import Derivative, Name

_WEIGHTED = 16  # summands of the widest sum in which two are looked at as weighted by z and 1 − z
_NOWHERE = Node("input")  # what a term stands for that nobody is shown


@lru_cache(64)
def number(value: int | fmpq) -> Term:
    """A constant."""
    return Term("atom", constant(value))


def total(*parts: tuple[int, Term]) -> Term:
    """A sum of signed terms."""
    return Term("sum", _NOWHERE, "", 1, parts)


def product(*parts: tuple[int, Term], sign: int = 1) -> Term:
    """A product of factors (1) and divisors (−1)."""
    return Term("product", _NOWHERE, "", sign, parts)


def applied(op: str, *arguments: Term) -> Term:
    """A function of terms."""
    return Term("apply", _NOWHERE, op, 1, tuple((1, argument) for argument in arguments))


def one_minus(term: Term) -> Term:
    """1 − term."""
    return total((1, number(1)), (-1, term))


def complement(term: Term) -> Term | None:
    """x of 1 − x; None for anything else."""
    if term.kind != "sum" or len(term.parts) != 2:
        return None
    (first, a), (second, b) = term.parts
    if first > 0 and second < 0 and is_number(a, 1):
        return b
    if first < 0 and second > 0 and is_number(b, 1):
        return a
    return None


def is_number(term: Term, value: int | fmpq) -> bool:
    """Whether a term is this constant."""
    return value_of(term) == value


def value_of(term: Term) -> fmpq | None:
    """The number a constant is; None for what is no constant."""
    if term.kind != "atom" or term.node.op != "constant":
        return None
    found = term.node.attributes.get("value")
    return found if isinstance(found, fmpq) else None


def whole(term: Term) -> int | None:
    """The whole number a constant is."""
    found = value_of(term)
    return int(found.p) if found is not None and found.q == 1 else None


def alike(a: Term, b: Term) -> bool:
    """Whether two terms are the same formula, part by part."""
    if a is b or (a.kind == b.kind == "atom" and a.node is b.node):
        return True
    if a.kind == "atom":
        mine = value_of(a)
        return mine is not None and mine == value_of(b)
    return (
        (a.kind, a.op, a.sign, len(a.parts)) == (b.kind, b.op, b.sign, len(b.parts))
        and all(
            x == y and alike(p, q) for (x, p), (y, q) in zip(a.parts, b.parts, strict=True)
        )
    )  # fmt: skip


def divides(product: Term, part: Term) -> bool:
    """Whether a part of a product is a divisor."""
    return any(way < 0 for way, other in product.parts if other is part)


def factors_of(term: Term) -> tuple[tuple[int, Term], ...]:
    """The factors of a product; anything else is its own only factor."""
    return term.parts if term.kind == "product" else ((1, term),)


def weighted(term: Term) -> Iterator[tuple[Term, Term]]:
    """A sum of two products weighted by z and 1 − z, with the two weights exchanged; and z."""
    if term.kind != "sum" or len(term.parts) > _WEIGHTED:
        return
    for i, (_, one) in enumerate(term.parts):
        for j, (_, other) in enumerate(term.parts):
            for a, (_, rest) in enumerate(factors_of(one)):
                gate = _complement_of(rest)
                if gate is None or i == j:
                    continue
                for b, (_, weight) in enumerate(factors_of(other)):
                    if alike(weight, gate):
                        first, second = _exchange(one, a, weight), _exchange(other, b, rest)
                        parts = list(term.parts)
                        parts[i], parts[j] = (parts[i][0], first), (parts[j][0], second)
                        yield Term("sum", term.node, "", 1, tuple(parts)), gate


def _complement_of(term: Term) -> Term | None:
    """z of 1 − z; for a number below ½, such as 0.1, the 0.9 that goes with it."""
    value = value_of(term)
    if value is not None:
        return number(1 - value) if 0 < 2 * value < 1 else None
    return complement(term)


def _exchange(term: Term, at: int, factor: Term) -> Term:
    if term.kind != "product":
        return factor
    parts = (*term.parts[:at], (term.parts[at][0], factor), *term.parts[at + 1 :])
    return Term("product", term.node, "", term.sign, parts)


def is_kl(term: Term) -> bool:
    """Whether a sum is that of a KL divergence: 1 + l − μ² − e^l."""
    if term.kind != "sum":
        return False
    powers = [part.parts[0][1] for _, part in term.parts if part.op == "exp"]
    plain = [part for _, part in term.parts]
    return bool(powers) and any(alike(part, log) for log in powers for part in plain)


def is_softmax(term: Term) -> bool:
    """Whether this is e to one logit over the sum of e to each of them."""
    if term.kind != "product" or len(term.parts) != 2:
        return False
    over = [part for way, part in term.parts if way > 0]
    under = [part for way, part in term.parts if way < 0]
    return (
        len(over) == 1
        and over[0].op == "exp"
        and under[0].kind == "sum"
        and all(part.op == "exp" for _, part in under[0].parts)
    )


def parts_of(term: Term) -> Iterator[Term]:
    """A term and everything in it, from the top."""
    yield term
    for _, part in term.parts:
        yield from parts_of(part)


def mapped(term: Term, change: Callable[[Term], Term | None]) -> Term:
    """The term with some of its parts replaced: `change` gives a new part, or None to look
    further down. What is not changed stays the same object.
    """
    new = change(term)
    if new is not None:
        return new
    parts, same = [], True
    for way, part in term.parts:
        other = mapped(part, change)
        same = same and other is part
        parts.append((way, other))
    return term if same else Term(term.kind, term.node, term.op, term.sign, tuple(parts))


def base_of(term: Term) -> str:
    """The letter of a named value: 'w' of w₁₂, '' for what has no name."""
    node = term.node
    owner = node.inputs[0] if node.op == "element" else node
    return owner.name.base if term.kind == "atom" and isinstance(owner.name, Name) else ""


def is_derivative(node: Node | None) -> bool:
    """Whether a quantity is a gradient: ∂E/∂w, or an error δ."""
    if node is None:
        return False
    owner = node.inputs[0] if node.op == "element" else node
    if isinstance(owner.name, Derivative):
        return True
    return isinstance(owner.name, Name) and owner.name.base[:1] in ("∂", "∇", "δ", "Δ")
