"""Reverse mode of a scan is a scan; it agrees with the steps written out, to second order."""

from __future__ import annotations

from typing import Any

import pytest

from handgrad.differentiate import gradient
from handgrad.evaluate import certified
from handgrad.evaluate.array import Array
from handgrad.graph.unroll import unroll
from handgrad.graph.walk import order
from tests.differentiate.differences import agree, weighted
from tests.graph.problems import LSTM, LSTM_GIVEN, made

SYSTEMS: list[tuple[str, str, dict[str, Any], dict[str, Any], int]] = [
    ("lstm", LSTM, LSTM_GIVEN, {"h": "0.1", "c": "-0.2"}, 2),
    (
        "vectors",
        "h_t = tanh(W x_t + U h_{t-1} + b)\nE = Σ_t sum((h_t - y_t)^2)",
        {
            "W": [["0.1", "-0.2"], ["0.4", "0.3"]],
            "U": [["0.5", "0.1"], ["-0.3", "0.2"]],
            "b": ["0.1", "0"],
            "x": [["1", "0.5"], ["-1", "2"], ["0.3", "0.1"]],
            "y": [["0.1", "0.2"], ["0", "1"], ["0.5", "0.5"]],
        },
        {"h": ["0.2", "-0.1"]},
        3,
    ),
    ("lag two", "f_t = a f_{t-1} + b f_{t-2}\nE = f_T^2", {"a": "0.5", "b": "0.3"}, {"f": "1"}, 4),
    (
        "backward",
        "d_t = a d_{t+1} + x_t\nE = d_1^2",
        {"a": "0.5", "x": ["1", "2", "3"]},
        {"d": "0.2"},
        3,
    ),
    (
        "earlier rows",
        "s_t = a s_{t-1} + x_t x_{t-1}\nE = s_T",
        {"a": "0.5", "x": ["1", "2", "3", "4"]},
        {"s": "1"},
        3,
    ),
    ("time", "s_t = s_{t-1} + a^t\nE = Σ_t s_t^2", {"a": "0.5"}, {"s": "1"}, 3),
    ("last step only", "s_t = a s_{t-1}\nE = s_2·s_T", {"a": "0.5"}, {"s": "1"}, 4),
]


@pytest.mark.parametrize(
    ("text", "given", "initial", "length"), [s[1:] for s in SYSTEMS], ids=[s[0] for s in SYSTEMS]
)
def test_a_scan_from_a_scan(text: str, given: Any, initial: Any, length: int) -> None:
    graph, leaves, values = made(text, given, initial, length)
    values = {node: certified.exact(value) for node, value in values.items()}
    asked = list(leaves.values())
    folded = gradient(graph["E"], asked)
    written = gradient(unroll(graph)["E"], asked)
    assert any(node.op == "scan" for node in order(folded))
    assert not any(node.op == "scan" for node in order(written))
    for leaf, a, b in zip(asked, folded, written, strict=True):
        agree(graph["E"], values, leaf, a)
        agree(graph["E"], values, leaf, b)
    once = weighted(folded[0])
    for leaf, twice in zip(asked, gradient(once, asked), strict=True):
        agree(once, values, leaf, twice)


def test_a_gradient_scan_can_be_written_out() -> None:
    name, text, given, initial, length = SYSTEMS[1]
    graph, leaves, values = made(text, given, initial, length)
    found = gradient(graph["E"], [leaves["U"]])[0]
    from handgrad.graph.node import Graph

    steps = unroll(Graph({"g": found}))["g"]
    a, b = certified.value(found, values), certified.value(steps, values)
    assert isinstance(a, Array)
    assert all(x.overlaps(y) for x, y in zip(a.flat, b.flat, strict=True))
    assert name == "vectors"
