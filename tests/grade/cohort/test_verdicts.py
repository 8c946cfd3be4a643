"""What a person decides is used, survives, is told when it is stale, and is refused when it cannot
be meant.
"""

from __future__ import annotations

import pytest

from handgrad.errors import ReadError
from handgrad.grade.cohort import cells, verdicts
from tests.grade.cohort.records import scan, script

WAITING = script(7, got=("2", "", "5"))
MARK = WAITING.doubts[0].key


def queue(*rows: tuple[str, ...], of: object = WAITING) -> str:
    return cells.table(verdicts.HEAD, rows)


def open_row(**changes: str) -> tuple[str, ...]:
    (row,) = verdicts.rows(WAITING, WAITING.name, {}, [])
    return tuple(
        changes.get(column.replace(" ", "_"), cell)
        for column, cell in zip(verdicts.HEAD, row, strict=True)
    )


def given(**changes: str) -> dict[tuple[str, str], verdicts.Verdict]:
    return verdicts.read(queue(open_row(**changes)), "queue.csv", {})


def test_a_row_says_what_is_to_be_decided() -> None:
    row = dict(zip(verdicts.HEAD, open_row(), strict=True))
    assert row["proposed"] == "1"
    assert row["of"] == "3"
    assert row["state"] == "open"
    assert "worth the mark" in row["question"]


def test_an_empty_verdict_decides_nothing() -> None:
    assert given() == {}


@pytest.mark.parametrize(
    ("typed", "points", "total"),
    [("3", "3", "10"), ("0,5", "0.5", "7.5"), ("ok", "1", "8"), ("0", "0", "7")],
)
def test_a_verdict_is_used(typed: str, points: str, total: str) -> None:
    final, stale = verdicts.decided(WAITING, given(verdict=typed, remark="seen"))
    assert final.state == "marked"
    assert final.awards[1].got == points
    assert final.awards[1].reason == "decided by hand: seen"
    assert final.total == total
    assert stale == []


def test_one_of_two_marks_decided_still_waits() -> None:
    twice = script(7, got=("", "", "5"))
    final, _ = verdicts.decided(twice, given(verdict="1"))
    assert final.state == "waiting"
    assert len(final.doubts) == 1
    assert final.total == ""


def test_the_queue_keeps_what_was_decided() -> None:
    decided = given(verdict="2", remark="half right")
    rows = list(verdicts.rows(WAITING, WAITING.name, decided, []))
    again = verdicts.read(cells.table(verdicts.HEAD, rows), "queue.csv", {})
    assert again == decided
    assert rows[0][verdicts.HEAD.index("state")] == "decided"


def test_a_verdict_on_an_earlier_text_is_stale_and_not_used() -> None:
    decided = given(verdict="3")
    newer = script(7, got=("2", "", "5"), digest="f" * 64)
    final, stale = verdicts.decided(newer, decided)
    assert final.state == "waiting"
    assert [v.points for v in stale] == ["3"]
    states = [
        row[verdicts.HEAD.index("state")] for row in verdicts.rows(newer, "007", decided, stale)
    ]
    assert states == ["open", "stale"]


def test_any_mark_can_be_overruled_by_a_row_of_ones_own() -> None:
    mark = "a t = 1 M formula of h₁"
    text = f"script,mark,verdict\n007,{mark},1\n"
    final, _ = verdicts.decided(script(7), verdicts.read(text, "queue.csv", {}))
    assert (final.awards[0].got, final.total) == ("1", "9")


def test_a_scan_is_marked_as_a_whole() -> None:
    text = f"script,mark,verdict\n009,{verdicts.WHOLE},6\n"
    final, _ = verdicts.decided(scan(), verdicts.read(text, "queue.csv", {}))
    assert (final.state, final.total) == ("marked", "6")
    assert final.awards[0].label == "marked by hand"


@pytest.mark.parametrize("typed", ["seven", "-1", "1/2", "1e3", "yes"])
def test_a_verdict_that_is_no_number_is_refused_with_its_line(typed: str) -> None:
    with pytest.raises(ReadError, match="line 2: the verdict"):
        given(verdict=typed)


def test_more_than_there_is_cannot_be_given() -> None:
    with pytest.raises(ReadError, match="is 4"):
        verdicts.decided(WAITING, given(verdict="4"))


def test_a_pseudonym_leads_to_its_script() -> None:
    text = f"script,mark,verdict\nS-ABCDEF,{MARK},1\n"
    assert list(verdicts.read(text, "queue.csv", {"S-ABCDEF": "007"})) == [("007", MARK)]
