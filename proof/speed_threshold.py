"""speed_threshold: the table of a unit with 20 inputs, 2²⁰ rows, takes at most 2 s; the smallest
whole weights for a function of 8 inputs, or its certificate, take at most 1 s.
"""

from __future__ import annotations

import random
import time

from flint import fmpq

from handgrad.threshold.data import csv
from handgrad.threshold.smallest import smallest
from handgrad.threshold.unit import Unit
from proof.threshold_certificates import hard

FUNCTIONS = 400


def run(scale: float) -> dict[str, object]:
    """One table of each kind; 400 × scale functions of 8 inputs, the slowest counts."""
    chance = random.Random(20)
    weights = tuple(fmpq(chance.randint(-99, 99), 4) for _ in range(20))
    unit = Unit(weights, fmpq(1, 3))
    begun = time.process_time()
    nets, f = unit.whole_nets(), unit.function()
    table = time.process_time() - begun
    assert len(nets) == f.size == 1 << 20
    begun = time.process_time()
    whole = Unit(tuple(4 * w for w in weights), fmpq(1))
    length = sum(map(len, csv(whole, [f"x{i + 1}" for i in range(20)])))
    written = time.process_time() - begun
    slowest = 0.0
    for _ in range(max(20, round(FUNCTIONS * scale))):
        one = hard(8, chance)
        begun = time.process_time()
        smallest(one)
        slowest = max(slowest, time.process_time() - begun)
    return {
        "met": table <= 2 and slowest <= 1,
        "table_seconds": round(table, 2),
        "table_as_csv_seconds": round(written, 2),
        "table_as_csv_megabytes": round(length / 1e6, 1),
        "slowest_synthesis_of_8_inputs_seconds": round(slowest, 3),
    }
