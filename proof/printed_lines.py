"""printed_lines: every printed line comes out on a calculator, or says that it does not."""

from __future__ import annotations

from collections import Counter

from tests.narrate.test_printed_lines import judged

LINES = 100_000
SHARES = {"exam": 0.7, "full": 0.2, "terse": 0.1}


def run(scale: float = 1.0) -> dict[str, object]:
    """Solve generated problems until so many lines are printed; an oracle reads the text and judges each."""
    total: Counter[str] = Counter()
    false: list[str] = []
    for place, (detail, share) in enumerate(SHARES.items()):
        found, wrong = judged(int(LINES * scale * share), detail, first=1_000_000 * (place + 1))
        total += found
        false += wrong
    lines = total["ok"] + total["excused"] + total["false"]
    return {
        "met": not false and lines >= LINES * scale,
        "lines": lines,
        "come out": total["ok"],
        "say they do not": total["excused"],
        "false": total["false"],
        "without numbers": total["symbolic"],
        "examples of false lines": false[:5],
    }
