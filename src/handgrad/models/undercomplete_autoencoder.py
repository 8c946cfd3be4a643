"""undercomplete_autoencoder: a linear code shorter than the input."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="undercomplete_autoencoder",
    kind="autoencoders",
    title="Undercomplete autoencoder, linear",
    summary="a linear code shorter than the input: the best one spans the principal components",
    equations="""
        c = W_e x + b_e            code, n numbers, n < d
        x̂ = W_d c + b_d            reconstruction
        L = sum((x̂ − x)^2)         squared error
    """,
    inputs="x: d",
    weights="W_e: n×d; b_e: n; W_d: d×n; b_d: d",
    output="x̂",
    code="c: n, the input's coordinates in the plane that keeps most of it",
    parameters="n(d + 1) + d(n + 1)",
    source="Baldi, Hornik 1989 (its minimum is the projection to the first n principal "
    "components); Goodfellow, Bengio, Courville 2016, section 14.1",
    matches="torch.nn.Sequential(Linear(d, n), Linear(n, d)); at its minimum "
    "sklearn.decomposition.PCA(n)",
    differs="autoencoder (a sigmoid code); overcomplete_autoencoder (n > d); PCA itself "
    "(orthonormal directions in order; here any basis of the same plane)",
    trouble="Training finds the plane but not the components: the code is any mixture of them. "
    "A deep nonlinear one with too much capacity learns the training set by heart.",
    also="c: h z; x̂: r; W_e: W; W_d: V",
    see_also=("autoencoder", "overcomplete_autoencoder"),
    example="""\
inputs: {x: [1.0, 0.5, -0.5]}
given:
  W_e: [0.6, 0.3, -0.2]                   # three numbers become one
  b_e: 0.1
  W_d: [0.9, 0.4, -0.5]
  b_d: [0, 0.1, 0]
ask: [c, x̂, L, ∂L/∂W_d, ∂L/∂W_e]
decimals: 4
""",
)
