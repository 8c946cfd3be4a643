"""What it finds: the net input of a unit carried on in place of its activation: z where σ(z)
belongs.

Why it matters: without its activation the layer is linear; the values after it may be
impossible.

How to put it right: apply the function first; what goes to the next layer is a = σ(z).

Source: the activation written and not applied is counted on real worked pages.
"""

from __future__ import annotations

import msgspec

from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, told

_LINKS = ("sigmoid", "tanh", "relu", "leaky_relu", "softmax", "step")


def explain(slip: Slip) -> Explanation | None:
    if slip.belongs is None or slip.written is None or slip.belongs.kind != "atom":
        return None
    inside = slip.inside(slip.belongs)
    if inside is None or inside.op not in _LINKS or not slip.telling:
        return None
    net = inside.parts[0][1]
    if not any(slip.hits(value) for value in (slip.value(net), slip.own(net))):
        return None
    z = slip.shown(net)
    said = told(slip, f"{z} stands for {slip.shown(slip.belongs)}", weight=1)
    message = f"{slip.text} is {z}, before the activation; {said.short} belongs here."
    return msgspec.structs.replace(said, message=message)


_PROBLEM = """\
schema: 1
title: T
equations: |
  z = w x
  a = σ(z)
  y = v a
given:
  {w: 0.53, x: 1.62, v: 1.31}
decimals: 4
"""

RULE = Rule(
    code="HG407",
    name="net-for-activation",
    summary="the net input stands where the activation belongs",
    looks_at=("operand",),
    weight=1,
    explain=explain,
    wrong=(
        Wrong(
            "$y = v a = 1.31 \\cdot 0.8586 = 1.1248$", "0.8586", "before the activation", _PROBLEM
        ),
    ),
    right=("$y = v a = 1.31 \\cdot 0.7024 = 0.9201$",),
)
