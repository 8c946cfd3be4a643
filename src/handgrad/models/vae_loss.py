"""vae_loss: what a variational autoencoder minimises, for one example."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="vae_loss",
    kind="autoencoders",
    title="Loss of a variational autoencoder",
    summary="reconstruction error plus the divergence of the code from a standard normal",
    equations="""
        σ_e = exp(s / 2)                                  standard deviation, s = ln σ²
        z = μ + σ_e ⊙ ε                                   code, with the drawn ε
        x̂ = W_d z + b_d                                   reconstruction
        R = sum((x − x̂)^2)                                reconstruction error
        D = −½ sum(1 + s − μ^2 − exp(s))                  Gaussian KL divergence
        L = R + D                                         loss
    """,
    inputs="x: d, μ: n, s: n",
    weights="W_d: d×n;  b_d: d",
    draws="ε: n",
    output="x̂",
    code="μ and s: n each, the mean and the log variance of a normal distribution over codes",
    parameters="d(n + 1)",
    source="Kingma, Welling 2014, eq. 10 and appendix B",
    matches="MSELoss(reduction='sum') − 0.5·torch.sum(1 + logvar − mu² − exp(logvar))",
    differs="a loss with the mean over the code (the divergence is a sum); β-VAE (D has a factor)",
    trouble="A mean over the pixels with a sum over the code makes the divergence weigh as many "
    "times more as there are pixels; a sign turned in D rewards the wrong codes.",
    see_also=("vae", "beta_vae", "autoencoder"),
    example="""\
inputs: {x: [1.0, 0.5], μ: [0.5, -0.3], s: [0.2, -0.4]}   # s is the logarithm of the variance
given:
  ε: [0.8, -1.2]                          # the draw, stated
  W_d: [[0.7, 0.2], [-0.5, 0.6]]
  b_d: [0.1, 0]
ask: [σ_e, z, x̂, R, D, L]
decimals: 4
""",
)
