"""What it finds: the entry of a matrix with its indices exchanged, as in the gradient of a weight
matrix written as h δᵀ for δ hᵀ.

Why it matters: the update of w₁₂ is applied to w₂₁: both weights learn the other's lesson.

How to put it right: ∂E/∂wᵢⱼ = δᵢhⱼ: the first index is that of the unit the weight goes into.

Source: the outer product of backpropagation is written both ways in books.
"""

from __future__ import annotations

from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.series import place
from handgrad.check.slip import Slip, told
from handgrad.check.term import Term

_PAIR = 2


def explain(slip: Slip) -> Explanation | None:
    at = None if slip.subject is None else place(slip.subject)
    if at is None or slip.subject is None or len(at[1]) != _PAIR or at[1][0] == at[1][1]:
        return None
    across = slip.neighbour(Term("atom", slip.subject), at[1][::-1])
    if across is None or not slip.telling or not slip.hits(slip.value(across)):
        return None
    return told(slip, f"it is {slip.shown(across)}, the entry across the diagonal", weight=2)


_PROBLEM = """\
schema: 1
title: T
equations: |
  g_{11} = d_1 h_1
  g_{12} = d_1 h_2
  g_{21} = d_2 h_1
  g_{22} = d_2 h_2
given:
  {d_1: 0.22, d_2: -0.36, h_1: 0.53, h_2: 0.71}
decimals: 4
"""

RULE = Rule(
    code="HG502",
    name="outer-product-transposed",
    summary="the entry across the diagonal stands here: δᵢhⱼ for δⱼhᵢ",
    looks_at=("result", "formula"),
    weight=2,
    explain=explain,
    wrong=(Wrong("$g_{12} = -0.1908$", "-0.1908", "across the diagonal", _PROBLEM),),
    right=("$g_{12} = 0.22 \\cdot 0.71 = 0.1562$",),
)
