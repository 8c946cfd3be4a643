"""threshold: what `handgrad threshold` was asked, answered in the format that was asked for."""

from __future__ import annotations

from collections.abc import Sequence
from json import dumps
from pathlib import Path
from typing import Any

import click
import msgspec

from handgrad.document import Block, Document
from handgrad.threshold.function import Function
from handgrad.threshold.network import Network, numbered
from handgrad.threshold.unit import Unit

SOURCES = ("problem", "weights", "edges", "expression", "table", "name", "count")


class Subject(msgspec.Struct, frozen=True):
    """What the question is about: a network (perhaps of one unit), or a function alone.

    conditions   printed activation conditions
    """

    inputs: tuple[str, ...]
    function: Function
    network: Network | None = None
    at_zero: int = 1
    bipolar: bool = False
    conditions: tuple[str, ...] = ()

    @property
    def unit(self) -> Unit | None:
        """The unit, if it is one."""
        return self.network.single() if self.network is not None else None


def answer(asked: dict[str, Any], output_format: str) -> str:
    """The text of the answer. Raises ReadError, ProblemError, UsageError."""
    given = [key for key in SOURCES if asked[key] is not None]
    if len(given) != 1:
        known = "PROBLEM, " + ", ".join(f"--{key}" for key in SOURCES[1:])
        met = "nothing" if not given else " and ".join(given)
        raise click.UsageError(f"give one of {known}; you gave {met}")
    if asked["count"] is not None:
        return _count(asked["count"], output_format)
    subject = _subject(asked)
    if asked["learn"] is not None:
        return _learned(subject, asked, output_format)
    match output_format:
        case "json":
            return dumps(_data(subject), ensure_ascii=False, indent=2) + "\n"
        case "csv":
            from handgrad.threshold.data import csv, csv_of_function

            if subject.unit is None:
                return csv_of_function(subject.function, subject.inputs)
            return "".join(csv(subject.unit, subject.inputs))
        case "svg":
            return _drawing(subject) + "\n"
    return _written(_document(subject), output_format)


def _written(document: Document, output_format: str) -> str:
    from handgrad import render

    text: str = render.find(output_format).write(document)
    return text


def _subject(asked: dict[str, Any]) -> Subject:
    from handgrad.threshold import expression, function, named, weights

    at_zero, bipolar = int(asked["step_at_zero"]), bool(asked["bipolar"])
    names = tuple((asked["inputs"] or "").replace(",", " ").split())
    conditions = (asked["condition"],) if asked["condition"] else ()
    if asked["problem"] is not None:
        return _from_problem(asked["problem"])
    if asked["weights"] is not None or asked["edges"] is not None:
        if asked["weights"] is not None:
            network = weights.layers(asked["weights"], at_zero, bipolar)
        else:
            network = weights.edges(_text(asked["edges"]), at_zero, bipolar)
        network = _renamed(network, names)
        last = network.outputs[-1]
        f = network.functions()[last] if network.single() is None else _one(network).function()
        return Subject(network.inputs, f, network, at_zero, bipolar, conditions)
    if asked["expression"] is not None:
        found = expression.read(asked["expression"], names)
    elif asked["name"] is not None:
        found = named.named(asked["name"])
    else:
        column = asked["table"].replace(" ", "").replace(",", "")
        try:
            f = function.from_column(column)
        except ValueError as fault:
            raise click.UsageError(f"--table: {fault}") from fault
        if not f.n:
            raise click.UsageError("--table: a function of no inputs; give 2, 4, 8 … outputs")
        found = expression.Expression(numbered(f.n), f)
    inputs = _checked(names, found.inputs) if asked["expression"] is None else found.inputs
    return Subject(inputs, found.function, None, at_zero, bipolar, conditions)


def _one(network: Network) -> Unit:
    unit = network.single()
    assert unit is not None
    return unit


def _checked(names: Sequence[str], inputs: Sequence[str]) -> tuple[str, ...]:
    if names and len(names) != len(inputs):
        raise click.UsageError(f"--inputs: {len(names)} names for {len(inputs)} inputs")
    return tuple(names or inputs)


def _renamed(network: Network, names: Sequence[str]) -> Network:
    if not names:
        return network
    new = dict(zip(network.inputs, _checked(names, network.inputs), strict=True))
    neurons = tuple(
        msgspec.structs.replace(one, sources=tuple(new.get(s, s) for s in one.sources))
        for one in network.neurons
    )
    return msgspec.structs.replace(network, inputs=tuple(new.values()), neurons=neurons)


