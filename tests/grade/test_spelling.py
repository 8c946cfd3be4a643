"""Names of a script that are the problem's, written otherwise."""

from __future__ import annotations

import handgrad as hg
from handgrad import read
from handgrad.grade.own import own
from handgrad.grade.scheme import scheme
from handgrad.grade.spelling import folded, respelled
from tests.grade.pages_of import PROBLEM

SCHEME = scheme(hg.solve(PROBLEM))


def said(text: str) -> dict[str, str]:
    return respelled(read.page(text, path="a.md"), own(SCHEME))


def test_letters_and_marks() -> None:
    assert folded("c̃_1") == folded("c_tilde1") == folded("c̃_{1}")
    assert folded("C_1") != folded("c_1")
    assert folded("w_{11}") != folded("w_1")


def test_a_name_without_its_underscore_is_the_problems_own() -> None:
    assert said("h1 = 0.5154\n\nz1 = 0.57\n") == {}


def test_the_problems_own_names_need_nothing() -> None:
    assert said("$h_1 = 0.5154$\n") == {}


def test_a_script_that_uses_the_name_itself_means_another_thing() -> None:
    assert said("$h_1 = 0.5154$\n\nh1 = 0.3\n") == {}


def test_other_names_are_not_guessed() -> None:
    assert said("out1 = 0.42\n\nstate = 0.5154\n") == {}
