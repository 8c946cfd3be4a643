"""marking: pages of the generator marked by a derived scheme. A right page loses no mark; a page
with one slip, carried on consistently, loses that slip's marks: its method, its value, or both.
"""

from __future__ import annotations

import time
from collections import Counter

from handgrad.grade.mark import mark
from handgrad.grade.records import Script
from handgrad.grade.scheme import scheme
from handgrad.problem import load
from handgrad.problem.solution import Solution
from tests.check.generator.page import page

PAGES = 600
ONE_SLIP = 2  # rows: the method and the value under it


def run(scale: float) -> dict[str, object]:
    """600 right pages and 600 with a slip, of every kind and notation, times the scale."""
    count = max(round(PAGES * scale), 10)
    right = [_marked(seed, slip=False) for seed in range(count)]
    slipped = [_marked(seed, slip=True) for seed in range(count)]
    rows = Counter(_lost(script) for script, _ in slipped)
    within = sum(n for lost, n in rows.items() if lost <= ONE_SLIP)
    lost_on_right = sum(_lost(script) for script, _ in right)
    return {
        "met": lost_on_right == 0 and within >= 0.98 * count,
        "right_pages": count,
        "right_pages_marks_lost": lost_on_right,
        "right_pages_fully_marked": sum(script.state == "marked" for script, _ in right),
        "slipped_pages": count,
        "slipped_pages_rows_lost": {str(lost): rows[lost] for lost in sorted(rows)},
        "slipped_pages_within_one_slip": round(within / count, 4),
        "slipped_pages_waiting": sum(script.state == "waiting" for script, _ in slipped),
        "ms_a_script": round(1000 * sum(t for _, t in (*right, *slipped)) / (2 * count), 1),
    }


def _marked(seed: int, *, slip: bool) -> tuple[Script, float]:
    made = page(seed, "") if slip else page(seed)
    rules = scheme(Solution(load(made.problem)))
    begun = time.perf_counter()
    script = mark(made.text, name="p", path=f"p{made.suffix}", digest="", scheme=rules)
    return script, time.perf_counter() - begun


def _lost(script: Script) -> int:
    return sum(award.got == "0" for award in script.awards)
