"""The perceptron rule: it ends within its bound, or comes round; least squares."""

from __future__ import annotations

from fractions import Fraction

import pytest
from flint import fmpq
from hypothesis import given, settings
from hypothesis import strategies as st

from handgrad.threshold.certificate import Certificate
from handgrad.threshold.function import Function, from_column
from handgrad.threshold.learning import (
    Bound,
    Example,
    bound,
    dot,
    least_squares,
    perceptron,
)
from handgrad.threshold.smallest import smallest


def examples(f: Function) -> list[Example]:
    return [Example(tuple(map(fmpq, r)), f(r)) for r in f.rows()]


def by_hand(
    f: Function, start: list[Fraction], rate: Fraction, epochs: int
) -> list[list[Fraction]]:
    """The weights after every example, in plain fractions."""
    w = list(start)
    found = []
    for _ in range(epochs):
        for r in f.rows():
            x = [*r, 1]
            fires = sum(a * b for a, b in zip(w, x, strict=True)) >= 0
            error = f(r) - fires
            w = [a + rate * error * b for a, b in zip(w, x, strict=True)]
            found.append(w)
    return found


def test_conjunction_by_hand() -> None:
    f = from_column("0001")
    run = perceptron(examples(f), [fmpq(0)] * 3, fmpq(1))
    weights = by_hand(f, [Fraction(0)] * 3, Fraction(1), 6)
    assert run.finished == 6
    assert [int(w.p) for w in run.weights] == weights[-1]
    assert weights[-1] == weights[-7] != weights[-8]  # the last mistake: example 18


@given(
    st.integers(0, 255),
    st.lists(st.integers(-3, 3), min_size=4, max_size=4),
    st.sampled_from((fmpq(1), fmpq(1, 2), fmpq(1, 10))),
    st.sampled_from((0, 1)),
)
@settings(deadline=None)
def test_it_ends_within_its_bound_or_comes_round(
    bits: int, start: list[int], rate: fmpq, at_zero: int
) -> None:
    f = Function(3, bits)
    w = list(map(fmpq, start))
    run = perceptron(examples(f), w, rate, at_zero)
    found = bound(examples(f), w, rate, run)
    possible = not isinstance(smallest(f), Certificate)
    assert isinstance(found, Bound) == possible
    if isinstance(found, Bound):
        assert run.finished is not None
        assert run.updates[-1] == 0
        assert sum(run.updates) <= found.updates
        for one in examples(f):
            assert dot(found.u, one.longer) * (1 if one.target else -1) >= found.margin > 0
    else:
        assert run.finished is None
        assert run.cycle is not None
        first, again = run.cycle
        assert first < again == len(run.updates) + 1


def test_the_bound_from_zero_is_novikoffs() -> None:
    f = from_column("0111")
    run = perceptron(examples(f), [fmpq(0)] * 3, fmpq(1))
    found = bound(examples(f), [fmpq(0)] * 3, fmpq(1), run)
    assert isinstance(found, Bound)
    exact = found.length * dot(found.u, found.u) / found.margin**2
    assert found.updates <= exact < found.updates + 1


def test_exclusive_or_goes_round() -> None:
    run = perceptron(examples(from_column("0110")), [fmpq(0)] * 3, fmpq(1))
    assert run.cycle == (3, 4)
    assert run.updates[-1] == 4


def test_points_that_are_no_corners() -> None:
    data = [
        Example((fmpq(1, 2), fmpq(2)), 1),
        Example((fmpq(-3, 2), fmpq(1)), 1),
        Example((fmpq(0), fmpq(1, 3)), 0),
    ]
    run = perceptron(data, [fmpq(0)] * 3, fmpq(1))
    found = bound(data, [fmpq(0)] * 3, fmpq(1), run)
    assert isinstance(found, Bound)
    assert sum(run.updates) <= found.updates


def test_least_squares() -> None:
    points = [(fmpq(0),), (fmpq(1),), (fmpq(2),)]
    found = least_squares(points, [fmpq(1), fmpq(2), fmpq(2)])
    assert found == (fmpq(1, 2), fmpq(7, 6))
    assert least_squares(points[:1], [fmpq(1)]) is None


@pytest.mark.parametrize("column", ["0001", "0111", "1011"])
def test_no_smaller_bound_than_the_updates(column: str) -> None:
    """From any of many starting weights."""
    f = from_column(column)
    for k in range(-4, 5):
        w = [fmpq(k), fmpq(-k, 2), fmpq(k * k)]
        run = perceptron(examples(f), w, fmpq(1))
        found = bound(examples(f), w, fmpq(1), run)
        assert isinstance(found, Bound)
        assert sum(run.updates) <= found.updates
