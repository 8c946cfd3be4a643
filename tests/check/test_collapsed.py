"""A vector set equal to one number is found where that number is surely the sum of its entries."""

from __future__ import annotations

import pytest

from handgrad import api

PAGE = """\
$A = \\begin{{bmatrix}} 0.3 & 0.4 \\\\ 0.5 & 0.2 \\end{{bmatrix}}$,
$v = \\begin{{bmatrix}} 1 \\\\ {} \\end{{bmatrix}}$

$$z = A v = {}$$

$$a = \\sigma({}) = {}$$
"""


def test_what_follows_from_the_sum_is_inherited() -> None:
    report = api.check(PAGE.format(2, "0.3 + 0.8 + 0.5 + 0.4 = 2.0", "2.0", "0.8808"))
    assert [f.name for f in report.findings] == ["shape-collapsed"]
    said = [(n.text, n.status.value) for n in report.numbers][-3:]
    assert said == [("2.0", "wrong"), ("2.0", "inherited"), ("0.8808", "inherited")]


@pytest.mark.parametrize(
    ("second", "line"),
    [
        (2, "0.3 + 0.8 = 1.1"),  # the first entry alone
        (2, "0.3 + 0.8 + 0.5 + 0.4 + 0.1 = 2.1"),  # no sum of the entries
        (0, "0.3 + 0.5 = 0.8"),  # which may have been a sum of other things
    ],
)
def test_what_is_no_sum_of_all_entries_is_left_alone(second: int, line: str) -> None:
    page = PAGE.format(second, line, "0.4", "0.5987")
    assert "shape-collapsed" not in [f.name for f in api.check(page).findings]


def test_a_name_with_two_values_proves_nothing() -> None:
    right = PAGE.format(2, "0.3 + 0.8 + 0.5 + 0.4 = 2.0", "0.4", "0.5987")
    assert "shape-collapsed" in [f.name for f in api.check(right).findings]
    other = "$v = \\begin{bmatrix} 3 \\\\ 5 \\end{bmatrix}$\n\n"
    assert "shape-collapsed" not in [f.name for f in api.check(other + right).findings]
