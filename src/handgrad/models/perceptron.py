"""perceptron: a threshold unit that learns from its mistakes."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="perceptron",
    kind="learning",
    title="Perceptron learning rule",
    summary="a threshold unit that learns, example by example, from its mistakes",
    equations="""
        z_t = w_{t-1} · x_t + b_{t-1}   net input with the weights so far
        o_t = step(z_t)                 output
        e_t = y_t − o_t                 error: 1, 0 or −1
        w_t = w_{t-1} + η e_t x_t       new weights
        b_t = b_{t-1} + η e_t           new bias
    """,
    inputs="x: d",
    state="w: d;  b: ()",
    targets="y: ()",
    constants="η: ()",
    parameters="d + 1",
    source="Rosenblatt 1958; convergence: Novikoff 1962",
    matches="sklearn.linear_model.Perceptron(shuffle=False), but for net inputs of exactly 0",
    differs="Adaline (its error is that of the net input, so it also learns from right answers)",
    also="z: net a s n;  o: ŷ y_pred h out;  y: t d target y_real;  e: δ error;  η: α lr;  "
    "b: w_0 θ",
    see_also=("threshold", "pocket", "adaline", "delta"),
    example="""\
inputs: {x: [[0, 0], [0, 1], [1, 0], [1, 1]]}   # one row an example
targets: {y: [0, 0, 0, 1]}
epochs: 6                                       # how often the examples are shown
initial: {w: [0, 0], b: 0}
given: {η: 1}
decimals: 0
""",
)
