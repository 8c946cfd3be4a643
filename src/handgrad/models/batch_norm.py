"""batch_norm: each feature brought to mean 0 and variance 1 over a batch."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="batch_norm",
    kind="layer",
    title="Batch normalisation",
    summary="each feature is brought to mean 0 and variance 1 over the examples, then scaled",
    equations="""
        m = mean(X, axis = 0)                            mean of each feature over the batch
        D_i = X_i − m                                    what example i is off
        v = mean(D^2, axis = 0)                          variance, divided by the number of examples
        Y_i = γ ⊙ D_i / √(v + ε) + β                     normalised, scaled and shifted
        r^+ = (1 − ρ) r + ρ m                            running mean, for use later
        u^+ = (1 − ρ) u + ρ N/(N − 1) v                  running variance, divided by one less
    """,
    inputs="X: N×n",
    targets="T: N×n",
    weights="γ, β: n",
    constants="ε: (), ρ: (), r: n, u: n, N: ()",
    output="Y",
    parameters="2n",
    source="Ioffe, Szegedy 2015, algorithm 1",
    matches="torch.nn.BatchNorm1d(n, eps=ε, momentum=ρ) in training; ONNX and Keras call 1 − ρ "
    "the momentum",
    differs="layer_norm (over the features of one example); in use r and u take the place of m "
    "and v",
    trouble="It crosses the batch: with few examples m and v are noise, with one v is 0. "
    "Training and use compute different things, and forgetting to switch is the usual "
    "slip.",
    also="m: μ; Y: y",
    see_also=("layer_norm", "group_norm", "instance_norm"),
    example="""\
inputs: {X: [[1, 0.5], [2, -1], [4, 2]]}         # three examples of two features
given:
  γ: [1, 2]
  β: [0, 0.5]
  ε: 0.00001
  ρ: 0.1
  r: [0, 0]
  u: [1, 1]
  N: 3                                           # how many examples
ask: [m, v, Y, r^+, u^+]
decimals: 4
""",
)
