"""Printed activation conditions taken literally on the rows of their table."""

from __future__ import annotations

import pytest

from handgrad import api, read
from handgrad.check.conditions import conditions
from handgrad.check.judge import Status

PROBLEM = """schema: 1
model: threshold
given: {w: [8, 8], b: -12}
table: {inputs: x, values: [0, 1]}
names: {h: h(x)}
ask: [z, h]
decimals: 0
"""


def _page(condition: str, fourth: str = "1") -> str:
    return f"""The unit is $z = 8 x_1 + 8 x_2 - 12$, and its output is
$h(x) = 1$ if ${condition}$, and $0$ otherwise.

| $x_1$ | $x_2$ | $z$ | $h(x)$ |
|---|---|---|---|
| 0 | 0 | -12 | 0 |
| 0 | 1 | -4 | 0 |
| 1 | 0 | -4 | 0 |
| 1 | 1 | 4 | {fourth} |
"""


@pytest.mark.parametrize("condition", ["z > 0", "z \\ge 0", "x > 0"])
def test_a_condition_that_fits_its_table(condition: str) -> None:
    assert api.check(_page(condition), problem=PROBLEM).findings == ()


@pytest.mark.parametrize("condition", ["x \\neq 0", "z \\neq 0", "z < 0", "z \\le 0"])
def test_a_condition_that_contradicts_its_table(condition: str) -> None:
    report = api.check(_page(condition), problem=PROBLEM)
    (finding,) = report.findings
    assert (finding.code, finding.text) == ("HG701", condition)
    assert finding.expected == "z > 0"
    assert "z = −" in finding.message or "z = 4" in finding.message
    cells = [n for n in report.numbers if n.line >= 5]
    assert all(n.status in (Status.OK, Status.GIVEN) for n in cells)


def test_a_wrong_cell_is_no_witness_against_the_condition() -> None:
    report = api.check(_page("z > 0", "0"), problem=PROBLEM)
    assert "HG701" not in [finding.code for finding in report.findings]
    assert report.numbers[-1].status is Status.WRONG


def test_conditions_are_claims_with_an_if() -> None:
    page = read.page("$h = 1$ if $z > 0$, but $k = 2$ and $q < 3$.")
    (found,) = conditions(page)
    assert (found.sign, found.value, found.bound) == (">", 1, 0)


@pytest.mark.parametrize(("sign", "names"), [("<", ["wrong-condition"]), (">", [])])
def test_what_is_claimed_of_a_word_is_held_against_its_column(sign: str, names: list[str]) -> None:
    page = f"$z = 2 x_1 - 1$, output $1$ if $z {sign} 0$ and $0$ otherwise.\n\n"
    table = "| $x_1$ | $z$ | output |\n|---|---|---|\n| 0 | -1 | 0 |\n| 1 | 1 | 1 |\n"
    assert [f.name for f in api.check(page + table).findings] == names
