"""What it finds: the logistic function with the wrong sign in its exponent: 1/(1 + e^z) for 1/(1 +
e^{−z}).

Why it matters: the output becomes 1 − y: high and low are exchanged.

How to put it right: σ(z) = 1/(1 + e^{−z}): for a positive z the result is above ½.

Source: counted on real worked pages (e^x for e^−x).
"""

from __future__ import annotations

from collections.abc import Iterator

from handgrad.check.change import flipped, rewriting
from handgrad.check.compose import applied
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term

_OPERATIONS = ("sigmoid", "exp")


def explain(slip: Slip) -> Explanation | None:
    return by_change(slip, _turned, "the exponent of {} has the other sign", weight=2)


@rewriting(*_OPERATIONS)
def _turned(term: Term) -> Iterator[tuple[Term, Term]]:
    yield applied(term.op, flipped(term.parts[0][1])), term


_PROBLEM = """\
schema: 1
title: T
equations: |
  y = 1 / (1 + exp(-z))
given:
  {z: 1.14}
decimals: 4
"""

RULE = Rule(
    code="HG631",
    name="exponent-sign",
    summary="e to the power z stands for e to the power −z",
    looks_at=("result", "operand", "formula"),
    of=("sigmoid", "exp"),
    weight=2,
    explain=explain,
    wrong=(Wrong("$y = 0.2423$", "0.2423", "other sign", _PROBLEM),),
    right=("$y = \\frac{1}{1 + e^{-1.14}} = 0.7577$",),
)
