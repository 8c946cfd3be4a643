"""Boolean functions as bits: rows, columns, fixing, flipping and exchanging inputs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handgrad.errors import LimitReached
from handgrad.threshold.function import Function, from_column, high, number, row


def functions(least: int = 1, most: int = 5) -> st.SearchStrategy[Function]:
    """Any function of few inputs."""
    return st.integers(least, most).flatmap(
        lambda n: st.integers(0, (1 << (1 << n)) - 1).map(lambda bits: Function(n, bits))
    )


@given(functions())
def test_a_column_and_back(f: Function) -> None:
    assert from_column(f.column) == f
    assert [f(r) for r in f.rows()] == [int(c) for c in f.column]
    assert f.ones == f.column.count("1") == len(list(f.rows(1)))


@given(functions(), st.data())
def test_fixing_flipping_exchanging(f: Function, data: st.DataObject) -> None:
    i = data.draw(st.integers(0, f.n - 1))
    j = data.draw(st.integers(0, f.n - 1))
    for r in f.rows():
        other = (*r[:i], 1 - r[i], *r[i + 1 :])
        assert f.flipped(i)(r) == f(other)
        exchanged = list(r)
        exchanged[i], exchanged[j] = r[j], r[i]
        assert f.swapped(i, j)(r) == f(exchanged)
        assert f.negated()(r) == 1 - f(r)
        if f.n > 1:
            assert f.fixed(i, r[i])((*r[:i], *r[i + 1 :])) == f(r)


def test_rows_are_binary_numbers_x1_first() -> None:
    assert [row(r, 2) for r in range(4)] == [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert all(number(row(r, 4)) == r for r in range(16))
    assert from_column("0011") == Function(2, high(2, 0))


@pytest.mark.parametrize("column", ["", "011", "01x1"])
def test_what_is_no_table(column: str) -> None:
    with pytest.raises(ValueError, match="truth table"):
        from_column(column)


def test_a_table_that_is_too_large() -> None:
    with pytest.raises(LimitReached):
        from_column("0" * (1 << 21))
