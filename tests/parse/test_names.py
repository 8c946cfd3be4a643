"""Names with everything that belongs to them, in all the ways they are typed."""

from __future__ import annotations

import pytest

from handgrad.notation import Derivative, Index, Name, Number, Postfix, Power
from handgrad.parse import Declared, formula

LATEX = {
    r"w_{11}^{(2)+}": Name("w", sub=("11",), sup=("(2)", "+")),
    r"\tilde{C}_1": Name("C", ("tilde",), ("1",)),
    r"\tilde{C}_{t-1}": Name("C", ("tilde",), ("t-1",)),
    r"\text{out h1}": Name("out h1"),
    r"\text{out}_{h1}": Name("out", sub=("h1",)),
    r"W_{H1-O1}": Name("W", sub=("H1-O1",)),
    r"\delta_{o,2}": Name("δ", sub=("o", "2")),
    r"\delta^{a_h}": Name("δ", sup=("ah",)),
    r"h_{t - 1}": Name("h", sub=("t-1",)),
    r"o1": Name("o1"),
    r"in_{h_1}": Name("in", sub=("h1",)),
    r"out{o1}": Name("out", sub=("o1",)),
    r"w_1^{\text{new}}": Name("w", sub=("1",), sup=("new",)),
    r"w_1(new)": Name("w", sub=("1",), sup=("new",)),
    r"z_{nuevo}": Name("z", sub=("nuevo",)),
    r"w^+": Name("w", sup=("+",)),
    r"a_1^{[1]}": Name("a", sub=("1",), sup=("[1]",)),
    r"a^{[l-1]}": Name("a", sup=("[l-1]",)),
    r"x^{(1)}": Name("x", sup=("(1)",)),
    r"x_{1,1}": Name("x", sub=("1", "1")),
    r"\mathbf{W}_{f,x}": Name("W", sub=("f", "x")),
    r"\boldsymbol{\delta}^{(l)}": Name("δ", sup=("(l)",)),
    r"\mathrm{net}_{h1}": Name("net", sub=("h1",)),
    r"\mathcal{L}_t": Name("ℒ", sub=("t",)),
    r"\hat y": Name("y", ("hat",)),
    r"\hat{\mathbf{y}}_{1}": Name("y", ("hat",), ("1",)),
    r"\bar{x}": Name("x", ("bar",)),
    r"h'": Name("h", ("'",)),
    r"z^{\prime}": Name("z", ("'",)),
    r"\Delta w_{ij}": Name("Δw", sub=("ij",)),
    r"\Delta_{o_1}": Name("Δ", sub=("o1",)),
    r"{w_1}": Name("w", sub=("1",)),
    r"a\_1": Name("a", sub=("1",)),
    r"W^l_j": Name("W", sub=("j",), sup=("l",)),
    r"z^{l+1}": Name("z", sup=("l+1",)),
    r"x^*": Name("x", sup=("*",)),
    r"K_{\text{was}}": Name("K", sub=("was",)),
    r"\theta_{t+1}": Name("θ", sub=("t+1",)),
    r"E_{total}": Name("E", sub=("total",)),
    r"target": Name("target"),
}
PLAIN = {
    "x₁": Name("x", sub=("1",)),
    "W₂": Name("W", sub=("2",)),
    "h₍ₜ₋₁₎": Name("h", sub=("t-1",)),
    "hₜ₋₁": Name("h", sub=("t-1",)),
    "h_(t-1)": Name("h", sub=("t-1",)),
    "ỹ": Name("y", ("tilde",)),
    "y\u0303": Name("y", ("tilde",)),
    "C̃₁": Name("C", ("tilde",), ("1",)),
    "ĥ": Name("h", ("hat",)),
    "Δw": Name("Δw"),
    "delta2": Name("delta2"),
    "W_xh": Name("W", sub=("xh",)),
    "w₁₁⁽²⁾⁺": Name("w", sub=("11",), sup=("(2)", "+")),
    "w_5^+": Name("w", sub=("5",), sup=("+",)),
    "σ′": Name("σ", ("'",)),
    '"out h1"': Name("out h1"),
    "learning rate": Name("learning rate"),
    "new w_1": Name("w", sub=("1",), sup=("new",)),
    "año": Name("año"),
}


@pytest.mark.parametrize(("text", "name"), LATEX.items(), ids=LATEX)
def test_latex(text: str, name: Name) -> None:
    assert formula(text, language="latex") == name


@pytest.mark.parametrize(("text", "name"), PLAIN.items(), ids=PLAIN)
def test_plain(text: str, name: Name) -> None:
    assert formula(text, language="plain") == name


def test_powers_and_transposes_are_no_names() -> None:
    sigma = Name("σ", sub=("B",))
    assert formula(r"\sigma_B^2") == Power(sigma, Number("2"))
    assert formula("σ₂²") == Power(Name("σ", sub=("2",)), Number("2"))
    for text in (r"x^T", r"x^{\top}", "xᵀ", "x.T", "x^T"):
        assert formula(text) == Postfix(Name("x"), "ᵀ")
    assert type(formula(r"W^{-1}")) is Power
    assert type(formula(r"0.9^T")) is Power
    assert type(formula("x^T", declared=Declared(frozenset({"T"})))) is Power


def test_an_entry_is_no_product() -> None:
    assert formula("a1[0]") == Index(Name("a1"), (Number("0"),))
    assert formula("W1[0][1]") == Index(Index(Name("W1"), (Number("0"),)), (Number("1"),))
    assert type(formula("w[0.5 + 0.2]")).__name__ == "Product"


def test_declared_names_are_one_in_latex() -> None:
    assert type(formula("ab", language="latex")).__name__ == "Product"
    assert formula("ab", language="latex", declared=Declared(frozenset({"ab"}))) == Name("ab")


def test_a_span_holds_the_whole_name() -> None:
    assert formula(r"  w_{11}^{(2)+} ").span == (2, 15)


@pytest.mark.parametrize("over", ["h\u0303", "x\u0302_1", "\u0177", "\u1ef9_2"])
def test_an_accented_letter_below_a_derivative_is_the_letter(over: str) -> None:
    """dL/dŷ in one line speaks of ŷ, whichever way the accent is typed."""
    quotient = formula(f"dL/d{over}", language="plain")
    assert isinstance(quotient, Derivative)
    assert quotient.by[0].key == formula(over, language="plain").key  # type: ignore[union-attr]
