"""beta_vae: a variational autoencoder that weighs its divergence."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="beta_vae",
    kind="autoencoders",
    title="β-VAE",
    summary="a variational autoencoder with a factor β before the divergence",
    equations="""
        μ = W_μ x + b_μ                                        mean of the code
        s = W_s x + b_s                                        logarithm of its variance
        z = μ + exp(s/2) ⊙ ε                                   code, with the drawn ε
        x̂ = W_d z + b_d                                        reconstruction
        R = sum((x − x̂)^2)                                     reconstruction error
        D = −½ sum(1 + s − μ^2 − exp(s))                       divergence from the standard normal
        L = R + β D                                            loss
    """,
    inputs="x: d",
    weights="W_μ, W_s: n×d; b_μ, b_s: n; W_d: d×n; b_d: d",
    draws="ε: n",
    constants="β: ()",
    output="x̂",
    code="μ and s: n each, the mean and the log variance of a normal distribution over codes",
    parameters="2n(d + 1) + d(n + 1)",
    source="Higgins et al. 2017",
    matches="MSELoss(reduction='sum') + β·KL; with reduction='mean' over d pixels the β in "
    "force is d times as large",
    differs="vae (β = 1); an annealed VAE (β grows during training and ends at 1)",
    trouble="β above 1 sorts the code into separate factors and blurs the pictures. The bound "
    "is no longer one of the likelihood, so losses of different β cannot be compared.",
    also="x̂: r y; s: logvar; D: KL KLD",
    see_also=("vae", "vae_loss"),
    example="""\
inputs: {x: [1.0, 0.5]}
given:
  ε: 0.8
  W_μ: [0.5, 0.2]
  b_μ: 0.1
  W_s: [0.2, -0.1]
  b_s: -0.2
  W_d: [0.9, -0.4]
  b_d: [0, 0.1]
  β: 4
ask: [μ, s, z, x̂, R, D, L]
decimals: 4
""",
)
