"""What it finds: the complement of a value where the value belongs: ln(1 − p) for ln p, the keep
probability for the drop probability.

Why it matters: the loss is that of the other class; dropout keeps what it should drop.

How to put it right: say which of the two the letter means, and read the formula once more.

Source: the target 0 and the target 1 of a binary cross-entropy are easily exchanged; ONNX's p
is the drop probability.
"""

from __future__ import annotations

from collections.abc import Iterator

from handgrad.check.change import rewriting
from handgrad.check.compose import complement, one_minus, value_of
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term

_WHAT = "{} and its complement to 1 are exchanged"


def explain(slip: Slip) -> Explanation | None:
    return by_change(slip, _value, _WHAT, weight=3) or by_change(slip, _added, _WHAT, weight=5)


@rewriting("sum")
def _value(term: Term) -> Iterator[tuple[Term, Term]]:
    """1 − p as p."""
    inner = complement(term)
    if inner is not None:
        yield inner, inner


@rewriting("atom")
def _added(term: Term) -> Iterator[tuple[Term, Term]]:
    """p as 1 − p: any name could be meant, so it explains less than what is left out."""
    if value_of(term) is None:
        yield one_minus(term), term


_PROBLEM = """\
schema: 1
title: T
equations: |
  L = -(t ln(p) + (1 - t) ln(1 - p))
given:
  {t: 0.3, p: 0.62}
decimals: 4
"""

RULE = Rule(
    code="HG628",
    name="complement-for-value",
    summary="1 − p stands for p, or p for 1 − p",
    looks_at=("result", "operand", "formula"),
    weight=3,
    explain=explain,
    wrong=(
        Wrong("$L = -(0.3 \\ln 0.38 + 0.7 \\ln 0.38) = 0.9676$", "0.38", "complement", _PROBLEM),
    ),
    right=("$L = -(0.3 \\ln 0.62 + 0.7 \\ln 0.38) = 0.8207$",),
)
