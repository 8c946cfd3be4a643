"""slstm: an LSTM with exponential gates, a normaliser and a stabiliser."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="slstm",
    kind="recurrent",
    title="sLSTM of the xLSTM",
    summary="an LSTM with an exponential input gate, kept in range by a normaliser and a "
    "stabiliser",
    equations="""
        a_t = W_i x_t + U_i h_{t-1} + b_i              sum of the input gate
        b_t = ln(σ(W_f x_t + U_f h_{t-1} + b_f))       logarithm of the forget gate
        z_t = tanh(W_z x_t + U_z h_{t-1} + b_z)        candidate
        o_t = σ(W_o x_t + U_o h_{t-1} + b_o)           output gate
        m_t = max(b_t + m_{t-1}, a_t)                  stabiliser: the larger of the two exponents
        i_t = exp(a_t − m_t)                           input gate, stabilised
        f_t = exp(b_t + m_{t-1} − m_t)                 forget gate, stabilised
        c_t = f_t ⊙ c_{t-1} + i_t ⊙ z_t                cell
        n_t = f_t ⊙ n_{t-1} + i_t                      normaliser: the gates added up
        h_t = o_t ⊙ c_t / n_t                          output: an average of the candidates
    """,
    inputs="x: d",
    state="h: n, c: n, n: n, m: n",
    targets="y: n",
    weights="W_i, W_f, W_z, W_o: n×d; U_i, U_f, U_z, U_o: n×n; b_i, b_f, b_z, b_o: n",
    output="h",
    parameters="4n(d + n + 1)",
    source='Beck, Pöppel, Spanring, Auer et al. 2024, "xLSTM", eq. 8 to 17, with the sigmoid '
    "forget gate",
    matches="the sLSTM cell of the package xlstm (block-diagonal U there, one block a head)",
    differs="lstm (no normaliser: its cell may grow); the mLSTM (its cell is a matrix and U is "
    "missing)",
    trouble="exp(a) overflows without the stabiliser. m changes no result: c and n carry the "
    "same factor. Where n begins at 0 and both gates are tiny, the quotient is "
    "uncertain.",
    also="a: ĩ; z: g C̃; m: M",
    see_also=("lstm", "minlstm"),
    example="""\
inputs: {x: [[0.3, 0.6], [0.1, 1.0]]}
given:
  W_i: [0.9, 0.8]
  U_i: 0.7
  b_i: 0.5
  W_f: [0.8, 0.4]
  U_f: 0.1
  b_f: 0.2
  W_z: [0.4, 0.2]
  U_z: 0.1
  b_z: 0.3
  W_o: [0.6, 0.4]
  U_o: 0.1
  b_o: 0.2
initial: {h: 0, c: 0, n: 0, m: 0}
ask: [a, b, z, o, m, i, f, c, n, h]
decimals: 4
""",
)
