"""elman_relu: the plain recurrent network with a rectifier."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="elman_relu",
    kind="recurrent",
    title="Elman network with ReLU",
    summary="a plain recurrent network whose state is rectified, not squashed",
    equations="""
        a_t = W_xh x_t + W_hh h_{t-1} + b_h   sum
        h_t = relu(a_t)                       state, not bounded above
        o_t = W_hy h_t + b_y                  output
    """,
    inputs="x: d",
    state="h: n",
    targets="y: k",
    weights="W_xh: n×d; W_hh: n×n; W_hy: k×n; b_h: n; b_y: k",
    output="o",
    parameters="n(d + n + 1) + k(n + 1)",
    source="Elman 1990 for the network; Le, Jaitly, Hinton 2015 for the rectifier in it",
    matches="torch.nn.RNN(nonlinearity='relu') and torch.nn.Linear; its two biases add up to b_h",
    differs="elman (tanh keeps the state between −1 and 1); irnn (the same equations, begun "
    "with the identity)",
    trouble="The state is not bounded: where the spectral radius of W_hh is above 1 it may grow "
    "without end, where it is below 1 it fades. Gradients are clipped, W_hh begins near "
    "the identity (irnn).",
    also="a: z; o: ŷ; W_xh: W_x W U w_x w_{xh} w_{hx}; W_hh: W_h W_{rec} w_h w_{hh}; W_hy: "
    "W_y V W_o w_y w_{hy}; b_h: b; b_y: c b_o; y: d target",
    see_also=("elman", "irnn", "indrnn"),
    example="""\
inputs: {x: [[1, 0.5], [-1, 0.5]]}        # one row a time step
given:
  W_xh: [[0.8, -0.4], [-0.6, 0.3]]        # one row a unit
  W_hh: [[0.5, -0.2], [0.4, 0.7]]
  W_hy: [1, -1]
  b_h: [0.1, 0.2]
  b_y: 0.05
initial: {h: [0, 0.5]}
targets: {y: [0.5, 0]}
ask: [a, h, o, loss, ∂L/∂W_hh]
decimals: 4
""",
)
