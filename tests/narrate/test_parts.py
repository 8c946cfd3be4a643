"""The parts of narration: how a node is spelled, tidied, staged; which paths a web has."""

from __future__ import annotations

import pytest

from handgrad.graph.leaf import constant, quantity
from handgrad.graph.node import Node
from handgrad.narrate import stages
from handgrad.narrate.author import dotted
from handgrad.narrate.operands import Goal, Operand, Precision, decimals_of, settle
from handgrad.narrate.spell import number, spell
from handgrad.narrate.tidy import tidy
from handgrad.narrate.web import Web
from handgrad.notation import Kind, Name
from handgrad.parse import formula
from handgrad.parse.build import Scope, build
from handgrad.parse.written import fraction
from handgrad.render.formula import unicode

LEAVES = {key: quantity(Name(key)) for key in "abcdx"}


def node(source: str) -> Node:
    """The node of a formula over a, b, c, d, x."""
    return build(formula(source), Scope(names=LEAVES))


def is_leaf(one: Node) -> bool:
    """Whether a node is one of the letters."""
    return one.op == "input"


def named(one: Node) -> Kind | None:
    """The letter of a leaf."""
    return one.name if is_leaf(one) else None


@pytest.mark.parametrize(
    "source",
    [
        "a + b − c",
        "a − (b + c)",
        "a·b·c",
        "(a + b)·c",
        "−a·b",
        "a·(−b)",
        "a/(b + c)",
        "(a + b)²",
        "σ(a·x + b)",
        "e^(−a)",
        "√(a + b)",
        "|a − b|",
        "a^(b)",
        "tanh(−a)",
    ],
)
def test_spelling_is_the_inverse_of_building(source: str) -> None:
    assert unicode.write(spell(node(source), named)) == source


def test_a_minus_is_bare_only_where_an_expression_begins() -> None:
    values = {LEAVES["a"]: "-0.5", LEAVES["b"]: "-2"}

    def shown(one: Node) -> Kind | None:
        return number(values[one]) if one in values else None

    assert unicode.write(spell(node("a·b + a"), shown)) == "−0.5·(−2) + (−0.5)"
    assert unicode.write(spell(node("(a − b)^2"), shown)) == "(−0.5 − (−2))²"
    assert unicode.write(spell(node("a^2"), shown)) == "(−0.5)²"
    assert unicode.write(spell(node("b − a"), shown)) == "−2 − (−0.5)"


def test_an_authors_products_get_their_sign() -> None:
    assert unicode.write(dotted(formula("σ(w_1 x_1 + (a b) c)"))) == "σ(w₁·x₁ + (a·b)·c)"


@pytest.mark.parametrize(
    ("source", "tidied"),
    [
        ("1·a", "a"),
        ("a·0 + b", "b"),
        ("−(−a)", "a"),
        ("a·(−1)", "−a"),
        ("2·0.5·a", "a"),
        ("(−a)/b", "−a/b"),
        ("0 − a", "−a"),
        ("a − 0", "a"),
        ("2·3·a", "6·a"),
    ],
)
def test_tidying_changes_no_value(source: str, tidied: str) -> None:
    assert unicode.write(spell(tidy(node(source), is_leaf), named)) == tidied


def test_stages_work_from_the_inside_out() -> None:
    root = node("σ(a·x + b)·c")
    assert [[part.op for part in cut] for cut in stages.rounds(root, is_leaf)] == [
        ["multiply"],
        ["add"],
        ["sigmoid"],
    ]
    (argument,) = stages.arguments(root, is_leaf)
    assert argument.op == "add"
    assert stages.arguments(node("σ(a)"), is_leaf) == []


def test_operands_get_the_fewest_digits_that_do() -> None:
    """0.12346·3 is 0.37038; 0.1235·3 would round to 0.3705."""
    a, x = LEAVES["a"], LEAVES["x"]
    root = node("a·x")
    operands = {a: Operand(fraction("0.123456")), x: Operand(fraction("3"), "3")}

    def work(one: Node, memo: dict[Node, object], bits: int) -> object:
        return memo[one] if one in memo else memo[a] * memo[x]  # type: ignore[operator]

    found = settle(operands, [Goal(root, "0.3704")], Precision(4, None, "half-up"), work)  # type: ignore[arg-type]
    assert found is not None
    assert found[1] == {a: "0.12346", x: "3"}
    never = settle(operands, [Goal(root, "0.9999")], Precision(4, None, "half-up"), work)  # type: ignore[arg-type]
    assert never is None


def test_decimals_of_printed_numbers() -> None:
    assert [decimals_of(text) for text in ("0.1240", "-3", "1e-8", "2.5e3")] == [4, 0, 8, -2]


def test_paths_and_detours() -> None:
    e, b, c, a, w = (constant(k) for k in range(5))
    below: dict[Node, list[Node]] = {e: [b, c], b: [a], c: [a], a: [w], w: []}
    web = Web(e, below.__getitem__)
    assert web.counts(w)[e] == 2
    found = web.paths(w)
    assert found == [(e, b, a, w), (e, c, a, w)]
    assert all(web.direct(path) for path in found)
    below[e] = [b, c, a]  # a detour: e uses a by itself, too
    web = Web(e, below.__getitem__)
    assert not all(web.direct(path) for path in web.paths(w))
