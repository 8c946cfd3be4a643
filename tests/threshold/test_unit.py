"""Units: nets, both steps at 0, bipolar inputs; margins against trial."""

from __future__ import annotations

from fractions import Fraction

import pytest
from flint import fmpq
from hypothesis import given
from hypothesis import strategies as st

from handgrad.errors import LimitReached
from handgrad.threshold.margins import Margin, margins
from handgrad.threshold.unit import Unit
from tests.threshold import verifier

WEIGHT = st.tuples(st.integers(-6, 6), st.integers(1, 3)).map(lambda p: fmpq(*p))


def units() -> st.SearchStrategy[Unit]:
    return st.builds(
        Unit,
        st.lists(WEIGHT, min_size=1, max_size=4).map(tuple),
        WEIGHT,
        st.sampled_from((0, 1)),
        st.booleans(),
    )


def fraction(value: fmpq) -> Fraction:
    return Fraction(int(value.p), int(value.q))


@given(units())
def test_what_a_unit_computes(unit: Unit) -> None:
    wanted = verifier.column(
        [fraction(w) for w in unit.weights], fraction(unit.bias), unit.at_zero, unit.bipolar
    )
    assert unit.function().column == wanted


def test_the_step_at_zero_decides() -> None:
    assert Unit((fmpq(1), fmpq(1)), fmpq(-1), 1).function().column == "0111"
    assert Unit((fmpq(1), fmpq(1)), fmpq(-1), 0).function().column == "0001"


def test_a_bipolar_unit() -> None:
    unit = Unit((fmpq(1), fmpq(1)), fmpq(-1), 1, True)
    assert unit.nets() == [-3, -1, -1, 1]
    assert unit.function().column == "0001"


@given(units())
def test_a_weight_may_move_as_far_as_its_margin_says(unit: Unit) -> None:
    found = margins(unit)
    f = unit.function()
    for i, margin in enumerate((*found.weights, found.bias)):
        for value, inside in probes(margin, unit.bias if i == unit.n else unit.weights[i]):
            weights = list(unit.weights)
            bias = unit.bias
            if i == unit.n:
                bias = value
            else:
                weights[i] = value
            moved = Unit(tuple(weights), bias, unit.at_zero, unit.bipolar)
            assert (moved.function() == f) == inside, (i, value)


def probes(margin: Margin, here: fmpq) -> list[tuple[fmpq, bool]]:
    """Values at the ends of an interval, a little beyond them, and inside."""
    tiny = fmpq(1, 10**6)
    found = [(here, True)]
    if margin.low is not None:
        found += [(margin.low, margin.low_too), (margin.low - tiny, False)]
    else:
        found.append((here - 10**6, True))
    if margin.high is not None:
        found += [(margin.high, margin.high_too), (margin.high + tiny, False)]
    else:
        found.append((here + 10**6, True))
    return found


@given(units(), st.data())
def test_all_weights_may_move_together(unit: Unit, data: st.DataObject) -> None:
    step = margins(unit).together(unit.n) * fmpq(999, 1000)
    signs = data.draw(st.lists(st.sampled_from((-1, 0, 1)), min_size=unit.n + 1, max_size=9))
    weights = tuple(w + s * step for w, s in zip(unit.weights, signs, strict=False))
    moved = Unit(weights, unit.bias + signs[unit.n] * step, unit.at_zero, unit.bipolar)
    assert moved.function() == unit.function()


def test_a_unit_with_too_many_inputs() -> None:
    with pytest.raises(LimitReached):
        Unit((fmpq(1),) * 21, fmpq(0)).function()
