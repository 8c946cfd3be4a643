"""Notation becomes nodes: what products mean, entries, sums, functions, cases; errors say what and
where.
"""

from __future__ import annotations

from typing import Any

import pytest
from flint import arb

from handgrad.errors import (
    DomainError,
    HandgradError,
    LimitReached,
    ReadError,
    ShapeError,
    UnknownName,
)
from handgrad.evaluate import certified
from handgrad.evaluate.array import Array
from handgrad.graph.leaf import quantity
from handgrad.graph.node import Node
from handgrad.notation import Name
from handgrad.parse import Declared, formula
from handgrad.parse.build import Function, Scope, build

GIVEN: dict[str, Any] = {
    "a": "2", "b": "3", "q_1": "0.5", "w_{12}": "7", "t": "4",
    "x": ["1", "2", "3"], "u": ["1", "-1"], "v": ["2", "5"], "p": ["0.2", "0.3", "0.5"],
    "W": [["1", "2"], ["3", "4"]], "A": [["1", "0", "2"], ["0", "1", "1"]], "one": ["4"],
}  # fmt: skip


def shape(value: Any) -> tuple[int, ...]:
    return () if isinstance(value, str) else (len(value), *shape(value[0]))


NODES: dict[str, Node] = {}
VALUES: dict[Node, Any] = {}
for text, given in GIVEN.items():
    found = formula(text)
    assert isinstance(found, Name)
    NODES[found.key] = quantity(found, shape(given))
    VALUES[NODES[found.key]] = given
DECLARED = Declared(names=frozenset(NODES), functions=frozenset({"J", "f"}))
SQUARE = Function(("θ",), formula("θ^2"))


def scope(**conventions: Any) -> Scope:
    return Scope(names=NODES, functions={"J": SQUARE}, conventions=conventions)


def value(text: str, **conventions: Any) -> Any:
    found = certified.value(build(formula(text, declared=DECLARED), scope(**conventions)), VALUES)
    return found.nested() if isinstance(found, Array) else found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a + b - 1 + 2", "6"),
        ("-a^2", "-4"),
        ("2 a b", "12"),
        ("a b / b", "2"),
        ("a(1 - b)", "-4"),
        ("\\frac{a}{b}", "2/3"),
        ("\\sqrt{4}", "2"),
        ("\\sqrt[3]{27}", "3"),
        ("50 %", "1/2"),
        ("a^{-1}", "1/2"),
        ("|a - b|", "1"),
        ("e^0", "1"),
        ("0.3 + 0.1 - 0.4", "0"),
        ("J(b)", "9"),
        ("max(0, -a)", "0"),
        ("max(x)", "3"),
        ("min_i x_i", "1"),
        ("mean(1, 2, 6)", "3"),
        ("sum(x)", "6"),
        ("log_2(8)", "3"),
        ("log_{10} 1000", "3"),
        ("σ(0)", "1/2"),
        ("\\tanh 0", "0"),
        ("u · v", "-3"),
        ("u v", "-3"),
        ("u^T v", "-3"),
        ("uᵀ W v", "-14"),
        ("‖[3, 4]‖", "5"),
        ("\\|u\\|_1", "2"),
        ("x_2", "2"),
        ("x[0]", "1"),
        ("W_{12}", "2"),
        ("W_{2,1}", "3"),
        ("W[1][0]", "3"),
        ("W[1, 0]", "3"),
        ("(W u)_2", "-1"),
        ("q_1 + 0", "1/2"),
        ("Σ_i x_i", "6"),
        ("Σ_i x_i p_i", "23/10"),
        ("\\sum_{i=1}^{2} x_i^2", "5"),
        ("\\sum_{i=1}^{3} i", "6"),
        ("Π_i x_i", "6"),
        ("\\sum_i \\sum_j W_{ij}", "10"),
        ("Σ_j W_{1j}", "3"),
        ("dot(u, v)", "-3"),
        ("σ'(0)", "1/4"),
        ("step(0)", "1"),
        ("3!", None),
    ],
)
def test_scalars(text: str, wanted: str | None) -> None:
    if wanted is None:
        with pytest.raises(ReadError):
            value(text)
        return
    assert value(text) == certified.exact(wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("W u", ["-1", "-1"]),
        ("u W", ["-2", "-2"]),
        ("W W", [["7", "10"], ["15", "22"]]),
        ("W^T u", ["-2", "-2"]),
        ("A x", ["7", "5"]),
        ("u ⊙ v", ["2", "-5"]),
        ("u ⊙ W v", ["12", "-26"]),
        ("a u", ["2", "-2"]),
        ("u + 1", ["2", "0"]),
        ("u v^T", [["2", "5"], ["-2", "-5"]]),
        ("u ⊗ v", [["2", "5"], ["-2", "-5"]]),
        ("x^2", ["1", "4", "9"]),
        ("(x - 2)^2", ["1", "0", "1"]),
        ("[a, b]", ["2", "3"]),
        ("[[1, a], [b, 4]]", [["1", "2"], ["3", "4"]]),
        ("\\begin{pmatrix} 1 \\\\ a \\end{pmatrix}", ["1", "2"]),
        ("\\begin{bmatrix} 1 & 2 \\\\ 3 & a \\end{bmatrix}", [["1", "2"], ["3", "2"]]),
        ("W [1, 0]", ["1", "3"]),
        ("ReLU(u)", ["1", "0"]),
        ("concat(u, v)", ["1", "-1", "2", "5"]),
        ("W_2", ["3", "4"]),
        ("softmax(0, 0)", ["1/2", "1/2"]),
        ("one + 1", ["5"]),
        ("one a", ["8"]),
    ],
)
def test_arrays(text: str, wanted: Any) -> None:
    assert value(text) == certified.exact(wanted).nested()


