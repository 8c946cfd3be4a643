"""torch: a graph computed by PyTorch, with everything PyTorch can do to it: derivatives of any
order, batches, compilation, other devices. For training and speed; certified digits come from
elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch

from handgrad.evaluate.array import Array
from handgrad.evaluate.float64 import floating
from handgrad.evaluate.torch.program import Program
from handgrad.graph.node import Node

__all__ = ["Program", "tensor", "value"]


def value(node: Node, known: Mapping[Node, Any] | None = None) -> torch.Tensor:
    """The value of a node as a tensor. The interface of `certified.value`.

    known  values of the nodes that come from outside: tensors, or numbers as they were written

    Raises UnknownName (an input without value).

    >>> from handgrad.parse import formula
    >>> from handgrad.parse.build import Scope, build
    >>> round(value(build(formula("σ(1)"), Scope())).item(), 4)
    0.7311
    """
    given = {leaf: tensor(x) for leaf, x in (known or {}).items()}
    return Program([node]).run(given)[0]


def tensor(given: Any) -> torch.Tensor:
    """Numbers, text, rationals, nested lists or arrays as a tensor of doubles; a tensor stays.

    >>> tensor(["0.5", 2]).tolist()
    [0.5, 2.0]
    """
    if isinstance(given, torch.Tensor):
        return given
    found = floating(given)
    return torch.tensor(found.nested() if isinstance(found, Array) else found, dtype=torch.float64)
