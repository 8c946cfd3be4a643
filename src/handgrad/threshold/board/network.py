"""network: a network of units worked out: every unit's net input and output in every row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handgrad.document import Block, Chain, Drawing, Heading, Link, Say
from handgrad.notation import Call, Name
from handgrad.threshold.board.function import forms, told
from handgrad.threshold.board.rows import naming, net, network_table
from handgrad.threshold.board.spell import listed, name, spoken
from handgrad.threshold.boolean import called
from handgrad.threshold.draw import draw
from handgrad.threshold.function import Function
from handgrad.threshold.layers import TwoLayers
from handgrad.threshold.network import Network, Neuron
from handgrad.threshold.unit import Unit

# Inputs of the largest unit that is named.
MOST_INPUTS = 10


def network(one: Network) -> Iterator[Block]:
    """Everything about a network."""
    yield from rules(one)
    yield Heading(level=2, parts=("Truth table",))
    yield from network_table(one)
    yield from meanings(one)
    functions = one.functions()
    for output in one.outputs:
        yield from forms(functions[output], one.inputs, name(output))
        yield from told(functions[output], one.inputs, name(output))
    yield from drawing(one)


def two_layers(found: TwoLayers, inputs: Sequence[str]) -> Iterator[Block]:
    """A synthesised network, and whether it is the smallest."""
    yield Heading(level=2, parts=(f"Two layers: {found.hidden} hidden units and one output",))
    yield from rules(found.network)
    yield from network_table(found.network)
    yield from meanings(found.network)
    if found.smallest:
        fewer = found.hidden - 1
        why = (
            "one unit is impossible, as shown"
            if fewer == 1
            else f"every way of using {fewer} hidden units was tried and contradicts itself"
        )
        yield Say(parts=(f"No two-layer network has fewer hidden units: {why}.",))
    else:
        proved = found.excluded
        yield Say(
            parts=(
                f"This network is correct but not proved smallest: that {proved} hidden "
                f"unit{'s are' if proved > 1 else ' is'} too few is certain.",
            )
        )
    yield from drawing(found.network)


def rules(one: Network) -> Iterator[Block]:
    """A line for each unit."""
    low = "−1" if one.bipolar else "0"
    yield Say(parts=(f"Each unit shows 1 if z {'≥' if one.at_zero else '>'} 0, else {low}:",))
    for unit in one.neurons:
        yield Chain(
            links=(
                Link("", name(unit.name)),
                Link("=", Call(Name("step"), (net(unit.weights, unit.sources, unit.bias),))),
            ),
            note="",
        )


def meanings(one: Network) -> Iterator[Block]:
    """What each unit computes of its own inputs, and of the network's."""
    functions = one.functions()
    said = []
    for unit in one.neurons:
        if unit.name not in one.outputs and len(unit.sources) <= MOST_INPUTS:
            local = called(_function(unit, one), unit.sources)
            said += [f"{unit.name} is {local.name}"] if local.name else []
    if said:
        names = [*one.inputs, *(unit.name for unit in one.neurons)]
        yield Say(parts=spoken(f"{listed(said)}.", names))
    for output in one.outputs:
        unit = next(unit for unit in one.neurons if unit.name == output)
        of_units = len(unit.sources) <= MOST_INPUTS and set(unit.sources) - set(one.inputs)
        joined = called(_function(unit, one), unit.sources) if of_units else None
        if joined is not None and joined.name:
            yield Say(
                parts=spoken(
                    f"{output} is {joined.name} of {listed(unit.sources)}.",
                    (output, *unit.sources),
                )
            )
        yield naming(functions[output], one.inputs, name(output), one.bipolar)


def _function(unit: Neuron, one: Network) -> Function:
    return Unit(unit.weights, unit.bias, one.at_zero, one.bipolar).function()


def drawing(one: Network) -> Iterator[Block]:
    """The lines or planes of the first layer."""
    first = [unit for unit in one.neurons if unit.sources == one.inputs]
    if not 1 < len(one.inputs) <= 3 or not first or len(one.outputs) != 1:
        return
    units = [Unit(unit.weights, unit.bias, one.at_zero, one.bipolar) for unit in first]
    yield Drawing(
        svg=draw(one.functions()[one.outputs[0]], units, inputs=one.inputs, bipolar=one.bipolar),
        caption=f"Filled: output 1. One {'line' if len(one.inputs) == 2 else 'plane'} for each of "
        f"{listed([unit.name for unit in first])}.",
    )
