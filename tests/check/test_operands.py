"""What stands in the place of an operand is named after what it really is."""

from __future__ import annotations

import pytest

from handgrad import api

STEPS = """\
schema: 1
title: Two steps
equations: |
  h_1 = tanh(u h_0 + x_1)
  h_2 = tanh(u h_1 + x_2)
  q = h_1 + 2 h_2
given: {u: 0.7, h_0: 0, x_1: 0.5, x_2: -0.2}
decimals: 4
"""
SUM = """\
schema: 1
title: A step
equations: |
  b_1 = b_0 + r e
  p = a_0 k + f g
  s = w_0 + w_1 e
given:
  {b_0: 0.65, r: 0.31, e: -0.83, f: 0.527, g: -0.385, w_0: 0.412, w_1: 0.265, a_0: 0, k: 0.4}
decimals: 4
"""
DATA = """\
schema: 1
title: Rates
equations: |
  m = k / (1 - r_1)
  n = k / (1 - r_2)
given: {k: 0.034, r_1: 0.8, r_2: 0.87}
decimals: 4
"""
SLIPS = {
    # a state of another step, in a quantity that has no step itself
    "q = h_1 + 2 h_2 = 0.4621 + 2*0.4621 = 1.3863": (STEPS, "stale-state"),
    # w₀ and w₁ are no steps: nothing is carried on from one to the other
    "s = w_0 + w_1 e = 0.412 + 0.412*(-0.83) = 0.0700": (SUM, "operand-swap"),
    # worked out from left to right, with a minus in the product
    "b_1 = b_0 + r e = 0.65 + 0.31*(-0.83) = -0.7968": (SUM, "order-of-operations"),
    # the author's own wrong result is no explanation of the number it was worked out from
    "p = a_0 k + f g = 0*0.4 + 0.527*(-0.385) = 0 + 0.1420 = 0.1420": (SUM, "operation-exchanged"),
    # 0.8 is r₁, not 0.87 with a digit cut off
    "n = k / (1 - r_2) = 0.034 / (1 - 0.8) = 0.1700": (DATA, "index-exchanged"),
}


@pytest.mark.parametrize("line", SLIPS)
def test_an_operand_is_named_after_what_it_is(line: str) -> None:
    problem, name = SLIPS[line]
    found = api.check(f"    {line}\n", problem=problem, format="markdown").findings
    assert {f.name for f in found} == {name}, [f.message for f in found]
