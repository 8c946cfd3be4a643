"""in_process: what each part of a check costs once everything is imported, as shares of the whole.

The parts are run in turns (A B C A B C …); the ratio is to a check of the demo page from its text
to its report.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

import handgrad
from benchmarks.formulas import SHORT
from handgrad.narrate import narrate
from handgrad.parse import formula
from handgrad.problem import load
from handgrad.problem.solution import Solution
from handgrad.read import page
from handgrad.render import text

EXAMPLES = Path(__file__).parent.parent / "examples"
PAGE = (EXAMPLES / "lstm-homework.md").read_text(encoding="utf-8")
PROBLEM = EXAMPLES / "lstm.yaml"
WHOLE = "check the demo page"

PARTS: dict[str, Callable[[], object]] = {
    WHOLE: lambda: handgrad.check(PAGE, problem=PROBLEM, format="markdown"),
    "read the page": lambda: page(PAGE, format="markdown"),
    "load the problem": lambda: load(PROBLEM),
    "load and solve the problem": lambda: Solution(load(PROBLEM)),
    "solve and write it as text": lambda: text.write(narrate(Solution(load(PROBLEM)))),
    "read sixteen short formulas": lambda: [formula(each) for each in SHORT],
}


def measure(rounds: int) -> dict[str, list[float]]:
    """CPU seconds of every run, by part, after one run that is not counted."""
    seconds: dict[str, list[float]] = {name: [] for name in PARTS}
    for turn in range(rounds + 1):
        for name, part in PARTS.items():
            begun = time.process_time()
            part()
            if turn:
                seconds[name].append(time.process_time() - begun)
    return seconds


def table(seconds: dict[str, list[float]]) -> str:
    """One line a part."""
    whole = statistics.median(seconds[WHOLE])
    lines = [f"{'':32}{'median ms':>12}{'fastest ms':>12}{'of a check':>12}"]
    for name, runs in seconds.items():
        median = statistics.median(runs)
        lines.append(f"{name:32}{median * 1e3:12.2f}{min(runs) * 1e3:12.2f}{median / whole:12.2f}")
    return "\n".join(lines)
