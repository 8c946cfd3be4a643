"""A value that a page states among its results, without saying how it came about."""

from __future__ import annotations

import pytest

from handgrad import api

PAGE = "$$a = \\tanh(0.5) = 0.4621$$\n\n$$c = 0.796$$\n\n$$h = \\tanh(c) = {}$$\n"


@pytest.mark.parametrize("result", ["0.6619", "0.6617", "0.6623"])
def test_it_may_have_been_rounded(result: str) -> None:
    """tanh of everything that is printed as 0.796 lies between 0.6616 and 0.6625."""
    assert not api.check(PAGE.format(result)).findings


@pytest.mark.parametrize("result", ["0.6691", "0.6519"])
def test_what_no_rounding_explains_is_a_slip(result: str) -> None:
    assert [f.text for f in api.check(PAGE.format(result)).findings] == [result]


def test_data_are_exact() -> None:
    page = "$c = 0.796$\n\n$$h = \\tanh(c) = 0.6691$$\n"
    assert [f.text for f in api.check(page).findings] == ["0.6691"]
