"""The logistic function worked out part by part: each part is checked, with a problem and alone."""

from __future__ import annotations

import pytest

from handgrad import api

PROBLEM = "schema: 1\ntitle: T\nequations: |\n  g = σ(x)\ngiven: {x: 1.1}\ndecimals: 4\n"
WRITTEN = "$g = \\sigma(1.1) = \\frac{{1}}{{1+e^{{-1.1}}}} = {} = {}$"


@pytest.mark.parametrize("problem", [PROBLEM, ""])
@pytest.mark.parametrize("line", ["\\frac{1}{1+0.3329}", "\\frac{1}{1.3329}", "1/1.333"])
def test_a_right_line_is_right_number_by_number(problem: str, line: str) -> None:
    report = api.check(WRITTEN.format(line, "0.7503"), problem=problem or ())
    assert report.findings == ()
    status = [n.status.value for n in report.numbers[3:]]
    assert set(status) <= {"given", "ok", "rounding"}, status


@pytest.mark.parametrize("problem", [PROBLEM, ""])
def test_the_wrong_power_is_the_slip_and_the_result_follows(problem: str) -> None:
    page = WRITTEN.format("\\frac{1}{1+3.0042}", "0.2497")
    report = api.check(page, problem=problem or ())
    assert [(f.name, f.text) for f in report.findings] == [("exponent-sign", "3.0042")]
    assert report.numbers[-1].status.value == "inherited"


def test_a_wrong_digit_of_the_power_without_the_line_before() -> None:
    """A result that follows from a wrong power was once put down to rounding."""
    report = api.check("$g = \\frac{1}{1+0.3529} = 0.7391$", problem=PROBLEM)
    assert [f.text for f in report.findings] == ["0.3529"]
