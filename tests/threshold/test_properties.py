"""Properties against their definitions, row by row."""

from __future__ import annotations

from flint import fmpq
from hypothesis import given

from handgrad.threshold.expression import read
from handgrad.threshold.function import Function
from handgrad.threshold.properties import properties
from tests.threshold.test_function import functions


def flip(r: tuple[int, ...], i: int) -> tuple[int, ...]:
    return (*r[:i], 1 - r[i], *r[i + 1 :])


@given(functions())
def test_every_property_is_its_definition(f: Function) -> None:
    found = properties(f)
    rows = list(f.rows())
    for i in range(f.n):
        ups = [f(flip(r, i)) - f(r) for r in rows if not r[i]]
        helps, hinders = 1 in ups, -1 in ups
        wanted = None if helps and hinders else 1 if helps else -1 if hinders else 0
        assert found.directions[i] == wanted
        assert found.influences[i] == fmpq(sum(map(abs, ups)), len(ups))
        assert found.chow[i + 1] == sum(f(r) for r in rows if r[i])
    assert found.self_dual == all(f(tuple(1 - x for x in r)) != f(r) for r in rows)
    by_count = {k: {f(r) for r in rows if sum(r) == k} for k in range(f.n + 1)}
    assert found.symmetric == all(len(outs) == 1 for outs in by_count.values())
    assert found.balanced == (2 * sum(map(f, rows)) == len(rows))
    assert found.unate == (None not in found.directions)


def test_inputs_that_may_be_exchanged() -> None:
    assert properties(read("a & b | c").function).groups == ((0, 1), (2,))
    assert properties(read("xor(a, b, c)").function).groups == ((0, 1, 2),)
