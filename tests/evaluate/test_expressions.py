"""Random expressions: the ball holds the 200-digit value, double precision is near, digits are
those of the value.
"""

from __future__ import annotations

import os
import random
from decimal import ROUND_HALF_UP, Decimal, localcontext

import mpmath
import pytest
from flint import arb, ctx, fmpq

from handgrad.errors import LimitReached
from handgrad.evaluate import certified, float64
from handgrad.evaluate.digits import agrees, cut, decide
from handgrad.parse import formula
from handgrad.parse.build import Scope, build
from tests.evaluate.expressions import expression

COUNT = int(os.environ.get("HANDGRAD_EXPRESSIONS", "1000"))
BATCH = 100


@pytest.mark.parametrize("batch", range(COUNT // BATCH))
def test_ball_holds_the_value(batch: int) -> None:
    draw = random.Random(batch)
    mp = mpmath.mp.clone()
    mp.dps = 240
    for _ in range(BATCH):
        text, oracle = expression(draw, 4)
        true = oracle(mp)
        written = mpmath.nstr(true, 210, strip_zeros=False)
        node = build(formula(text), Scope())
        with ctx.workprec(900):
            # 210 digits: half a unit in the last of them is the oracle's own error.
            near = arb(written, abs(arb(written)) * arb("1e-208") + arb("1e-230"))
        for bits in (64, 128, 512):
            found = certified.value(node, None, bits)
            with ctx.workprec(900):
                assert arb(found).overlaps(near), text
                assert bits < 512 or abs(arb(found) - near) < arb("1e-60") * (1 + abs(near)), text
        rough = float64.value(node)
        # Thirty operations lose some 30 units in the last place, times the condition of the
        # formula.
        assert abs(rough - float(true)) <= 1e-9 * max(1.0, abs(rough)), text
        digits(node, true)


def digits(node: object, true: object) -> None:
    """The printed digits are those that decimal arithmetic gives for the oracle's value."""
    with localcontext() as context:
        context.prec = 260
        exact = Decimal(mpmath.nstr(true, 210, strip_zeros=False))
        wanted = str(exact.quantize(Decimal("0.00001"), ROUND_HALF_UP))
    try:
        found = decide(lambda bits: certified.value(node, None, bits), decimals=5)  # type: ignore[arg-type]
    except LimitReached:
        raise AssertionError("an ordinary value was left undecided") from None
    assert Decimal(found) == Decimal(wanted)
    # Fine enough to tell a value from the tie that it misses by 1e-170.
    value = certified.value(node, None, 1024)  # type: ignore[arg-type]
    assert agrees(value, found) is True
    last = fmpq(1, 100_000)
    assert agrees(value + 2 * last, found) is False
    over = abs(exact) - Decimal(found).copy_abs()
    if over > Decimal("1e-30"):  # nearer than this nobody can tell on which side it lies
        assert cut(value, found) is True
