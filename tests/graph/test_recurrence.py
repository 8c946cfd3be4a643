"""Lines over t become scans; scans are computed, written out and looked into."""

from __future__ import annotations

from typing import Any

import pytest

from handgrad.errors import HandgradError, LimitReached, ProblemError, ShapeError, UnknownName
from handgrad.evaluate import certified
from handgrad.evaluate.array import Array
from handgrad.evaluate.digits import decide
from handgrad.graph.node import Graph, Node
from handgrad.graph.unroll import unroll
from handgrad.notation import Name
from tests.graph.problems import LSTM, LSTM_GIVEN, made


def digits(node: Node, values: dict[Node, Any], decimals: int = 4) -> str:
    return decide(lambda bits: certified.value(node, values, bits), decimals=decimals)


def same_unrolled(graph: Graph, values: dict[Node, Any]) -> dict[str, Node]:
    """Written out, every step has the value the scan gives; returns the steps."""
    steps = unroll(graph).nodes
    for node in graph.nodes.values():
        if node.op != "output":
            continue
        assert isinstance(node.name, Name)
        whole = certified.value(node, values)
        for t, wanted in enumerate(whole.rows(), 1):
            found = certified.value(steps[node.name.key.replace("t", str(t))], values)
            if isinstance(wanted, Array):
                assert found.flat == wanted.flat or all(
                    a.overlaps(b) for a, b in zip(found.flat, wanted.flat, strict=True)
                )
            else:
                assert found == wanted or found.overlaps(wanted)
    return dict(steps)


def test_lstm_over_two_steps() -> None:
    graph, _, values = made(LSTM, LSTM_GIVEN, {"h": "0", "c": "0"}, 2)
    assert [graph[key].op for key in ("f_t", "h_t", "E")] == ["output", "output", "sum"]
    steps = same_unrolled(graph, values)
    found = [digits(steps[f"{key}_2"], values) for key in "figoch"]
    assert found == ["0.6690", "0.8258", "0.5108", "0.6646", "0.6782", "0.3923"]
    assert steps["x_1"].op == "index"
    assert digits(steps["E"], values) == digits(graph["E"], values)


def test_the_time_may_stand_in_the_formula() -> None:
    """Adam: 1 − β^t."""
    text = """
    g_t = 2 θ_{t-1}
    m_t = β_1 m_{t-1} + (1 - β_1) g_t
    v_t = β_2 v_{t-1} + (1 - β_2) g_t^2
    θ_t = θ_{t-1} - η (m_t / (1 - β_1^t)) / (√(v_t / (1 - β_2^t)) + ε)
    """
    given = {"η": "0.1", "β_1": "0.9", "β_2": "0.999", "ε": "1e-8"}
    graph, _, values = made(text, given, {"θ": "10", "m": "0", "v": "0"}, 2)
    steps = same_unrolled(graph, values)
    assert digits(steps["θ_1"], values, 6) == "9.900000"
    assert digits(steps["θ_2"], values, 4) == "9.8000"


@pytest.mark.parametrize(
    ("text", "given", "initial", "wanted"),
    [
        ("s_t = s_{t-1} + x_t", {"x": ["1", "2", "3"]}, {"s": "0"}, {"s_3": "6"}),
        ("s_{t+1} = s_t + 1", {}, {"s": "0"}, {"s_1": "1", "s_3": "3"}),
        ("f_t = f_{t-1} + f_{t-2}", {}, {"f": "1"}, {"f_3": "5"}),
        ("b_t = 2 a_t\na_t = a_{t-1} + 1", {}, {"a": "0"}, {"b_3": "6"}),
        ("d_t = d_{t+1} + x_t", {"x": ["1", "2", "3"]}, {"d": "0"}, {"d_1": "6", "d_3": "3"}),
        (
            "h_t = h_{t-1} + x_t\nd_t = d_{t+1} + h_t",
            {"x": ["1", "2", "3"]},
            {"h": "0", "d": "0"},
            {"d_1": "10"},
        ),
        ("s_t = x_t·x_{t-1}", {"x": ["2", "3", "4", "5"]}, {}, {"s_2": "12", "s_1": "6"}),
        ("s_t = t^2\nq = Σ_t s_t", {}, {}, {"q": "14"}),
        ("s_t = 2 t\nq = Σ_t (s_t + 1)\nr = s_2 + s_T", {}, {}, {"q": "15", "r": "10"}),
        ("s_t = 2 t\nq = Σ_{t=2}^{3} s_t", {}, {}, {"q": "10"}),
        (
            "s_t = W s_{t-1}\nq = s_{3,1}",
            {"W": [["0", "1"], ["1", "1"]]},
            {"s": ["0", "1"]},
            {"q": "2"},
        ),
        ("u = a + 1\ns_t = u s_{t-1}\nv = s_T - a", {"a": "1"}, {"s": "1"}, {"v": "7"}),
        ("s^{(t)} = s^{(t-1)} + 1", {}, {"s": "1"}, {"s^(3)": "4"}),
        ("f(x) = x^2\ns_t = f(t)", {}, {}, {"s_3": "9"}),
    ],
)
def test_recurrences(text: str, given: Any, initial: Any, wanted: dict[str, str]) -> None:
    graph, _, values = made(text, given, initial, 3)
    for node in graph.nodes.values():
        certified.value(node, values)
    steps = unroll(graph)
    for key, value in wanted.items():
        assert certified.value(steps[key], values) == certified.exact(value)


def test_plain_lines_in_any_order_and_entries() -> None:
    graph, _, values = made("q = p + 1\np = 2 a\nr_i = z_i^2\ns = r_2", {"a": "3", "z": ["1", "4"]})
    assert certified.value(graph["q"], values) == 7
    assert certified.value(graph["s"], values) == 16
    assert [node.op for node in unroll(graph).nodes.values()] == [
        "multiply",
        "add",
        "stack",
        "same",
    ]


@pytest.mark.parametrize(
    ("text", "initial", "kind", "message"),
    [
        ("a = b + 1\nb = a", {}, ProblemError, "define one another"),
        ("a_t = b_t\nb_t = a_t", {}, ProblemError, "within one step"),
        ("a_t = a_{t-1}", {}, ProblemError, "a before the first step is not given"),
        ("a_t = a_{t-1}\na_t = 2", {"a": "0"}, ProblemError, "defined twice"),
        ("a_t = q_t", {}, UnknownName, "q_t is not defined"),
        ("a_t = t\nb = a_7", {}, ShapeError, "there is no step 7"),
        ("a_t = x_{t+2}", {}, ShapeError, "x has 3 steps"),
    ],
)
def test_errors(text: str, initial: Any, kind: type[HandgradError], message: str) -> None:
    with pytest.raises(kind, match=message):
        unroll(made(text, {"x": ["1", "2", "3"]}, initial, 3)[0])


def test_a_symbolic_length_is_computed_but_not_written_out() -> None:
    graph, _, values = made("s_t = s_{t-1} + x_t", {"x": ["1", "2", "3"]}, {"s": "0"}, "n")  # type: ignore[arg-type]
    assert certified.value(graph["s_t"], values).flat == (1, 3, 6)
    with pytest.raises(LimitReached):
        unroll(graph)
