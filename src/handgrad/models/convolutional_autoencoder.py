"""convolutional_autoencoder: an autoencoder whose code is a small image."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="convolutional_autoencoder",
    kind="autoencoders",
    title="Convolutional autoencoder",
    summary="a strided convolution makes a small image, a transposed one enlarges it again",
    equations="""
        C = relu(conv(X, K, stride = 2) + b)      code, a feature map
        X̂ = convT(C, V, stride = 2) + a           reconstruction, the size of X again
        L = sum((X̂ − X)^2)                        squared error
    """,
    inputs="X: h×w",
    weights="K: 2×2; b: (); V: 2×2; a: ()",
    output="X̂",
    code="C: h/2 × w/2, a feature map: what there is, and still where",
    parameters="10",
    source="Masci, Meier, Cireşan, Schmidhuber 2011",
    matches="torch.nn.Conv2d(1, 1, 2, stride=2) and torch.nn.ConvTranspose2d(1, 1, 2, stride=2)",
    differs="autoencoder (its code has lost all places); U-Net (it hands details past the code)",
    trouble="Sizes have to come back exactly: a transposed convolution does not say which of "
    "several sizes it came from. A feature map with as many numbers as the image can "
    "copy it.",
    also="C: Z H; X̂: R; V: K'",
    see_also=("autoencoder", "transposed_convolution", "upsampling", "max_unpooling"),
    example="""\
inputs: {X: [[1, 0, 2, 1], [0, 1, 0, 1], [1, 1, 0, 0], [0, 2, 1, 1]]}
given: {K: [[0.5, -0.2], [0.3, 0.4]], b: 0.1, V: [[1, 0.2], [-0.3, 0.5]], a: 0}
ask: [C, X̂, L, ∂L/∂V]
decimals: 4
""",
)
