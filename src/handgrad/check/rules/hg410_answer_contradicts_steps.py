"""What it finds: an answer that differs from the value the page itself worked out for the same
quantity.

Why it matters: the reader who looks only at the answer takes the wrong number away.

How to put it right: copy the last line of the calculation into the answer.

Source: counted on real worked pages: output 0.1565 where the steps give 0.0800.
"""

from __future__ import annotations

from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, told


def explain(slip: Slip) -> Explanation | None:
    if slip.line is not None or slip.subject is None or slip.written is None or slip.true is None:
        return None
    if not slip.earlier or slip.written.value in slip.earlier:
        return None
    steps = slip.show(slip.earlier[-1], slip.decimals)
    return told(slip, f"the steps above lead to {steps} and the answer is another", weight=0)


_PROBLEM = """\
schema: 1
title: T
equations: |
  z = 0.4 x + 0.3
  y = σ(z)
given:
  {x: 1.5}
decimals: 4
"""

RULE = Rule(
    code="HG410",
    name="answer-contradicts-steps",
    summary="the stated answer is not the one the steps lead to",
    looks_at=("result",),
    explain=explain,
    wrong=(
        Wrong(
            ("$y = \\sigma(z) = \\sigma(0.9) = 0.7109$\n\nAnswer: $y = 0.7190$"),
            "0.7190",
            "the steps above",
            _PROBLEM,
        ),
    ),
    right=(("$y = \\sigma(z) = \\sigma(0.9) = 0.7109$\n\nAnswer: $y = 0.7109$"),),
)
