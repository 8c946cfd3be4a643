"""jordan: the recurrent network that feeds back its output."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="jordan",
    kind="recurrent",
    title="Jordan network",
    summary="a recurrent network that feeds back its output, not its hidden state",
    equations="""
        h_t = tanh(W_xh x_t + W_oh o_{t-1} + b_h)   hidden layer
        o_t = σ(W_ho h_t + b_o)                     output, carried to the next step
    """,
    inputs="x: d",
    state="o: k",
    targets="y: k",
    weights="W_xh: n×d; W_oh: n×k; W_ho: k×n; b_h: n; b_o: k",
    output="o",
    parameters="n(d + k + 1) + k(n + 1)",
    source='Jordan 1986, "Serial order"',
    matches="no library call; torch.nn.RNNCell feeds back the hidden state",
    differs="elman (the hidden state is fed back, so its past is not limited to what the output "
    "shows)",
    trouble="What the output does not show is forgotten: its memory is as narrow as the output. "
    "In training the true output can be fed back (teacher forcing), in use its own, and "
    "the two differ.",
    also="o: y ŷ; h: s; W_xh: W_h W; W_oh: U_h U; W_ho: W_y V; b_o: b_y",
    see_also=("elman", "seq2seq"),
    example="""\
inputs: {x: [1, 0.5]}
given: {W_xh: 0.6, W_oh: 0.8, W_ho: 1.2, b_h: -0.1, b_o: 0.1}
initial: {o: 0}
targets: {y: [0.7, 0.6]}
ask: [h, o, loss, ∂L/∂W_oh, ∂L/∂W_ho]
decimals: 4
""",
)
