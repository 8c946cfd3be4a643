"""Thirty lines of neural-network notation, asserted on their trees: every one a line that other
readers misread.
"""

from __future__ import annotations

import pytest

from handgrad.notation import (
    Big,
    Call,
    Derivative,
    Fence,
    Fraction,
    Kind,
    Matrix,
    Name,
    Number,
    Postfix,
    Power,
    Prefix,
    Product,
    Relation,
    Sequence,
    Sum,
)
from handgrad.parse import formula


def n(text: str, *sub: str, **more: tuple[str, ...]) -> Name:
    return Name(text, sub=sub, **more)


def num(text: str) -> Number:
    return Number(text)


def add(*terms: Kind) -> Sum:
    return Sum(terms, ("+",) * len(terms))


def minus(first: Kind, *rest: Kind) -> Sum:
    return Sum((first, *rest), ("+", *("-" for _ in rest)))


def mul(*factors: Kind) -> Product:
    return Product(factors, ("", *("·" for _ in factors[1:])))


def had(*factors: Kind) -> Product:
    return Product(factors, ("", *("⊙" for _ in factors[1:])))


def neg(kind: Kind) -> Prefix:
    return Prefix("-", kind)


def par(kind: Kind) -> Fence:
    return Fence("round", kind)


def call(name: str, *arguments: Kind) -> Call:
    return Call(n(name), arguments)


def eq(*items: Kind) -> Relation:
    return Relation(items, ("=",) * (len(items) - 1))


def d(of: str | Name, by: str | Name) -> Derivative:
    return Derivative(n(of) if isinstance(of, str) else of, (n(by) if isinstance(by, str) else by,))


def grid(shape: str, *rows: tuple[str, ...]) -> Matrix:
    return Matrix(tuple(tuple(num(cell) for cell in row) for row in rows), shape)


x1, x2, h1, h2, o1, z1, w11, w5 = (
    n("x", "1"),
    n("x", "2"),
    n("h", "1"),
    n("h", "2"),
    n("o", "1"),
    n("z", "1"),
    n("w", "11"),
    n("w", "5"),
)
E, L, b, t1, t2, o2, h_old = (
    n("E"),
    n("L"),
    n("b"),
    n("t", "1"),
    n("t", "2"),
    n("o", "2"),
    n("h", "t-1"),
)
c_tilde, h_tilde = n("c", "t", marks=("tilde",)), n("h", "t", marks=("tilde",))
half_square = lambda t, o: mul(Fraction(num("1"), num("2")), Power(par(minus(t, o)), num("2")))  # noqa: E731
gate = lambda w, u, b_: call("σ", add(mul(w, n("x", "t")), mul(u, h_old), b_))  # noqa: E731

