"""layer_norm: the features of one example brought to mean 0 and variance 1."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="layer_norm",
    kind="layer",
    title="Layer normalisation",
    summary="the features of one example are brought to mean 0 and variance 1, then scaled",
    equations="""
        m = mean(x)                               mean over the features
        v = mean((x − m)^2)                       their variance, divided by n
        y = γ ⊙ (x − m) / √(v + ε) + β            normalised, scaled and shifted
    """,
    inputs="x: n",
    targets="T: n",
    weights="γ, β: n",
    constants="ε: ()",
    output="y",
    parameters="2n",
    source="Ba, Kiros, Hinton 2016, section 3",
    matches="torch.nn.LayerNorm(n, eps=ε)",
    differs="batch_norm (over the examples, feature by feature); rms_norm (the mean is not "
    "taken away)",
    trouble="One feature alone always gives β. Training and use are the same, which is why "
    "recurrent networks and transformers have it.",
    also="m: μ",
    see_also=("batch_norm", "rms_norm", "lstm_layer_norm"),
    example="""\
inputs: {x: [1, 3, -2]}
given: {γ: [1, 1, 2], β: [0, 0.5, 0], ε: 0.00001}
ask: [m, v, y]
decimals: 4
""",
)
