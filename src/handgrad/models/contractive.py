"""contractive: a code that is to move little, in closed form."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="contractive",
    kind="autoencoders",
    title="Contractive autoencoder",
    summary="the squared derivatives of the code by the input are added to the loss",
    equations="""
        c = σ(W x + b_e)                              code
        x̂ = Wᵀ c + b_d                                reconstruction, with tied weights
        R = sum((x̂ − x)^2)                            squared error
        P = (c ⊙ (1 − c))^2 · sum(W^2, axis = 1)      squared norm of the Jacobian
        L = R + λ P                                   loss
    """,
    inputs="x: d",
    weights="W: n×d; b_e: n; b_d: d",
    constants="λ: ()",
    output="x̂",
    code="c: n, a description that changes only along the directions in which the data vary",
    parameters="n(d + 1) + d",
    source="Rifai, Vincent, Muller, Glorot, Bengio 2011; for a sigmoid the Jacobian is c(1 − "
    "c)W, row by row",
    matches="no call of torch or Keras; torch.autograd.functional.jacobian gives the same P",
    differs="contractive_general (the same penalty from the derivatives themselves, for any "
    "encoder); weight decay (it does not depend on x); denoising (the reconstruction is "
    "to be steady, not the code)",
    trouble="Without tied weights the encoder shrinks its code and the decoder grows it back: "
    "the penalty falls and nothing is contracted. Only the encoder is penalised.",
    also="c: h y; x̂: r; P: J",
    see_also=("contractive_general", "denoising_gaussian", "overcomplete_autoencoder"),
    example="""\
inputs: {x: [1.0, 0.5, -0.5]}
given:
  W: [[0.4, -0.2, 0.6], [0.1, 0.8, -0.5]]
  b_e: [0.1, -0.1]
  b_d: [0, 0.1, 0.2]
  λ: 0.1
ask: [c, x̂, R, P, L]
decimals: 4
""",
)
