"""sequence_autoencoder: a sequence read into one state and written again."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="sequence_autoencoder",
    kind="autoencoders",
    title="Sequence autoencoder",
    summary="a recurrent network reads a sequence, another writes it again from the last state",
    equations="""
        h_t = tanh(W_e x_t + U_e h_{t-1} + b_e)    encoder
        c = h_T                                    code
        s_0 = c                                    the decoder begins with it
        s_t = tanh(U_d s_{t-1} + b_d)              decoder, without any input
        x̂_t = V s_t + a                            reconstruction, in the order of the input
        L = Σ_t sum((x̂_t − x_t)^2)                 squared error over all steps
    """,
    inputs="x: d",
    state="h: n",
    weights="W_e: n×d; U_e, U_d: n×n; b_e, b_d: n; V: d×n; a: d",
    output="x̂",
    code="c: n, a whole sequence in one vector",
    parameters="n(d + n + 1) + n(n + 1) + d(n + 1)",
    source="Srivastava, Mansimov, Salakhutdinov 2015 (autoencoder of a sequence); Dai, Le 2015",
    matches="two torch.nn.RNN, the second one begun with the first one's last state",
    differs="seq2seq (it writes another sequence, and is fed it); a decoder that gives the "
    "sequence back from its end (easier: the last step is remembered best)",
    trouble="A decoder that is fed the true steps ignores the code; without any input the "
    "gradient has to come back through all steps of both networks.",
    also="c: z; x̂: r",
    see_also=("seq2seq", "autoencoder", "elman"),
    example="""\
inputs: {x: [1, -0.5]}
given: {W_e: 0.5, U_e: 0.8, b_e: 0, U_d: 0.9, b_d: 0.1, V: 1.5, a: 0}
initial: {h: 0}
ask: [h, c, s, x̂, L, ∂L/∂U_d, ∂L/∂U_e]
decimals: 4
""",
)
