"""No cell is a formula, and what a spreadsheet saved can be read again."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handgrad.errors import ReadError
from handgrad.grade.cohort import cells

WORDS = st.text(alphabet="=+-@|%'\t ,;\"\nab1é＝", max_size=8)


@given(WORDS)
def test_no_cell_begins_a_formula(text: str) -> None:
    (row,) = csv.reader(io.StringIO(cells.row([text])), strict=True) if text else [[""]]
    bare = row[0].lstrip("\u00a0 ")
    number = bare.lstrip("+-").isdecimal()
    assert number or not bare.startswith(("=", "+", "-", "@", "\t", "＝"))


@given(st.lists(WORDS, min_size=2, max_size=4))
def test_a_cell_comes_back_as_it_was(texts: list[str]) -> None:
    assert [cells.plain(cells.safe(text)) for text in texts] == texts


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_separators_of_spreadsheets(separator: str) -> None:
    text = "\ufeff" + separator.join(["script", "x", "verdict"]) + "\r\n"
    text += separator.join(["anna", "", "1"]) + "\r\n\r\n"
    assert cells.read(text, ["script", "verdict"], "q") == [(2, {"script": "anna", "verdict": "1"})]


def test_a_missing_column_is_named() -> None:
    with pytest.raises(ReadError, match="no column verdict"):
        cells.read("script,remark\n", ["script", "verdict"], "queue.csv")


def test_quotation_marks_that_do_not_close() -> None:
    with pytest.raises(ReadError, match="line 2"):
        cells.read('script\n"anna\n', ["script"], "queue.csv")
