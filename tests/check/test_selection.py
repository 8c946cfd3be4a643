"""Which rules are reported, and how gravely."""

from __future__ import annotations

import pytest

from handgrad import api
from handgrad.check.finding import Finding
from handgrad.check.selection import Selection, refuse_unknown, selected

SLIP = Finding("HG101", "arithmetic-slip", (0, 1), "1", "", "")


@pytest.mark.parametrize(
    ("select", "ignore", "wanted"),
    [
        ((), (), True),
        (("HG1",), (), True),
        (("hg101",), (), True),
        (("HG2",), (), False),
        ((), ("HG1",), False),
        ((), ("arithmetic-slip",), False),
        (("HG101",), ("HG1",), True),
        (("HG1",), ("HG101",), False),
        (("arithmetic-slip",), ("HG101",), True),
        (("all",), ("HG2",), True),
    ],
)
def test_the_closest_choice_decides(
    select: tuple[str, ...], ignore: tuple[str, ...], wanted: bool
) -> None:
    assert Selection(select, ignore).wants(SLIP.code, SLIP.name) is wanted


def test_severity() -> None:
    levels = Selection(severity={"HG": "warning", "HG101": "note"})
    assert levels.level(SLIP) == "note"
    assert Selection(severity={"HG2": "note"}).level(SLIP) == "error"


def test_off_sets_aside() -> None:
    report = selected(api.check("$1 + 1 = 3$"), Selection(severity={"HG101": "off"}))
    assert report.findings == ()
    assert [aside.by for aside in report.set_aside] == ["selection"]


def test_no_such_rule() -> None:
    assert refuse_unknown(["HG1", "hg112", "stale-state", "all"]) == ""
    assert "did you mean stale-state?" in refuse_unknown(["stale-sate"])
    assert "HG999" in refuse_unknown(["HG999"])
