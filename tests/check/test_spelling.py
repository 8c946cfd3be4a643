"""Names of a page that are the problem's, written otherwise."""

from __future__ import annotations

from handgrad import api
from handgrad.check.spelling import folded

PROBLEM = """\
schema: 1
title: A gated sum
equations: |
  c̃_1 = tanh(w x)
  c_1 = f c̃_1
given: {w: 0.6, x: 0.7, f: 0.3}
decimals: 4
"""


def statuses(page: str) -> list[str]:
    """The verdicts on the numbers of a page."""
    report = api.check(page, format="markdown", problem=PROBLEM)
    return [n.status.value for n in report.numbers]


def test_letters_and_marks() -> None:
    assert folded("c̃_1") == folded("c_tilde1") == folded("c̃_{1}")
    assert folded("C_1") != folded("c_1")
    assert folded("w_{11}") != folded("w_1")


def test_a_mark_written_as_a_word() -> None:
    assert statuses("c_tilde1 = 0.3969\n") == ["ok"]
    assert statuses("c_tilde1 = 0.3996\n") == ["wrong"]


def test_the_problems_own_names_need_nothing() -> None:
    assert statuses("$\\tilde{c}_1 = 0.3969$\n") == ["ok"]


def test_a_page_that_uses_the_name_itself_means_another_thing() -> None:
    assert statuses("$\\tilde{c}_1 = 0.3969$\n\nc_tilde1 = 0.25\n") == ["ok", "given"]


def test_two_names_with_the_same_letters_are_two_things() -> None:
    assert "wrong" not in statuses("c_tilde1 = 0.25\n\nc_tilde_1 = 0.75\n")


def test_other_names_are_not_guessed() -> None:
    assert "wrong" not in statuses("candidate = 0.42\n")
