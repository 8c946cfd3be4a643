"""elman: the plain recurrent network."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="elman",
    kind="recurrent",
    title="Elman network, the plain recurrent network (vanilla RNN)",
    summary="a hidden state that mixes the input with its own past",
    equations="""
        a_t = W_xh x_t + W_hh h_{t-1} + b_h   sum
        h_t = tanh(a_t)                       state
        o_t = W_hy h_t + b_y                  output
    """,
    inputs="x: d",
    state="h: n",
    targets="y: k",
    weights="W_xh: n×d;  W_hh: n×n;  W_hy: k×n;  b_h: n;  b_y: k",
    output="o",
    parameters="n(d + n + 1) + k(n + 1)",
    source="Elman 1990; in this form Goodfellow, Bengio, Courville 2016, eq. 10.8 to 10.10",
    matches="torch.nn.RNN(nonlinearity='tanh') and torch.nn.Linear; its two biases add up to b_h",
    differs="Jordan network (the output is fed back, not the state)",
    also="a: z;  o: ŷ;  W_xh: W_x W U w_x w_{xh} w_{hx};  W_hh: W_h W_{rec} w_h w_{hh};  "
    "W_hy: W_y V W_o w_y w_{hy};  b_h: b;  b_y: c b_o;  y: d target",
    trouble="Gradients through T steps are products of T factors: below 1 they vanish, above 1 "
    "they explode. Clip them, begin with an orthogonal W_hh, or use a gated unit.",
    see_also=("elman_relu", "jordan", "lstm", "gru", "bidirectional"),
    example="""\
inputs: {x: [2, 3]}                       # one number a time step
given: {W_xh: 0.5, W_hh: 0.2, W_hy: 0.4, b_h: 0, b_y: 0}
initial: {h: 0}
targets: {y: [0.5, 0.8]}
ask: [h, o, squared_error, loss, ∂L/∂W_hh, ∂L/∂W_xh, ∂L/∂W_hy]
decimals: 4
""",
)
