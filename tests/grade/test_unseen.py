"""Bare answers: the one mistake behind them is the one that makes all of them what they are."""

from __future__ import annotations

import pytest

import handgrad as hg
from handgrad.grade.mark import mark
from handgrad.grade.records import Script
from handgrad.grade.scheme import scheme

PROBLEM = """
schema: 1
title: Two inputs, two hidden units, one output
equations: |
  z_1 = w_1 x_1 + w_2 x_2 + b
  z_2 = w_3 x_1 + w_4 x_2 + b
  h_1 = σ(z_1)
  h_2 = σ(z_2)
  s = w_5 h_1 + w_6 h_2 + c
  o = σ(s)
  E = ½ (y − o)^2
  w_5^+ = w_5 − η ∂E/∂w_5
  w_1^+ = w_1 − η ∂E/∂w_1
given: {x_1: 0.4, x_2: 0.9, w_1: 0.35, w_2: -0.25, w_3: 0.7, w_4: 0.15, b: 0.1,
        w_5: 0.6, w_6: -0.45, c: 0.2, y: 1, η: 0.5}
ask: [h_1, h_2, o, E, ∂E/∂w_5, ∂E/∂w_1, w_5^+, w_1^+]
decimals: 4
"""
ASKED = ("h_1", "h_2", "o", "E", "∂E/∂w_5", "∂E/∂w_1", "w_5^+", "w_1^+")
SCHEME = scheme(hg.solve(PROBLEM))


def answers(old: str = "", new: str = "") -> dict[str, str]:
    """The answers of somebody who works with another equation."""
    solution = hg.solve(PROBLEM.replace(old, new) if old else PROBLEM)
    return {symbol: str(solution[symbol]) for symbol in ASKED}


def marked(sheet: dict[str, str]) -> Script:
    text = "".join(f"{symbol}: {value}\n" for symbol, value in sheet.items())
    return mark(text, name="a", path="a.yaml", digest="", scheme=SCHEME)


def lost(script: Script) -> set[str]:
    return {symbol for a in script.awards if a.got == "0" for symbol in a.symbols}


def test_right_answers_have_full_marks() -> None:
    script = marked(answers())
    assert script.total == script.out_of
    assert not script.slips


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("w_2 x_2 + b", "w_2 x_2", "HG204"),
        ("w_1 x_1 + w_2 x_2", "w_1 x_1 + w_4 x_2", "HG504"),
        ("h_2 = σ(z_2)", "h_2 = tanh(z_2)", "HG625"),
        ("w_5 h_1 + w_6 h_2", "w_5 h_2 + w_6 h_1", "HG409"),
    ],
)
def test_a_mistake_on_the_way_is_named_and_paid_for_once(old: str, new: str, code: str) -> None:
    sheet = answers()
    wrong = answers(old, new)
    forward = ("h_1", "h_2", "o", "E")
    script = marked({**sheet, **{s: wrong[s] for s in forward}, **_carried(wrong)})
    assert [slip.code for slip in script.slips] == [code]
    assert len(lost(script)) <= 2  # h₁ and h₂ share a row
    assert not script.doubts


def _carried(sheet: dict[str, str]) -> dict[str, str]:
    """The gradients with the right formulas on the sheet's own values."""
    h, o = float(sheet["h_1"]), float(sheet["o"])
    delta = (o - 1) * o * (1 - o)
    g5, g1 = delta * h, delta * 0.6 * h * (1 - h) * 0.4
    found = {"∂E/∂w_5": g5, "∂E/∂w_1": g1, "w_5^+": 0.6 - 0.5 * g5, "w_1^+": 0.35 - 0.5 * g1}
    return {symbol: f"{value:.4f}" for symbol, value in found.items()}


def _backwards(delta: float, w5: float = 0.6) -> dict[str, str]:
    sheet = answers()
    h = float(sheet["h_1"])
    g5, g1 = delta * h, delta * w5 * h * (1 - h) * 0.4
    new = {"∂E/∂w_5": g5, "∂E/∂w_1": g1, "w_5^+": 0.6 - 0.5 * g5, "w_1^+": 0.35 - 0.5 * g1}
    return {**sheet, **{symbol: f"{value:.4f}" for symbol, value in new.items()}}


def test_one_cause_of_two_wrong_gradients_is_paid_for_once() -> None:
    o, s = float(answers()["o"]), 0.2205
    for delta, code in (((1 - o) * o * (1 - o), "HG306"), ((o - 1) * s * (1 - s), "HG302")):
        script = marked(_backwards(delta))
        assert [slip.code for slip in script.slips] == [code]
        assert lost(script) == {"∂E/∂w₅"}


def test_where_two_mistakes_fit_none_is_picked() -> None:
    """w₅⁺ = 0.6277 and … another weight of nearly that size give the same four digits."""
    problem = PROBLEM.replace("w_3: 0.7,", "w_3: 0.6275,")
    against = scheme(hg.solve(problem))
    solution = hg.solve(problem)
    h, o = (float(str(solution[s])) for s in ("h_1", "o"))
    delta = (o - 1) * o * (1 - o)
    g1 = delta * float(str(solution["w_5^+"])) * h * (1 - h) * 0.4
    sheet = {s: str(solution[s]) for s in ASKED} | {"∂E/∂w_1": f"{g1:.4f}"}
    sheet["w_1^+"] = f"{0.35 - 0.5 * g1:.4f}"
    text = "".join(f"{symbol}: {value}\n" for symbol, value in sheet.items())
    script = mark(text, name="a", path="a.yaml", digest="", scheme=against)
    slip = next(slip for slip in script.slips if slip.symbol == "∂E/∂w₁")
    assert (slip.code, slip.proved) == ("HG900", False)
    reason = next(a.reason for a in script.awards if a.got == "0" and a.kind == "A")
    assert "either" in reason
    assert "w₅⁺" in reason
    assert "w₃" in reason


def test_a_slope_left_out_is_a_factor_and_no_path_of_the_gradient() -> None:
    """Without y² the slope 1 − y² is 1: the factor is missing, and the gradient has one path."""
    problem = """
schema: 1
title: A unit
equations: |
  a = w x
  y = tanh(a)
  E = ½ (y − d)^2
given: {w: 0.7, x: 1.2, d: -0.3}
ask: [y, ∂E/∂y, ∂E/∂a]
decimals: 4
"""
    sheet = "y: 0.6858\n∂E/∂y: 0.9858\n∂E/∂a: 0.9858\n"
    script = mark(sheet, name="a", path="a.yaml", digest="", scheme=scheme(hg.solve(problem)))
    assert [slip.code for slip in script.slips] == ["HG301"]
    assert "the factor 1 − y² of the chain rule is left out" in script.slips[0].title
