"""separate: a hyperplane between two sets of points, exactly, or two coinciding mixtures of them.

    least Σ|wᵢ|   with   w·p ≥ T for the points p of one side,   w·q ≤ T − 1 for the other

The points are rows of zeros and ones that matter (the others may fall on either side), or any
rational points. Points may be added one after the other.
"""

from __future__ import annotations

from collections.abc import Sequence

from flint import fmpq

from handgrad.threshold.certificate import Certificate
from handgrad.threshold.simplex import Tableau, whole

Point = Sequence[int]


class Separation:
    """The hyperplanes between the points added so far.

    >>> s = Separation(2)
    >>> s.add((0, 1), 1), s.add((1, 0), 1), s.add((0, 0), 0)
    (True, True, True)
    >>> s.weights()
    ([1, 1], 1)
    >>> s.add((1, 1), 0)
    False
    """

    def __init__(self, n: int) -> None:
        self.n = n
        # w = v[:n] − v[n:2n], T = v[2n] − v[2n+1]
        self.tableau = Tableau([1] * (2 * n) + [0, 0])
        self.points: list[tuple[tuple[int, ...], int]] = []

    def add(self, point: Point, output: int) -> bool:
        """One more point; False if now no hyperplane is left."""
        sign = 1 if output else -1
        row = [*(sign * x for x in point), *(-sign * x for x in point), -sign, sign]
        self.tableau.add(row, 0 if output else 1)
        self.points.append((tuple(point), output))
        return self.tableau.solve()

    def weights(self) -> tuple[list[int], int]:
        """The smallest whole weights and a threshold T: at least T on one side, less on the
        other."""
        v = whole(self.tableau)
        return [a - b for a, b in zip(v[: self.n], v[self.n : -2], strict=True)], v[-2] - v[-1]

    def copy(self) -> Separation:
        """A separation of its own with the same points."""
        other = Separation(self.n)
        other.tableau, other.points = self.tableau.copy(), list(self.points)
        return other

    def certificate(self) -> Certificate:
        """Why no hyperplane is left: the same point as a mean of either side."""
        parts = self.tableau.contradiction()
        sides: tuple[list[tuple[tuple[int, ...], fmpq]], ...] = ([], [])
        for k, share in sorted(parts.items()):
            point, output = self.points[k]
            sides[output].append((point, share))
        total = sum((share for _, share in sides[0]), fmpq(0))
        false, true = (tuple((p, share / total) for p, share in side) for side in sides)
        return Certificate(true, false)


def separate(true: Sequence[Point], false: Sequence[Point], n: int) -> Separation | Certificate:
    """A hyperplane between the points, or why there is none.

    >>> separate([(0, 1), (1, 0)], [(0, 0), (1, 1)], 2).point
    (1/2, 1/2)
    """
    found = Separation(n)
    for points, output in ((true, 1), (false, 0)):
        for point in points:
            if not found.add(point, output):
                return found.certificate()
    return found