SAMPLE: list[tuple[str, Kind]] = [
    (
        r"h_1 = \sigma(w_{11} x_1 + w_{12} x_2 + b_1)",
        eq(h1, call("σ", add(mul(w11, x1), mul(n("w", "12"), x2), n("b", "1")))),
    ),
    (
        r"h_1 = \sigma(0.15 \cdot 0.05 + 0.20 \cdot 0.10 + 0.35) = \sigma(0.3775) = 0.5933",
        eq(
            h1,
            call(
                "σ", add(mul(num("0.15"), num("0.05")), mul(num("0.20"), num("0.10")), num("0.35"))
            ),
            call("σ", num("0.3775")),
            num("0.5933"),
        ),
    ),
    (
        r"z_1 = 0.15 \times 0.05 + 0.2 \times 0.1 + 0.35 = 0.3775",
        eq(
            z1,
            add(mul(num("0.15"), num("0.05")), mul(num("0.2"), num("0.1")), num("0.35")),
            num("0.3775"),
        ),
    ),
    (
        r"\frac{1}{1+e^{-0.3775}} = 0.593269992",
        eq(
            Fraction(num("1"), add(num("1"), Power(n("e"), neg(num("0.3775"))))), num("0.593269992")
        ),
    ),
    (
        r"o_1 = \sigma(w_5 h_1 + w_6 h_2 + b_2)",
        eq(o1, call("σ", add(mul(w5, h1), mul(n("w", "6"), h2), n("b", "2")))),
    ),
    (
        r"\frac{\partial E}{\partial w_{11}} = \frac{\partial E}{\partial o_1}"
        r" \cdot \frac{\partial o_1}{\partial z_1}"
        r" \cdot \frac{\partial z_1}{\partial w_{11}}",
        eq(d("E", w11), mul(d("E", o1), d(o1, z1), d(z1, w11))),
    ),
    (
        r"\frac{\partial E}{\partial o_1} = -(t_1 - o_1) = -(0.01 - 0.7514) = 0.7414",
        eq(
            d("E", o1),
            neg(par(minus(t1, o1))),
            neg(par(minus(num("0.01"), num("0.7514")))),
            num("0.7414"),
        ),
    ),
    (
        r"E = \frac{1}{2}(t_1-o_1)^2 + \frac{1}{2}(t_2-o_2)^2",
        eq(E, add(half_square(t1, o1), half_square(t2, o2))),
    ),
    (
        r"\delta_{o1} = 0.7414 \cdot 0.1868 = 0.1385",
        eq(n("δ", "o1"), mul(num("0.7414"), num("0.1868")), num("0.1385")),
    ),
    (
        r"w_5^{+} = w_5 - \eta \frac{\partial E}{\partial w_5} = 0.4 - 0.5 \cdot 0.0822 = 0.3589",
        eq(
            n("w", "5", sup=("+",)),
            minus(w5, mul(n("η"), d("E", w5))),
            minus(num("0.4"), mul(num("0.5"), num("0.0822"))),
            num("0.3589"),
        ),
    ),
    (
        r"f_t = \sigma(W_f x_t + U_f h_{t-1} + b_f)",
        eq(n("f", "t"), gate(n("W", "f"), n("U", "f"), n("b", "f"))),
    ),
    (
        r"i_t = \sigma(W_{xi} x_t + W_{hi} h_{t-1} + b_i)",
        eq(n("i", "t"), gate(n("W", "xi"), n("W", "hi"), n("b", "i"))),
    ),
    (
        r"\tilde{c}_t = \tanh(W_c x_t + U_c h_{t-1} + b_c)",
        eq(
            c_tilde,
            call("tanh", add(mul(n("W", "c"), n("x", "t")), mul(n("U", "c"), h_old), n("b", "c"))),
        ),
    ),
    (
        r"c_t = f_t \odot c_{t-1} + i_t \odot \tilde{c}_t",
        eq(n("c", "t"), add(had(n("f", "t"), n("c", "t-1")), had(n("i", "t"), c_tilde))),
    ),
    (r"h_t = o_t \odot \tanh(c_t)", eq(n("h", "t"), had(n("o", "t"), call("tanh", n("c", "t"))))),
    (
        r"h_t = o_t \tanh(c_t) = 0.8518 \cdot \tanh(0.7857) = 0.5363",
        eq(
            n("h", "t"),
            mul(n("o", "t"), call("tanh", n("c", "t"))),
            mul(num("0.8518"), call("tanh", num("0.7857"))),
            num("0.5363"),
        ),
    ),
    (
        r"s_0 = 0,\quad s_1 = \tanh(0.5 \cdot 1 + 0.3 \cdot 0) = 0.4621",
        Sequence(
            (
                eq(n("s", "0"), num("0")),
                eq(
                    n("s", "1"),
                    call("tanh", add(mul(num("0.5"), num("1")), mul(num("0.3"), num("0")))),
                    num("0.4621"),
                ),
            )
        ),
    ),
    (r"x^{(1)} = 1", eq(n("x", sup=("(1)",)), num("1"))),
    (r"\hat{y} = \text{softmax}(z)", eq(n("y", marks=("hat",)), call("softmax", n("z")))),
    (
        r"\mathbf{W} = \begin{pmatrix} 0.1 & 0.2 \\ 0.3 & 0.4 \end{pmatrix}",
        eq(n("W"), grid("round", ("0.1", "0.2"), ("0.3", "0.4"))),
    ),
    (r"\mathbf{z} = \mathbf{W}\mathbf{x} + \mathbf{b}", eq(n("z"), add(mul(n("W"), n("x")), b))),
    (
        r"\begin{bmatrix} 0.1 & 0.2 \\ 0.3 & 0.4 \end{bmatrix} \begin{bmatrix} 1 \\ 2 \end{bmatrix}"
        r" = \begin{bmatrix} 0.5 \\ 1.1 \end{bmatrix}",
        eq(
            mul(grid("square", ("0.1", "0.2"), ("0.3", "0.4")), grid("square", ("1",), ("2",))),
            grid("square", ("0.5",), ("1.1",)),
        ),
    ),
    (
        r"\sigma'(z_1) = \sigma(z_1)(1-\sigma(z_1)) = 0.5933(1-0.5933) = 0.2413",
        eq(
            Call(n("σ", marks=("'",)), (z1,)),
            mul(call("σ", z1), par(minus(num("1"), call("σ", z1)))),
            mul(num("0.5933"), par(minus(num("1"), num("0.5933")))),
            num("0.2413"),
        ),
    ),
    (
        r"L = -\sum_{k} y_k \log \hat{y}_k",
        eq(
            L,
            neg(Big("Σ", n("k"), None, mul(n("y", "k"), call("log", n("y", "k", marks=("hat",)))))),
        ),
    ),
    (r"L = -\log(0.6652) = 0.4076", eq(L, neg(call("log", num("0.6652"))), num("0.4076"))),
    (
        r"\Delta w_{ij} = -\eta \delta_j x_i",
        eq(n("Δw", "ij"), neg(mul(n("η"), n("δ", "j"), n("x", "i")))),
    ),
    (
        r"1 \cdot x_1 + 1 \cdot x_2 \ge 1.5",
        Relation((add(mul(num("1"), x1), mul(num("1"), x2)), num("1.5")), ("≥",)),
    ),
    (
        r"\frac{\partial L}{\partial W_{hh}} = \sum_{t=1}^{3} \delta_t h_{t-1}^T",
        eq(
            d("L", n("W", "hh")),
            Big("Σ", eq(n("t"), num("1")), num("3"), mul(n("δ", "t"), Postfix(h_old, "ᵀ"))),
        ),
    ),
    (
        r"z = (1-u_t) h_{t-1} + u_t \tilde{h}_t",
        eq(n("z"), add(mul(par(minus(num("1"), n("u", "t"))), h_old), mul(n("u", "t"), h_tilde))),
    ),
    (r"d \cdot 2 = 4", eq(mul(n("d"), num("2")), num("4"))),
]


@pytest.mark.parametrize(("text", "tree"), SAMPLE, ids=range(1, 31))
def test_the_line_is_read_as_meant(text: str, tree: Kind) -> None:
    assert formula(text) == tree
    assert formula(text, language="latex") == tree


def test_there_are_thirty() -> None:
    assert len(SAMPLE) == 30
