"""synthesis: from a function to the smallest unit, or to the proof that there is none and a network
instead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flint import fmpq

from handgrad.document import Block, Cell, Chain, Heading, Link, Say, Table
from handgrad.notation import Kind, Relation
from handgrad.threshold.board.function import forms, told
from handgrad.threshold.board.impossible import impossible
from handgrad.threshold.board.network import two_layers as told_layers
from handgrad.threshold.board.rows import naming, net, outputs, table
from handgrad.threshold.board.spell import name, number, total, vector
from handgrad.threshold.board.unit import Z, above, fires, line, moving, weight_name
from handgrad.threshold.boolean import called
from handgrad.threshold.certificate import Certificate
from handgrad.threshold.function import Function
from handgrad.threshold.layers import two_layers
from handgrad.threshold.minimal import MOST_INPUTS
from handgrad.threshold.smallest import smallest
from handgrad.threshold.unit import Unit
from handgrad.threshold.why import Bound, why


def synthesis(
    f: Function,
    inputs: Sequence[str],
    at_zero: int = 1,
    bipolar: bool = False,
    letter: str = "f",
) -> Iterator[Block]:
    """Everything about a function, and the unit or network that computes it."""
    h = name(letter)
    yield Heading(level=2, parts=("Truth table",))
    if f.n > MOST_INPUTS:
        yield naming(f, inputs, h, bipolar)
        yield from told(f, inputs, h)
        yield Say(parts=(f"Units are looked for up to {MOST_INPUTS} inputs.",))
        return
    found = smallest(f, at_zero, bipolar)
    columns: list[tuple[Kind, Sequence[fmpq | int]]] = [(h, outputs(f, bipolar))]
    if isinstance(found, Unit):
        columns.insert(0, (Z, found.nets()))
    yield from table(f, inputs, columns, bipolar)
    yield naming(f, inputs, h, bipolar)
    if isinstance(found, Certificate):
        title = called(f, inputs).name
        known = title if title.isupper() else "this function"
        yield from impossible(f, found, inputs, known, at_zero, bipolar)
        yield from told_layers(two_layers(f, at_zero, bipolar, tuple(inputs)), inputs)
    else:
        yield from _unit(found, f, inputs, h)
    yield from forms(f, inputs, h)
    if isinstance(found, Unit):
        yield from moving(found, inputs)
        yield from line(found, f, inputs)
    yield from told(f, inputs, h)


def _unit(one: Unit, f: Function, inputs: Sequence[str], h: Kind) -> Iterator[Block]:
    yield Heading(level=2, parts=("The unit with the smallest whole weights",))
    yield Chain(links=(Link("", Z), Link("=", net(one.weights, inputs, one.bias))), note=fires(one))
    bound = why(f, one)
    if bound is not None and bound.least and not one.bipolar:
        yield from _smallest(bound, inputs)
    if 0 in one.whole_nets() and any(one.weights):
        safe = Unit(
            tuple(2 * w for w in one.weights), 2 * one.bias + _middle(one), one.at_zero, one.bipolar
        )
        yield Say(
            parts=(
                "To be independent of the step at 0, fire where ",
                above(safe, inputs),
                ": no net input is 0 then.",
            )
        )


def _middle(one: Unit) -> int:
    return 1 if one.at_zero else -1


def _smallest(bound: Bound, inputs: Sequence[str]) -> Iterator[Block]:
    """Why no smaller whole weights will do: row by row against row."""
    yield Say(
        parts=(
            "Smaller whole weights will not do: where it fires, the net input is larger by at "
            "least 1 than where it does not.",
        )
    )
    weights = [weight_name(x, i) for i, x in enumerate(inputs)]
    rows = []
    for k, (true, false, share) in enumerate(bound.pairs, 1):
        left = total([(a - b, w) for a, b, w in zip(true, false, weights, strict=True)])
        times = (f"({k})",) if share == 1 else (f"({k}), taken ", number(share), " times")
        rows.append(
            (
                Cell((vector(true), " against ", vector(false), ":")),
                Cell((Relation((left, number(1)), ("≥",)),)),
                Cell(times),
            )
        )
    yield Table(rows=tuple(rows))
    left = total([(c, w) for c, w in zip(bound.sum, weights, strict=True)])
    added = Relation((left, number(bound.least)), ("≥",))
    said = (" give ", added) if len(rows) == 1 else (" add up to ", added)
    yield Say(
        parts=(
            "These" if len(rows) > 1 else "This",
            *said,
            ": the sizes of the weights are together at least ",
            number(bound.least),
            ", and here they are just that.",
        )
    )
