"""What it finds: a dot product or distance that leaves out one of its components.

Why it matters: the product is that of shorter vectors; attention scores and net inputs come out
wrong.

How to put it right: a product of two vectors of length n has n terms: count them.

Source: counted on real worked pages (3 times).
"""

from __future__ import annotations

from handgrad.check.change import terms
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.series import place
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term


def explain(slip: Slip) -> Explanation | None:
    return by_change(slip, terms.where(_is_component), "the component {} is left out", weight=2)


def _is_component(summed: Term, part: Term) -> bool:
    """A product whose two entries both have neighbours in the other products of the sum."""
    mine = _series(part)
    return mine is not None and any(
        mine == _series(other) for _, other in summed.parts if other is not part
    )


def _series(part: Term) -> tuple[object, ...] | None:
    """The series a product's factors are entries of; None if one of them is no entry."""
    places = [place(factor.node) for _, factor in part.parts]
    if part.kind != "product" or len(places) < 2 or None in places:
        return None
    return tuple(at[0] for at in places if at is not None)


_PROBLEM = """\
schema: 1
title: T
equations: |
  z = w_1 x_1 + w_2 x_2 + w_3 x_3
given:
  {w_1: 0.53, w_2: -0.28, w_3: 0.91, x_1: 1.2, x_2: 0.7, x_3: -0.4}
decimals: 4
"""

RULE = Rule(
    code="HG505",
    name="dimension-term-dropped",
    summary="a component of a vector product is left out",
    looks_at=("result", "operand", "formula"),
    weight=2,
    explain=explain,
    wrong=(Wrong("$z = 0.44$", "0.44", "component", _PROBLEM),),
    right=("$z = 0.53 \\cdot 1.2 - 0.28 \\cdot 0.7 + 0.91 \\cdot (-0.4) = 0.076$",),
)
