"""What it finds: adam's correction 1 − βᵗ with another exponent: 1 − β at every step, the exponent
of the step before, β·t for βᵗ.

Why it matters: from the second step on the corrected averages are wrong, most of all v̂ with β₂
= 0.999.

How to put it right: the exponent is the number of the step, counted from 1: 1 − β₁² at t = 2.

Source: the exponent is easily overlooked where β₁ᵗ is typeset like an index; Kingma and Ba
2015, algorithm 1.
"""

from __future__ import annotations

from collections.abc import Iterator

from flint import fmpq

from handgrad.check.change import put, rewriting
from handgrad.check.compose import applied, complement, number, one_minus, product, whole
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term

_NEAR = (-1, 1)


def explain(slip: Slip) -> Explanation | None:
    return by_change(slip, _powers, "another power stands in {}", weight=1)


@rewriting("product")
def _powers(term: Term) -> Iterator[tuple[Term, Term]]:
    for i, (way, part) in enumerate(term.parts):
        inner = complement(part)
        if way > 0 or inner is None:
            continue
        for other in _others(inner):
            yield put(term, i, one_minus(other)), part


def _others(power: Term) -> Iterator[Term]:
    base, exponent = power, 1
    if power.op == "square":
        base, exponent = power.parts[0][1], 2
    elif power.op == "power":
        base = power.parts[0][1]
        found = whole(power.parts[1][1])
        if found is None:
            yield base
            return
        exponent = found
    elif power.kind != "atom":
        return
    for other in {1, exponent - 1, exponent + 1} - {exponent, 0}:
        yield base if other == 1 else applied("power", base, number(other))
    if exponent > 2:  # (twice β for β² is a slip of its own)
        yield product((1, base), (1, number(fmpq(exponent))))


_PROBLEM = """\
schema: 1
title: T
equations: |
  a_2 = m_2 / (1 - β^2)
given:
  {β: 0.95, m_2: 0.0437}
decimals: 4
"""

RULE = Rule(
    code="HG612",
    name="bias-correction-power",
    summary="Adam's correction with another power of β",
    looks_at=("result", "operand", "formula"),
    of=("complement",),
    weight=1,
    explain=explain,
    wrong=(
        Wrong(
            "$a_2 = \\frac{m_2}{1 - β^2} = \\frac{0.0437}{1 - 0.95} = 0.874$",
            "0.95",
            "another power",
            _PROBLEM,
        ),
    ),
    right=("$a_2 = \\frac{0.0437}{1 - 0.95^2} = 0.4482$",),
)