def _text(edges: str) -> str:
    """The text of a file, or the edges themselves."""
    if ">" not in edges and "→" not in edges and Path(edges).exists():
        return Path(edges).read_text(encoding="utf-8")
    return edges


def _from_problem(path: str) -> Subject:
    """A problem with a truth table: a threshold unit, or equations with steps."""
    from handgrad.errors import ProblemError
    from handgrad.problem import load
    from handgrad.problem.solution import Solution
    from handgrad.problem.table import column, unit_of
    from handgrad.threshold.conditions import is_condition

    solution = Solution(load(Path(path)))
    problem = solution.problem
    if solution.table is None:
        raise ProblemError(
            "this problem has no truth table",
            path=path,
            expected="`model: threshold`, or `table: {inputs: [x_1, x_2]}`",
        )
    inputs = tuple(one.key for one in solution.table.inputs)
    unit = unit_of(solution)
    f = unit.function() if unit is not None else column(solution)
    network = None
    at_zero = 1
    if unit is not None:
        from handgrad.threshold.network import Neuron

        at_zero = unit.at_zero
        neuron = Neuron("h", inputs, unit.weights, unit.bias)
        network = Network(inputs, (neuron,), unit.at_zero, unit.bipolar)
    bipolar = problem.table is not None and "-1" in problem.table.values
    conditions = tuple(one.text for one in problem.conditions if is_condition(one.text))
    return Subject(inputs, f, network, at_zero, bipolar, conditions)


def _document(subject: Subject) -> Document:
    from handgrad.threshold.board import network, synthesis, unit

    if subject.network is None:
        title = "Which threshold unit computes this function?"
        blocks: tuple[Block, ...] = tuple(
            synthesis.synthesis(subject.function, subject.inputs, subject.at_zero, subject.bipolar)
        )
    elif subject.unit is not None:
        title = "Which function does this threshold unit compute?"
        letter = subject.network.neurons[0].name
        blocks = tuple(
            unit.unit(
                subject.unit, subject.inputs, "h" if letter == "y" else letter, subject.conditions
            )
        )
    else:
        title = "Which function does this network compute?"
        blocks = tuple(network.network(subject.network))
    return Document(title=title, blocks=blocks)


def _data(subject: Subject) -> dict[str, Any]:
    from handgrad.threshold import data

    found = data.of_function(subject.function, subject.inputs, subject.at_zero, subject.bipolar)
    if subject.unit is not None:
        found["unit"] = data.of_unit(subject.unit)
    elif subject.network is not None:
        found["network"] = data.of_network(subject.network)
    return found


def _drawing(subject: Subject) -> str:
    """The drawing with its unit, or with why there is none."""
    from handgrad.threshold.draw import draw
    from handgrad.threshold.smallest import smallest

    if subject.function.n > 3:
        raise click.UsageError(f"{subject.function.n} inputs cannot be drawn: at most 3")
    found = subject.unit or smallest(subject.function, subject.at_zero, subject.bipolar)
    if isinstance(found, Unit):
        return draw(subject.function, [found], inputs=subject.inputs, bipolar=subject.bipolar)
    units: list[Unit] = []
    if subject.network is not None:
        units = [
            Unit(one.weights, one.bias, subject.at_zero, subject.bipolar)
            for one in subject.network.neurons
            if one.sources == subject.inputs
        ]
    why = None if units else found
    return draw(subject.function, units, why, subject.inputs, subject.bipolar)


def _count(n: int, output_format: str) -> str:
    from handgrad.threshold.board.counting import counted
    from handgrad.threshold.counting import count

    _page(output_format, "--count")
    if output_format == "json":
        counts = [msgspec.structs.asdict(count(k)) for k in range(1, n + 1)]
        return dumps({"schema": "handgrad.threshold/1", "counts": counts}, indent=2) + "\n"
    return _written(counted(n), output_format)


def _learned(subject: Subject, asked: dict[str, Any], output_format: str) -> str:
    from handgrad.cli.learning import learned

    _page(output_format, "--learn")
    figures = output_format == "json"
    document = learned(subject.function, subject.inputs, asked, figures)
    return _written(document, output_format)


def _page(output_format: str, option: str) -> None:
    """Refuse the formats that show one function for what is a page."""
    if output_format in ("svg", "csv"):
        raise click.UsageError(f"{option} has no {output_format} output")
