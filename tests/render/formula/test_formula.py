"""Formulas in the three notations: what a reader sees."""

from __future__ import annotations

import pytest

from handgrad.notation import (
    BINDING,
    Kind,
    Name,
    Number,
    Power,
    Prefix,
    Product,
    Sum,
    Unread,
)
from handgrad.parse import formula
from handgrad.render.formula import latex, line, plain, unicode

# What was typed, and how the three notations show it.
SHOWN = [
    (
        r"\frac{\partial E}{\partial w_{11}} = -0.5 \cdot e^{-x}",
        "∂E/∂w_11 = -0.5·e^(-x)",
        "∂E/∂w₁₁ = −0.5·e^(−x)",
        r"\frac{\partial E}{\partial w_{11}} = -0.5 \cdot e^{-x}",
    ),
    (
        "h_t = tanh(W x_t + U h_{t-1} + b)",
        "h_t = tanh(W x_t + U h_{t-1} + b)",
        "hₜ = tanh(W xₜ + U hₜ₋₁ + b)",
        r"h_t = \tanh(W x_t + U h_{t-1} + b)",
    ),
    (
        r"\tilde{C}_1 = 0.6637 \cdot 0",
        "C\u0303_1 = 0.6637·0",
        "C\u0303₁ = 0.6637·0",
        r"\tilde{C}_1 = 0.6637 \cdot 0",
    ),
    (r"\sigma'(z)", "σ'(z)", "σ′(z)", r"\sigma'(z)"),
    (r"w_5^+", "w_5^{+}", "w₅⁺", "w_5^{+}"),
    (r"W^\top \delta", "W^T δ", "Wᵀ δ", r"W^{\top} \delta"),
    (r"x_1^2 + y^{10}", "x_1^2 + y^10", "x₁² + y¹⁰", "x_1^2 + y^{10}"),
    (r"e^{-1}", "e^(-1)", "e⁻¹", "e^{-1}"),
    (r"\sqrt{d_k} + \sqrt{a+b}", "sqrt(d_k) + sqrt(a + b)", "√dₖ + √(a + b)", None),
    (r"\frac{a+b}{2}", "(a + b)/2", "(a + b)/2", r"\frac{a + b}{2}"),
    (r"\text{out}_{h1}", "out_h1", "outₕ₁", r"\mathrm{out}_{h1}"),
    (r"softmax([1, 2])", "softmax([1, 2])", None, r"\operatorname{softmax}([1,\ 2])"),
    (r"|a - b|", "|a - b|", "|a − b|", r"\left|a - b\right|"),
    (r"\nabla_w E", "∇_w E", "∇_w E", r"\nabla_{w} E"),
    (r"\frac{\partial^2 L}{\partial w^2}", "∂^2 L/∂w^2", "∂²L/∂w²", None),
    (r"\mathcal{L}", "ℒ", "ℒ", r"\mathcal{L}"),
    (r"62\% \le 1", "62% ≤ 1", "62% ≤ 1", r"62\% \le 1"),
    (
        r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}",
        "(1, 2; 3, 4)",
        "(1, 2; 3, 4)",
        r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}",
    ),
]


@pytest.mark.parametrize(("typed", "plainly", "in_unicode", "in_latex"), SHOWN)
def test_shown(typed: str, plainly: str, in_unicode: str | None, in_latex: str | None) -> None:
    kind = formula(typed)
    assert plain.write(kind) == plainly
    if in_unicode is not None:
        assert unicode.write(kind) == in_unicode
    if in_latex is not None:
        assert latex.write(kind) == in_latex


def test_every_kind_has_a_printer_in_every_notation() -> None:
    kinds = set(Kind.__subclasses__())
    assert set(line.WRITERS) == kinds
    assert set(latex.WRITERS) == kinds
    assert set(BINDING) <= kinds


def test_brackets_appear_where_a_child_binds_more_weakly() -> None:
    a, b, two = Name("a"), Name("b"), Number("2")
    total = Sum((a, b), ("+", "-"))
    assert plain.write(Product((two, total), ("", "·"))) == "2·(a - b)"
    assert latex.write(Product((two, total), ("", "·"))) == r"2 \cdot (a - b)"
    assert plain.write(Power(total, two)) == "(a - b)^2"
    assert plain.write(Prefix("-", total)) == "-(a - b)"


def test_a_negative_number_is_bracketed_anywhere_but_in_front() -> None:
    minus = Prefix("-", Number("0.5"))
    assert unicode.write(Product((Name("x"), minus), ("", "·"))) == "x·(−0.5)"
    assert unicode.write(Sum((minus, minus), ("+", "+"))) == "−0.5 + (−0.5)"
    assert unicode.write(Sum((Name("x"), minus), ("+", "-"))) == "x − (−0.5)"
    assert latex.write(Power(minus, Number("2"))) == "(-0.5)^2"


def test_a_juxtaposed_product_stays_one_only_where_it_cannot_be_misread() -> None:
    beside = ("", "")
    x, two = Name("x"), Number("2")
    assert plain.write(Product((two, x), ("", "·"), beside)) == "2 x"
    assert plain.write(Product((x, two), ("", "·"), beside)) == "x·2"
    bracketed = formula("(1 - x)")
    assert plain.write(Product((x, bracketed), ("", "·"), beside)) == "x·(1 - x)"


def test_what_was_not_read_is_shown_as_it_stood() -> None:
    unread = Unread(r"\foo{", "no such command")
    assert plain.write(unread) == unicode.write(unread) == latex.write(unread) == r"\foo{"
