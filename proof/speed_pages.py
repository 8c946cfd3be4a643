"""speed_pages: 1,000 homework pages are checked in one process in at most 20 s, in linear time."""

from __future__ import annotations

import time
from pathlib import Path

import handgrad

EXAMPLES = Path(__file__).parent.parent / "examples"


def run(scale: float) -> dict[str, object]:
    """The demo page 1,000 × scale times (20 at least), each its own text, one solved problem."""
    count = max(20, round(1000 * scale))
    page = (EXAMPLES / "lstm-homework.md").read_text(encoding="utf-8")
    half, whole = seconds(page, count // 2), seconds(page, count)
    return {
        "met": whole * 1000 / count <= 20 and whole / half <= 2.6,
        "pages": count,
        "seconds": round(whole, 2),
        "ms_a_page": round(whole / count * 1e3, 1),
        "ratio_to_half_as_many": round(whole / half, 2),
    }


def seconds(page: str, count: int) -> float:
    """CPU seconds for so many pages."""
    begun = time.process_time()
    solution = handgrad.solve(EXAMPLES / "lstm.yaml")
    for number in range(count):
        text = f"{page}\nScript {number}.\n"
        handgrad.check(text, problem=solution, format="markdown")
    return time.process_time() - begun
