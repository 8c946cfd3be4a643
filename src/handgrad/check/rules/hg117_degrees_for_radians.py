"""What it finds: a sine or cosine of an angle in degrees where radians are meant.

Why it matters: positional encodings come out close to 0 and 1, whatever the position.

How to put it right: set the calculator to radians.

Source: the commonest setting to be forgotten on a calculator.
"""

from __future__ import annotations

from collections.abc import Iterator

from flint import fmpq

from handgrad.check.change import rewriting
from handgrad.check.compose import applied, number, product
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term

_FUNCTIONS = ("sin", "cos", "tan")
_HALF_TURN = 180
_PI = number(fmpq(314159265358979323846, 10**20))


def explain(slip: Slip) -> Explanation | None:
    return by_change(slip, _degrees, "{} is taken in degrees", weight=1)


@rewriting(*_FUNCTIONS)
def _degrees(term: Term) -> Iterator[tuple[Term, Term]]:
    argument = term.parts[0][1]
    turned = product((1, argument), (1, _PI), (-1, number(_HALF_TURN)))
    yield applied(term.op, turned), term


RULE = Rule(
    code="HG117",
    name="degrees-for-radians",
    summary="a trigonometric function was taken of degrees",
    looks_at=("result", "operand", "formula"),
    of=("sin", "cos", "tan"),
    weight=1,
    explain=explain,
    wrong=(Wrong("$\\sin(1.2) = 0.0209$", "0.0209", "degrees"),),
    right=("$\\sin(1.2) = 0.9320$",),
)
