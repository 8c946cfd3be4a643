"""multimodal_poe: two kinds of input, two distributions, multiplied."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="multimodal_poe",
    kind="autoencoders",
    title="Multimodal VAE, product of experts (MVAE)",
    summary="each kind of input gives a normal distribution over codes; their product is the "
    "code's",
    equations="""
        μ_x = W_x x + b_x                                    what the first kind says
        s_x = S_x x + c_x                                    and how sure it is, as a log variance
        μ_u = W_u u + b_u                                    what the second kind says
        s_u = S_u u + c_u                                    and how sure it is
        T = 1 + p exp(−s_x) + q exp(−s_u)                    precisions add up; the 1 is the prior's
        μ = (p exp(−s_x) ⊙ μ_x + q exp(−s_u) ⊙ μ_u) / T      mean of the product
        v = 1 / T                                            its variance
        z = μ + √v ⊙ ε                                       code, drawn
        x̂ = V_x z + a_x                                      first kind restored
        û = V_u z + a_u                                      second kind restored
        D = −½ sum(1 + ln(v) − μ^2 − v)                      divergence from the prior
        L = sum((x̂ − x)^2) + sum((û − u)^2) + D              loss
    """,
    inputs="x: d, u: e",
    weights="W_x, S_x: n×d; b_x, c_x: n; W_u, S_u: n×e; b_u, c_u: n; V_x: d×n; a_x: d; V_u: "
    "e×n; a_u: e",
    draws="ε: n, p: (), q: ()",
    output="x̂",
    code="μ and v: n each, mean and variance of the product of all experts that are there",
    parameters="2n(d + 1) + 2n(e + 1) + d(n + 1) + e(n + 1)",
    source="Wu, Goodman 2018: a product of normals is normal, precisions add, means are "
    "weighted by precision",
    matches="no call of torch",
    differs="a mixture of experts (densities are added, not multiplied); multimodal (one number "
    "a code, no distribution); leaving out the prior's 1",
    trouble="One expert that is too sure drowns the others. Trained on complete pairs alone, "
    "single encoders never learn to stand for themselves.",
    also="T: Λ",
    see_also=("multimodal", "vae"),
    example="""\
inputs: {x: [1.0, 0.5], u: [0.2, -0.4]}
given:
  ε: 0.5
  p: 1
  q: 1                                    # both kinds are there
  W_x: [0.4, -0.2]
  b_x: 0.1
  S_x: [0.3, 0.1]
  c_x: -0.5
  W_u: [0.6, 0.2]
  b_u: 0
  S_u: [-0.2, 0.4]
  c_u: 0.3
  V_x: [0.9, -0.4]
  a_x: [0, 0.1]
  V_u: [0.5, 0.3]
  a_u: [0, 0]
ask: [μ_x, s_x, μ_u, s_u, T, μ, v, z, x̂, û, D, L]
decimals: 4
""",
)
