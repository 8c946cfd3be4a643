"""What it finds: average pooling where the network has max pooling, or the other way round.

Why it matters: max pooling keeps the strongest answer, average pooling dilutes it; the backward
passes differ too.

How to put it right: look up which pooling the layer has.

Source: convolutional pages mix the two; PyTorch also counts the padding in its mean.
"""

from __future__ import annotations

from collections.abc import Iterator

from handgrad.check.change import rewriting
from handgrad.check.compose import applied, number, product, total, whole
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term

_LARGEST = ("max", "maximum", "largest")


def explain(slip: Slip) -> Explanation | None:
    return by_change(slip, _other, "the other pooling is used in {}", weight=1)


@rewriting(*_LARGEST, "product")
def _other(term: Term) -> Iterator[tuple[Term, Term]]:
    if term.op in _LARGEST and len(term.parts) > 1:
        mean = product((1, total(*term.parts)), (-1, number(len(term.parts))))
        yield mean, term
    if term.kind == "product" and len(term.parts) == 2:
        sums = [part for way, part in term.parts if way > 0 and part.kind == "sum"]
        counts = [whole(part) for way, part in term.parts if way < 0]
        plain = len(sums) == 1 and all(part.kind == "atom" for _, part in sums[0].parts)
        if plain and counts == [len(sums[0].parts)]:
            yield applied("maximum", *(part for _, part in sums[0].parts)), term


_PROBLEM = """\
schema: 1
title: T
equations: |
  p = max(a, b, c, d)
given:
  {a: 1.3, b: 0.4, c: 2.7, d: -0.6}
decimals: 4
"""

RULE = Rule(
    code="HG623",
    name="pooling-exchanged",
    summary="a mean stands where the maximum belongs, or the other way round",
    looks_at=("result", "operand", "formula"),
    of=("max", "maximum", "largest", "quotient"),
    weight=1,
    explain=explain,
    wrong=(Wrong("$p = 0.95$", "0.95", "other pooling", _PROBLEM),),
    right=("$p = 2.7$",),
)
