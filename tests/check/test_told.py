"""A loss that goes from one value to another, told in a sentence."""

from __future__ import annotations

import pytest

from handgrad import api
from handgrad.check import check
from handgrad.check.finding import Report
from handgrad.read import page

PROBLEM = api.solve(
    """\
schema: 1
equations: |
  L = (w x − y)^2
  w^{new} = w − η ∂L/∂w
  L^{new} = (w^{new} x − y)^2
given: {w: 0.5, x: 2, y: 0.7, η: 0.1}
ask: [L, w^{new}, L^{new}]
decimals: 4
"""
)


def report(sentence: str) -> Report:
    return check(page(f"$L = 0.0900$\n\n{sentence}\n", path="x.md"), [PROBLEM])


@pytest.mark.parametrize(
    "sentence",
    [
        "The loss went from 0.0900 to 0.0036.",
        "El error pasa de 0.0900 a 0.0036.",
        "Der Verlust sinkt von 0.0900 auf etwa 0.0036.",
    ],
)
def test_right_values_are_ok(sentence: str) -> None:
    found = report(sentence)
    assert [n.status.value for n in found.numbers] == ["ok", "ok", "ok"]
    assert not found.findings


def test_a_wrong_new_loss_is_found() -> None:
    found = report("The loss went from 0.0900 to about 0.0850.")
    assert [f.text for f in found.findings] == ["0.0850"]


@pytest.mark.parametrize(
    "sentence",
    [
        "After 100 steps the loss went from 0.0900 to 0.0001.",
        "The loss went from 0.0900 to 0.0001 over all epochs.",
        "The width went from 0.0900 to 0.0850.",
    ],
)
def test_what_may_mean_something_else_is_not_judged(sentence: str) -> None:
    assert not report(sentence).findings


@pytest.mark.parametrize("word", ["if", "when", "si", "falls"])
def test_a_definition_by_cases_claims_nothing(word: str) -> None:
    text = f"The new loss: $L^{{new}} = 1$ {word} $w \\ge 0$, else $L^{{new}} = 0$.\n"
    assert not check(page(text, path="x.md"), [PROBLEM]).findings
