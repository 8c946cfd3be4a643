"""A name whose own formula has the slip is found by what the rest of the page does with it."""

from __future__ import annotations

import pytest

import handgrad
from handgrad.check.finding import Report

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
given: {x_1: 0.4, x_2: 0.9, w_1: 0.35, w_2: -0.25, w_3: 0.7, w_4: 0.15, b: 0.1,
        w_5: 0.6, w_6: -0.45, c: 0.2, y: 1, η: 0.5}
ask: [h_1, h_2, o, E, ∂E/∂w_5, w_5^+]
decimals: 4
"""

LINES = {
    "net1": "net_1 = w_1 x_1 + w_2 x_2 + b = 0.35 · 0.4 + (−0.25) · 0.9 + 0.1 = 0.0150",
    "net2": "net_2 = w_3 x_1 + w_4 x_2 + b = 0.7 · 0.4 + 0.15 · 0.9 + 0.1 = 0.5150",
    "out1": "out_1 = σ(net_1) = σ(0.0150) = 0.5037",
    "out2": "out_2 = σ(net_2) = σ(0.5150) = 0.6260",
    "net": "net = w_5 out_1 + w_6 out_2 + c = 0.6 · 0.5037 + (−0.45) · 0.6260 + 0.2 = 0.2205",
    "o": "o = σ(net) = σ(0.2205) = 0.5549",
    "E": "E = ½ (y − o)² = ½ (1 − 0.5549)² = 0.0991",
    "delta": "δ = (o − y) o (1 − o) = (0.5549 − 1) · 0.5549 · (1 − 0.5549) = −0.1099",
    "grad": "∂E/∂w_5 = δ out_1 = −0.1099 · 0.5037 = −0.0554",
    "new": "w_5^+ = w_5 − η ∂E/∂w_5 = 0.6 − 0.5 · (−0.0554) = 0.6277",
}

SLIPS = {
    "hg204": {  # the bias is forgotten, and everything is carried on with that
        "net1": "net_1 = w_1 x_1 + w_2 x_2 = 0.35 · 0.4 + (−0.25) · 0.9 = −0.0850",
        "out1": "out_1 = σ(net_1) = σ(−0.0850) = 0.4788",
        "net": "net = w_5 out_1 + w_6 out_2 + c = 0.6 · 0.4788 + (−0.45) · 0.6260 + 0.2 = 0.2056",
        "o": "o = σ(net) = σ(0.2056) = 0.5512",
        "E": "E = ½ (y − o)² = ½ (1 − 0.5512)² = 0.1007",
        "delta": "δ = (o − y) o (1 − o) = (0.5512 − 1) · 0.5512 · (1 − 0.5512) = −0.1110",
        "grad": "∂E/∂w_5 = δ out_1 = −0.1110 · 0.4788 = −0.0531",
        "new": "w_5^+ = w_5 − η ∂E/∂w_5 = 0.6 − 0.5 · (−0.0531) = 0.6266",
    },
    "hg302": {  # the slope is taken of the net input, under a name of the student's own
        "delta": "δ = (o − y) net (1 − net) = (0.5549 − 1) · 0.2205 · (1 − 0.2205) = −0.0765",
        "grad": "∂E/∂w_5 = δ out_1 = −0.0765 · 0.5037 = −0.0385",
        "new": "w_5^+ = w_5 − η ∂E/∂w_5 = 0.6 − 0.5 · (−0.0385) = 0.6193",
    },
}

HELPERS = {  # names of the student's own that are nearly a quantity, and are none
    "net1": "s_1 = w_1 x_1 + w_2 x_2 = 0.35 · 0.4 + (−0.25) · 0.9 = −0.0850\n\n"
    "net_1 = s_1 + b = −0.0850 + 0.1 = 0.0150",
    "net": "p = w_5 out_1 + w_6 out_2 = 0.6 · 0.5037 + (−0.45) · 0.6260 = 0.0205\n\n"
    "net = p + c = 0.0205 + 0.2 = 0.2205",
    "E": "e = (y − o)² = (1 − 0.5549)² = 0.1981\n\nE = ½ e = ½ · 0.1981 = 0.0991",
}


def checked(**changed: str) -> Report:
    text = "\n\n".join({**LINES, **changed}.values())
    return handgrad.check(text, problem=PROBLEM, format="text")


def test_a_right_page_stays_right() -> None:
    assert not checked().findings


def test_helpers_are_not_accused() -> None:
    assert not checked(**HELPERS).findings


@pytest.mark.parametrize("code", sorted(SLIPS))
def test_a_slip_in_the_formula_of_an_own_name_is_found_there(code: str) -> None:
    report = checked(**SLIPS[code])
    key = "net1" if code == "hg204" else "delta"
    line = 1 + 2 * list(LINES).index(key)
    assert {f.code.lower() for f in report.findings} == {code}
    assert {report.source[: f.span[0]].count("\n") + 1 for f in report.findings} == {line}


def test_what_was_supposed_is_printed() -> None:
    assert ("net_1", "z₁") in checked(**SLIPS["hg204"]).reading
    assert ("δ", "∂E/∂s") in checked(**SLIPS["hg302"]).reading


def test_what_is_said_of_a_name_goes_first() -> None:
    text = "\n\n".join({**LINES, **SLIPS["hg204"]}.values())
    report = handgrad.check(text, problem=PROBLEM, format="text", names={"net_1": "z_2"})
    assert ("net_1", "z₂") in report.reading
