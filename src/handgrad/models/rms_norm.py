"""rms_norm: the features of one example divided by the root of their mean square."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="rms_norm",
    kind="layer",
    title="RMS normalisation",
    summary="the features of one example are divided by the root of their mean square",
    equations="""
        q = mean(x^2)                     mean square
        y = γ ⊙ x / √(q + ε)              normalised and scaled
    """,
    inputs="x: n",
    targets="T: n",
    weights="γ: n",
    constants="ε: ()",
    output="y",
    parameters="n",
    source="Zhang, Sennrich 2019",
    matches="torch.nn.RMSNorm(n, eps=ε); without eps torch takes the machine's smallest step",
    differs="layer_norm (the mean is taken away and a shift added)",
    trouble="It keeps the sign and the mean: a constant added to all features does not disappear.",
    also="q: ms",
    see_also=("layer_norm",),
    example="""\
inputs: {x: [1, 3, -2]}
given: {γ: [1, 1, 2], ε: 0.00001}
ask: [q, y]
decimals: 4
""",
)
