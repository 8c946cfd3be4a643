"""masked_attention: refuses a query that may look at nothing; its weights would be 0/0."""

from __future__ import annotations

from typing import Any

from torch import Tensor

from handgrad.errors import DomainError
from handgrad.nets.net import Net


class MaskedAttention(Net):
    """Attention in which M shuts positions out: weights and derivatives there are exactly 0."""

    def forward(self, *inputs: Tensor, **settings: Any) -> Any:
        """Raises DomainError for a query whose row of M has nothing but 0."""
        if len(inputs) == 4:
            shut = (inputs[3] == 0).all(-1)
            if bool(shut.any()):
                row = shut.nonzero()[0, -1].item() + 1
                raise DomainError(
                    f"query {row} may look at no position: its weights would be 0/0",
                    hint="give every row of M at least one 1, or leave the query out",
                )
        return super().forward(*inputs, **settings)


MODULE = MaskedAttention
