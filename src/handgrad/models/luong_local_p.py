"""luong_local_p: attention in a window whose middle is predicted."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="luong_local_p",
    kind="attention",
    title="Local attention, predictive (local-p)",
    summary="attention around a position that the decoder predicts, with a Gaussian on top",
    equations="""
        s_t = tanh(W u_t + U s_{t-1} + b)                 decoder
        p_t = m σ(v · tanh(W_p s_t))                      predicted position, between 0 and m
        e_{t,j} = s_t · h_j                               score of position j
        w_{t,j} = step(D − |j − p_t|) exp(e_{t,j})        only within D of it
        α_{t,j} = exp(−(j − p_t)^2 / (2 (D/2)^2)) w_{t,j} / Σ_i w_{t,i}   under a Gaussian
        c_t = Σ_j α_{t,j} h_j                             context
        s̃_t = tanh(W_c c_t + W_s s_t)                     answer
    """,
    inputs="h: l×n, u: e",
    state="s: n",
    targets="y: n",
    weights="W: n×e; U: n×n; b: n; W_p: n×n; v: n; W_c, W_s: n×n",
    constants="D: (), m: ()",
    output="s̃",
    code="h: l×n, one state for each position",
    parameters="n(e + 4n + 2)",
    source="Luong, Pham, Manning 2015, section 3.2 (local-p)",
    matches="no call of torch or Keras",
    differs="luong_local_m (the middle of the window is t); luong_dot (all positions)",
    trouble="The Gaussian comes behind the softmax, so the weights no longer add up to 1. The "
    "window itself has no derivative: p learns through the Gaussian alone.",
    also="h: h̄; s: h; s̃: h̃; α: a; m: S",
    see_also=("luong_local_m", "luong_dot"),
    example="""\
inputs: {h: [[1, 2], [0, 1], [1, 1], [2, 0]], u: [0, 1]}
given:
  W: [0.5, -0.5]
  U: [[0.3, 0], [0.1, 0.2]]
  b: [0.1, 0.2]
  W_p: [[1, 0], [0, 1]]
  v: [1, 0.5]
  D: 2
  m: 4                                    # how many positions there are
  W_c: [[0.5, 0.1], [0, 0.4]]
  W_s: [[0.6, 0], [0.2, 0.3]]
initial: {s: [0, 0]}
ask: [s, p, α, c, s̃]
decimals: 4
""",
)
