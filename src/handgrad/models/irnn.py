"""irnn: a rectified network that begins as a memory: recurrent weights of the identity."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="irnn",
    kind="recurrent",
    title="IRNN, a ReLU network begun with the identity",
    summary="the ReLU network whose recurrent weights begin as the identity",
    equations="""
        a_t = W_xh x_t + W_hh h_{t-1} + b_h   sum
        h_t = relu(a_t)                       state
        o_t = W_hy h_t + b_y                  output
    """,
    inputs="x: d",
    state="h: n",
    targets="y: k",
    weights="W_xh: n×d; W_hh: n×n; W_hy: k×n; b_h: n; b_y: k",
    output="o",
    begins="W_hh: the identity; b_h: zeros; the others small and random",
    parameters="n(d + n + 1) + k(n + 1)",
    source="Le, Jaitly, Hinton 2015, section 2",
    matches="torch.nn.RNN(nonlinearity='relu') after torch.nn.init.eye_(rnn.weight_hh_l0)",
    differs="elman_relu (the same equations; only how training begins is different)",
    trouble="It learns slowly and needs small steps: the state adds up what comes in, so one "
    "weight too large makes it overflow. Clip the gradients.",
    also="a: z; o: ŷ; W_xh: W_x W U; W_hh: W_h W_{rec}; W_hy: W_y V W_o; b_h: b; b_y: c b_o",
    see_also=("elman_relu", "elman"),
    example="""\
inputs: {x: [1, 2, -0.5]}                 # one number a time step
given:
  W_xh: [0.5, -0.25]
  W_hh: [[1, 0], [0, 1]]                  # the identity: what is there stays there
  W_hy: [1, 2]
  b_h: [0, 0]
  b_y: 0
initial: {h: [0, 1]}
ask: [a, h, o]
decimals: 3
""",
)
