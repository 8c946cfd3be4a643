"""A solution shows its work in a notebook, and its answer at a prompt."""

from __future__ import annotations

from pathlib import Path

import handgrad

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_a_notebook_shows_the_work() -> None:
    shown = handgrad.solve(EXAMPLES / "nested-sigmoid.yaml")._repr_markdown_()
    assert shown.startswith("# Two nested sigmoids")
    assert "$" in shown
    assert "0.7311" in shown


def test_a_prompt_shows_the_answer() -> None:
    shown = repr(handgrad.solve(EXAMPLES / "nested-sigmoid.yaml"))
    assert shown.startswith("Two nested sigmoids, one step of gradient descent: o₁ = 0.7311")


def test_options_override_the_digits() -> None:
    s = handgrad.solve(EXAMPLES / "nested-sigmoid.yaml", decimals=2)
    assert str(s["o_1"]) == "0.73"
