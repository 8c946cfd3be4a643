"""rows: truth tables: of a function alone, of a unit with its net inputs, of a network."""

from __future__ import annotations

from collections.abc import Sequence

from flint import fmpq

from handgrad.document import Block, Cell, Say, Table
from handgrad.notation import Kind, Name, Relation
from handgrad.threshold.board.spell import name, number, spoken, total
from handgrad.threshold.boolean import called
from handgrad.threshold.function import Function, row
from handgrad.threshold.network import Network

# Rows of the longest table that is printed in full.
MOST_ROWS = 32

# A comma after which no line is broken.
TOGETHER = ",\u00a0"


def inputs_of(r: int, n: int, bipolar: bool = False) -> list[int]:
    """The inputs of a row as they are printed."""
    return [2 * x - 1 if bipolar else x for x in row(r, n)]


def tuple_of(r: int, n: int, bipolar: bool = False) -> str:
    """A row in brackets; a comma after which no line is broken."""
    texts = (str(x).replace("-", "−") for x in inputs_of(r, n, bipolar))
    return f"({TOGETHER.join(texts)})"


def table(
    f: Function,
    inputs: Sequence[str],
    columns: Sequence[tuple[Kind, Sequence[fmpq | int]]],
    bipolar: bool = False,
) -> list[Block]:
    """The inputs and further columns, row by row; a note instead where there are too many rows."""
    if f.size > MOST_ROWS:
        return [Say(parts=(f"{f.size:,} rows; --output-format csv prints them all.",))]
    header = [Cell((name(one),)) for one in inputs]
    header += [Cell((kind,)) for kind, _ in columns]
    rows = []
    for r in range(f.size):
        cells = [Cell((number(x),)) for x in inputs_of(r, f.n, bipolar)]
        cells += [Cell((number(values[r]),)) for _, values in columns]
        rows.append(tuple(cells))
    return [Table(header=tuple(header), rows=tuple(rows))]


def outputs(f: Function, bipolar: bool = False) -> list[int]:
    """The output of every row as it is printed."""
    low = -1 if bipolar else 0
    return [1 if f.bits >> r & 1 else low for r in range(f.size)]


def network_table(network: Network) -> list[Block]:
    """The net input and the output of every unit in every row."""
    nets, functions = network.nets(), network.functions()
    columns: list[tuple[Kind, Sequence[fmpq | int]]] = []
    many = len(network.neurons) > 4
    for one in network.neurons:
        if not many:
            columns.append((net_name(one.name), nets[one.name]))
        columns.append((name(one.name), outputs(functions[one.name], network.bipolar)))
    return table(functions[network.neurons[-1].name], network.inputs, columns, network.bipolar)


def net_name(unit: str) -> Kind:
    """The name of a unit's net input: that of h1 is z_1, that of y is z."""
    known = name(unit)
    if known.base == "h" and known.sub:
        return Name("z", sub=known.sub)
    return Name("z") if unit == "y" else Name("z", sub=(unit,))


def net(weights: Sequence[fmpq], sources: Sequence[str], bias: fmpq) -> Kind:
    """8·x₁ + 8·x₂ − 12."""
    parts: list[tuple[fmpq | int, Kind | None]] = [
        (w, name(one)) for w, one in zip(weights, sources, strict=True)
    ]
    return total([*parts, (bias, None)])


def naming(f: Function, inputs: Sequence[str], letter: Kind, bipolar: bool = False) -> Say:
    """Which function it is and why."""
    found = called(f, inputs)
    silent = " (an output of −1 counts as 0)" if bipolar else ""
    if not found.name:
        text = f" is {found.argument}{silent}; it has no name of its own."
    else:
        also = f" (also called {' or '.join(found.also)})" if found.also else ""
        text = f" is {found.argument}{silent}: the function {found.name}{also}."
    return Say(parts=(letter, *spoken(text, inputs)))


def equals(left: Kind, right: Kind) -> Relation:
    """left = right."""
    return Relation((left, right), ("=",))
