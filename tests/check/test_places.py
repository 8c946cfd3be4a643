"""Where an offset stands for a person."""

from __future__ import annotations

import pytest

from handgrad import api
from handgrad.check.harmless import harmless
from handgrad.check.marks import Marked
from handgrad.check.places import Places
from handgrad.check.report.text import write


def test_lines_and_columns_count_from_one() -> None:
    places = Places("σ\n\nbc")
    assert [places.place(at) for at in range(6)] == [(1, 1), (1, 2), (2, 1), (3, 1), (3, 2), (3, 3)]
    assert places.cell(0) == 0


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_a_line_ends_as_its_system_ends_lines(ending: str) -> None:
    text = f"one{ending}{ending}$1 + 1 = 3${ending}end{ending}"
    places = Places(text)
    at = text.index("3")
    assert places.text(*places.extent(at)) == "$1 + 1 = 3$"
    assert places.text(*places.next_line(at)) == "end"
    assert places.text(*places.next_line(0)) == ""
    report = api.check(text)
    assert "│ $1 + 1 = 3$\n" in write([report])
    rows = list(Marked(report).rows())
    assert len(rows) == 4
    assert "\ufffd" not in "".join(rows)


def test_the_end_has_no_line_below() -> None:
    for text in ("", "a", "a\n"):
        start, end = Places(text).next_line(len(text))
        assert start == end


def test_nothing_turns_or_hides() -> None:
    assert harmless("a\u202eb\x1b[0m\x00\u200b") == "a\ufffdb\ufffd[0m\ufffd\ufffd"
    assert harmless("σ(0.5)·x₁ − 漢字 é") == "σ(0.5)·x₁ − 漢字 é"
