"""What it finds: a formula that lacks a term which the problem's formula has: the recurrent input,
the bias.

Why it matters: the numbers that follow are right for another formula.

How to put it right: write the formula with all its terms; the number of weights says how many there
must be.

Source: counted on real worked pages (recurrent-term-omitted, bias-forgotten).
"""

from __future__ import annotations

from handgrad.check.change import terms
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, told


def explain(slip: Slip) -> Explanation | None:
    change = slip.find(terms)
    if change is None:
        return None
    shown = slip.shown(change.part)
    return told(slip, f"{shown} is left out", short=f"{shown} is missing")


RULE = Rule(
    code="HG405",
    name="recurrent-term-omitted",
    summary="the formula lacks a term: the recurrent input or a bias",
    looks_at=("formula",),
    explain=explain,
    wrong=(
        Wrong(
            "$h_2 = \\tanh(w x_2)$",
            "\\tanh(w x_2)",
            "u·h₁ is missing",
            "schema: 1\ntitle: RNN\nequations: |\n  h_t = tanh(w x_t + u h_{t-1})\n"
            "given: {w: 0.5, u: 0.7}\ninputs: {x: [0.4, 0.8]}\ninitial: {h: 0}\ndecimals: 4\n",
        ),
    ),
    right=("$h_2 = \\tanh(w x_2 + u h_1)$",),
)
