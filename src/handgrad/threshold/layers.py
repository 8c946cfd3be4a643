"""layers: the smallest two-layer network for a function that no single unit computes.

With k hidden units the output unit is one of few gates: for k = 2 AND or OR, for k = 3 AND, OR,
majority, a AND (b OR c), a OR (b AND c); a hidden unit may be negated, so other gates add nothing.
In a row with output 1 the hidden units must show a prime implicant of the gate, in a row with
output 0 one of its negation; what the others do does not matter. Every choice, row by row, is
tried, as long as each hidden unit's rows can still be separated. A search that comes to its end
without a network proves that k units are too few.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from flint import fmpq

from handgrad.threshold.certificate import Certificate
from handgrad.threshold.expression import read
from handgrad.threshold.function import Function, row
from handgrad.threshold.minimal import sum_of_products
from handgrad.threshold.network import Network, Neuron, neuron, numbered
from handgrad.threshold.parallel import parallel
from handgrad.threshold.products import products
from handgrad.threshold.separate import Separation
from handgrad.threshold.smallest import smallest
from handgrad.threshold.unit import Unit

GATES = {
    2: ("a & b", "a | b"),
    3: ("a & b & c", "a | b | c", "majority(a, b, c)", "a & (b | c)", "a | b & c"),
}
# Inputs up to which k hidden units are searched for, and how often a row is tried until the search
# gives up.
MOST_INPUTS = {2: 8, 3: 5}
TRIES, TRIES_OF_MANY = 20_000, 2_000


class TwoLayers(msgspec.Struct, frozen=True):
    """A two-layer network for a function.

    network   its hidden units h1 … hk and its output unit y
    hidden    how many hidden units it has
    excluded  so many hidden units were proved too few; the network is smallest if that is
              hidden − 1
    """

    network: Network
    hidden: int
    excluded: int

    @property
    def smallest(self) -> bool:
        """No two-layer network has fewer hidden units."""
        return self.excluded == self.hidden - 1


def two_layers(
    f: Function, at_zero: int = 1, bipolar: bool = False, inputs: Sequence[str] = ()
) -> TwoLayers:
    """The smallest two-layer network found for a function that is no threshold function.

    >>> found = two_layers(Function(2, 0b0110))
    >>> found.hidden, found.smallest, found.network.functions()["y"].column
    (2, True, '0110')
    """
    excluded = 1
    for k in [k for k in sorted(GATES) if f.n <= MOST_INPUTS[k]]:
        gave_up = False
        for text in GATES[k]:
            gate = read(text).function
            search = _Search(f, gate)
            units = search.run()
            if units is not None:
                network = _wired(f, gate, units, at_zero, bipolar, inputs)
                return TwoLayers(network, k, excluded)
            gave_up = gave_up or search.gave_up
        if gave_up:
            break
        excluded = k
    found = [build(f, at_zero, bipolar, inputs) for build in (parallel, products)]
    network = min(found, key=lambda one: len(one.neurons))
    return TwoLayers(network, len(network.neurons) - 1, excluded)


class _Search:
    """Depth first over the rows; the hidden units' separations are carried along."""

    def __init__(self, f: Function, gate: Function) -> None:
        self.f = f
        self.k = gate.n
        self.options = [
            [dict(term) for term in sum_of_products(side).terms] for side in (gate.negated(), gate)
        ]
        self.alike = _alike(gate)
        self.left = TRIES if f.n <= MOST_INPUTS[3] else TRIES_OF_MANY
        # Rows with least choice first, and each beside its neighbours: contradictions show early.
        gray = [r ^ r >> 1 for r in range(f.size)]
        self.order = sorted(gray, key=lambda r: len(self.options[f.bits >> r & 1]))

    def run(self) -> list[Separation] | None:
        """One separation for each hidden unit, None if there are none."""
        return self._from(0, [Separation(self.f.n) for _ in range(self.k)])

    @property
    def gave_up(self) -> bool:
        """Whether the search ended before it had tried everything."""
        return self.left < 0

    def _from(self, place: int, units: list[Separation]) -> list[Separation] | None:
        if place == len(self.order):
            return units
        inputs = row(self.order[place], self.f.n)
        seen: list[dict[int, int]] = []
        for option in self.options[self.f.bits >> self.order[place] & 1]:
            if any(self._same(option, other, units) for other in seen):
                continue
            seen.append(option)
            self.left -= 1
            if self.gave_up:
                return None
            further = list(units)
            for j, value in option.items():
                further[j] = units[j].copy()
                if not further[j].add(inputs, value):
                    break
            else:
                found = self._from(place + 1, further)
                if found is not None or self.gave_up:
                    return found
        return None

    def _same(self, a: dict[int, int], b: dict[int, int], units: list[Separation]) -> bool:
        """Two options that differ only by exchanging hidden units that are still alike."""
        changed = [j for j in range(self.k) if a.get(j) != b.get(j)]
        return (
            len(changed) == 2
            and a.get(changed[0]) == b.get(changed[1])
            and a.get(changed[1]) == b.get(changed[0])
            and tuple(changed) in self.alike
            and units[changed[0]].points == units[changed[1]].points
        )


def _alike(gate: Function) -> frozenset[tuple[int, int]]:
    pairs = ((i, j) for j in range(gate.n) for i in range(j))
    return frozenset((i, j) for i, j in pairs if gate.swapped(i, j) == gate)


def _wired(
    f: Function,
    gate: Function,
    units: Sequence[Separation],
    at_zero: int,
    bipolar: bool,
    inputs: Sequence[str],
) -> Network:
    """The network of separations joined by a gate, with the smallest whole weights."""
    inputs = tuple(inputs or numbered(f.n))
    hidden = tuple(f"h{k + 1}" for k in range(len(units)))
    neurons = []
    for name, unit in zip(hidden, units, strict=True):
        weights, _ = unit.weights()
        sums: tuple[list[int], list[int]] = ([], [])
        for point, output in unit.points:
            x = [2 * u - 1 for u in point] if bipolar else point
            sums[output].append(sum(w * u for w, u in zip(weights, x, strict=True)))
        neurons.append(neuron(name, inputs, weights, sums[1], sums[0]))
    return Network(inputs, (*neurons, _gate(gate, hidden, bipolar)), at_zero, bipolar)


def _gate(gate: Function, hidden: Sequence[str], bipolar: bool) -> Neuron:
    """The output unit that is this gate of the hidden units."""
    top = smallest(gate, 1, bipolar)
    assert not isinstance(top, Certificate), "a gate that is no unit, please report"
    weights = [int(w.p) for w in top.weights]
    sums = Unit(top.weights, fmpq(0), 1, bipolar).whole_nets()
    fires = [z for r, z in enumerate(sums) if gate.bits >> r & 1]
    rests = [z for r, z in enumerate(sums) if not gate.bits >> r & 1]
    return neuron("y", hidden, weights, fires, rests)
