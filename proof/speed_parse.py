"""speed_parse: a short formula is read in about 25 µs."""

from __future__ import annotations

import statistics
import time

from benchmarks.formulas import SHORT
from handgrad.parse import formula


def run(scale: float) -> dict[str, object]:
    """Read the sixteen formulas 400 × scale times (20 at least); the rounds' median and fastest."""
    for text in SHORT:
        formula(text)
    rounds = []
    for _ in range(max(20, round(400 * scale))):
        begun = time.process_time()
        for text in SHORT:
            formula(text)
        rounds.append((time.process_time() - begun) / len(SHORT) * 1e6)
    return {
        "met": min(rounds) <= 35,
        "formulas": len(rounds) * len(SHORT),
        "microseconds_per_formula_fastest": round(min(rounds), 1),
        "microseconds_per_formula_median": round(statistics.median(rounds), 1),
    }
