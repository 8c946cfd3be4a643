"""What it finds: a running mean in which the decay β and 1 − β are exchanged: βm + (1 − β)g worked
out as (1 − β)m + βg.

Why it matters: the mean then follows the newest gradient alone; momentum and Adam lose their
memory.

How to put it right: β, close to 1, weighs the old mean; 1 − β, close to 0, the new gradient.

Source: the two ways to state momentum's decay, β and 1 − β, differ from book to book (Kingma
and Ba 2015 weigh the old mean by β).
"""

from __future__ import annotations

from collections.abc import Iterator

from handgrad.check.change import rewriting
from handgrad.check.compose import base_of, weighted
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term

_DECAYS = frozenset("βγρλμ")


def explain(slip: Slip) -> Explanation | None:
    return by_change(slip, _exchanged, "{0} and 1 − {0} are exchanged", weight=1)


@rewriting("sum")
def _exchanged(term: Term) -> Iterator[tuple[Term, Term]]:
    for changed, weight in weighted(term):
        if base_of(weight)[:1] in _DECAYS or not base_of(weight):
            yield changed, weight


_PROBLEM = """\
schema: 1
title: T
equations: |
  m_1 = β m_0 + (1 - β) g_1
given:
  {β: 0.9, m_0: 0.31, g_1: -0.52}
decimals: 4
"""

RULE = Rule(
    code="HG616",
    name="decay-swapped",
    summary="β and 1 − β are exchanged in a running mean",
    looks_at=("result", "operand", "formula"),
    weight=1,
    explain=explain,
    wrong=(
        Wrong(
            "$m_1 = 0.1 \\cdot 0.31 + 0.9 \\cdot (-0.52) = -0.437$",
            "0.1 \\cdot 0.31 + 0.9 \\cdot (-0.52)",
            "exchanged",
            _PROBLEM,
        ),
    ),
    right=("$m_1 = 0.9 \\cdot 0.31 + 0.1 \\cdot (-0.52) = 0.227$",),
)
