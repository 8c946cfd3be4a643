"""speed_pages: 1,000 homework pages are checked in one process in at most 20 s, in linear time.

The pages are the three questions of tests/worked/homework-all.md in turn (a threshold unit, a
chain rule, an LSTM; ten findings on three pages), each against its problem, which is solved once.
The page with the most numbers is also given by itself. Beside them half as many pages of the
independent generator, each another one, every second with a slip.
"""

from __future__ import annotations

import re
import time
from pathlib import Path

import handgrad
from tests.check.generator.page import page

WORKED = Path(__file__).parent.parent / "tests" / "worked"
LONGEST = "lstm"
SEED = 50_000
FORMATS = {".md": "markdown", ".tex": "latex", ".txt": "text", ".html": "html"}


def run(scale: float) -> dict[str, object]:
    """1,000 × scale pages (30 at least), each its own text, and half as many."""
    count = max(30, round(1000 * scale))
    questions = split((WORKED / "homework-all.md").read_text(encoding="utf-8"))
    half, whole = seconds(questions, count // 2), seconds(questions, count)
    longest = [pair for pair in questions if LONGEST in pair[1]]
    alone = seconds(longest, count // 3) / (count // 3)
    varied = seconds_of_varied(count // 2) / (count // 2)
    return {
        "met": max(whole / count, varied) <= 20e-3 and whole / half <= 2.6,
        "pages": count,
        "seconds": round(whole, 2),
        "ms_a_page": round(whole / count * 1e3, 1),
        "ms_a_page_of_the_longest": round(alone * 1e3, 1),
        "ms_a_page_of_varied_ones": round(varied * 1e3, 1),
        "ratio_to_half_as_many": round(whole / half, 2),
    }


def split(page: str) -> list[tuple[str, str]]:
    """The questions of the page, each with the file of its problem."""
    parts = re.split(r"<!-- handgrad: problem (\S+) -->", page)[1:]
    return list(zip(parts[1::2], parts[::2], strict=True))


def seconds(questions: list[tuple[str, str]], count: int) -> float:
    """CPU seconds for so many pages."""
    begun = time.process_time()
    known = [(text, handgrad.solve(WORKED / problem)) for text, problem in questions]
    for number in range(count):
        text, solution = known[number % len(known)]
        handgrad.check(f"{text}\nScript {number}.\n", problem=solution, format="markdown")
    return time.process_time() - begun


def seconds_of_varied(count: int) -> float:
    """CPU seconds for so many pages of as many authors; their problems are solved before."""
    pages = [page(SEED + i, "" if i % 2 else None, rivals=False) for i in range(count)]
    known = [(leaf, handgrad.solve(leaf.problem)) for leaf in pages]
    begun = time.process_time()
    for leaf, solution in known:
        handgrad.check(leaf.text, problem=solution, format=FORMATS[leaf.suffix])
    return time.process_time() - begun
