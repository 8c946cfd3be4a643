"""seq2seq: an encoder reads a sequence into one state, a decoder writes another from it."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="seq2seq",
    kind="recurrent",
    title="Sequence to sequence (encoder and decoder)",
    summary="an encoder's last state begins a decoder that is fed the previous true output",
    equations="""
        h_t = tanh(W_e x_t + U_e h_{t-1} + b_e)    encoder
        c = h_T                                    code: the encoder's last state
        s_0 = tanh(B c + b_s)                      bridge: how the decoder begins
        s_t = tanh(W_d u_t + U_d s_{t-1} + b_d)    decoder, fed the true output before
        o_t = V s_t + b_o                          scores of the next word
        p_t = softmax(o_t)                         their probabilities
    """,
    inputs="x: d, u: e",
    state="h: n",
    targets="y: k",
    weights="W_e: n×d; U_e: n×n; b_e: n; B: m×n; b_s: m; W_d: m×e; U_d: m×m; b_d: m; V: k×m; "
    "b_o: k",
    output="p",
    code="c: n, everything the decoder will ever know of the input, whatever its length",
    parameters="n(d + n + 1) + m(n + 1) + m(e + m + 1) + k(m + 1)",
    source="Cho et al. 2014 (encoder, decoder, bridge by tanh); Sutskever, Vinyals, Le 2014",
    matches="no single call; two torch.nn.RNN with a torch.nn.Linear between their states",
    differs="bahdanau (the decoder looks back at every encoder state); in use u is the "
    "decoder's own last output, not the true one",
    trouble="One vector has to hold a sentence of any length: long ones suffer, and reversing "
    "the input helps. Trained on true outputs and used on its own, it meets its own "
    "mistakes for the first time in use (scheduled sampling).",
    also="c: v context; s: d; o: ŷ; W_e: W_{enc}; W_d: W_{dec}",
    see_also=("elman", "bahdanau", "luong_dot", "sequence_autoencoder"),
    example="""\
inputs: {x: [1, 2], u: [0, 1]}            # both sequences have two steps here
given:
  W_e: 0.5
  U_e: 0.2
  b_e: 0
  B: 2
  b_s: 0
  W_d: 0.3
  U_d: 0.4
  b_d: 0.1
  V: [1.5, -0.5]
  b_o: [0, 0.2]
initial: {h: 0}
ask: [h, c, s_0, s, o, p]
decimals: 4
""",
)
