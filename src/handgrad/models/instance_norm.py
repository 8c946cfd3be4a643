"""instance_norm: each channel of one image brought to mean 0 and variance 1."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="instance_norm",
    kind="layer",
    title="Instance normalisation",
    summary="each channel of one image is brought to mean 0 and variance 1 on its own",
    equations="""
        m_i = mean(X_i)                                        mean of channel i
        v_i = variance(X_i)                                    its variance
        Y_i = γ_i (X_i − m_i) / √(v_i + ε) + β_i               normalised, scaled and shifted
    """,
    inputs="X: C×p",
    targets="T: C×p",
    weights="γ, β: C",
    constants="ε: ()",
    output="Y",
    parameters="2C",
    source="Ulyanov, Vedaldi, Lempitsky 2016; X holds one row of all places for each channel",
    matches="torch.nn.InstanceNorm2d(C, eps=ε, affine=True)",
    differs="batch_norm (over all examples and places); group_norm (several channels together)",
    trouble="A flat channel has variance 0 and gives β. What is said by the strength of a "
    "channel is lost.",
    also="m: μ",
    see_also=("batch_norm", "group_norm", "layer_norm"),
    example="""\
inputs: {X: [[1, 3, -2], [0, 0.5, 1]]}          # two channels of three places
given: {γ: [1, 2], β: [0, 0.5], ε: 0.00001}
ask: [m, v, Y]
decimals: 4
""",
)
