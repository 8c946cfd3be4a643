"""What it finds: a gradient that adds up only some of its paths: one time step of a shared weight,
one of two outputs behind a hidden unit.

Why it matters: where a value is used several times, its gradient is the sum over all uses.
Backpropagation through time is nothing else.

How to put it right: find every place where the weight or state is used, and add one product for
each.

Source: backpropagation through time with the sum left out is named by teachers as its commonest
mistake.
"""

from __future__ import annotations

from collections.abc import Iterator

from handgrad.check.change import rewriting, terms
from handgrad.check.compose import is_derivative
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term


def explain(slip: Slip) -> Explanation | None:
    if not is_derivative(slip.subject):
        return None
    return by_change(slip, _paths, "only some of its paths are added up: {} is missing")


@rewriting("sum")
def _paths(term: Term) -> Iterator[tuple[Term, Term]]:
    """One path left out, or all but one. (p − y is a difference, not a sum of paths.)"""
    if not all(part.kind == "product" or is_derivative(part.node) for _, part in term.parts):
        return
    yield from terms.new(term)
    if len(term.parts) > 2:
        for i, (sign, part) in enumerate(term.parts):
            kept = part if sign > 0 else Term("sum", term.node, "", 1, ((sign, part),))
            yield kept, term.parts[i - 1][1]


_PROBLEM = """\
schema: 1
title: T
equations: |
  h_1 = tanh(w x_1)
  h_2 = tanh(w x_2 + u h_1)
  L = h_2^2
given:
  {w: 0.62, u: 0.45, x_1: 1.1, x_2: -0.7}
ask: [h_1, h_2, L, "∂L/∂w"]
decimals: 4
"""

RULE = Rule(
    code="HG305",
    name="gradient-path-dropped",
    summary="a gradient lacks one of the paths it is the sum of",
    looks_at=("result", "operand", "formula"),
    of=("gradient",),
    weight=2,
    explain=explain,
    wrong=(
        Wrong(
            (
                "$\\frac{\\partial L}{\\partial w} = 2 h_2 (1 - h_2^2) x_2 = 2 \\cdot "
                "(-0.1645) \\cdot (1 - 0.1645^2) \\cdot (-0.7) = 0.2241$"
            ),
            "2 h_2 (1 - h_2^2) x_2",
            "paths",
            _PROBLEM,
        ),
    ),
    right=("$h_1 = 0.5928$",),
)
