"""vae_sample_mixture: a code drawn from a fitted mixture, decoded."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="vae_sample_mixture",
    kind="autoencoders",
    title="Sampling from a fitted mixture",
    summary="a component is drawn, then a code from its normal distribution, then decoded",
    equations="""
        μ = Mᵀ k                   mean of the drawn component
        s = Sᵀ k                   its standard deviations
        z = μ + s ⊙ ε              code
        x̂ = σ(W_d z + b_d)         decoded
    """,
    inputs="",
    weights="M, S: g×n; W_d: d×n; b_d: d",
    draws="k: g, ε: n",
    output="x̂",
    code="z: n, drawn near codes that really occur",
    parameters="2gn + d(n + 1)",
    source="Ghosh, Sajjadi, Vergari, Black, Schölkopf 2020 (a density fitted to the codes "
    "afterwards)",
    matches="sklearn.mixture.GaussianMixture(covariance_type='diag').fit(codes).sample() and "
    "the decoder",
    differs="vae_sample (the prior, whether or not the codes follow it)",
    trouble="Too few components smear the holes over, too many repeat the training set. Fitting "
    "the mixture is a procedure of its own; here its result is given.",
    also="x̂: r y",
    see_also=("vae", "vae_sample", "vae_interpolation"),
    example="""\
given:
  M: [[1, 0], [-1, 0.5], [0, -2]]         # means of three components
  S: [[0.2, 0.3], [0.1, 0.1], [0.4, 0.2]]
  k: [0, 1, 0]                            # the draw: the second component
  ε: [0.8, -1.2]
  W_d: [[0.9, 0.3], [-0.4, 0.7]]
  b_d: [0, 0.1]
ask: [μ, s, z, x̂]
decimals: 4
""",
)
