"""What it finds: a peephole that looks at the cell of the wrong moment: the output gate at c_{t−1},
or the input or forget gate at c_t.

Why it matters: the output gate decides over the cell that was just written; with the old one it
opens and closes a step late.

How to put it right: i and f come before the new cell and see c_{t−1}; o comes after it and sees
c_t.

Source: Gers 2002, equations 1 to 5; ONNX `LSTM` with peepholes has the same moments.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from handgrad.check.change import rewriting
from handgrad.check.compose import base_of, mapped, parts_of
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.series import place
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term

if TYPE_CHECKING:
    from handgrad.check.candidates import Candidate

_CELLS = frozenset("cC")
_STEP = 1


def explain(slip: Slip) -> Explanation | None:
    @rewriting("sigmoid")
    def moments(gate: Term) -> Iterator[tuple[Term, Term]]:
        for cell in parts_of(gate):
            for other in _beside(slip, cell) if base_of(cell) in _CELLS else ():
                new = Term("atom", other.node)
                yield mapped(gate, partial(_swapped, cell, new)), cell

    return by_change(
        slip, moments, "the gate looks at the cell of another step, not at {}", weight=1
    )


def _swapped(cell: Term, new: Term, part: Term) -> Term | None:
    return new if part is cell else None


def _beside(slip: Slip, cell: Term) -> Iterator[Candidate]:
    """The same cell one step before or after."""
    here = slip.candidates.by_node.get(cell.node)
    if here is None or here.time is None:
        return
    for other in slip.candidates:
        if other.symbol != here.symbol or other.time is None or _entry(other) != _entry(here):
            continue
        if abs(other.time - here.time) == _STEP:
            yield other


def _entry(cell: Candidate) -> object:
    at = place(cell.node) if cell.node.op == "element" else None
    return None if at is None else at[1]


_PROBLEM = """\
schema: 1
title: T
equations: |
  c_t = 0.6 c_{t-1} + 0.4 x_t
  o_t = σ(w x_t + p c_t)
given:
  {w: 0.53, p: 0.87}
inputs: {x: [1.2, -0.7]}
initial: {c: 0.31}
decimals: 4
"""

RULE = Rule(
    code="HG632",
    name="peephole-state",
    summary="a peephole looks at the cell of another step: o at c_{t−1}, i or f at c_t",
    looks_at=("result", "formula"),
    of=("sigmoid",),
    weight=1,
    explain=explain,
    wrong=(Wrong("$o_1 = 0.7121$", "0.7121", "not at c₁", _PROBLEM),),
    right=("$o_1 = \\sigma(0.53 \\cdot 1.2 + 0.87 \\cdot 0.666) = 0.7713$",),
)
