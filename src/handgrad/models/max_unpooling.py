"""max_unpooling: pooled values back in the places they came from."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="max_unpooling",
    kind="convolutional",
    title="Unpooling with switches",
    summary="values go back to where the largest entries were; everything else is 0",
    equations="""
        P = maxpool(X, size = 2)     what pooling kept
        Y = unpool(P, X, size = 2)   and where it had found it
    """,
    inputs="X: h×w",
    output="Y",
    code="P: h/2 × w/2, with the places of its entries as a second part of the code",
    parameters="0",
    source="Zeiler, Fergus 2014, section 2.1",
    matches="torch.nn.MaxUnpool2d(2) with the indices of torch.nn.MaxPool2d(2, "
    "return_indices=True)",
    differs="upsampling (every entry repeated); transposed_convolution (learned)",
    trouble="The places have to be kept from the encoder: a decoder that begins with a code "
    "alone has none.",
    also="P: Y; X: A",
    see_also=("max_pooling", "upsampling", "convolutional_autoencoder"),
    example="""\
inputs: {X: [[1, 3, 0, 2], [2, 0, 1, 5]]}
ask: [P, Y]
decimals: 0
""",
)
