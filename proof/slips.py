"""slips: of slips injected into right pages all wrong digits are found, and of two slips mostly
both; right pages are not accused.

The pages come from `tests/check/generator`, which knows nothing of handgrad. How often a slip of
method is also rightly named is measured and not claimed: the aim is 0.95. A name is right if it is
the slip's own or that of another slip that leaves the very same line. The aim for the first slip's
F1 is 0.99.
"""

from __future__ import annotations

from tests.check.generator.measure import measure

_FIRST = 40_000  # seeds nobody looked at while the rules were written


def run(scale: float) -> dict[str, object]:
    """800 × scale pages with slips and as many right ones."""
    count = max(40, round(800 * scale))
    wrong = measure(range(_FIRST, _FIRST + count), share=1.0)
    right = measure(range(_FIRST + count, _FIRST + 2 * count), share=0.0)
    right.slipped, right.first = wrong.slipped, wrong.first
    found = wrong.figures()
    lines = max(1, right.numbers)
    alarms = round(right.false_numbers * 1e5 / lines, 2)
    f1 = right.f1() or 0.0
    pairs = found["pairs_both"]
    return {
        "met": found["numeric_caught"] >= 0.999 and alarms <= 1 and (pairs is None or pairs >= 0.8),
        "pages_with_a_slip": wrong.slipped,
        "numeric_found": found["numeric_caught"],
        "all_found": found["caught"],
        "first_found": found["first"],
        "unique_conceptual_pages": found["unique_conceptual"],
        "unique_conceptual_named": found["unique_named"],
        "pairs_both_found": found["pairs_both"],
        "right_pages": right.pages,
        "false_alarms_per_100000_numbers": alarms,
        "first_slip_f1": f1,
        "right_numbers_accused_beside_a_slip": wrong.accused,
    }  # fmt: skip
