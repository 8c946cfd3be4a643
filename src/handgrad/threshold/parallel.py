"""parallel: a two-layer network of parallel hyperplanes, for any function.

Sort the rows by w·x for some direction w. Wherever the output changes along the way there is a
hidden unit that fires from there on; the output unit adds them with alternating signs. The number
of ones as direction gives parity of n inputs with n hidden units.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from flint import fmpq

from handgrad.threshold.function import Function
from handgrad.threshold.network import Network, Neuron, numbered
from handgrad.threshold.unit import Unit

# Directions with whole entries up to this, by the number of inputs.
REACH = {1: 3, 2: 3, 3: 3, 4: 2, 5: 2, 6: 1, 7: 1, 8: 1}


def parallel(
    f: Function, at_zero: int = 1, bipolar: bool = False, inputs: Sequence[str] = ()
) -> Network:
    """The two-layer network of fewest parallel hyperplanes among small whole directions.

    >>> parallel(Function(2, 0b0110)).functions()["y"].column
    '0110'
    """
    best: tuple[tuple[int, int], Sequence[int], list[int]] | None = None
    for weights in _directions(f.n):
        cuts = _cuts(f, weights, len(best[2]) if best else f.size)
        if cuts is not None:
            price = (len(cuts), sum(map(abs, weights)))
            if best is None or price < best[0]:
                best = (price, weights, cuts)
    assert best is not None, "the binary number of a row tells all rows apart"
    _, chosen, cuts = best
    weights = tuple(chosen)
    begins = f.bits >> _first(f, weights) & 1
    names = tuple(inputs or numbered(f.n))
    shift = sum(weights)
    neurons = []
    for k, cut in enumerate(cuts):
        # fires where w·u ≥ cut for u of zeros and ones; x = 2u − 1 if bipolar
        bias = shift - 2 * cut + 1 if bipolar else 1 - at_zero - cut
        neurons.append(Neuron(f"h{k + 1}", names, tuple(map(fmpq, weights)), fmpq(bias)))
    signs = [fmpq((-1) ** k * (1 if not begins else -1)) for k in range(len(cuts))]
    hidden = tuple(one.name for one in neurons)
    top = _top(signs, begins, at_zero, bipolar)
    return Network(names, (*neurons, Neuron("y", hidden, tuple(signs), top)), at_zero, bipolar)


def _top(signs: Sequence[fmpq], begins: int, at_zero: int, bipolar: bool) -> fmpq:
    """The bias of the output unit: with j hidden units firing the sum is 0, ±1, 0, ±1, …"""
    if bipolar:  # 2·sum less what the hidden units at −1 take away
        return sum(signs, fmpq(0)) + (1 if begins else -1)
    return fmpq((0 if begins else -1) + (1 - at_zero))


def _directions(n: int) -> Iterator[tuple[int, ...]]:
    reach = REACH.get(n, 0)
    yield tuple(1 << (n - 1 - i) for i in range(n))
    for weights in product(range(-reach, reach + 1), repeat=n):
        first = next((w for w in weights if w), 0)
        if first > 0:  # the opposite direction has the same cuts
            yield weights


def _cuts(f: Function, weights: Sequence[int], most: int) -> list[int] | None:
    """The values of w·x at which the output changes; None if it differs among equal values."""
    outputs: dict[int, int] = {}
    for r, z in enumerate(Unit(tuple(map(fmpq, weights)), fmpq(0)).whole_nets()):
        out = f.bits >> r & 1
        if outputs.setdefault(z, out) != out:
            return None
    values = sorted(outputs)
    found = [b for a, b in pairwise(values) if outputs[a] != outputs[b]]
    return found if len(found) <= most else None


def _first(f: Function, weights: Sequence[int]) -> int:
    nets = Unit(tuple(map(fmpq, weights)), fmpq(0)).whole_nets()
    return nets.index(min(nets))
