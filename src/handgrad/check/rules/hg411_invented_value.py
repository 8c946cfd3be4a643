"""What it finds: a result that is stated and never computed: nothing that it is worked out from
stands on the page, and no change of its formula gives it.

Why it matters: "the loss went down to 0.0170" is the sentence everybody remembers, and nobody can
check it.

How to put it right: work the value out on the page, with the values the step before has left, or
leave it out.

Source: counted on real worked pages: a loss after the step that was stated without a second
forward pass.
"""

from __future__ import annotations

from handgrad.check.change import atoms
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip


def explain(slip: Slip) -> Explanation | None:
    if slip.kind != "result" or slip.line is not None or slip.belongs is None or slip.true is None:
        return None
    printed = {c.node for c in slip.candidates if c.printed is not None}
    behind = [atom for atom in atoms(slip.belongs) if slip.inside(atom) is not None]
    if not behind or any(atom.node in printed for atom in behind):
        return None  # the page has at least a part of the calculation
    right = slip.show_apart(slip.true)
    missing = ", ".join(dict.fromkeys(slip.shown(atom) for atom in behind))
    return Explanation(
        short=f"{slip.symbol} = {right}",
        message=f"{slip.text} is stated and nowhere worked out: {missing} is not on the page; "
        f"the right value is {right}.",
        evidence="its parts are not on the page, and it comes out of no change of the formula",
        certainty="likely",
        weight=8,
        group=("invented", slip.symbol, slip.text),
    )


_PROBLEM = """\
schema: 1
title: A step and the loss after it
equations: |
  y = w x
  w^+ = w - η (y - t) x
  y^+ = w^+ x
  L^+ = (t - y^+)^2
given: {w: 0.4, x: 1.5, t: 2, η: 0.1}
names: {L^+: loss after the step}
decimals: 4
"""

RULE = Rule(
    code="HG411",
    name="invented-value",
    summary="a result that is stated and never computed",
    looks_at=("result",),
    weight=8,
    explain=explain,
    wrong=(
        Wrong(
            "$y = 0.6$, $w^+ = 0.61$\n\nThe loss after the step is 1.317.",
            "1.317",
            "nowhere worked out",
            _PROBLEM,
        ),
    ),
    right=("$y = 0.6$, $w^+ = 0.61$\n\nThe loss after the step is 1.1772.",),
)
