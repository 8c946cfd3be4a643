"""The public names: what `import handgrad as hg` promises."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

import handgrad as hg

EXAMPLES = Path(__file__).parents[1] / "examples"


def test_the_names_are_listed() -> None:
    assert {"check", "solve"} <= set(dir(hg))


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'slove'"):
        hg.slove


def test_check_can_be_called_again_though_a_room_has_its_name() -> None:
    page = "$a = 2 \\cdot 3 = 7$"
    first = hg.check(page)
    importlib.import_module("handgrad.check")
    assert hg.check(page) == first
    assert [finding.text for finding in first.findings] == ["7"]


def test_solve_gives_values_by_name_and_time() -> None:
    solution = hg.solve(EXAMPLES / "lstm.yaml")
    assert str(solution["c"][2])[:6] == "0.6782"
    assert str(solution["c"][0]) == "0"


def test_a_solved_problem_serves_many_pages() -> None:
    page, file = EXAMPLES / "lstm-homework.md", EXAMPLES / "lstm.yaml"
    solution = hg.solve(file)
    first = hg.check(page, problem=solution)
    assert first.findings
    assert first == hg.check(page, problem=solution) == hg.check(page, problem=file)
