"""multimodal: two kinds of input with one code, one of which may be missing."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="multimodal",
    kind="autoencoders",
    title="Multimodal autoencoder, joint code",
    summary="two kinds of input share one code; in training one of them is sometimes left out",
    equations="""
        c = σ(p W_x x + q W_u u + b)              joint code; p or q is 0 where a kind is missing
        x̂ = V_x c + a_x                           first kind restored
        û = V_u c + a_u                           second kind restored
        L = sum((x̂ − x)^2) + sum((û − u)^2)       both are compared, also the missing one
    """,
    inputs="x: d, u: e",
    weights="W_x: n×d; W_u: n×e; b: n; V_x: d×n; a_x: d; V_u: e×n; a_u: e",
    draws="p: (), q: ()",
    output="x̂",
    code="c: n, what both kinds of input have in common",
    parameters="n(d + e + 1) + d(n + 1) + e(n + 1)",
    source="Ngiam, Khosla, Kim, Nam, Lee, Ng 2011 (bimodal deep autoencoder)",
    matches="no call; two Linear encoders added, two Linear decoders",
    differs="multimodal_poe (each kind gives a distribution, and these are multiplied); two "
    "autoencoders side by side (no common code)",
    trouble="Trained with both kinds always present, each is restored from itself and "
    "cross-modal restoring fails: a third of the examples lack the one, a third the "
    "other.",
    also="c: h z; x̂: x̂; u: y",
    see_also=("multimodal_poe", "autoencoder", "denoising"),
    example="""\
inputs: {x: [1.0, 0.5], u: [0.2, -0.4, 0.6]}
given:
  p: 1
  q: 0                                    # the draw: the second kind is missing
  W_x: [[0.4, -0.2], [0.1, 0.8]]
  W_u: [[0.3, 0.5, -0.1], [-0.6, 0.2, 0.4]]
  b: [0.1, -0.1]
  V_x: [[0.9, 0.3], [-0.4, 0.7]]
  a_x: [0, 0.1]
  V_u: [[0.5, -0.2], [0.3, 0.6], [-0.7, 0.1]]
  a_u: [0, 0, 0.2]
ask: [c, x̂, û, L]
decimals: 4
""",
)