def test_conventions() -> None:
    assert value("log(100)", log="10") == 2
    assert value("log(8)", log="2") == 3
    assert value("step(0)", step_at_zero="0") == 0
    assert value("step(0)", step_at_zero="1/2") == certified.exact("1/2")
    assert value("[1, 2, 3] ∗ [1, 0]") == [2, 3]
    assert value("[1, 2, 3] ∗ [1, 0]", kernel="kept") == [1, 2]
    assert value("u v", product="entry") == [2, -5]
    assert arb(value("log(2)")).overlaps(arb(2).log())


def test_cases_take_the_first_condition_that_holds() -> None:
    text = r"\begin{cases} 1 & \text{if } a > b \\ 5 & a = 2 \\ 0 & \text{otherwise} \end{cases}"
    assert value(text) == 5
    open_ended = r"\begin{cases} 1 & a > b \end{cases}"
    with pytest.raises(DomainError, match="none of the cases"):
        value(open_ended)


@pytest.mark.parametrize("both", ["({}, {})", "{}, {}", "{} \\text{{ and }} {}"])
@pytest.mark.parametrize(
    ("first", "second", "found"),
    [("a \\ge 0", "a > b", 0), ("a > b", "a \\ge 0", 0), ("a \\ge 0", "a < b", 1)],
)
def test_of_several_conditions_all_have_to_hold(
    both: str, first: str, second: str, found: int
) -> None:
    case = "\\text{if } " + both.format(first, second)
    assert (
        value(f"\\begin{{cases}} 1 & {case} \\\\ 0 & \\text{{otherwise}} \\end{{cases}}") == found
    )


def test_conditions_may_be_chained_and_multiplied() -> None:
    assert value("(0 < a)·5") == 5
    assert value("choose(0 < a ≤ 1, 7, 8)") == 8


def test_settings_of_an_operation() -> None:
    assert value("cross_correlation(x, u, padding = 1)") == [-1, -1, -1, 3]
    assert value("maxpool(W)") == [[4]]
    assert value("leaky_relu(-1, 0.2)") == certified.exact("-0.2")


@pytest.mark.parametrize(
    ("text", "kind", "message", "place"),
    [
        ("a + cc", UnknownName, "cc is not defined", (4, 6)),
        ("a + sgmoid(2)", HandgradError, "", None),
        ("A u", ShapeError, "A is 2×3 but u has length 2; the product needs u of length 3", None),
        ("log_prob(a)", UnknownName, "prob is no number and no known name", (0, 8)),
        ("W A^T", ShapeError, "W is 2×2 but Aᵀ is 3×2; the product needs Aᵀ with 2 rows", None),
        ("u + x", ShapeError, "u has length 2 but x has length 3", None),
        ("x_7", ShapeError, "x has length 3: it has no entry 7", (0, 3)),
        ("x[3]", ShapeError, "x has length 3: it has no entry 3", (0, 4)),
        ("Σ_k a", ReadError, "how far does k run", None),
        ("1 / (a - 2)", DomainError, "division by zero", (0, 11)),
        ("ln(a - 2)", DomainError, "the logarithm of 0", (0, 9)),
        ("a ± b", ReadError, "", None),
        ("a → b", ReadError, "", None),
    ],
)
def test_errors(text: str, kind: type[HandgradError], message: str, place: Any) -> None:
    with pytest.raises(kind) as caught:
        value(text)
    assert message in caught.value.message
    if place is not None:
        assert (caught.value.start, caught.value.end) == place


def test_a_near_name_is_suggested() -> None:
    with pytest.raises(UnknownName) as caught:
        build(formula("alpah + 1"), Scope(names={"alpha": quantity(Name("alpha"))}))
    assert "alpha" in caught.value.hint


def test_a_function_does_not_know_itself() -> None:
    round_and_round = {"f": Function(("x",), formula("f(x) + 1", declared=DECLARED))}
    with pytest.raises(UnknownName, match="f is no function"):
        build(formula("f(1)", declared=DECLARED), Scope(functions=round_and_round))


def test_a_tower_of_functions_stays_small() -> None:
    names = [f"f_{n}" for n in range(40)]
    known = Declared(functions=frozenset(names))
    bodies = [f"f_{n + 1}(x) + f_{n + 1}(x)" for n in range(39)] + ["x"]
    tower = {
        name: Function(("x",), formula(body, declared=known))
        for name, body in zip(names, bodies, strict=True)
    }
    node = build(formula("f_0(a)", declared=known), Scope(names=NODES, functions=tower))
    assert certified.value(node, VALUES) == 2 * 2**39


@pytest.mark.parametrize("text", ["Σ_{i=1}^{999999999} i", "Σ_{i=1}^{5000} Σ_{j=1}^{5000} i j"])
def test_endless_sums_are_refused(text: str) -> None:
    with pytest.raises(LimitReached, match="the limit is"):
        value(text)


def test_a_function_sees_the_names_outside_it_not_its_callers_parameters() -> None:
    functions = {
        "f": Function(("x",), formula("x + a", declared=DECLARED)),
        "J": Function(("a",), formula("f(1)", declared=DECLARED)),
    }
    node = build(formula("J(100)", declared=DECLARED), Scope(names=NODES, functions=functions))
    assert certified.value(node, VALUES) == 3
