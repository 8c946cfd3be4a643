"""A baseline knows its findings again wherever their lines have moved to."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from handgrad import api
from handgrad.check.baseline import fingerprints, known, page_name, without_known, written
from handgrad.check.finding import Report
from handgrad.errors import ProblemError

SLIP = "$0.5 \\cdot 0.3 = 0.16$"


def report(text: str) -> Report:
    return msgspec.structs.replace(api.check(text), path="notes/page.md")


def test_lines_may_move_and_be_spaced_otherwise() -> None:
    before = fingerprints(report(f"{SLIP}\n"))
    assert fingerprints(report(f"# Title\n\nWords.\n\n  {SLIP}  \n")) == before
    assert fingerprints(report(f"So {SLIP}\n")) != before


def test_equal_slips_on_equal_lines_are_counted() -> None:
    line = "$0.5 \\cdot 0.3 = 0.16$ and $0.4 \\cdot 0.3 = 0.16$\n"
    marks = fingerprints(report(f"{line}\n"))
    assert len(set(marks)) == len(marks) == 2


def test_only_new_findings_are_left(tmp_path: Path) -> None:
    file = tmp_path / "known.json"
    old = msgspec.structs.replace(report(f"{SLIP}\n"), path=str(tmp_path / "page.md"))
    file.write_text(written([old], str(file)), encoding="utf-8")
    marks = known(str(file))
    assert list(marks) == ["page.md"]
    now = report(f"$1 + 1 = 3$\n\n{SLIP}\n")
    left = without_known(now, marks[page_name(old.path, str(file))])
    assert [f.text for f in left.findings] == ["3"]
    assert [aside.by for aside in left.set_aside] == ["baseline"]


def test_the_same_bytes_every_time() -> None:
    one, two = report(f"{SLIP}\n"), msgspec.structs.replace(report("$1 + 1 = 3$"), path="a.md")
    assert written([one, two], "b.json") == written([two, one], "b.json")
    assert written([], "b.json") == '{"schema": "handgrad.baseline/1", "pages": {}}\n'


@pytest.mark.parametrize(
    "text", ["", "[]", '{"schema": "x"}', "{", '{"schema": "handgrad.baseline/1"}']
)
def test_what_is_no_baseline_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "known.json"
    file.write_text(text)
    with pytest.raises(ProblemError, match="no baseline"):
        known(str(file))
