"""threshold_certificates: every function of up to eight inputs has a unit that computes it or a
certificate of two rows against two that an independent judge accepts.

All functions of up to four inputs, and of five to eight inputs random ones and those one or two
rows away from a threshold function, which are the hard ones.
"""

from __future__ import annotations

import random
from fractions import Fraction

from flint import fmpq

from handgrad.threshold.certificate import Certificate
from handgrad.threshold.function import Function
from handgrad.threshold.smallest import smallest
from handgrad.threshold.unit import Unit
from tests.threshold import verifier

PER_SIZE = 2000


def run(scale: float) -> dict[str, object]:
    """All of up to four inputs (at a small scale up to three), 2,000 × scale of each larger
    size."""
    tally = {"units": 0, "certificates": 0, "wrong": 0, "more_than_four_rows": 0}
    for n in range(1, 5 if scale >= 0.5 else 4):
        for bits in range(1 << (1 << n)):
            judge(Function(n, bits), tally)
    chance = random.Random(8)
    for n in range(5, 9):
        for _ in range(max(20, round(PER_SIZE * scale))):
            judge(hard(n, chance), tally)
    return {"met": not tally["wrong"] and not tally["more_than_four_rows"], **tally}


def hard(n: int, chance: random.Random) -> Function:
    """A threshold function with none, one or two of its rows changed, or any function."""
    kind = chance.randrange(4)
    if kind == 3:
        return Function(n, chance.getrandbits(1 << n))
    reach = chance.choice((2, 5, 20))
    weights = tuple(fmpq(chance.randint(-reach, reach)) for _ in range(n))
    bits = Unit(weights, -sum(weights, fmpq(0)) / 2 + chance.randint(-reach, reach)).function().bits
    for _ in range(kind):
        bits ^= 1 << chance.randrange(1 << n)
    return Function(n, bits)


def judge(f: Function, tally: dict[str, int]) -> None:
    """Count one function."""
    found = smallest(f)
    if isinstance(found, Certificate):
        sides = [
            [(row, Fraction(int(s.p), int(s.q))) for row, s in side]
            for side in (found.true, found.false)
        ]
        tally["certificates"] += 1
        tally["wrong"] += not verifier.impossible(f.column, *sides)
        tally["more_than_four_rows"] += len(found.true) + len(found.false) > 4
    else:
        whole = [int(w.p) for w in found.weights]
        tally["units"] += 1
        tally["wrong"] += verifier.column(whole, int(found.bias.p)) != f.column
