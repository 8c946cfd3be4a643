"""vae_sample: something new: a code drawn from the prior, decoded."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="vae_sample",
    kind="autoencoders",
    title="Sampling from a VAE's prior",
    summary="a draw from the standard normal goes through the decoder alone",
    equations="""
        z = ε                      code, straight from the standard normal
        x̂ = σ(W_d z + b_d)         decoded
    """,
    inputs="",
    weights="W_d: d×n; b_d: d",
    draws="ε: n",
    output="x̂",
    code="z: n, drawn, not encoded",
    parameters="d(n + 1)",
    source="Kingma, Welling 2014, section 3",
    matches="decoder(torch.randn(n))",
    differs="vae (its code comes from an input); vae_sample_mixture (a mixture fitted to the "
    "codes)",
    trouble="Codes of the data rarely fill the standard normal: draws fall into holes between "
    "them and decode to nothing known. A mixture fitted to the codes avoids the holes.",
    also="x̂: r y",
    see_also=("vae", "vae_sample_mixture", "vae_interpolation"),
    example="""\
given:
  ε: [0.8, -1.2]                          # the draw
  W_d: [[0.9, 0.3], [-0.4, 0.7], [0.2, -0.6]]
  b_d: [0, 0.1, 0.2]
ask: [z, x̂]
decimals: 4
""",
)
