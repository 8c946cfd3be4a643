"""What it finds: KL(q‖p) where KL(p‖q) belongs: the two distributions are exchanged.

Why it matters: the divergence is not symmetric; as a sparsity penalty it pulls differently, and
its gradient is another.

How to put it right: Ng's sparsity penalty is KL(ρ‖ρ̂): the target first, the mean activation
second.

Source: a convention trap of sparse autoencoders.
"""

from __future__ import annotations

from collections.abc import Iterator

from handgrad.check.change import rewriting
from handgrad.check.compose import mapped, parts_of, value_of
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term

_LOGARITHMS = ("ln", "log10", "log2")


def explain(slip: Slip) -> Explanation | None:
    return by_change(slip, _turned, "the two distributions are exchanged in {}", weight=2)


@rewriting("sum")
def _turned(term: Term) -> Iterator[tuple[Term, Term]]:
    logs = [part for part in parts_of(term) if part.op in _LOGARITHMS]
    ratios = [log.parts[0][1] for log in logs if log.parts[0][1].kind == "product"]
    if not any(way < 0 for ratio in ratios for way, _ in ratio.parts):
        return  # a cross-entropy
    names = {part.node: part for part in parts_of(term) if part.kind == "atom"}
    named = [part for part in names.values() if value_of(part) is None]
    if len(named) == 2:
        a, b = named
        other = {a.node: b, b.node: a}
        yield mapped(term, lambda part: other.get(part.node)), term


_PROBLEM = """\
schema: 1
title: T
equations: |
  D = p ln(p / q) + (1 - p) ln((1 - p) / (1 - q))
given:
  {p: 0.05, q: 0.23}
decimals: 4
"""

RULE = Rule(
    code="HG630",
    name="kl-direction",
    summary="the KL divergence in the other direction",
    looks_at=("result", "operand", "formula"),
    of=("ln", "log10", "log2"),
    weight=2,
    explain=explain,
    wrong=(Wrong("$D = 0.1892$", "0.1892", "exchanged", _PROBLEM),),
    right=("$D = 0.1233$",),
)
