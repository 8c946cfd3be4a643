"""channels: a bias of one number a channel, added to an image of channels × places.

`conv(X, K) + b` means that b's first number goes to every place of the first channel. The graph
says so: b is repeated by an operation of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from handgrad.graph.node import Node
from handgrad.ops import apply


def by_channel(terms: Sequence[Node]) -> list[Node]:
    """The terms of a sum, a vector repeated where the others have channels and places.

    >>> from handgrad.graph.leaf import quantity
    >>> from handgrad.notation import Name
    >>> image, bias = quantity(Name("Y"), (2, 4, 4)), quantity(Name("b"), (2,))
    >>> by_channel([image, bias])[1].shape
    (2, 4, 4)
    """
    image = next((node for node in terms if len(node.axes) >= 3), None)
    if image is None:
        return list(terms)
    return [
        apply("per_channel", node, image, span=node.span)
        if len(node.axes) == 1 and node.shape[0] == image.shape[0]
        else node
        for node in terms
    ]
