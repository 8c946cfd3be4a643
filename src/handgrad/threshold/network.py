"""network: threshold units wired together: what every unit does in every row.

A unit's inputs are the network's inputs and other units; the order of the units is such that each
stands behind those it reads. In a bipolar network inputs and outputs are −1 and 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import lcm

import msgspec
from flint import fmpq

from handgrad.errors import LimitReached
from handgrad.threshold.function import Function, high
from handgrad.threshold.unit import Unit, outputs

# Inputs of a network: 2¹⁶ rows are worked out for every unit.
MOST_INPUTS = 16


class Neuron(msgspec.Struct, frozen=True):
    """One unit of a network.

    name     h1, y
    sources  what it reads: inputs and earlier units
    """

    name: str
    sources: tuple[str, ...]
    weights: tuple[fmpq, ...]
    bias: fmpq


class Network(msgspec.Struct, frozen=True):
    """A network of threshold units.

    >>> n = layered([[[1, 1, -1], [-1, -1, 1]], [[1, 1, -2]]])
    >>> n.functions()["y"].column
    '0110'
    """

    inputs: tuple[str, ...]
    neurons: tuple[Neuron, ...]
    at_zero: int = 1
    bipolar: bool = False

    @property
    def outputs(self) -> tuple[str, ...]:
        """The units nobody reads."""
        read = {source for one in self.neurons for source in one.sources}
        return tuple(one.name for one in self.neurons if one.name not in read)

    def nets(self) -> dict[str, list[fmpq]]:
        """The net input of every unit in every row."""
        return self._run()[0]

    def functions(self) -> dict[str, Function]:
        """The function each unit computes of the network's inputs."""
        return self._run()[1]

    def _run(self) -> tuple[dict[str, list[fmpq]], dict[str, Function]]:
        n = len(self.inputs)
        if n > MOST_INPUTS:
            raise LimitReached(f"a network with {n} inputs", expected=f"at most {MOST_INPUTS}")
        low = -1 if self.bipolar else 0
        bits = {name: high(n, i) for i, name in enumerate(self.inputs)}
        columns = {
            name: [1 if mask >> r & 1 else low for r in range(1 << n)]
            for name, mask in bits.items()
        }
        nets: dict[str, list[fmpq]] = {}
        found: dict[str, Function] = {}
        for one in self.neurons:
            scale = lcm(*(int(w.q) for w in (*one.weights, one.bias)))
            total = [int((one.bias * scale).p)] * (1 << n)
            for weight, source in zip(one.weights, one.sources, strict=True):
                w = int((weight * scale).p)
                total = [z + w * x for z, x in zip(total, columns[source], strict=True)]
            nets[one.name] = [fmpq(z, scale) for z in total]
            found[one.name] = Function(n, outputs(total, self.at_zero))
            columns[one.name] = [1 if found[one.name].bits >> r & 1 else low for r in range(1 << n)]
        return nets, found

    def single(self) -> Unit | None:
        """The unit, if the network is one."""
        if len(self.neurons) != 1 or self.neurons[0].sources != self.inputs:
            return None
        (one,) = self.neurons
        return Unit(one.weights, one.bias, self.at_zero, self.bipolar)


def layered(
    layers: list[list[list[int | fmpq]]],
    inputs: tuple[str, ...] = (),
    at_zero: int = 1,
    bipolar: bool = False,
) -> Network:
    """A network given layer by layer, each unit as its weights and then its bias."""
    names = inputs or numbered(len(layers[0][0]) - 1)
    below = names
    neurons: list[Neuron] = []
    for depth, layer in enumerate(layers):
        last = depth == len(layers) - 1
        letter = "y" if last else "h" if depth == 0 else "hgfe"[depth % 4]
        made = tuple(
            letter if last and len(layer) == 1 else f"{letter}{k + 1}" for k in range(len(layer))
        )
        for name, numbers in zip(made, layer, strict=True):
            *weights, bias = map(fmpq, numbers)
            neurons.append(Neuron(name, below, tuple(weights), bias))
        below = made
    return Network(names, tuple(neurons), at_zero, bipolar)


def neuron(
    name: str,
    sources: Sequence[str],
    weights: Sequence[int],
    fires: Sequence[int],
    rests: Sequence[int],
) -> Neuron:
    """The unit whose line lies midway between the sums that fire and those that do not; the weights
    are doubled where the middle is no whole number. No net input is 0 then.

    >>> one = neuron("h", ("a", "b"), (1, 1), fires=(2,), rests=(0, 1))
    >>> one.weights, one.bias
    ((2, 2), -3)
    """
    low = max(rests) if rests else min(fires) - 2
    high = min(fires) if fires else low + 2
    scale = 2 if (low + high) % 2 else 1
    bias = fmpq(-(low + high) * scale, 2)
    return Neuron(name, tuple(sources), tuple(fmpq(scale * w) for w in weights), bias)


def numbered(n: int) -> tuple[str, ...]:
    """x1, x2, …"""
    return tuple(f"x{i + 1}" for i in range(n))
