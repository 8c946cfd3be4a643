"""docs/notation.md says how formulas are read: its tables hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handgrad.errors import ReadError
from handgrad.parse import describe, formula

PAGE = Path(__file__).parents[2] / "docs" / "notation.md"
ROWS = re.findall(r"^\| (`.+`) \| (.+) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
READ = [
    (typed, shown)
    for left, right in ROWS
    if "`" in right
    for typed, shown in zip(
        re.findall("`([^`]+)`", left), re.findall("`([^`]+)`", right), strict=True
    )
]
REFUSED = [(left.strip("`"), right) for left, right in ROWS if "`" not in right]


@pytest.mark.parametrize(("typed", "shown"), READ)
def test_read_as_the_page_says(typed: str, shown: str) -> None:
    assert describe(formula(typed)) == shown


@pytest.mark.parametrize(("typed", "because"), REFUSED)
def test_refused_as_the_page_says(typed: str, because: str) -> None:
    with pytest.raises(ReadError) as caught:
        formula(typed)
    assert because in caught.value.message
