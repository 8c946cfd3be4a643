"""A class's own names are mapped to the problem's, by the structure of what is written."""

from __future__ import annotations

import pytest

from handgrad import api
from tests.check.notations import PROBLEM, scripts

SCRIPTS = list(scripts())
SOLVED = api.solve(PROBLEM)


@pytest.mark.parametrize(("format", "text"), [s[1:] for s in SCRIPTS], ids=[s[0] for s in SCRIPTS])
def test_a_right_script_is_read_whatever_its_names(format: str, text: str) -> None:
    """Nothing is accused, every number is understood, every asked value is found."""
    report = api.check(text, problem=SOLVED, format=format)
    unseen = [n.text for n in report.numbers if n.status in ("unchecked", "unread")]
    assert not report.findings
    assert not unseen
    assert all(asked.agrees for asked in report.asked)


def test_forty_scripts_in_a_dozen_notations() -> None:
    """The set itself must not become small."""
    assert len(SCRIPTS) >= 40


def test_the_mapping_is_told() -> None:
    """What a name was read as stands in the report."""
    text = next(text for name, _, text in SCRIPTS if name == "net and out, full")
    read = dict(api.check(text, problem=SOLVED, format="markdown").reading)
    assert read["out_h1"] == "h₁"
    assert read["w_5"] == "v₁"


def test_a_value_alone_names_nothing() -> None:
    """`q = 0.8825` has the digits of z_1, and no structure."""
    report = api.check("$q = 0.8825$\n", problem=SOLVED, format="markdown")
    assert report.reading == ()


def test_a_name_used_otherwise() -> None:
    """Where h_1 is the net input and y_1 its sigmoid, h_1 is not the problem's h_1."""
    page = (
        "$h_1 = 0.15 \\cdot 0.35 + 0.8 \\cdot 0.9 + 0.11 = 0.8825$\n\n"
        "$y_1 = \\sigma(h_1) = \\sigma(0.8825) = 0.7073$\n"
    )
    report = api.check(page, problem=SOLVED, format="markdown")
    assert not report.findings
    assert dict(report.reading)["h_1"] == "z₁"


def test_a_forgotten_sigmoid_is_no_other_name() -> None:
    """Nothing else on the page is h_1: the sigmoid was forgotten."""
    page = "$h_1 = 0.15 \\cdot 0.35 + 0.8 \\cdot 0.9 + 0.11 = 0.8825$\n"
    report = api.check(page, problem=SOLVED, format="markdown")
    assert [f.name for f in report.findings] == ["activation-skipped"]


def test_a_slip_under_other_names_is_found() -> None:
    """0.6167 where the other unit's 0.7073 belongs, in names of the page's own."""
    text = next(text for name, _, text in SCRIPTS if name == "net and out, full")
    wrong = text.replace("0.32 \\times 0.7073", "0.32 \\times 0.6167").replace("0.5875", "0.5585")
    report = api.check(wrong, problem=SOLVED, format="markdown")
    assert report.findings
    assert report.findings[0].text in ("0.6167", "0.5585")
