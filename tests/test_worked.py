"""Worked pages with known verdicts: nothing right is accused, and every slip is found and named.

Beside each page stands NAME.expected.yaml: the numbers that are not simply right, each with its
line, column, text, status and the name of its finding. Status `bad` allows `wrong` or `inherited`.
No other number may be called wrong or inherited: half of the pages are right from end to end,
however they round.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

FOLDER = Path(__file__).parent / "worked"
PAGES = sorted(path.name for path in FOLDER.glob("*.expected.yaml"))
BAD = {"wrong", "inherited"}


def said_of(sidecar: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the sidecar expects, and what handgrad says of the page."""
    from handgrad import api
    from handgrad.check.report.json import write

    truth = YAML(typ="safe").load((FOLDER / sidecar).read_text(encoding="utf-8"))
    problem = truth.get("problem")
    report = api.check(
        str(FOLDER / truth["page"]), problem=str(FOLDER / problem) if problem else ()
    )
    said: dict[str, Any] = json.loads(write([report]))["documents"][0]
    return truth, said


@pytest.mark.parametrize("sidecar", PAGES)
def test_worked_page(sidecar: str) -> None:
    """Nothing right is accused; each listed number has its status, each slip its name."""
    truth, said = said_of(sidecar)
    status = {(n["line"], n["column"], n["text"]): n["status"] for n in said["numbers"]}
    listed = {(e["line"], e["column"], e["text"]): e for e in truth["expect"]}
    accused = [place for place, s in status.items() if s in BAD and place not in listed]
    assert not accused
    for place, expected in listed.items():
        found = status.get(place)
        match expected["status"]:
            case "bad":
                assert found in BAD, place
            case "rounding":
                assert found not in BAD, place
            case wanted:
                assert found == wanted, place
    names = {(f["line"], f["name"]) for f in said["findings"]}
    names |= {(also["line"], f["name"]) for f in said["findings"] for also in f["also"]}
    for expected in truth["expect"]:
        if "name" in expected:
            rivals = expected["name"].split("/")  # names that fit the same digits equally well
            assert any((expected["line"], name) in names for name in rivals)
    for finding in truth.get("findings", ()):
        assert (finding["line"], finding["name"]) in names


@pytest.mark.parametrize("sidecar", PAGES)
def test_numbers_are_where_they_say(sidecar: str) -> None:
    """Line and column point at the number's own characters."""
    truth, said = said_of(sidecar)
    lines = (FOLDER / truth["page"]).read_text(encoding="utf-8").split("\n")
    for number in said["numbers"]:
        row = lines[number["line"] - 1]
        assert row[number["column"] - 1 :][: len(number["text"])] == number["text"]


def test_half_of_the_pages_are_right() -> None:
    """The set guards against false accusation, so right pages must not become few."""
    right = 0
    for sidecar in PAGES:
        truth = YAML(typ="safe").load((FOLDER / sidecar).read_text(encoding="utf-8"))
        right += not any(e["status"] != "rounding" for e in truth["expect"])
    assert 2 * right >= len(PAGES) - 4
    assert len(PAGES) >= 40
