"""iwae: a tighter bound from several draws, each with its importance."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="iwae",
    kind="autoencoders",
    title="Importance-weighted autoencoder (IWAE)",
    summary="several codes are drawn and averaged by importance: a tighter bound than the VAE's",
    equations="""
        μ = W_μ x + b_μ                             mean of the code
        s = W_s x + b_s                             logarithm of its variance
        z_i = μ + exp(s/2) ⊙ ε_i                    draw i
        p_i = σ(W_d z_i + b_d)                      its reconstruction
        R_i = sum(BCE(x, p_i))                      reconstruction error of draw i
        D_i = ½ sum(s + ε_i^2 − z_i^2)              log prior less log posterior
        w = D − R                                   log weights
        L = −ln(mean(exp(w)))                       minus the bound
    """,
    inputs="x: d",
    weights="W_μ, W_s: n×d; b_μ, b_s: n; W_d: d×n; b_d: d",
    draws="ε: k×n",
    output="p",
    code="μ and s: n each, a distribution from which k codes are drawn",
    parameters="2n(d + 1) + d(n + 1)",
    source="Burda, Grosse, Salakhutdinov 2016; w is log p(x|z) + log p(z) − log q(z|x), in "
    "which the constants of the two normals cancel",
    matches="−torch.logsumexp(w, 0) + math.log(k)",
    differs="vae with k draws (it averages the log weights: the mean of w, not the logarithm of "
    "the mean); k = 1 is a VAE whose divergence is estimated from the draw",
    trouble="The bound rises with k, but the encoder's gradient gets noisier. exp(w) overflows "
    "for pictures: subtract the largest w first. An NLL needs its k beside it.",
    also="p: x̂; ε: eps",
    see_also=("vae", "beta_vae"),
    example="""\
inputs: {x: [0.9, 0.2]}
given:
  ε: [[0.8, -1.2], [-0.5, 0.4], [0.1, 1.0]]     # three draws
  W_μ: [[0.5, 0.2], [-0.3, 0.4]]
  b_μ: [0, 0.1]
  W_s: [[0.2, -0.1], [0.3, 0.1]]
  b_s: [0, -0.2]
  W_d: [[0.9, 0.3], [-0.4, 0.7]]
  b_d: [0, 0.1]
ask: [μ, s, z, p, R, D, w, L]
decimals: 4
""",
)
