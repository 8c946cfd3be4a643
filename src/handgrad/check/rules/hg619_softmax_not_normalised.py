"""What it finds: a softmax entry printed as e^z: the division by the sum of all exponentials is
left out.

Why it matters: the value is no probability; the entries do not add to 1.

How to put it right: add the exponentials up and divide each by their sum.

Source: seen where the exponentials were computed in a table of their own.
"""

from __future__ import annotations

from handgrad.check.change import factors
from handgrad.check.compose import is_softmax
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term


def explain(slip: Slip) -> Explanation | None:
    return by_change(slip, factors.where(_is_total), "it is not divided by {}", weight=1)


def _is_total(share: Term, part: Term) -> bool:
    return is_softmax(share) and part.kind == "sum"


_PROBLEM = """\
schema: 1
title: T
equations: |
  p_1 = exp(z_1) / (exp(z_1) + exp(z_2) + exp(z_3))
given:
  {z_1: 1.3, z_2: 0.4, z_3: 0.9}
decimals: 4
"""

RULE = Rule(
    code="HG619",
    name="softmax-not-normalised",
    summary="a softmax entry that was not divided by the sum",
    looks_at=("result", "operand", "formula"),
    of=("exp",),
    weight=1,
    explain=explain,
    wrong=(Wrong("$p_1 = 3.6693$", "3.6693", "not divided", _PROBLEM),),
    right=("$p_1 = \\frac{3.6693}{3.6693 + 1.4918 + 2.4596} = 0.4815$",),
)
