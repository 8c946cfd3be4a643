"""An independent judge of threshold logic: plain integers and fractions, nothing of the code that
is tested.

A function is its column as a text, row (0, …, 0) first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product

Row = tuple[int, ...]


def rows(n: int) -> list[Row]:
    """Every row in counting order."""
    return list(product((0, 1), repeat=n))


def column(
    weights: Sequence[Fraction | int], bias: Fraction | int, at_zero: int = 1, bipolar: bool = False
) -> str:
    """What a unit computes."""
    out = []
    for row in rows(len(weights)):
        x = [2 * v - 1 for v in row] if bipolar else row
        z = bias + sum(w * v for w, v in zip(weights, x, strict=True))
        out.append("1" if z > 0 or (z == 0 and at_zero) else "0")
    return "".join(out)


def impossible(
    function: str,
    true: Sequence[tuple[Row, Fraction]],
    false: Sequence[tuple[Row, Fraction]],
) -> bool:
    """Whether two mixtures prove that no unit computes a function: shares positive, adding up to
    one, rows with the right outputs, and the same mean."""
    for side, output in ((true, "1"), (false, "0")):
        if sum(share for _, share in side) != 1:
            return False
        for row, share in side:
            place = int("".join(map(str, row)), 2)
            if share <= 0 or function[place] != output:
                return False
    return _mean(true) == _mean(false)


def _mean(side: Sequence[tuple[Row, Fraction]]) -> list[Fraction]:
    return [sum(share * row[i] for row, share in side) for i in range(len(side[0][0]))]


def vectors(n: int, total: int) -> Iterator[Row]:
    """Every vector of n integers whose sizes add up to a total."""
    if n == 0:
        if total == 0:
            yield ()
        return
    for size in range(total + 1):
        for rest in vectors(n - 1, total - size):
            yield (size, *rest)
            if size:
                yield (-size, *rest)


def least_sizes(n: int, most: int, at_zero: int = 1) -> dict[str, int]:
    """For each function, the least Σ|w| of whole weights that compute it, by trying all weights in
    the order of Σ|w| up to `most`, with every bias that makes a difference."""
    found: dict[str, int] = {}
    for total in range(most + 1):
        for weights in vectors(n, total):
            sums = [sum(w * v for w, v in zip(weights, row, strict=True)) for row in rows(n)]
            for bias in range(-max(sums) - 1, -min(sums) + 2):
                least = 0 if at_zero else 1
                text = "".join("1" if s + bias >= least else "0" for s in sums)
                found.setdefault(text, total)
    return found
