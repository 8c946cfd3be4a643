"""What it finds: a product worked out as a sum, or a sum as a product.

Why it matters: the number has nothing to do with the formula any more.

How to put it right: read the sign between the two numbers again.

Source: a slip of the key beside: + and × are neighbours on a calculator.
"""

from __future__ import annotations

from collections.abc import Iterator

from handgrad.check.change import rewriting
from handgrad.check.compose import product, total
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term


def explain(slip: Slip) -> Explanation | None:
    return by_change(
        slip, _exchanged, "{} is added where multiplied, or the other way round", weight=4
    )


@rewriting("sum", "product")
def _exchanged(term: Term) -> Iterator[tuple[Term, Term]]:
    if len(term.parts) != 2:
        return
    (a, first), (b, second) = term.parts
    if term.kind == "sum":
        yield product((1, first), (1, second), sign=a * b), term
    elif a > 0 and b > 0:
        yield total((term.sign, first), (term.sign, second)), term


RULE = Rule(
    code="HG215",
    name="operation-exchanged",
    summary="two numbers were added where they are multiplied, or the other way round",
    looks_at=("result",),
    weight=4,
    explain=explain,
    wrong=(Wrong("$0.372 \\cdot 0.841 = 1.213$", "1.213", "added where multiplied"),),
    right=("$0.372 \\cdot 0.841 = 0.3129$",),
)
