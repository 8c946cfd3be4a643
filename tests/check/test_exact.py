"""A number of one digit is explained only by a change that gives it exactly, and alone."""

from __future__ import annotations

import pytest

from handgrad import api


def found(page: str) -> list[str]:
    """The names of the findings on a page."""
    return [f.name for f in api.check(page, format="markdown").findings]


def test_a_sum_that_is_one_of_its_terms() -> None:
    """0.08 is 0.2·0.4 and nothing else."""
    assert found("$v = 0.8 \\cdot 0.3 + 0.2 \\cdot 0.4 = 0.08$") == ["term-dropped"]


@pytest.mark.parametrize(
    "line",
    [
        "v = 0.2 \\cdot 0.4 + 0.1 \\cdot 0.8 = 0.08",  # either term may be the one left out
        "v = 0.8 \\cdot 0.3 + 0.2 \\cdot 0.42 = 0.08",  # 0.084 only rounds to it
        "v = 0.8 \\cdot 0.3 + 0.2 \\cdot 2 = 0.4",  # one decimal is too little
    ],
)
def test_what_proves_nothing_has_no_name(line: str) -> None:
    """Two changes, a rounded one, a number like any other."""
    assert found(f"${line}$") == ["arithmetic-slip"]
