"""What it finds: a weight after its update where the weight before it belongs: the deltas of a
hidden layer computed with the output weights that were just updated.

Why it matters: all gradients of one step belong to the same weights. With updated ones it is
another algorithm, and the numbers are no gradient of the loss.

How to put it right: compute all deltas first, with the old weights; update at the end.

Source: named by authors as a common mistake (updated-weights-in-hidden-delta).
"""

from __future__ import annotations

import msgspec

from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.series import place
from handgrad.check.slip import Slip, told
from handgrad.graph import Node
from handgrad.notation import Name

_NEWER = frozenset({"+", "new", "neu", "nuevo", "'", "*", "next", "updated"})


def explain(slip: Slip) -> Explanation | None:
    if slip.belongs is None or slip.written is None or slip.belongs.kind != "atom":
        return None
    for other in slip.of_this_value():
        if _is_newer(other.node, slip.belongs.node):
            old = slip.shown(slip.belongs)
            what = f"{other.shown}, the weight after its update"
            said = told(slip, f"{what}, stands for {old}", weight=0)
            message = f"{slip.text} is {what}; {said.short} belongs here."
            return msgspec.structs.replace(said, message=message)
    return None


def _is_newer(new: Node, old: Node) -> bool:
    """Whether one name is the other with the mark of an update: w₂⁺ and w₂."""
    mine, its = _bare(new), _bare(old)
    return mine is not None and its is not None and mine[0] == its[0] and mine[1] and not its[1]


def _bare(node: Node) -> tuple[object, bool] | None:
    owner = node.inputs[0] if node.op == "element" else node
    name = owner.name
    if not isinstance(name, Name):
        return None
    at = place(node) if node.op == "element" else None
    plain = tuple(mark for mark in (*name.marks, *name.sup) if mark.strip("()") not in _NEWER)
    sub = tuple(part for part in name.sub if part not in _NEWER)
    marked = len(plain) < len(name.marks) + len(name.sup) or len(sub) < len(name.sub)
    return (name.base, plain, sub, None if at is None else at[1]), marked


_PROBLEM = """\
schema: 1
title: T
equations: |
  h = σ(w_1 x)
  y = σ(w_2 h)
  d = (y - t) y (1 - y)
  w_2^+ = w_2 - η d h
  e = d w_2 h (1 - h)
given:
  {w_1: 0.83, w_2: 1.47, x: 0.9, t: 0.2, η: 2}
decimals: 4
"""

RULE = Rule(
    code="HG403",
    name="updated-weights-in-hidden-delta",
    summary="an updated weight stands where the old one belongs",
    looks_at=("operand",),
    explain=explain,
    wrong=(
        Wrong(
            (
                "$e = d w_2 h (1 - h) = 0.1044 \\cdot 1.3283 \\cdot 0.6785 \\cdot (1 - "
                "0.6785) = 0.0303$"
            ),
            "1.3283",
            "after its update",
            _PROBLEM,
        ),
    ),
    right=(
        ("$e = d w_2 h (1 - h) = 0.1044 \\cdot 1.47 \\cdot 0.6785 \\cdot (1 - 0.6785) = 0.0335$"),
    ),
)
