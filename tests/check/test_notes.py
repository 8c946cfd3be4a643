"""Which note a number gets that is right only within rounding."""

from __future__ import annotations

import pytest

from handgrad import api

GIVEN = "$a = 0.77$, $b = 0.798$\n\n"


def noted(page: str) -> list[tuple[str, str]]:
    """The notes on a page: the number and the name."""
    report = api.check(page, format="markdown", notes=True)
    return [(f.text, f.name) for f in report.findings]


@pytest.mark.parametrize(
    ("line", "notes"),
    [
        ("a b = 0.77 \\cdot 0.798 = 0.614", []),
        ("a b = 0.77 \\cdot 0.798 = 0.6144", [("0.6144", "truncated-not-rounded")]),
        ("a b = 0.77 \\cdot 0.798 = 0.6145 \\approx 0.615", [("0.615", "double-rounding")]),
        ("a b = 0.77 \\cdot 0.798 = 0.6145 \\approx 0.61", []),
    ],
)
def test_cut_off_or_rounded_twice(line: str, notes: list[tuple[str, str]]) -> None:
    assert noted(f"{GIVEN}$p = {line}$") == notes


def test_shares_that_add_to_one_only_as_printed() -> None:
    """Rightly rounded they add to 1.01."""
    scores = "$z = [0.9, -0.8, 0.3]$\n\n$p = \\mathrm{softmax}(z) = "
    assert noted(f"{scores}[0.58, 0.11, 0.31]$") == [("0.31", "softmax-forced-to-sum")]
    assert noted(f"{scores}[0.57, 0.11, 0.31]$") == [
        ("0.57", "truncated-not-rounded"),
        ("0.31", "truncated-not-rounded"),
    ]
