"""transposed_convolution: every entry puts a weighted kernel into a larger image."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="transposed_convolution",
    kind="convolutional",
    title="Transposed convolution",
    summary="every entry puts down a copy of the kernel, weighted by it; overlaps add up",
    equations="""
        Y = convT(X, K, stride = 2) + b      entry i puts its kernel down at place 2i
    """,
    inputs="X: h×w",
    targets="T: p×q",
    weights="K: a×b; b: ()",
    output="Y",
    code="Y: 2(h − 1) + a rows, an enlarged image",
    parameters="ab + 1",
    source="Dumoulin, Visin 2016; it is the derivative of a convolution towards its image",
    matches="torch.nn.ConvTranspose2d(1, 1, (a, b), stride=2); with channels the weight is in × "
    "out × a × b",
    differs="the inverse of a convolution (it only has its shape); upsampling followed by a "
    "convolution",
    trouble="Where a is no multiple of the stride, some places get more copies than others: a "
    "checkerboard. One size of a result fits several sizes of images, so "
    "`output_padding` has to say which.",
    also="K: W; Y: Z; X: I",
    see_also=(
        "cross_correlation",
        "strided_convolution",
        "upsampling",
        "convolutional_autoencoder",
    ),
    example="""\
inputs: {X: [[1, 2], [0, -1]]}
given: {K: [[1, 0.5], [0, 2]], b: 0}
ask: [Y]
decimals: 1
""",
)
