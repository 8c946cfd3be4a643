"""Counting threshold functions through their regular representatives."""

from __future__ import annotations

from itertools import permutations, product

from handgrad.threshold.counting import count, orbit, regular
from handgrad.threshold.function import Function


def test_known_counts() -> None:
    assert [count(n).functions for n in range(1, 6)] == [4, 14, 104, 1882, 94572]
    assert [count(n).classes for n in range(1, 6)] == [3, 5, 10, 27, 119]


def test_orbits_by_doing_it() -> None:
    """Every renaming and negation of the inputs of every regular function of three inputs."""
    seen: set[int] = set()
    for f in regular(3):
        mine = {
            moved(f, order, flips)
            for order in permutations(range(3))
            for flips in product((0, 1), repeat=3)
        }
        assert len(mine) == orbit(f)
        assert not mine & seen  # different representatives, different orbits
        seen |= mine
    assert len(seen) == 104


def moved(f: Function, order: tuple[int, ...], flips: tuple[int, ...]) -> int:
    bits = 0
    for k, r in enumerate(f.rows()):
        bits |= f([r[i] ^ flip for i, flip in zip(order, flips, strict=True)]) << k
    return bits
