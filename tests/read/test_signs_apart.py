"""A minus that markup keeps apart from its digits is a minus all the same."""

from __future__ import annotations

import pytest

from handgrad import read
from handgrad.api import check


@pytest.mark.parametrize("result", [r"-\,15", r"-\num{15}", "{-}15", r"-\mathbf{15}", "-~15"])
def test_the_minus_of_a_result_is_seen(result: str) -> None:
    assert not check(rf"$a = 3 \cdot (-5) = {result}$").findings


@pytest.mark.parametrize("line", [r"-\frac{15}{3} = -5", "-(4 + 1) = -5", r"-\sqrt{25} = -5"])
def test_what_is_worked_out_before_its_minus_has_none(line: str) -> None:
    page = read.page(f"$a = {line}$")
    assert next(iter(read.numbers(page))).sign is None


def test_a_number_with_markup_behind_its_minus_is_not_rewritten() -> None:
    report = check(r"$a = 3.1 \cdot (-5) = -\num{15.4}$")
    assert report.findings
    assert not any(finding.fix for finding in report.findings)
