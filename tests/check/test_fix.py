"""Fixes are certain, change digits only, and are proved by checking again."""

from __future__ import annotations

from pathlib import Path

import pytest

from handgrad import api
from handgrad.check.finding import Report
from handgrad.check.fix import repaired

ROOT = Path(__file__).parents[2]


def check(text: str) -> Report:
    return api.check(text, path="page.md")


@pytest.mark.parametrize(
    ("page", "fixed"),
    [
        ("$0.5 \\cdot 0.3 = 0.16$", "$0.5 \\cdot 0.3 = 0.15$"),
        ("$0.2 - 0.9 = -0.8$", "$0.2 - 0.9 = -0.7$"),
        ("$0.2 − 0.9 = −0.8$", "$0.2 − 0.9 = −0.7$"),
        ("$z = 0,5 \\cdot 0,3 = 0,16$ und $y = 0,4 \\cdot 0,3 = 0,12$",
         "$z = 0,5 \\cdot 0,3 = 0,15$ und $y = 0,4 \\cdot 0,3 = 0,12$"),
        ("$2 \\cdot 3 = 5$", "$2 \\cdot 3 = 6$"),
    ],
)  # fmt: skip
def test_the_digits_are_put_right(page: str, fixed: str) -> None:
    after, count = repaired(check(page + "\n"), check)
    assert (after.source, count) == (fixed + "\n", 1)
    assert after.findings == ()


def test_what_was_carried_on_is_put_right_step_by_step() -> None:
    page = (
        "$a = 0.5 \\cdot 0.7 = 0.36$\n\n$b = a + 0.2 = 0.36 + 0.2 = 0.56$\n\n"
        "$c = 2 b = 2 \\cdot 0.56 = 1.12$\n"
    )
    after, count = repaired(check(page), check)
    assert after.source == page.replace("0.36", "0.35").replace("0.56", "0.55").replace(
        "1.12", "1.10"
    )
    assert (after.findings, count) == ((), 3)


def test_twice_is_as_good_as_once() -> None:
    def again(text: str) -> Report:
        return api.check(text, path="page.md", problem=str(ROOT / "examples" / "lstm.yaml"))

    page = (ROOT / "examples" / "lstm-homework.md").read_text(encoding="utf-8")
    once, count = repaired(again(page), again)
    assert count
    twice, more = repaired(again(once.source), again)
    assert (twice.source, more) == (once.source, 0)
    # Only digits differ, and a slip of understanding stays for its author.
    assert [c for c in page if not c.isdigit()] == [c for c in once.source if not c.isdigit()]
    assert "HG401" in [f.code for f in once.findings]


@pytest.mark.parametrize(
    "page",
    [
        "$x = 0.5$, $y = 0.3$\n\n$z = x - y = 0.3 - 0.5 = 0.2$\n",
        "$\\sigma(x) = 2$\n",
        "$1 + 1 = 12345$\n",
    ],
)
def test_other_numbers_stay(page: str) -> None:
    after, _ = repaired(check(page), check)
    before, now = ([n.text for n in r.numbers] for r in (check(page), after))
    assert len(before) == len(now)
    assert [f for f in after.findings if f.fix] == []
