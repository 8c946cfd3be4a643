"""luong_local_m: attention in a window around the same position."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="luong_local_m",
    kind="attention",
    title="Local attention, monotonic (local-m)",
    summary="attention only to the encoder states within D positions of the decoder's own",
    equations="""
        s_t = tanh(W u_t + U s_{t-1} + b)            decoder
        e_{t,j} = s_t · h_j                          score of position j
        w_{t,j} = step(D − |j − t|) exp(e_{t,j})     only within D positions of t
        α_{t,j} = w_{t,j} / Σ_i w_{t,i}              weights, exactly 0 outside
        c_t = Σ_j α_{t,j} h_j                        context
        s̃_t = tanh(W_c c_t + W_s s_t)                answer
    """,
    inputs="h: m×n, u: e",
    state="s: n",
    targets="y: n",
    weights="W: n×e; U: n×n; b: n; W_c, W_s: n×n",
    constants="D: ()",
    output="s̃",
    code="h: m×n, one state for each position",
    parameters="n(e + 3n + 1)",
    source="Luong, Pham, Manning 2015, section 3.2 (local-m)",
    matches="no call of torch or Keras; a banded mask with scaled dot-product attention is near it",
    differs="luong_local_p (the middle of the window is predicted); luong_dot (all positions)",
    trouble="It takes the two sequences to run side by side; where they do not, the window is "
    "in the wrong place. Near the ends the window is cut off and the weights are shared "
    "by fewer.",
    also="h: h̄; s: h; s̃: h̃; α: a",
    see_also=("luong_local_p", "luong_dot"),
    example="""\
inputs: {h: [[1, 2], [0, 1], [1, 1], [2, 0]], u: [0, 1]}
given:
  W: [0.5, -0.5]
  U: [[0.3, 0], [0.1, 0.2]]
  b: [0.1, 0.2]
  D: 1                                    # one position to each side
  W_c: [[0.5, 0.1], [0, 0.4]]
  W_s: [[0.6, 0], [0.2, 0.3]]
initial: {s: [0, 0]}
ask: [s, e, w, α, c, s̃]
decimals: 4
""",
)
