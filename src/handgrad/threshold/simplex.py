"""simplex: the least c·v with A v ≥ r and v ≥ 0, all costs c ≥ 0, in whole numbers only.

The dual simplex method on a tableau of integers over one common denominator (Edmonds 1967; Bareiss
1968): every division is exact, so the answer is a proof. Because no cost is negative the tableau
is dual feasible from the start, and rows may be added at any time.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush
from itertools import count

from flint import fmpq


class Tableau:
    """Row i says  d·basic_i = rows[i][0] + Σ_j rows[i][j]·nonbasic_j  with d > 0 common to all.

    Variables are numbered: 0 … n−1 are v, n + k is the surplus of the k-th inequality. The last
    row is the cost.

    >>> t = Tableau([1, 1])
    >>> t.add([1, 0], 2); t.add([1, 1], 3)
    >>> t.solve(), t.values(), t.cost()
    (True, [2, 1], 3)
    """

    def __init__(self, costs: Sequence[int]) -> None:
        self.n = len(costs)
        self.d = 1
        self.nonbasic = list(range(self.n))
        self.basic: list[int] = []
        self.rows: list[list[int]] = []
        self.costs = [0, *costs]
        self.made = self.n

    def add(self, coefficients: Sequence[int], least: int) -> None:
        """One more inequality: coefficients·v ≥ least."""
        row = [0] * (self.n + 1)
        row[0] = -least * self.d
        for k, a in enumerate(coefficients):
            if not a:
                continue
            if k in self.nonbasic:
                row[1 + self.nonbasic.index(k)] += a * self.d
            else:
                known = self.rows[self.basic.index(k)]
                for j in range(self.n + 1):
                    row[j] += a * known[j]
        self.basic.append(self.made)
        self.rows.append(row)
        self.made += 1

    def solve(self) -> bool:
        """Go to the least cost; False if no v fits, and then `contradiction` says why.

        Bland's rule (the least number first) keeps it from running in a circle.
        """
        while True:
            leaving = None
            for i, row in enumerate(self.rows):
                if row[0] < 0 and (leaving is None or self.basic[i] < self.basic[leaving]):
                    leaving = i
            if leaving is None:
                return True
            row = self.rows[leaving]
            entering = 0
            for j in range(1, self.n + 1):
                if row[j] <= 0:
                    continue
                if entering:
                    here, best = self.costs[j] * row[entering], self.costs[entering] * row[j]
                    if here > best:
                        continue
                    if here == best and self.nonbasic[j - 1] > self.nonbasic[entering - 1]:
                        continue
                entering = j
            if not entering:
                self._failed = leaving
                return False
            self._pivot(leaving, entering)

    def _pivot(self, i: int, j: int) -> None:
        """Exchange basic variable i and nonbasic variable j."""
        pivot = self.rows[i]
        p, d = pivot[j], self.d
        for other in (*self.rows, self.costs):
            if other is pivot:
                continue
            q = other[j]
            if q:
                for k in range(self.n + 1):
                    if k != j:
                        other[k] = (other[k] * p - q * pivot[k]) // d
                other[j] = q
            elif p != d:
                for k in range(self.n + 1):
                    other[k] = other[k] * p // d
        for k in range(self.n + 1):
            pivot[k] = -pivot[k] if k != j else d
        self.d = p
        self.basic[i], self.nonbasic[j - 1] = self.nonbasic[j - 1], self.basic[i]

    def values(self) -> list[fmpq]:
        """The v found."""
        found = [fmpq(0)] * self.n
        for name, row in zip(self.basic, self.rows, strict=True):
            if name < self.n:
                found[name] = fmpq(row[0], self.d)
        return found

    def cost(self) -> fmpq:
        """The least cost."""
        return fmpq(self.costs[0], self.d)

    def contradiction(self) -> dict[int, fmpq]:
        """How much of each inequality (counted from 0) to add up to get a contradiction: the sum
        has no positive coefficient on the left and a positive number on the right."""
        row = self.rows[self._failed]
        found = {self.basic[self._failed]: fmpq(1)}
        for name, a in zip(self.nonbasic, row[1:], strict=True):
            found[name] = fmpq(-a, self.d)
        return {name - self.n: a for name, a in found.items() if name >= self.n and a}

    def prices(self) -> dict[int, fmpq]:
        """How much of each inequality (counted from 0) to add up to see that no cost is less: the
        sum has no coefficient above the costs on the left, and the least cost on the right."""
        return {
            name - self.n: fmpq(a, self.d)
            for name, a in zip(self.nonbasic, self.costs[1:], strict=True)
            if name >= self.n and a
        }

    def copy(self) -> Tableau:
        """A tableau of its own in the same state."""
        other = Tableau(self.costs[1:])
        other.d, other.made = self.d, self.made
        other.nonbasic, other.basic = list(self.nonbasic), list(self.basic)
        other.rows, other.costs = [list(row) for row in self.rows], list(self.costs)
        return other


def whole(solved: Tableau) -> list[int]:
    """The whole v of least cost, by branch and bound.

    >>> t = Tableau([1, 1])
    >>> t.add([2, 2], 3)
    >>> t.solve(), whole(t)
    (True, [2, 0])
    """
    turn = count()
    waiting = [(solved.cost(), next(turn), solved)]
    while waiting:  # the cheapest first: whole when its turn comes, it is the least
        _, _, top = heappop(waiting)
        values = top.values()
        broken = next((i for i, v in enumerate(values) if v.q != 1), None)
        if broken is None:
            return [int(v.p) for v in values]
        below = int(values[broken].p // values[broken].q)
        for sign, bound in ((-1, -below), (1, below + 1)):
            branch = top.copy()
            branch.add([sign * (i == broken) for i in range(top.n)], bound)
            if branch.solve():
                heappush(waiting, (branch.cost(), next(turn), branch))
    raise AssertionError("no whole solution where a rational one scales up, please report")
