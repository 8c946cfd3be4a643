"""A graph over a batch: each example's values; a shared weight's gradient is the sum over it."""

from __future__ import annotations

from handgrad.differentiate import gradient
from handgrad.evaluate import certified
from handgrad.graph.batch import batched
from handgrad.graph.node import Graph
from handgrad.ops import apply
from tests.graph.problems import LSTM, LSTM_GIVEN, made

EXAMPLES = [["1", "0.5"], ["-1", "2"], ["0.3", "0"]]
WEIGHTS = [["0.1", "0.2"], ["0.3", "-0.4"]]


def test_every_row_is_one_example() -> None:
    one, leaves, _ = made("h = tanh(W x)\nE = sum(h^2)", {"W": WEIGHTS, "x": EXAMPLES[0]})
    many, new = batched(one, [leaves["x"]], 3)
    total = apply("sum", many["E"])
    known = {leaves["W"]: WEIGHTS, new[leaves["x"]]: EXAMPLES}
    rows = certified.value(many["h"], known).rows()
    gradients = []
    for example, row in zip(EXAMPLES, rows, strict=True):
        single = {leaves["W"]: WEIGHTS, leaves["x"]: example}
        wanted = certified.value(one["h"], single)
        assert all(a.overlaps(b) for a, b in zip(row.flat, wanted.flat, strict=True))
        gradients.append(certified.value(gradient(one["E"], [leaves["W"]])[0], single).flat)
    found = certified.value(gradient(total, [leaves["W"]])[0], known).flat
    for at, value in enumerate(found):
        assert value.overlaps(sum(g[at] for g in gradients))


def test_a_batch_of_sequences() -> None:
    """A recurrence inside: a scan in a scan, and its gradient."""
    one, leaves, values = made(LSTM, LSTM_GIVEN, {"h": "0", "c": "0"}, 2)
    many, new = batched(Graph({"E": one["E"]}), [leaves["x"]], "n")
    shared = {leaf: value for leaf, value in values.items() if leaf is not leaves["x"]}
    known = {**shared, new[leaves["x"]]: [LSTM_GIVEN["x"], LSTM_GIVEN["x"]]}
    single = certified.value(one["E"], values)
    assert all(value.overlaps(single) for value in certified.value(many["E"], known).flat)
    slope = gradient(apply("sum", many["E"]), [leaves["U_f"]])[0]
    alone = gradient(one["E"], [leaves["U_f"]])[0]
    assert certified.value(slope, known).overlaps(2 * certified.value(alone, values))
