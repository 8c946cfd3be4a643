"""Lines that wait for a whole sequence; vectors over time entry by entry; a bias for each
channel."""

from __future__ import annotations

import pytest

from handgrad.errors import ShapeError
from handgrad.evaluate import certified
from handgrad.parse import formula
from tests.graph.problems import made


def test_a_decoder_begins_where_the_encoder_ends() -> None:
    text = """
    h_t = h_{t-1} + x_t
    s_0 = 10 h_T
    s_t = s_{t-1} + h_t
    """
    graph, _, values = made(text, {"x": ["1", "2", "3"]}, {"h": "0"}, 3)
    assert [graph[key].op for key in ("h_t", "s_0", "s_t")] == ["output", "multiply", "output"]
    whole = certified.value(graph["s_t"], values)
    assert [int(x.p) for x in whole.flat] == [61, 64, 70]  # 60 and the running sums 1, 3, 6


def test_a_sum_over_time_goes_into_a_later_recurrence() -> None:
    text = """
    h_t = 2 x_t
    c = Σ_t h_t
    s_t = s_{t-1} + c
    """
    graph, _, values = made(text, {"x": ["1", "2"]}, {"s": "0"}, 2)
    assert [int(x.p) for x in certified.value(graph["s_t"], values).flat] == [6, 12]


def test_entries_of_a_vector_over_time() -> None:
    text = """
    e_{t,j} = s_{t-1} · h_j
    c_t = Σ_j e_{t,j} h_j
    s_t = s_{t-1} + c_t
    """
    given = {"h": [["1", "0"], ["0", "2"], ["1", "1"]]}
    graph, _, values = made(text, given, {"s": ["1", "0"]}, 1)
    assert graph["e_t"].shape == (1, 3)
    assert [int(x.p) for x in certified.value(graph["e_t"], values).flat] == [1, 0, 1]
    assert [int(x.p) for x in certified.value(graph["s_t"], values).flat] == [3, 1]


def test_entries_may_use_entries() -> None:
    """q_i = … p_i …, where p_i is defined the same way."""
    text = """
    p_i = 2 x_i
    q_i = p_i + 1
    s = Σ_i q_i p_i
    """
    graph, _, values = made(text, {"x": ["1", "2"]})
    assert list(graph) == ["p", "q", "s"]
    assert certified.value(graph["s"], values) == 3 * 2 + 5 * 4


def test_the_last_step_of_an_open_length() -> None:
    from handgrad.graph.leaf import quantity
    from handgrad.notation import Name
    from handgrad.parse import equations
    from handgrad.parse.system import system

    lines = [(a, b) for a, b, _ in equations("h_t = h_{t-1} + x_t\ny = 3 h_T")]
    x = quantity(Name("x"), ("T",))
    start = {"h": quantity(Name("h", sub=("0",)))}
    graph = system(lines, {"x": x}, "T", start)
    assert graph["y"].inputs[1].op == "last"


def test_a_vector_is_one_number_a_channel() -> None:
    given = {"X": [[["1", "2"], ["3", "4"]]], "K": [[[["1"]]], [[["10"]]]], "b": ["5", "6"]}
    graph, _, values = made("Y = conv(X, K) + b", given)
    found = certified.value(graph["Y"], values)
    assert [int(x.p) for x in found.flat] == [6, 7, 8, 9, 16, 26, 36, 46]


def test_a_vector_of_another_length_is_refused() -> None:
    given = {"X": [[["1", "2"], ["3", "4"]]], "K": [[[["1"]]], [[["10"]]]], "b": ["5", "6", "7"]}
    with pytest.raises(ShapeError, match="b has length 3"):
        made("Y = conv(X, K) + b", given)


def test_remarks_may_hold_a_colon() -> None:
    from handgrad.parse import equations

    assert len(equations("h_t = x_t    state: what is kept")) == 1
    assert formula("h⃖_t").key == "h⃖_t"  # type: ignore[attr-defined]
