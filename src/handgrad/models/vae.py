"""vae: an autoencoder whose code is a distribution."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="vae",
    kind="autoencoders",
    title="Variational autoencoder (VAE)",
    summary="the encoder gives a mean and a variance, the code is drawn, and a divergence is added",
    equations="""
        h = tanh(W_h x + b_h)                                  encoder
        μ = W_μ h + b_μ                                        mean of the code
        s = W_s h + b_s                                        logarithm of its variance
        z = μ + exp(s/2) ⊙ ε                                   code, with the drawn ε
        x̂ = σ(W_d z + b_d)                                     reconstruction, a probability a pixel
        R = sum(BCE(x, x̂))                    reconstruction error, summed over pixels
        D = −½ sum(1 + s − μ^2 − exp(s))                       divergence from the standard normal
        L = R + D                                              negative evidence lower bound
    """,
    inputs="x: d",
    weights="W_h: k×d; b_h: k; W_μ, W_s: n×k; b_μ, b_s: n; W_d: d×n; b_d: d",
    draws="ε: n",
    output="x̂",
    code="μ and s: n each, the mean and the log variance of a normal distribution over codes",
    parameters="k(d + 1) + 2n(k + 1) + d(n + 1)",
    source="Kingma, Welling 2014, eq. 10 and appendix B; Rezende, Mohamed, Wierstra 2014",
    matches="BCELoss(reduction='sum') − 0.5·torch.sum(1 + logvar − mu² − exp(logvar))",
    differs="vae_loss (the loss alone); beta_vae (a factor before D); a mean over the pixels "
    "with a sum over the code (it weighs D as many times more as there are pixels)",
    trouble="The divergence may win: D of a unit goes to 0, the decoder ignores the code "
    "(posterior collapse) and pictures turn grey. D is warmed up from 0, or each unit "
    "is left some free bits.",
    also="x̂: r y; s: logvar; R: BCE; D: KL KLD; L: ELBO",
    see_also=("vae_loss", "beta_vae", "iwae", "vq_vae", "vae_sample"),
    example="""\
inputs: {x: [0.9, 0.2, 0.7]}              # brightness, between 0 and 1
given:
  ε: [0.8, -1.2]                          # the draw, stated
  W_h: [[0.4, -0.2, 0.6], [0.1, 0.8, -0.5]]
  b_h: [0.1, -0.1]
  W_μ: [[0.5, 0.2], [-0.3, 0.4]]
  b_μ: [0, 0.1]
  W_s: [[0.2, -0.1], [0.3, 0.1]]
  b_s: [0, -0.2]
  W_d: [[0.9, 0.3], [-0.4, 0.7], [0.2, -0.6]]
  b_d: [0, 0.1, 0.2]
ask: [h, μ, s, z, x̂, R, D, L]
decimals: 4
""",
)
