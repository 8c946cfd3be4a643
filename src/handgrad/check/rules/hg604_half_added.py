"""What it finds: a squared error with a ½ that the formula of the problem does not have.

Why it matters: loss and gradient are half of what is asked: the step of gradient descent is
half as long.

How to put it right: use the loss as the problem states it. The ½ is a convention (it cancels
the 2 of the derivative); both are in use, one page must keep to one.

Source: the ½ in the loss is the commonest difference between textbooks.
"""

from __future__ import annotations

from collections.abc import Iterator

from flint import fmpq

from handgrad.check.change import rewriting
from handgrad.check.compose import is_derivative, number, parts_of, product, value_of
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term

_HALF = fmpq(1, 2)


def explain(slip: Slip) -> Explanation | None:
    if is_derivative(slip.subject):
        return None  # (a square in a gradient, as that of a softmax's sum, is no squared error)
    return by_change(slip, _halved, "the squared error is halved", weight=2)


@rewriting("sum", "square")
def _halved(term: Term) -> Iterator[tuple[Term, Term]]:
    parts = term.parts if term.kind == "sum" else ((1, term),)
    if not all(part.op == "square" for _, part in parts):
        return
    if not any(value_of(part) == _HALF for part in parts_of(term)):
        yield product((1, number(_HALF)), (1, term)), term


_PROBLEM = """\
schema: 1
title: T
equations: |
  E = (y - t)^2
given:
  {y: 0.62, t: 1}
decimals: 4
"""

RULE = Rule(
    code="HG604",
    name="half-added",
    summary="a squared error is halved although its formula has no ½",
    looks_at=("result", "operand", "formula"),
    of=("square",),
    weight=2,
    explain=explain,
    wrong=(
        Wrong(
            "$E = \\frac{1}{2} (0.62 - 1)^2 = 0.0722$",
            "\\frac{1}{2} (0.62 - 1)^2",
            "halved",
            _PROBLEM,
        ),
    ),
    right=("$E = (0.62 - 1)^2 = 0.1444$",),
)
