"""What it finds: the slope of a sigmoid written as that of tanh, 1 − y², or that of tanh as h(1 −
h).

Why it matters: every gradient that goes through the unit is wrong.

How to put it right: σ′ = y(1 − y); tanh′ = 1 − h²; ReLU′ is 1 above 0 and 0 below.

Source: seen where a page changes from one activation to the other.
"""

from __future__ import annotations

from collections.abc import Iterator

from handgrad.check.change import rewriting
from handgrad.check.compose import alike, applied, complement, one_minus, product
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term


def explain(slip: Slip) -> Explanation | None:
    return by_change(slip, _other, "the slope of another activation is taken for {}")


@rewriting("product", "sum")
def _other(term: Term) -> Iterator[tuple[Term, Term]]:
    if term.kind == "product":
        for i, (_, factor) in enumerate(term.parts):
            output = complement(factor)
            for j, (_, plain) in enumerate(term.parts):
                if output is not None and i != j and alike(plain, output):
                    rest = [p for k, p in enumerate(term.parts) if k not in (i, j)]
                    slope = one_minus(applied("square", output))
                    yield product((1, slope), *rest, sign=term.sign), output
    squared = complement(term)
    if squared is not None and squared.op == "square":
        h = squared.parts[0][1]
        yield product((1, h), (1, one_minus(h))), h


_PROBLEM = """\
schema: 1
title: T
equations: |
  z = w x
  y = σ(z)
  d = (y - t) y (1 - y)
given:
  {w: 0.53, x: 1.62, t: 1}
decimals: 4
"""

RULE = Rule(
    code="HG304",
    name="slope-of-another-activation",
    summary="the slope of another activation: 1 − y² for a sigmoid, h(1 − h) for a tanh",
    looks_at=("result", "operand", "formula"),
    of=("complement",),
    weight=2,
    explain=explain,
    wrong=(
        Wrong(
            "$d = (y - t) (1 - y^2) = (0.7024 - 1) \\cdot (1 - 0.7024^2) = -0.1508$",
            "(y - t) (1 - y^2)",
            "another activation",
            _PROBLEM,
        ),
    ),
    right=(("$d = (y - t) y (1 - y) = (0.7024 - 1) \\cdot 0.7024 \\cdot (1 - 0.7024) = -0.0622$"),),
)
