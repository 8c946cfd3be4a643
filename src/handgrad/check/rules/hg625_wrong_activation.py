"""What it finds: the value of another activation: σ where the formula has tanh, tanh where it has
σ, ReLU for either.

Why it matters: gates lie between 0 and 1, candidates between −1 and 1; exchanged, a cell can no
longer subtract, or close.

How to put it right: gates take σ, the candidate and the output of a cell take tanh.

Source: class reports of LSTM homework: σ in place of tanh in the candidate.
"""

from __future__ import annotations

from collections.abc import Iterator

from handgrad.check.change import rewriting
from handgrad.check.compose import applied
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term

_CURVED = ("sigmoid", "tanh")
_ACTIVATIONS = (*_CURVED, "relu")


def explain(slip: Slip) -> Explanation | None:
    return by_change(slip, _other, "another activation is applied in {}")


@rewriting(*_ACTIVATIONS)
def _other(term: Term) -> Iterator[tuple[Term, Term]]:
    argument = term.parts[0][1]
    yield from ((applied(op, argument), term) for op in _CURVED if op != term.op)


_PROBLEM = """\
schema: 1
title: T
equations: |
  g = tanh(w x)
given:
  {w: 0.53, x: 1.62}
decimals: 4
"""

RULE = Rule(
    code="HG625",
    name="wrong-activation",
    summary="another activation was applied: σ for tanh",
    looks_at=("result", "operand", "formula"),
    of=("sigmoid", "tanh", "relu"),
    weight=2,
    explain=explain,
    wrong=(Wrong("$g = 0.7024$", "0.7024", "another activation", _PROBLEM),),
    right=("$g = \\tanh(0.8586) = 0.6955$",),
)
