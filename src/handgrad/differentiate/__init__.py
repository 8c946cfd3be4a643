"""differentiate: graph → graph. A gradient is a quantity like any other, with a derivation of its
own.

gradient   reverse mode: every ∂E/∂… on the way is a named node
partial    one link of the chain rule: a value by one quantity its own line uses, the others held
           fixed
paths      all ways from a result down to a weight, as products of links
resolve    works out the derivatives that equations mention
"""

from __future__ import annotations

from handgrad.differentiate.chain import along, partial, paths
from handgrad.differentiate.resolve import resolve
from handgrad.differentiate.reverse import gradient

__all__ = ["along", "gradient", "partial", "paths", "resolve"]
