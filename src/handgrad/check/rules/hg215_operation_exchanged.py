"""What it finds: a product worked out as a sum, or a sum as a product.

Why it matters: the number has nothing to do with the formula any more.

How to put it right: read the sign between the two numbers again.

Source: a slip of the key beside: + and × are neighbours on a calculator.
"""

from __future__ import annotations

from collections.abc import Iterator

from handgrad.check.change import rewriting
from handgrad.check.compose import product, total, value_of
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term


def explain(slip: Slip) -> Explanation | None:
    if not slip.telling:
        return None  # -0.3 for -0.5·0.8 is as well a wrong product
    return by_change(
        slip, _exchanged, "{} is added where multiplied, or the other way round", weight=4
    )


@rewriting("sum", "product")
def _exchanged(term: Term) -> Iterator[tuple[Term, Term]]:
    if term.kind == "product":
        yield from ((new, term) for new in _added(term, term.sign))
        return
    for i, (sign, part) in enumerate(term.parts):
        if sign < 0:  # in a sum −a·b is a·b taken away
            rest = (*term.parts[:i], *term.parts[i + 1 :])
            yield from ((total(*rest, (1, new)), part) for new in _added(part, -part.sign))
    if len(term.parts) == 2:
        (a, first), (b, second) = term.parts
        yield product((1, first), (1, second), sign=a * b), term


def _added(term: Term, sign: int) -> Iterator[Term]:
    """a·b as a + b; (−a)·b as −(a + b), −a + b and a − b; (−a)·(−b) as −(a + b)."""
    pair = _pair(term)
    if pair is None:
        return
    first, second = pair
    yield total((sign, first), (sign, second))
    if sign < 0:
        yield total((-1, first), (1, second))
        yield total((1, first), (-1, second))
    else:
        yield total((-1, first), (-1, second))


def _pair(term: Term) -> tuple[Term, Term] | None:
    """The two factors of a product; a fraction such as ½ is one."""
    if term.kind != "product":
        return None
    share = tuple(part for part in term.parts if value_of(part[1]) is not None)
    rest = [part for part in term.parts if value_of(part[1]) is None]
    if len(rest) == 1 and rest[0][0] > 0 and len(share) > 1:
        return product(*share), rest[0][1]
    if [way for way, _ in term.parts] != [1, 1]:
        return None
    return term.parts[0][1], term.parts[1][1]


RULE = Rule(
    code="HG215",
    name="operation-exchanged",
    summary="two numbers were added where they are multiplied, or the other way round",
    looks_at=("result", "operand"),
    weight=4,
    explain=explain,
    wrong=(Wrong("$0.372 \\cdot 0.841 = 1.213$", "1.213", "added where multiplied"),),
    right=("$0.372 \\cdot 0.841 = 0.3129$",),
)
