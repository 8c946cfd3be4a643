"""printed_lines: on 100,000 generated lines, every printed result follows from its printed
operands, or the line says that it does not. The oracle reads the printed text and uses none of
our code.
"""

from __future__ import annotations

from tests.narrate.test_printed_lines import judged

SHARES = {"exam": 0.7, "full": 0.2, "terse": 0.1}


def run(scale: float) -> dict[str, object]:
    """100,000 × scale lines at three levels of detail, from seeds that the tests do not use."""
    ok = excused = false = 0
    for detail, share in SHARES.items():
        found, lines = judged(round(100_000 * scale * share), detail, first=1_000_000)
        ok, excused, false = ok + found["ok"], excused + found["excused"], false + found["false"]
        print(*lines[:5], sep="\n", end="\n" if lines else "")
    return {
        "met": false == 0,
        "lines": ok + excused + false,
        "follow_from_their_operands": ok,
        "say_from_unrounded_values": excused,
        "false": false,
    }
