"""What it finds: a scaled dot-product score without its scale: q·k for q·k/√d.

Why it matters: unscaled scores grow with the width; the softmax becomes too sharp.

How to put it right: divide each score by √d, with d the length of a key, before the softmax.

Source: Vaswani 2017, equation 1.
"""

from __future__ import annotations

from handgrad.check.change import factors
from handgrad.check.compose import divides, parts_of
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term


def explain(slip: Slip) -> Explanation | None:
    return by_change(slip, factors.where(_is_scale), "the division by {} is left out", weight=1)


def _is_scale(score: Term, part: Term) -> bool:
    """A divisor √d with d a single name or number."""
    return divides(score, part) and part.op == "sqrt" and len(list(parts_of(part))) == 2


_PROBLEM = """\
schema: 1
title: T
equations: |
  s = (q_1 k_1 + q_2 k_2) / √d
given:
  {q_1: 0.53, q_2: 1.1, k_1: 0.94, k_2: -0.27, d: 2}
decimals: 4
"""

RULE = Rule(
    code="HG626",
    name="attention-scale-omitted",
    summary="an attention score is not divided by √d",
    looks_at=("result", "operand", "formula"),
    of=("sqrt",),
    weight=1,
    explain=explain,
    wrong=(
        Wrong(
            "$s = 0.53 \\cdot 0.94 + 1.1 \\cdot (-0.27) = 0.2012$",
            "0.53 \\cdot 0.94 + 1.1 \\cdot (-0.27)",
            "left out",
            _PROBLEM,
        ),
    ),
    right=("$s = \\frac{0.53 \\cdot 0.94 + 1.1 \\cdot (-0.27)}{\\sqrt{2}} = 0.1423$",),
)
