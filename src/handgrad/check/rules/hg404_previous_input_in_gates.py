"""What it finds: the input of another time step where this step's belongs: x_{t−1} for x_t in the
gates of a recurrent cell.

Why it matters: the cell answers to an input it has already seen; all gates of the step are
wrong.

How to put it right: gates read the new input x_t and the old state h_{t−1}.

Source: printed in published gate formulas (iacopomasi/NLP, pull request 4).
"""

from __future__ import annotations

import msgspec

from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.series import place
from handgrad.check.slip import Slip, told
from handgrad.graph import Node

_INPUTS = frozenset({"x", "X", "u", "input", "in"})


def explain(slip: Slip) -> Explanation | None:
    if slip.belongs is None or slip.written is None or slip.belongs.kind != "atom":
        return None
    here = slip.candidates.by_node.get(slip.belongs.node)
    if here is None or here.time is None or here.symbol.split("_")[0] not in _INPUTS:
        return None
    for other in slip.of_this_value():
        if other.symbol != here.symbol or other.time in (None, here.time):
            continue
        if _entry(other.node) == _entry(here.node):
            what = f"{other.shown}, the input at t = {other.time}"
            said = told(slip, f"{what}, stands for {here.shown}", weight=0)
            message = f"{slip.text} is {what}; {said.short} belongs here."
            return msgspec.structs.replace(said, message=message)
    return None


def _entry(node: Node) -> object:
    at = place(node) if node.op == "element" else None
    return None if at is None else at[1]


_PROBLEM = """\
schema: 1
title: T
equations: |
  h_t = tanh(w x_t + u h_{t-1})
given:
  {w: 0.5, u: 0.7}
inputs: {x: [0.42, 0.86]}
initial: {h: 0}
decimals: 4
"""

RULE = Rule(
    code="HG404",
    name="previous-input-in-gates",
    summary="the input of another time step was used",
    looks_at=("operand",),
    explain=explain,
    wrong=(
        Wrong(
            "$h_2 = \\tanh(0.5 \\cdot 0.42 + 0.7 \\cdot 0.2070) = 0.3407$",
            "0.42",
            "the input at t = 1",
            _PROBLEM,
        ),
    ),
    right=("$h_2 = \\tanh(0.5 \\cdot 0.86 + 0.7 \\cdot 0.2070) = 0.5189$",),
)
