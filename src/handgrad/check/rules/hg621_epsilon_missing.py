"""What it finds: a normalisation or Adam step without the ε that its formula has.

Why it matters: with a large variance nobody notices; with a small one the value changes in the
printed digits.

How to put it right: add ε where the formula has it, before the root is taken or after.

Source: ε is 10⁻⁵ in PyTorch's batch norm, 10⁻³ in Keras', 10⁻⁸ in Adam.
"""

from __future__ import annotations

from handgrad.check.change import terms
from handgrad.check.compose import base_of
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term

_NAMES = frozenset({"ε", "ϵ", "eps", "epsilon"})


def explain(slip: Slip) -> Explanation | None:
    return by_change(slip, terms.where(_is_epsilon), "{} is left out", weight=1)


def _is_epsilon(_: Term, part: Term) -> bool:
    return base_of(part) in _NAMES


_PROBLEM = """\
schema: 1
title: T
equations: |
  y = (x - m) / √(v + ε)
given:
  {x: 1.3, m: 0.4, v: 0.35, ε: 0.01}
decimals: 4
"""

RULE = Rule(
    code="HG621",
    name="epsilon-missing",
    summary="the small ε below a root or beside it is left out",
    looks_at=("result", "operand", "formula"),
    weight=1,
    explain=explain,
    wrong=(Wrong("$y = \\frac{1.3 - 0.4}{\\sqrt{0.35}} = 1.5213$", "0.35", "left out", _PROBLEM),),
    right=("$y = \\frac{1.3 - 0.4}{\\sqrt{0.35 + 0.01}} = 1.5$",),
)
