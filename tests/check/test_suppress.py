"""Comments on a page switch findings off where they say so, and are reported where they do
nothing."""

from __future__ import annotations

import pytest

from handgrad import api, read
from handgrad.check import check
from handgrad.check.finding import Report

SLIP = "$0.5 \\cdot 0.3 = 0.16$"
OTHER = "$0.4 \\cdot 0.3 = 0.13$"


def found(page: str, format: str = "markdown", **options: bool) -> list[tuple[str, int]]:
    """Code and line of every finding."""
    report = api.check(page, format=format, **options)
    return [(f.code, page.count("\n", 0, f.span[0]) + 1) for f in report.findings]


@pytest.mark.parametrize(
    ("page", "left"),
    [
        (f"{SLIP} <!-- handgrad: ignore HG101 -->\n\n{OTHER}\n", [("HG101", 3)]),
        (f"{SLIP} <!-- handgrad: ignore HG1 -->\n\n{OTHER}\n", [("HG101", 3)]),
        (f"{SLIP} <!-- handgrad: ignore arithmetic-slip -->\n\n{OTHER}\n", [("HG101", 3)]),
        (f"{SLIP} <!-- handgrad: ignore -->\n\n{OTHER}\n", [("HG101", 3)]),
        (f"{SLIP} <!-- handgrad: ignore HG112, HG101 -->\n", [("HG001", 1)]),
        (f"<!-- handgrad: ignore-next-line HG101 -->\n{SLIP}\n\n{OTHER}\n", [("HG101", 4)]),
        (
            "<!-- handgrad: ignore HG101 -->\n$$\n0.5 \\cdot 0.3 = 0.16\n$$\n\n" + OTHER,
            [("HG101", 6)],
        ),
        (
            f"<!-- handgrad: off HG101 -->\n\n{SLIP}\n\n<!-- handgrad: on -->\n\n{OTHER}\n",
            [("HG101", 7)],
        ),
        (f"{OTHER}\n\n<!-- handgrad: off -->\n\n{SLIP}\n", [("HG101", 1)]),
        (f"{SLIP}\n\n{OTHER}\n\n<!-- handgrad: ignore-file HG101 -->\n", []),
        (f"| a | b |\n|---|---|\n| 1 | {SLIP} <!-- handgrad: ignore HG101 --> |\n", []),
    ],
)
def test_in_markdown(page: str, left: list[tuple[str, int]]) -> None:
    assert found(page) == left


@pytest.mark.parametrize(
    ("format", "page"),
    [
        ("html", f"<p>{SLIP} <!-- handgrad: ignore HG101 --></p>"),
        ("latex", f"{SLIP} % handgrad: ignore HG101\n"),
        (
            "latex",
            "\\begin{align}\n0.5 \\cdot 0.3 &= 0.16 % handgrad: ignore HG101\n\\end{align}\n",
        ),
        ("latex", f"% handgrad: off HG101\n\\begin{{document}}\n{SLIP}\n\\end{{document}}\n"),
        ("text", "0.5 * 0.3 = 0.16   # handgrad: ignore HG101\n"),
        ("text", "# handgrad: ignore HG101\n0.5 * 0.3 = 0.16\n"),
        ("markdown", "```\n0.5 * 0.3 = 0.16  # handgrad: ignore HG101\n```\n"),
        ("markdown", "```python\n# 0.5 * 0.3 = 0.16\n# handgrad: ignore-file HG101\n```\n"),
    ],
)
def test_in_every_format(format: str, page: str) -> None:
    assert found(page.replace("handgrad:", "handgrat:"), format)[0][0] == "HG101"
    assert found(page, format) == []


def test_what_does_nothing_is_reported() -> None:
    report = api.check("$1 + 1 = 2$ <!-- handgrad: ignore HG1O1 -->\n")
    assert [(f.code, f.severity, f.text) for f in report.findings] == [
        ("HG001", "warning", "handgrad: ignore HG1O1")
    ]
    assert "did you mean HG101?" in report.findings[0].short
    assert found("<!-- handgrad: ignore-nextline -->\n\n$1 + 1 = 2$") == [("HG002", 1)]


def test_a_note_that_was_not_asked_for_leaves_its_suppression_alone() -> None:
    page = "$1 + 1 = 2$ <!-- handgrad: ignore HG102 -->\n"
    assert found(page) == []
    assert found(page, notes=True) == [("HG001", 1)]


def test_a_slip_that_shows_elsewhere_too_is_reported_there() -> None:
    page = f"{SLIP} <!-- handgrad: ignore HG101 -->\n\nand again {SLIP}\n"
    assert found(page.replace("ignore", "ignroe"))[0] == ("HG101", 1)
    assert found(page) == [("HG101", 3)]


def test_what_was_set_aside_is_kept_and_numbers_forget_it() -> None:
    report: Report = api.check(
        f"{OTHER}\n\n{SLIP} <!-- handgrad: ignore HG101 -->\n\n$1 + 1 = 3$\n"
    )
    assert [aside.by for aside in report.set_aside] == ["comment"]
    wrong = {n.text: n.causes for n in report.numbers if n.status == "wrong"}
    assert wrong == {"0.13": (0,), "0.16": (), "3": (1,)}


def test_a_page_that_is_marked_cannot_switch_anything_off() -> None:
    document = read.page(f"{SLIP} <!-- handgrad: ignore HG101 -->\n")
    assert [f.code for f in check(document).findings] == ["HG101"]
