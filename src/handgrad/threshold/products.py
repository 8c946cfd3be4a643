"""products: a two-layer network straight from a formula: a hidden unit for each product, and OR; or
one for each sum, and AND."""

from __future__ import annotations

from collections.abc import Sequence

from handgrad.threshold.function import Function
from handgrad.threshold.minimal import Term, product_of_sums, sum_of_products
from handgrad.threshold.network import Network, Neuron, neuron, numbered


def products(
    f: Function, at_zero: int = 1, bipolar: bool = False, inputs: Sequence[str] = ()
) -> Network:
    """The network of the shorter of the two minimal forms.

    >>> network = products(Function(2, 0b0110))
    >>> len(network.neurons), network.functions()["y"].column
    (3, '0110')
    """
    names = tuple(inputs or numbered(f.n))
    forms = [sum_of_products(f).terms, product_of_sums(f).terms]
    conjunctive = len(forms[1]) < len(forms[0])
    neurons = [
        _unit(f"h{k}", term, names, not conjunctive, bipolar)
        for k, term in enumerate(forms[conjunctive], 1)
    ]
    hidden = tuple(one.name for one in neurons)
    every: Term = tuple((i, 1) for i in range(len(hidden)))
    top = _unit("y", every, hidden, conjunctive, bipolar)
    return Network(names, (*neurons, top), at_zero, bipolar)


def _unit(
    name: str, term: Term, sources: Sequence[str], conjunction: bool, bipolar: bool
) -> Neuron:
    """AND or OR of some literals: a weight of 1 or −1 for each."""
    weights = [0] * len(sources)
    for i, positive in term:
        weights[i] = 1 if positive else -1
    count, negated = len(term), sum(not positive for _, positive in term)
    # j literals that hold add up to j − negated, or to 2j − count if inputs are −1 and 1
    sums = [2 * j - count if bipolar else j - negated for j in range(count + 1)]
    cut = count if conjunction else 1
    return neuron(name, sources, weights, sums[cut:], sums[:cut])
