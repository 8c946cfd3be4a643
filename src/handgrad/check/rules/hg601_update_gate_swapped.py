"""What it finds: a new state in which the gate z and its complement 1 − z are exchanged: (1 − z)h
+ z h̃ worked out as z h + (1 − z)h̃.

Why it matters: the gate then keeps what it should forget. Both conventions are published (Chung
2014 and Cho 2014, PyTorch), so a page that follows one book and a problem that follows the
other disagree on every step.

How to put it right: look up which of the two your course means, write the formula down with it,
and keep to it.

Source: named by authors as a common mistake; PaddlePaddle issue 5493 reports two operators of
one library disagreeing.
"""

from __future__ import annotations

from collections.abc import Iterator

from handgrad.check.change import rewriting
from handgrad.check.compose import base_of, weighted
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term

_DECAYS = frozenset("βγρλμ")  # a decay rate is no gate


def explain(slip: Slip) -> Explanation | None:
    return by_change(slip, _exchanged, "{0} and 1 − {0} are exchanged", weight=1)


@rewriting("sum")
def _exchanged(term: Term) -> Iterator[tuple[Term, Term]]:
    for changed, gate in weighted(term):
        if base_of(gate)[:1] not in _DECAYS and base_of(gate):
            yield changed, gate


_PROBLEM = """\
schema: 1
title: T
equations: |
  h_1 = (1 - z_1) h_0 + z_1 g_1
given:
  {z_1: 0.73, h_0: 0.21, g_1: -0.52}
decimals: 4
"""

RULE = Rule(
    code="HG601",
    name="update-gate-swapped",
    summary="z and 1 − z are exchanged in a gated sum",
    looks_at=("result", "operand", "formula"),
    weight=1,
    explain=explain,
    wrong=(
        Wrong(
            "$h_1 = 0.73 \\cdot 0.21 + (1 - 0.73) \\cdot (-0.52) = 0.0129$",
            "0.73 \\cdot 0.21 + (1 - 0.73) \\cdot (-0.52)",
            "z₁ and 1 − z₁",
            _PROBLEM,
        ),
    ),
    right=("$h_1 = (1 - 0.73) \\cdot 0.21 + 0.73 \\cdot (-0.52) = -0.3229$",),
)
