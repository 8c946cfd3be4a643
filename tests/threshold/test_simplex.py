"""The exact simplex method against trying everything."""

from __future__ import annotations

from itertools import product

from flint import fmpq
from hypothesis import given
from hypothesis import strategies as st

from handgrad.threshold.separate import Separation, separate
from handgrad.threshold.simplex import Tableau, whole

ROWS = st.lists(
    st.tuples(st.lists(st.integers(-3, 3), min_size=3, max_size=3), st.integers(-4, 4)),
    min_size=1,
    max_size=6,
)
COSTS = st.lists(st.integers(0, 3), min_size=3, max_size=3)
REACH = 7


@given(COSTS, ROWS)
def test_least_cost_and_proof(costs: list[int], rows: list[tuple[list[int], int]]) -> None:
    tableau = Tableau(costs)
    for row, least in rows:
        tableau.add(row, least)
    if tableau.solve():
        v = tableau.values()
        assert all(x >= 0 for x in v)
        assert all(sum(a * x for a, x in zip(row, v, strict=True)) >= r for row, r in rows)
        assert tableau.cost() == sum(c * x for c, x in zip(costs, v, strict=True))
        prices = tableau.prices()  # weak duality: no cost is less
        assert all(p >= 0 for p in prices.values())
        for j, c in enumerate(costs):
            assert sum((p * rows[k][0][j] for k, p in prices.items()), fmpq(0)) <= c
        assert sum((p * rows[k][1] for k, p in prices.items()), fmpq(0)) == tableau.cost()
    else:
        parts = tableau.contradiction()
        assert all(p > 0 for p in parts.values())
        for j in range(3):
            assert sum((p * rows[k][0][j] for k, p in parts.items()), fmpq(0)) <= 0
        assert sum((p * rows[k][1] for k, p in parts.items()), fmpq(0)) > 0


@given(ROWS)
def test_whole_solutions(rows: list[tuple[list[int], int]]) -> None:
    """Only where a rational solution can be scaled up are whole ones promised: least ≤ 0 or a
    cone; here the box of small whole vectors is searched for one first."""
    fits = [
        v
        for v in product(range(REACH), repeat=3)
        if all(sum(a * x for a, x in zip(row, v, strict=True)) >= r for row, r in rows)
    ]
    if not fits:
        return
    tableau = Tableau([1, 1, 1])
    for row, least in rows:
        tableau.add(row, least)
    assert tableau.solve()
    found = whole(tableau)
    assert all(sum(a * x for a, x in zip(row, found, strict=True)) >= r for row, r in rows)
    assert sum(found) == min(map(sum, fits))


@given(st.lists(st.tuples(st.tuples(*[st.integers(-3, 3)] * 2), st.booleans()), max_size=8))
def test_separation_or_two_mixtures(points: list[tuple[tuple[int, int], bool]]) -> None:
    true = [p for p, side in points if side]
    false = [p for p, side in points if not side]
    found = separate(true, false, 2)
    if isinstance(found, Separation):
        weights, threshold = found.weights()
        assert all(sum(map(lambda a, b: a * b, weights, p)) >= threshold for p in true)
        assert all(sum(map(lambda a, b: a * b, weights, p)) < threshold for p in false)
    else:
        for side, known in ((found.true, true), (found.false, false)):
            assert sum((share for _, share in side), fmpq(0)) == 1
            assert all(share > 0 and p in known for p, share in side)
        for i in (0, 1):
            assert sum((s * p[i] for p, s in found.true), fmpq(0)) == sum(
                (s * p[i] for p, s in found.false), fmpq(0)
            )
