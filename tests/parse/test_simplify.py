"""Empty work goes, everything else stays, values are kept."""

from __future__ import annotations

import pytest

from handgrad.graph.leaf import quantity
from handgrad.graph.node import Node
from handgrad.notation import Name
from handgrad.parse import formula
from handgrad.parse.build import Scope, build
from handgrad.parse.describe import describe
from handgrad.parse.notate import notate
from handgrad.parse.simplify import simplify

NAMES: dict[str, Node] = {key: quantity(Name(key)) for key in "abxy"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("0·x", "0"),
        ("1·x", "x"),
        ("x + 0", "x"),
        ("0 + 0", "0"),
        ("x - 0", "x"),
        ("0 - x", "-x"),
        ("-(-x)", "x"),
        ("x^1", "x"),
        ("x^0", "1"),
        ("x^(2 - 1)", "x"),
        ("2·x·3", "6 · x"),
        ("(-1)·x", "-x"),
        ("(a·b)·x·1", "a · b · x"),
        ("0/x", "0"),
        ("x/1", "x"),
        ("6/4", "3 / 2"),
        ("1/0", "1 / 0"),
        ("choose(x > 0, 0, 0)", "0"),
        ("tanh(x + 0)·1", "tanh(x)"),
        ("a + b", "a + b"),
    ],
)
def test_simplify(text: str, wanted: str) -> None:
    node = simplify(build(formula(text), Scope(names=NAMES)), set(NAMES.values()))
    assert describe(notate(node)) == wanted


def test_what_is_kept_is_not_touched() -> None:
    kept = build(formula("x·1"), Scope(names=NAMES))
    node = build(formula("k + 0"), Scope(names={"k": kept}))
    assert simplify(node, {kept}) is kept
