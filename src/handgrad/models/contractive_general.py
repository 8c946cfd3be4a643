"""contractive_general: a code that is to move little, for any encoder."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="contractive_general",
    kind="autoencoders",
    title="Contractive autoencoder, general form",
    summary="the contractive penalty from the derivatives themselves, whatever the encoder",
    equations="""
        c = σ(W x + b_e)           code
        x̂ = Wᵀ c + b_d             reconstruction, with tied weights
        J = ∂c/∂x                  Jacobian, one row for each entry of the code
        R = sum((x̂ − x)^2)         squared error
        P = sum(J^2)               its squared Frobenius norm
        L = R + λ P                loss
    """,
    inputs="x: d",
    weights="W: n×d; b_e: n; b_d: d",
    constants="λ: ()",
    output="x̂",
    code="c: n, a description that changes only along the directions in which the data vary",
    parameters="n(d + 1) + d",
    source="Rifai, Vincent, Muller, Glorot, Bengio 2011",
    matches="torch.autograd.functional.jacobian(encoder, x, create_graph=True).square().sum()",
    differs="contractive (the closed form of a sigmoid layer: the same number)",
    trouble="n backward passes for every example; for a single sigmoid layer the closed form "
    "costs one product. Training needs second derivatives.",
    also="c: h y; x̂: r; P: F",
    see_also=("contractive", "denoising_gaussian"),
    example="""\
inputs: {x: [1.0, 0.5, -0.5]}
given:
  W: [[0.4, -0.2, 0.6], [0.1, 0.8, -0.5]]
  b_e: [0.1, -0.1]
  b_d: [0, 0.1, 0.2]
  λ: 0.1
ask: [c, x̂, J, R, P, L]
decimals: 4
""",
)
