"""group_norm: channels in groups, each group brought to mean 0 and variance 1."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="group_norm",
    kind="layer",
    title="Group normalisation",
    summary="the channels are cut into groups; each group of one image is normalised together",
    equations="""
        m_i = mean(X_i)                                        mean of group i
        v_i = variance(X_i)                                    its variance
        Z_i = (X_i − m_i) / √(v_i + ε)                         normalised
        Y = γ ⊙ Z + β                                          one scale and one shift a channel
    """,
    inputs="X: g×c×p",
    targets="T: g×c×p",
    weights="γ, β: g×c×1",
    constants="ε: ()",
    output="Y",
    parameters="2gc",
    source="Wu, He 2018; X holds g groups of c channels with p places",
    matches="torch.nn.GroupNorm(g, gc, eps=ε)",
    differs="instance_norm (groups of one channel); layer_norm over an image (one group)",
    trouble="It does not need a batch, so it works where batches are small; the number of "
    "groups has to divide the channels.",
    also="m: μ",
    see_also=("batch_norm", "instance_norm", "layer_norm"),
    example="""\
inputs: {X: [[[1, 3], [-2, 0]], [[0, 0.5], [1, 2]]]}     # two groups of two channels of two places
given: {γ: [[[1], [2]], [[1], [1]]], β: [[[0], [0]], [[0.5], [0]]], ε: 0.00001}
ask: [m, v, Z, Y]
decimals: 4
""",
)
