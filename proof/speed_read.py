"""speed_read: a page of 30 KB is read in at most 50 ms, and time grows with length only.

The page is the demo page, repeated until it is long enough; the ratio compares a page eight times
as long.
"""

from __future__ import annotations

import time
from pathlib import Path

from handgrad.read import page

PAGE = Path(__file__).parent.parent / "examples" / "lstm-homework.md"


def run(scale: float) -> dict[str, object]:
    """Fastest of 30 × scale runs (5 at least) at 30 KB and at 240 KB."""
    text = PAGE.read_text(encoding="utf-8")
    times = max(5, round(30 * scale))
    short, long = (fastest(text * (size // len(text) + 1), times) for size in (30_000, 240_000))
    return {
        "met": short[1] <= 50 and long[1] / short[1] <= 1.5 * long[0] / short[0],
        "page_bytes": short[0],
        "page_ms": round(short[1], 1),
        "eight_pages_ms": round(long[1], 1),
        "ratio_of_times": round(long[1] / short[1], 2),
        "ratio_of_lengths": round(long[0] / short[0], 2),
    }


def fastest(text: str, times: int) -> tuple[int, float]:
    """Length of the text and milliseconds of the fastest reading."""
    spent = []
    for _ in range(times):
        begun = time.process_time()
        page(text, format="markdown")
        spent.append((time.process_time() - begun) * 1e3)
    return len(text.encode()), min(spent)
