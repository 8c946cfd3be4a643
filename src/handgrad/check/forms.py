"""forms: when two formulas in names are the same formula.

A term is reduced to one number that does not depend on the order of summands and factors, on
where a minus stands, or on how ½ is written. Names and entries are told apart by what they stand
for, never by their values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from flint import fmpq

from handgrad.check.term import Term

Atom = Callable[[Term], tuple[int, int]]  # the sign and the number of an atom
_EVEN = frozenset({"square", "abs"})
_WIDEST = 12  # parts that are tried in any order


def form(term: Term) -> int:
    """The number of a formula: equal for equal formulas.

    >>> from handgrad.graph import Node
    >>> a, b = Term("atom", Node("input")), Term("atom", Node("input"))
    >>> total = Node("add")
    >>> form(Term("sum", total, parts=((1, a), (-1, b)))) == form(
    ...     Term("sum", total, parts=((-1, b), (1, a))))
    True
    """
    return hash(_signed(term, _atom))


def shape(term: Term) -> int:
    """The number of a formula with its names left out: equal wherever one name put for another
    makes formulas equal.
    """
    return hash(_signed(term, _place))


def _signed(term: Term, atom: Atom) -> tuple[int, int]:
    """The sign of a form, and the form without it."""
    match term.kind:
        case "atom":
            return atom(term)
        case "sum":
            parts = [(sign, *_signed(part, atom)) for sign, part in term.parts]
            plus = sorted((sign * inner, number) for sign, inner, number in parts)
            minus = sorted((-sign, number) for sign, number in plus)
            return (1, hash(tuple(plus))) if plus <= minus else (-1, hash(tuple(minus)))
        case "product":
            return _product(term, atom)
        case _:
            inner = [_signed(part, atom) for _, part in term.parts]
            if term.op in _EVEN:
                inner = [(1, number) for _, number in inner]
            return 1, hash((term.op, tuple(inner)))


def _atom(term: Term) -> tuple[int, int]:
    if term.node.op != "constant":
        return 1, hash(("name", id(term.node)))
    value = term.node.attributes.get("value")
    if not isinstance(value, fmpq):
        return 1, hash(("constant", str(term.node.attributes)))
    return (-1 if value < 0 else 1), hash(("number", str(abs(value))))


def _place(term: Term) -> tuple[int, int]:
    return _atom(term) if term.node.op == "constant" else (1, 0)


def _product(term: Term, atom: Atom) -> tuple[int, int]:
    sign, scale = term.sign, fmpq(1)
    factors: list[tuple[int, int]] = []
    for exponent, part in term.parts:
        value = part.node.attributes.get("value") if part.kind == "atom" else None
        if isinstance(value, fmpq) and value != 0:
            scale = scale * value if exponent > 0 else scale / value
            continue
        inner, number = _signed(part, atom)
        sign *= inner
        factors.append((exponent, number))
    if scale < 0:
        sign, scale = -sign, -scale
    if scale == 1 and len(factors) == 1 and factors[0][0] == 1:
        return sign, factors[0][1]
    return sign, hash((str(scale), tuple(sorted(factors))))


def side_by_side(names: Term, numbers: Term) -> list[tuple[Term, Term]] | None:
    """The atoms of a formula in names beside those of the same formula in numbers; None if the two
    are not built alike.
    """
    names, numbers = _bare(names), _bare(numbers)
    if names.kind == "atom":
        return [(names, numbers)] if numbers.kind == "atom" else None
    if (names.kind, names.op, len(names.parts)) != (numbers.kind, numbers.op, len(numbers.parts)):
        return None
    found: list[tuple[Term, Term]] = []
    for (_, mine), (_, theirs) in zip(names.parts, numbers.parts, strict=True):
        inner = side_by_side(mine, theirs)
        if inner is None:
            return None
        found += inner
    return found


def built_alike(names: Term, numbers: Term, same: Callable[[Term, Term], bool]) -> bool:
    """Whether a formula in numbers is one in names, part by part in any order (where there are
    many parts, in the order of the page).

    same  whether a number stands for a part
    """
    products = names.kind == numbers.kind == "product"
    if not (products and len(names.parts) == len(numbers.parts)):  # 1·0.5 for w·x is as it stands
        names, numbers = _bare(names), _bare(numbers)
    if "atom" in (names.kind, numbers.kind):
        return numbers.kind == "atom" and same(names, numbers)
    if (names.kind, names.op, len(names.parts)) != (numbers.kind, numbers.op, len(numbers.parts)):
        return False
    if names.kind == "apply" or len(names.parts) > _WIDEST:
        pairs = zip(names.parts, numbers.parts, strict=True)
        return all(built_alike(mine, theirs, same) for (_, mine), (_, theirs) in pairs)
    left = list(numbers.parts)
    for way, mine in names.parts:
        fits = (
            i
            for i, (other, theirs) in enumerate(left)
            if (names.kind == "sum" or way == other) and built_alike(mine, theirs, same)
        )
        at = next(fits, None)
        if at is None:
            return False
        del left[at]
    return True


def _bare(term: Term) -> Term:
    """What a sum or product of one part holds; the 1 of 1·x, left of ½x without its 2, is none."""
    if term.kind == "product" and len(term.parts) > 1 and any(map(_is_one, term.parts)):
        rest = tuple(part for part in term.parts if not _is_one(part)) or term.parts[:1]
        term = Term("product", term.node, "", term.sign, rest)
    while len(term.parts) == 1 and (
        term.kind == "sum" or (term.kind == "product" and term.parts[0][0] > 0)
    ):
        term = term.parts[0][1]
    if term.kind == "sum" and any(part.kind == "sum" for _, part in term.parts):
        return Term("sum", term.node, "", 1, tuple(_spread(term)))
    if term.kind == "product" and any(part.kind == "product" for _, part in term.parts):
        return Term("product", term.node, "", 1, tuple(_spread(term)))
    return term


def _spread(term: Term) -> Iterator[tuple[int, Term]]:
    """The terms of a sum, with those of the sums in it; so for a product."""
    for way, part in term.parts:
        if part.kind == term.kind:
            yield from ((way * inner, below) for inner, below in _spread(part))
        else:
            yield way, part


def _is_one(part: tuple[int, Term]) -> bool:
    way, term = part
    constant = term.kind == "atom" and term.node.op == "constant"
    return way > 0 and constant and term.node.attributes.get("value") == 1
