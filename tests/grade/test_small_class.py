"""A class as it comes: seventeen scripts in a dozen notations and five languages with a dozen
mistakes, and the key that says which; half of them carry hidden digits, or cut them off.
"""

from __future__ import annotations

import csv
from fractions import Fraction
from pathlib import Path

import pytest

import handgrad as hg
from handgrad.grade.mark import mark
from handgrad.grade.records import Script
from handgrad.grade.scheme import scheme

CLASS = Path(__file__).parent / "small_class"
SCHEME = scheme(hg.solve(CLASS / "problem.yaml"))
with (CLASS / "key.csv").open(encoding="utf-8", newline="") as file:
    KEY = list(csv.DictReader(file))
WRONG = [row for row in KEY if row["code"]]


def marked(name: str) -> Script:
    path = CLASS / "scripts" / name
    return mark(path.read_text("utf-8"), name=name, path=name, digest="", scheme=SCHEME)


def test_the_key_is_of_these_scripts() -> None:
    assert sorted(row["script"] for row in KEY) == sorted(
        path.name for path in (CLASS / "scripts").iterdir()
    )


@pytest.mark.parametrize("row", KEY, ids=[row["script"] for row in KEY])
def test_a_script_has_its_marks_and_nobody_has_to_look(row: dict[str, str]) -> None:
    script = marked(row["script"])
    assert script.state == "marked", script.why
    assert Fraction(script.out_of) - Fraction(script.total) <= int(row["lost"])
    assert bool(row["code"]) == (script.total != script.out_of)


@pytest.mark.parametrize("row", WRONG, ids=[row["script"] for row in WRONG])
def test_a_mistake_is_found_at_its_place_and_rightly_named(row: dict[str, str]) -> None:
    script = marked(row["script"])
    slips = [slip for slip in script.slips if slip.costs]
    assert {slip.line for slip in slips} == {int(row["line"])}
    assert {slip.code for slip in slips} <= set(row["code"].split())
    assert (
        str(min(a for award in script.awards for a in award.lines if award.got == "0"))
        == (row["line"])
    )


def test_right_scripts_have_no_slip() -> None:
    for row in KEY:
        if not row["code"]:
            assert not marked(row["script"]).slips
