"""What it finds: the value of another time step stands where this step's value belongs: the initial
state at t = 2, an old loss.

Why it matters: a recurrent net lives from carrying its state on; with the old one the second step
is the first again.

How to put it right: the output of one step is an input of the next: put the latest value in,
everywhere.

Source: counted on real worked pages; the most expensive slip of recurrent homework.
"""

from __future__ import annotations

from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip


def explain(slip: Slip) -> Explanation | None:
    if slip.kind != "operand" or slip.belongs is None or slip.written is None:
        return None
    here = next((c for c in slip.candidates if c.node is slip.belongs.node), None)
    if here is None or here.time is None or slip.true is None:
        return None
    for other in slip.candidates:
        if other.symbol != here.symbol or other.time in (None, here.time):
            continue
        for value in (other.printed, other.true):
            if value is not None and slip.written.equals_rounded(value):
                belongs = slip.show(slip.true, max(slip.decimals, 4))
                when = "before t = 1" if other.time == 0 else f"at t = {other.time}"
                return Explanation(
                    short=f"{here.shown} = {belongs} belongs here",
                    message=f"{slip.text} is {other.shown}, the value {when}.",
                    evidence=f"{other.shown} in place of {here.shown} gives {slip.text}",
                    weight=1,
                    group=("stale", here.shown, slip.text),
                )
    return None


RULE = Rule(
    code="HG401",
    name="stale-state",
    summary="a value of another time step stands where this step's value belongs",
    looks_at=("operand",),
    explain=explain,
    wrong=(
        Wrong(
            "$h_2 = \\tanh(0.5 \\cdot 0.8 + 0.7 \\cdot 0) = 0.3799$",
            "0",
            "h₁",
            "schema: 1\ntitle: RNN\nequations: |\n  h_t = tanh(w x_t + u h_{t-1})\n"
            "given: {w: 0.5, u: 0.7}\ninputs: {x: [0.4, 0.8]}\ninitial: {h: 0}\ndecimals: 4\n",
        ),
    ),
    right=("$h_2 = \\tanh(0.5 \\cdot 0.8 + 0.7 \\cdot 0.1974) = 0.4916$",),
)
