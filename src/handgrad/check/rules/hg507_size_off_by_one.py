"""What it finds: the size of a feature map without its last + 1: (n − k + 2p)/s for (n − k + 2p)/s
+ 1.

Why it matters: the first window counts as well; every layer after it, and the number of weights
of the dense one, is then wrong.

How to put it right: output size = (input − kernel + 2·padding)/stride + 1.

Source: fence posts and gaps: the commonest slip of convolution arithmetic.
"""

from __future__ import annotations

from handgrad.check.change import terms
from handgrad.check.compose import is_number
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term


def explain(slip: Slip) -> Explanation | None:
    return by_change(slip, terms.where(_is_one), "the + {} of an output size is left out", weight=1)


def _is_one(size: Term, part: Term) -> bool:
    return is_number(part, 1) and any(
        inner.kind == "product" and _divides(inner) for _, inner in size.parts
    )


def _divides(part: Term) -> bool:
    return any(way < 0 for way, _ in part.parts)


_PROBLEM = """\
schema: 1
title: T
equations: |
  o = (n - k + 2 p) / s + 1
given:
  {n: 32, k: 5, p: 0, s: 1}
decimals: 0
"""

RULE = Rule(
    code="HG507",
    name="size-off-by-one",
    summary="the + 1 of an output size is missing",
    looks_at=("result", "operand", "formula"),
    of=("quotient",),
    weight=1,
    explain=explain,
    wrong=(Wrong("$o = \\frac{32 - 5 + 2 \\cdot 0}{1} + 1 = 27$", "27", "left out", _PROBLEM),),
    right=("$o = \\frac{32 - 5 + 2 \\cdot 0}{1} + 1 = 28$",),
)
