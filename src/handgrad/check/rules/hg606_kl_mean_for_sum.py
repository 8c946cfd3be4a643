"""What it finds: a Kullback-Leibler term divided by the number of latent dimensions.

Why it matters: the KL of independent dimensions is their sum. Averaged, it weighs less beside
the reconstruction: a β below 1 that nobody chose.

How to put it right: add the dimensions up; divide only by the number of examples, if the loss
is a mean over the batch.

Source: named by authors as a common mistake; pytorch examples 234 and 652.
"""

from __future__ import annotations

from collections.abc import Iterator

from handgrad.check.change import rewriting
from handgrad.check.compose import is_kl, number, parts_of, product
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term


def explain(slip: Slip) -> Explanation | None:
    return by_change(
        slip, _averaged, "the KL term is averaged over the latent dimensions", weight=1
    )


@rewriting("sum")
def _averaged(term: Term) -> Iterator[tuple[Term, Term]]:
    if is_kl(term):
        count = sum(part.op == "exp" for part in parts_of(term))
        if count > 1:
            yield product((1, term), (-1, number(count))), term


_PROBLEM = """\
schema: 1
title: T
equations: |
  D = -(1 + l_1 - m_1^2 - exp(l_1) + 1 + l_2 - m_2^2 - exp(l_2)) / 2
given:
  {l_1: 0.42, m_1: 0.35, l_2: -0.3, m_2: 0.8}
decimals: 4
"""

RULE = Rule(
    code="HG606",
    name="kl-mean-for-sum",
    summary="the KL term is averaged over the latent dimensions where it is summed",
    looks_at=("result", "operand", "formula"),
    of=("exp",),
    weight=1,
    explain=explain,
    wrong=(Wrong("$D = 0.2263$", "0.2263", "averaged", _PROBLEM),),
    right=("$D = 0.4526$",),
)
