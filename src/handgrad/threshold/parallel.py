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
from handgrad.threshold.network import Network, neuron, numbered
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
    best: tuple[tuple[int, int], tuple[int, ...], list[tuple[int, int]]] | None = None
    for weights in _directions(f.n):
        cuts = _cuts(f, weights, len(best[2]) if best else f.size)
        if cuts is not None:
            price = (len(cuts), sum(map(abs, weights)))
            if best is None or price < best[0]:
                best = (price, weights, cuts)
    assert best is not None, "the binary number of a row tells all rows apart"
    _, direction, cuts = best
    shift = sum(direction)
    names = tuple(inputs or numbered(f.n))
    neurons = []
    for k, cut in enumerate(cuts):
        low, high = (2 * z - shift if bipolar else z for z in cut)  # x = 2u − 1
        neurons.append(neuron(f"h{k + 1}", names, direction, [high], [low]))
    hidden = tuple(one.name for one in neurons)
    begins = f.bits >> _first(f, direction) & 1
    signs = [(-1) ** k * (-1 if begins else 1) for k in range(len(cuts))]
    # with j hidden units firing the sum is 0, ±1, 0, ±1, …
    off = -1 if bipolar else 0
    sums = [
        sum(s * (1 if k < j else off) for k, s in enumerate(signs)) for j in range(len(cuts) + 1)
    ]
    fires = [z for j, z in enumerate(sums) if (j % 2 == 0) == bool(begins)]
    rests = [z for j, z in enumerate(sums) if (j % 2 == 0) != bool(begins)]
    return Network(names, (*neurons, neuron("y", hidden, signs, fires, rests)), at_zero, bipolar)


def _directions(n: int) -> Iterator[tuple[int, ...]]:
    reach = REACH.get(n, 0)
    yield tuple(1 << (n - 1 - i) for i in range(n))
    for weights in product(range(-reach, reach + 1), repeat=n):
        first = next((w for w in weights if w), 0)
        if first > 0:  # the opposite direction has the same cuts
            yield weights


def _cuts(f: Function, weights: Sequence[int], most: int) -> list[tuple[int, int]] | None:
    """The values of w·x between which the output changes; None if it differs among equal ones."""
    outputs: dict[int, int] = {}
    for r, z in enumerate(Unit(tuple(map(fmpq, weights)), fmpq(0)).whole_nets()):
        out = f.bits >> r & 1
        if outputs.setdefault(z, out) != out:
            return None
    values = sorted(outputs)
    found = [(a, b) for a, b in pairwise(values) if outputs[a] != outputs[b]]
    return found if len(found) <= most else None


def _first(f: Function, weights: Sequence[int]) -> int:
    nets = Unit(tuple(map(fmpq, weights)), fmpq(0)).whole_nets()
    return nets.index(min(nets))
