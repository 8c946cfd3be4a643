"""One entry as a scalar formula over named things has the value of the entry."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from handgrad.evaluate import certified
from handgrad.evaluate.array import Array
from handgrad.evaluate.element import element
from handgrad.graph.entry import entry
from handgrad.graph.leaf import quantity
from handgrad.graph.walk import order
from handgrad.notation import Name
from handgrad.parse import formula
from handgrad.parse.build import Scope, build
from handgrad.parse.describe import describe
from handgrad.parse.notate import notate
from tests.differentiate.graphs import Maker
from tests.graph.problems import made

VALUES: dict[str, Any] = {
    "W": [["1", "2"], ["3", "-4"]],
    "x": ["0.5", "-1"],
    "K": [["1", "0"], ["2", "-1"]],
    "s": "3",
}
LEAVES = {
    key: quantity(Name(key), () if isinstance(v, str) else (2, 2)[: 1 + (key != "x")])
    for key, v in VALUES.items()
}
KNOWN = {LEAVES[key]: value for key, value in VALUES.items()}


@pytest.mark.parametrize(
    ("text", "index", "wanted"),
    [
        ("W x", (1,), "(W_2,1 · x_1) + (W_2,2 · x_2)"),
        ("σ(s x)", (0,), "σ(s · x_1)"),
        ("x ⊙ W x", (0,), "x_1 · ((W_1,1 · x_1) + (W_1,2 · x_2))"),
        ("Wᵀ", (0, 1), "W_2,1"),
        ("x xᵀ", (0, 1), "x_1 · x_2"),
        ("sum(x) + s", (), "x_1 + x_2 + s"),
        ("‖x‖", (), "root((x_1 ^ 2) + (x_2 ^ 2))"),
        (
            "cross_correlation(W, K)",
            (0, 0),
            "(W_1,1 · K_1,1) + (W_1,2 · K_1,2) + (W_2,1 · K_2,1) + (W_2,2 · K_2,2)",
        ),
    ],
)
def test_entries_read_well(text: str, index: tuple[int, ...], wanted: str) -> None:
    node = element(build(formula(text), Scope(names=LEAVES)), index)
    assert describe(notate(node)) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "W x",
        "softmax(W x)",
        "W W",
        "log_softmax(x)",
        "(W x) ⊙ ReLU(x) + s",
        "max(W)",
        "mean(x)",
        "W K - Kᵀ",
    ],
)
def test_entries_have_the_value_of_the_array(text: str) -> None:
    node = build(formula(text), Scope(names=LEAVES))
    whole = certified.value(node, KNOWN)
    for index in itertools.product(*[range(int(n)) for n in node.shape]):
        found = certified.value(element(node, index), KNOWN)
        wanted = whole[index] if isinstance(whole, Array) else whole
        assert found == wanted or found.overlaps(wanted)


def test_the_same_entry_is_the_same_node() -> None:
    node = build(formula("W x"), Scope(names=LEAVES))
    assert element(node, (1,)) is element(node, (1,))
    assert entry(LEAVES["x"], (0,)) is entry(LEAVES["x"], (0,))
    assert entry(LEAVES["x"], (0,)) in order([element(node, (0,))])


def test_named_quantities_are_leaves() -> None:
    graph, _, _ = made("z = W x\na = σ(z)\nE = (a_1 - s)^2", VALUES)
    assert describe(notate(element(graph["a"], (1,)))) == "σ(z_2)"
    assert describe(notate(element(graph["E"]).inputs[0])) == "a_1 - s"


def test_random_graphs() -> None:
    for seed in range(40):
        maker = Maker(seed)
        target = maker.graph(6)
        found = certified.value(element(target), maker.known)
        wanted = certified.value(target, maker.known)
        assert found == wanted or found.overlaps(wanted)
