"""Systems of equations with values, worked out: shared by the tests of recurrences and of
derivatives through time.
"""

from __future__ import annotations

from typing import Any

from handgrad.graph.leaf import quantity
from handgrad.graph.node import Graph, Node, Role
from handgrad.notation import Name
from handgrad.parse import equations, formula
from handgrad.parse.build import system

LSTM = """
f_t = σ(W_f x_t + U_f h_{t-1} + b_f)
i_t = σ(W_i x_t + U_i h_{t-1} + b_i)
h_t = o_t ⊙ tanh(c_t)
g_t = tanh(W_g x_t + U_g h_{t-1} + b_g)
c_t = f_t ⊙ c_{t-1} + i_t ⊙ g_t
o_t = σ(W_o x_t + U_o h_{t-1} + b_o)
E = Σ_t (y_t - h_t)^2
"""
# The numbers of a published exercise: two inputs, one unit, two steps.
LSTM_GIVEN: dict[str, Any] = {
    "W_f": ["0.8", "0.4"],
    "U_f": "0.1",
    "b_f": "0.2",
    "W_i": ["0.9", "0.8"],
    "U_i": "0.7",
    "b_i": "0.5",
    "W_g": ["0.4", "0.2"],
    "U_g": "0.1",
    "b_g": "0.3",
    "W_o": ["0.6", "0.4"],
    "U_o": "0.1",
    "b_o": "0.2",
    "x": [["0.3", "0.6"], ["0.1", "1.0"]],
    "y": ["0.2", "0.4"],
}


def shape(value: Any) -> tuple[int, ...]:
    return () if isinstance(value, str) else (len(value), *shape(value[0]))


def made(
    text: str,
    given: dict[str, Any],
    initial: dict[str, Any] | None = None,
    length: int | None = None,
) -> tuple[Graph, dict[str, Node], dict[Node, Any]]:
    """The graph, the leaves by key (initial states as 'h_0'), and their values."""
    leaves: dict[str, Node] = {}
    values: dict[Node, Any] = {}
    for key, value in given.items():
        name = formula(key)
        assert isinstance(name, Name)
        leaves[name.key] = quantity(name, shape(value))
        values[leaves[name.key]] = value
    start: dict[str, Node] = {}
    for key, value in (initial or {}).items():
        node = quantity(Name(key, sub=("0",)), shape(value), Role.STATE)
        start[key] = leaves[f"{key}_0"] = node
        values[node] = value
    lines = [(left, right) for left, right, _ in equations(text.strip())]
    known = {key: node for key, node in leaves.items() if node not in start.values()}
    return system(lines, known, length, start), leaves, values
