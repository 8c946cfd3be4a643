"""sparse_l1: an autoencoder whose code is to be mostly zero, by a penalty on its size."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="sparse_l1",
    kind="autoencoders",
    title="Sparse autoencoder, L1 penalty",
    summary="the sum of the code's absolute values is added to the loss, so most entries become 0",
    equations="""
        c = relu(W_e x + b_e)           code
        x̂ = W_d c + b_d                 reconstruction
        R = sum((x̂ − x)^2)              squared error
        P = ‖c‖_1                       how much code there is
        L = R + λ P                     loss
    """,
    inputs="x: d",
    weights="W_e: n×d; b_e: n; W_d: d×n; b_d: d",
    constants="λ: ()",
    output="x̂",
    code="c: n, mostly zeros: the few features this input has",
    parameters="n(d + 1) + d(n + 1)",
    source="Goodfellow, Bengio, Courville 2016, section 14.2.1",
    matches="Linear, ReLU, Linear with MSELoss(reduction='sum') + λ·code.abs().sum()",
    differs="weight decay (it makes the weights small, not the code sparse); sparse_kl (how "
    "often a unit is on, over many examples); k_sparse (exactly k)",
    trouble="Large W_d and small W_e make the penalty cheap without any sparseness: the columns "
    "of W_d are held at length 1. Units that are never on get no gradient through ReLU "
    "and stay dead.",
    also="c: h z f; x̂: r; P: Ω",
    see_also=("sparse_kl", "k_sparse", "overcomplete_autoencoder"),
    example="""\
inputs: {x: [1.0, 0.5]}
given:
  W_e: [[0.4, -0.2], [0.1, 0.8], [-0.6, -0.3]]
  b_e: [0.1, -0.1, 0]
  W_d: [[0.9, 0.3, 0.2], [-0.4, 0.7, 0.5]]
  b_d: [0, 0.1]
  λ: 0.1
ask: [c, x̂, R, P, L, ∂L/∂c]
decimals: 4
""",
)
