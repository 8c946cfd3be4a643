"""An inequality claims an order, not a value."""

from __future__ import annotations

import pytest

import handgrad as hg
from handgrad.check.compared import equal
from handgrad.document import Chain, Link
from handgrad.notation import Name


def chain(*signs: str) -> Chain:
    return Chain(links=tuple(Link(s, Name(f"a{i}")) for i, s in enumerate(signs)))


@pytest.mark.parametrize(
    ("signs", "stretches"),
    [
        (("", "=", "="), [3]),
        (("", "=", "<"), [2]),
        (("", "≤", "<"), []),
        (("", "=", "≥", "="), [2, 2]),
        (("=", "=", ">"), [2]),
    ],
)
def test_stretches(signs: tuple[str, ...], stretches: list[int]) -> None:
    found = list(equal(chain(*signs)))
    assert [len(one.links) for one in found] == stretches


@pytest.mark.parametrize(
    "line",
    [
        "$x_1 + x_2 - 2 \\ge -7$",
        "$x_1 + x_2 + 3 > 1$",
        "$z = x_1 + x_2 - 1 = 1 > 0$",
        "$w = 3$ and $1 \\le w < 7$",
        "$w = 3 \\ne 4$",
    ],
)
def test_nothing_true_is_called_a_slip(line: str) -> None:
    assert not hg.check(f"$x_1 = 1$, $x_2 = 1$\n\n{line}\n").findings


def test_what_stands_before_the_sign_is_judged() -> None:
    report = hg.check("$x_1 = 1$, $x_2 = 1$\n\n$z = x_1 + x_2 - 1 = 2 > 0$\n")
    assert [f.expected for f in report.findings] == ["1"]


def test_a_fraction_in_a_table_is_no_calculation_of_the_next_cell() -> None:
    page = "| $z$ | $h$ |\n|---|---|\n| $-\\frac{13}{6}$ | 0 |\n| $\\frac{1}{2}$ | 1 |\n"
    assert not hg.check(page).findings
