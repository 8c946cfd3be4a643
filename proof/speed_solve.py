"""speed_solve: at least 2,000 solved lines a second, from the problem to the printed page.

The problem is the LSTM of the examples over 60 steps, so that the lines count and not the file.
"""

from __future__ import annotations

import time
from pathlib import Path

from handgrad.document import Chain
from handgrad.narrate import narrate
from handgrad.problem import load
from handgrad.problem.solution import Solution
from handgrad.render import text

EXAMPLE = Path(__file__).parent.parent / "examples" / "lstm.yaml"
STEPS = 60


def run(scale: float) -> dict[str, object]:
    """Load, solve and write it 10 × scale times (3 at least); the fastest round."""
    rows = "[[0.3, 0.6], [0.1, 1.0]]"
    targets = "[0.2, 0.4]"
    source = EXAMPLE.read_text(encoding="utf-8")
    assert rows in source
    assert targets in source
    source = source.replace(rows, repeated(rows)).replace(targets, repeated(targets))
    rounds = []
    for _ in range(max(3, round(10 * scale))):
        begun = time.process_time()
        document = narrate(Solution(load(source)))
        text.write(document)
        rounds.append(time.process_time() - begun)
    lines = sum(isinstance(block, Chain) for block in document.blocks)
    speed = round(lines / min(rounds))
    return {"met": speed >= 2000, "lines": lines, "lines_a_second": speed}


def repeated(rows: str) -> str:
    """The two rows again and again, for all steps."""
    return "[" + ", ".join([rows[1:-1]] * (STEPS // 2)) + "]"
