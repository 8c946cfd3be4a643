"""learning: what becomes of the perceptron rule: it ends, after how many updates, or goes round for
ever.

    w ← w + η (y − o) x,  b ← b + η (y − o)

If some u = (w*, b*) has every example (x, 1) at least γ on its right side, and no example is
longer than R, there are at most k updates with  (k η γ + u·w₀)² ≤ ‖u‖² (‖w₀‖² + k η² R²);
from w₀ = 0 that is k ≤ R² ‖u‖² / γ² (Novikoff 1962). If there is no such u the weights stay
bounded and, being fractions of one denominator, come back: the rule repeats itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import isqrt, lcm

import msgspec
from flint import fmpq, fmpq_mat

from handgrad.threshold.certificate import Certificate
from handgrad.threshold.separate import Separation, separate

EPOCHS = 1000  # after which a run is given up

Vector = tuple[fmpq, ...]


class Example(msgspec.Struct, frozen=True):
    """One example: its inputs and its target, 0 or 1."""

    inputs: Vector
    target: int

    @property
    def longer(self) -> Vector:
        """The inputs and a 1, which the bias is multiplied by."""
        return (*self.inputs, fmpq(1))


class Run(msgspec.Struct, frozen=True):
    """The perceptron rule run until it ends or repeats itself.

    updates    how many there were in each epoch
    finished   the first epoch (from 1) without a mistake, None if there is none
    cycle      (first, again): the weights before epoch `again` are those before epoch `first`
    weights    at the end, the bias last
    """

    updates: tuple[int, ...]
    finished: int | None
    cycle: tuple[int, int] | None
    weights: Vector


def dot(a: Sequence[fmpq], b: Sequence[fmpq]) -> fmpq:
    """Σ aᵢ bᵢ, exactly."""
    return sum((x * y for x, y in zip(a, b, strict=True)), fmpq(0))


def perceptron(
    examples: Sequence[Example], start: Sequence[fmpq], rate: fmpq, at_zero: int = 1
) -> Run:
    """Run the rule, epoch after epoch.

    start   the weights and, last, the bias

    >>> both = [Example((fmpq(a), fmpq(b)), a & b) for a in (0, 1) for b in (0, 1)]
    >>> run = perceptron(both, [fmpq(0)] * 3, fmpq(1))
    >>> run.finished, sum(run.updates), run.weights
    (6, 11, (2, 1, -3))
    """
    w = list(start)
    seen: dict[Vector, int] = {}
    updates: list[int] = []
    for epoch in range(1, EPOCHS + 1):
        first = seen.setdefault(tuple(w), epoch)
        if first != epoch:
            return Run(tuple(updates), None, (first, epoch), tuple(w))
        count = 0
        for one in examples:
            z = dot(w, one.longer)
            error = one.target - int(z > 0 or (z == 0 and at_zero == 1))
            if error:
                count += 1
                w = [a + rate * error * x for a, x in zip(w, one.longer, strict=True)]
        updates.append(count)
        if not count:
            return Run(tuple(updates), epoch, None, tuple(w))
    return Run(tuple(updates), None, None, tuple(w))


class Bound(msgspec.Struct, frozen=True):
    """At most so many updates.

    u           weights and bias that are right on every example
    margin      γ: by so much at least
    length      R²: the squared length of the longest example with its 1
    updates     the bound
    """

    u: Vector
    margin: fmpq
    length: fmpq
    updates: int


def bound(
    examples: Sequence[Example], start: Sequence[fmpq], rate: fmpq, run: Run
) -> Bound | Certificate:
    """Novikoff's bound, or why no weights are right on every example."""
    found = between(examples)
    if isinstance(found, Certificate):
        return found
    length = max(dot(one.longer, one.longer) for one in examples)
    bounds = []
    for u in (found, run.weights):
        margin = min(dot(u, one.longer) * (1 if one.target else -1) for one in examples)
        if margin > 0:
            most = _most(u, margin, length, start, rate)
            bounds.append(Bound(tuple(u), margin, length, most))
    return min(bounds, key=lambda one: one.updates)


def between(examples: Sequence[Example]) -> Vector | Certificate:
    """Whole weights and bias with every example at least 1 on its side, or why there are none."""
    scale = lcm(*(int(x.q) for one in examples for x in one.inputs))
    sides: tuple[list[list[int]], list[list[int]]] = ([], [])
    for one in examples:
        sides[one.target].append([int((x * scale).p) for x in one.inputs])
    found = separate(sides[1], sides[0], len(examples[0].inputs))
    if isinstance(found, Separation):
        weights, threshold = found.weights()
        return (*(fmpq(2 * w * scale) for w in weights), fmpq(1 - 2 * threshold))
    return found


def _most(u: Sequence[fmpq], margin: fmpq, length: fmpq, start: Sequence[fmpq], rate: fmpq) -> int:
    """The largest k with (k η γ + u·w₀)² ≤ ‖u‖² (‖w₀‖² + k η² R²)."""
    size, begun = dot(u, u), dot(u, start)
    a = (rate * margin) ** 2
    b = size * rate * rate * length - 2 * rate * margin * begun
    c = size * dot(start, start) - begun * begun
    # a k² − b k − c ≤ 0: k ≤ (b + √(b² + 4 a c)) / 2a
    root = b * b + 4 * a * c
    about = (b + fmpq(isqrt(int(root.p) * int(root.q)), int(root.q))) / (2 * a)
    k = int(about.p) // int(about.q)
    while a * (k + 1) ** 2 - b * (k + 1) - c <= 0:
        k += 1
    return k


def least_squares(inputs: Sequence[Vector], targets: Sequence[fmpq]) -> Vector | None:
    """The weights and, last, the bias with the least sum of squared errors; None if several have.

    >>> least_squares([(fmpq(0),), (fmpq(1),)], [fmpq(1), fmpq(3)])
    (2, 1)
    """
    rows = [[*x, fmpq(1)] for x in inputs]
    n = len(rows[0])
    matrix = fmpq_mat(
        n, n, [dot([r[i] for r in rows], [r[j] for r in rows]) for i in range(n) for j in range(n)]
    )
    right = fmpq_mat(n, 1, [dot([r[i] for r in rows], targets) for i in range(n)])
    if matrix.det() == 0:
        return None
    found = matrix.solve(right)
    return tuple(found[i, 0] for i in range(n))
