"""bidirectional_product: two recurrences, one from each end, multiplied."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="bidirectional_product",
    kind="recurrent",
    title="Bidirectional network, both directions multiplied",
    summary="one network reads forward, one backward; their states are multiplied entry by entry",
    equations="""
        h⃗_t = tanh(W_f x_t + U_f h⃗_{t-1} + b_f)    forward
        h⃖_t = tanh(W_b x_t + U_b h⃖_{t+1} + b_b)    backward
        h_t = h⃗_t ⊙ h⃖_t                             product: n numbers
        o_t = V h_t + c                              output
    """,
    inputs="x: d",
    state="h⃗: n, h⃖: n",
    targets="y: k",
    weights="W_f, W_b: n×d; U_f, U_b: n×n; b_f, b_b: n; V: k×n; c: k",
    output="o",
    code="h: n, large only where both directions are",
    parameters="2n(d + n + 1) + k(n + 1)",
    source="Schuster, Paliwal 1997 for the two directions; multiplying them is the option of Keras",
    matches="keras.layers.Bidirectional(merge_mode='mul')",
    differs="bidirectional_sum (a 0 in one direction does not silence the other)",
    trouble="Where one direction is 0, the other gets no gradient: begin with states that are "
    "not 0.",
    also="o: ŷ; V: W_y W_o",
    see_also=("bidirectional", "bidirectional_sum"),
    example="""\
inputs: {x: [1, -1, 0.5]}
given: {W_f: 0.5, U_f: 0.8, b_f: 0, W_b: 0.6, U_b: -0.4, b_b: 0.1, V: 2, c: 0}
initial: {h⃗: 0, h⃖: 0}
ask: [h⃗, h⃖, h, o]
decimals: 4
""",
)
