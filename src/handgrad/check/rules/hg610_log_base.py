"""What it finds: a logarithm to base 10 or 2 where the natural one is meant, or the other way
round.

Why it matters: a cross-entropy in bits or in bans differs from one in nats by a constant
factor; so does its gradient.

How to put it right: losses use the natural logarithm, `ln` on a calculator; its `log` key is
base 10.

Source: log stands for ln in machine learning and for base 10 on calculators.
"""

from __future__ import annotations

from collections.abc import Iterator

from handgrad.check.change import rewriting
from handgrad.check.compose import applied
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term

_LOGARITHMS = ("ln", "log10", "log2")


def explain(slip: Slip) -> Explanation | None:
    return by_change(slip, _other_base, "the logarithm {} is taken to another base")


@rewriting(*_LOGARITHMS)
def _other_base(term: Term) -> Iterator[tuple[Term, Term]]:
    for other in _LOGARITHMS:
        if other != term.op:
            yield applied(other, term.parts[0][1]), term


RULE = Rule(
    code="HG610",
    name="log-base",
    summary="a logarithm to another base",
    looks_at=("result", "operand", "formula"),
    of=("ln", "log10", "log2"),
    weight=2,
    explain=explain,
    wrong=(Wrong("$-\\ln(0.353) = 0.4522$", "0.4522", "another base"),),
    right=("$-\\ln(0.353) = 1.0413$",),
)
