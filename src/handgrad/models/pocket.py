"""pocket: the perceptron rule, keeping the weights that were right longest."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="pocket",
    kind="learning",
    title="Pocket algorithm",
    summary="the perceptron rule that keeps the weights with the longest run of right answers",
    equations="""
        z_t = w_{t-1} · x_t + b_{t-1}               net input with the weights so far
        o_t = step(z_t)                             output
        e_t = y_t − o_t                             error: 1, 0 or −1
        r_t = (1 − |e_t|) (r_{t-1} + 1)             right answers in a row with these weights
        k_t = step(r_t − R_{t-1} − 0.5)             record or not
        R_t = max(R_{t-1}, r_t)                     the record
        W_t = W_{t-1} + k_t (w_{t-1} − W_{t-1})     weights in the pocket
        B_t = B_{t-1} + k_t (b_{t-1} − B_{t-1})     bias in the pocket
        w_t = w_{t-1} + η e_t x_t                   new weights
        b_t = b_{t-1} + η e_t                       new bias
    """,
    inputs="x: d",
    state="w, W: d;  b, B, r, R: ()",
    targets="y: ()",
    constants="η: ()",
    parameters="d + 1",
    source="Gallant 1990, without the ratchet",
    matches="none",
    differs="the pocket algorithm with ratchet (a record counts only if the weights are right on "
    "more of all examples)",
    also="z: net a s n;  y: t d target;  e: δ error;  η: α lr",
    see_also=("perceptron",),
    example="""\
inputs: {x: [[0, 0], [0, 1], [1, 0], [1, 1]]}   # one row an example; XOR cannot be separated
targets: {y: [0, 1, 1, 0]}
epochs: 3                                       # how often the examples are shown
initial: {w: [0, 0], b: 0, W: [0, 0], B: 0, r: 0, R: 0}
given: {η: 1}
decimals: 0
""",
)
