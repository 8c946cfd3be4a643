"""What it finds: adam's corrected average m̂ or v̂ printed as the average itself, without the
division by 1 − βᵗ.

Why it matters: the averages begin at 0 and are far too small in the first steps; uncorrected,
the first step has another length.

How to put it right: m̂ = m/(1 − β₁ᵗ), v̂ = v/(1 − β₂ᵗ), with t counted from 1.

Source: counted on real worked pages (5 times); Kingma and Ba 2015, algorithm 1.
"""

from __future__ import annotations

from handgrad.check.change import factors
from handgrad.check.compose import complement, divides
from handgrad.check.exact import by_exact_change
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term


def explain(slip: Slip) -> Explanation | None:
    correction, what = factors.where(_is_correction), "the division by {} is left out"
    found = by_change(slip, correction, what, weight=1)
    return found or by_exact_change(slip, correction, what, weight=1)


def _is_correction(product: Term, part: Term) -> bool:
    return divides(product, part) and complement(part) is not None


_PROBLEM = """\
schema: 1
title: T
equations: |
  a_2 = m_2 / (1 - β^2)
given:
  {β: 0.95, m_2: 0.0437}
decimals: 4
"""

RULE = Rule(
    code="HG611",
    name="bias-correction-ignored",
    summary="Adam's average is not divided by 1 − βᵗ",
    looks_at=("result", "operand", "formula"),
    of=("complement",),
    weight=1,
    explain=explain,
    wrong=(Wrong("$a_2 = 0.0437$", "0.0437", "left out", _PROBLEM),),
    right=("$a_2 = \\frac{0.0437}{1 - 0.95^2} = 0.4482$",),
)
