"""What it finds: a softmax entry worked out as z/Σz: the logits themselves are divided by their
sum.

Why it matters: the entries add to 1 and look like probabilities, but negative logits give
negative ones, and the gradient p − y does not hold.

How to put it right: write e to every logit first, then divide by the sum of these.

Source: softmax rows are the third commonest place of slips on real worked pages.
"""

from __future__ import annotations

from collections.abc import Iterator

from handgrad.check.change import rewriting
from handgrad.check.compose import is_softmax, mapped
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term


def explain(slip: Slip) -> Explanation | None:
    return by_change(slip, _bare, "the exponentials are left out in {}", weight=1)


@rewriting("product")
def _bare(term: Term) -> Iterator[tuple[Term, Term]]:
    if is_softmax(term):
        yield mapped(term, lambda part: part.parts[0][1] if part.op == "exp" else None), term


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
    code="HG618",
    name="softmax-without-exponentials",
    summary="a softmax whose logits were divided by their sum, without e to their power",
    looks_at=("result", "operand", "formula"),
    of=("exp",),
    weight=1,
    explain=explain,
    wrong=(
        Wrong(
            "$p_1 = \\frac{e^{z_1}}{e^{z_1} + e^{z_2} + e^{z_3}} = 0.500$",
            "0.500",
            "exponentials",
            _PROBLEM,
        ),
    ),
    right=("$p_1 = \\frac{3.6693}{3.6693 + 1.4918 + 2.4596} = 0.4815$",),
)
