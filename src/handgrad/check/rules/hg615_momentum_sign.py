"""What it finds: a velocity in which the old velocity is subtracted where it is added, or a weight
from which the velocity is subtracted where it is added.

Why it matters: momentum then brakes where it should carry on.

How to put it right: two forms are in use: v = μv − ηg with w + v, and v = μv + g with w − ηv.
Keep to one.

Source: the two forms of momentum differ between Sutskever 2013 and PyTorch.
"""

from __future__ import annotations

from handgrad.check.change import signs
from handgrad.check.compose import base_of, factors_of
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term
from handgrad.check.update import has_rate

_MOMENTUM = frozenset({"μ", "β", "γ", "ρ", "momentum", "mu", "beta", "gamma"})


def explain(slip: Slip) -> Explanation | None:
    def is_momentum(update: Term, part: Term) -> bool:
        weighted = any(base_of(factor) in _MOMENTUM for _, factor in factors_of(part))
        velocity = part.kind == "atom" and base_of(part) in ("v", "V", "Δ")
        return update.kind == "sum" and (weighted or velocity) and not has_rate(slip, part)

    return by_change(slip, signs.where(is_momentum), "the momentum term {} has the other sign")


_PROBLEM = """\
schema: 1
title: T
equations: |
  v_1 = μ v_0 - η g_1
given:
  {μ: 0.9, v_0: -0.37, η: 0.1, g_1: 0.52}
decimals: 4
"""

RULE = Rule(
    code="HG615",
    name="momentum-sign",
    summary="the momentum term has the wrong sign",
    looks_at=("result", "operand", "formula"),
    weight=2,
    explain=explain,
    wrong=(
        Wrong(
            "$v_1 = μ v_0 - η g_1 = 0.9 \\cdot (-0.37) - 0.1 \\cdot 0.52 = 0.281$",
            "0.281",
            "momentum",
            _PROBLEM,
        ),
    ),
    right=("$v_1 = 0.9 \\cdot (-0.37) - 0.1 \\cdot 0.52 = -0.385$",),
)
