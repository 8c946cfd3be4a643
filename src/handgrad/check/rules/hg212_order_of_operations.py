"""What it finds: a line worked out from left to right: a + b·c as (a + b)·c, a − b·c as (a − b)·c,
a quotient's sum split.

Why it matters: products bind more tightly than sums; typed into a simple calculator in one go,
the line gives another number.

How to put it right: work the products out first, then add; type brackets where a denominator is
a sum.

Source: a slip of calculators without precedence.
"""

from __future__ import annotations

from collections.abc import Iterator

from handgrad.check.change import rewriting
from handgrad.check.compose import product, total
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term


def explain(slip: Slip) -> Explanation | None:
    return by_change(slip, _regrouped, "{} is worked out in another order", weight=4)


@rewriting("sum", "product")
def _regrouped(term: Term) -> Iterator[tuple[Term, Term]]:
    if term.kind == "sum":
        for i in range(len(term.parts) - 1):
            yield from _taken_in(term, i, i + 1)
            yield from _taken_in(term, i + 1, i)
    else:
        yield from _split(term)


def _taken_in(term: Term, alone: int, at: int) -> Iterator[tuple[Term, Term]]:
    """a + b·c as (a + b)·c: a term drawn into the product beside it."""
    sign, part = term.parts[at]
    if part.kind != "product" or len(part.parts) < 2:
        return
    way, first = part.parts[0] if alone < at else part.parts[-1]
    if way < 0:
        return
    rest = part.parts[1:] if alone < at else part.parts[:-1]
    inner = total(term.parts[alone], (sign * part.sign, first))
    grouped = product((1, inner), *rest)
    kept = [p for i, p in enumerate(term.parts) if i not in (alone, at)]
    yield total((1, grouped), *kept), term
    if sign * part.sign < 0:  # a + b·(−c) as (a + b)·(−c)
        inner = total(term.parts[alone], (1, first))
        yield total((-1, product((1, inner), *rest)), *kept), term


def _split(term: Term) -> Iterator[tuple[Term, Term]]:
    """a/(b + c) as a/b + c."""
    for i, (way, below) in enumerate(term.parts):
        if way < 0 and below.kind == "sum" and below.parts[0][0] > 0:
            rest = (*term.parts[:i], *term.parts[i + 1 :])
            first = product(*rest, (-1, below.parts[0][1]), sign=term.sign)
            yield total((1, first), *below.parts[1:]), term


RULE = Rule(
    code="HG212",
    name="order-of-operations",
    summary="a sum was worked out before the product beside it, or a bracket overlooked",
    looks_at=("result", "operand", "formula"),
    weight=4,
    explain=explain,
    wrong=(Wrong("$0.62 + 0.35 \\cdot 0.81 = 0.7857$", "0.7857", "another order"),),
    right=("$0.62 + 0.35 \\cdot 0.81 = 0.9035$",),
)
