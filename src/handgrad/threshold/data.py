"""data: what threshold logic finds as plain data: for JSON, for CSV."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from flint import fmpq

from handgrad.threshold.boolean import called
from handgrad.threshold.certificate import Certificate, Weighted
from handgrad.threshold.function import Function
from handgrad.threshold.layers import TwoLayers, two_layers
from handgrad.threshold.margins import Margin, margins
from handgrad.threshold.minimal import MOST_INPUTS, Form, product_of_sums, sum_of_products
from handgrad.threshold.network import Network
from handgrad.threshold.properties import properties
from handgrad.threshold.smallest import smallest
from handgrad.threshold.unit import Unit

SCHEMA = "handgrad.threshold/1"


def of_function(
    f: Function, inputs: Sequence[str], at_zero: int = 1, bipolar: bool = False
) -> dict[str, Any]:
    """A function, and the unit or the network that computes it; exact numbers are texts."""
    name, traits = called(f, inputs), properties(f)
    found: dict[str, Any] = {
        "schema": SCHEMA,
        "inputs": list(inputs),
        "table": f.column,
        "function": {"name": name.name, "also": list(name.also), "argument": name.argument},
        "properties": {
            "monotone": traits.monotone,
            "unate": traits.unate,
            "symmetric": traits.symmetric,
            "self_dual": traits.self_dual,
            "balanced": traits.balanced,
            "directions": list(traits.directions),
            "influences": list(map(str, traits.influences)),
            "chow": list(traits.chow),
        },
    }
    if f.n <= MOST_INPUTS:
        found["sum_of_products"] = _form(sum_of_products(f), inputs)
        found["product_of_sums"] = _form(product_of_sums(f), inputs)
        least = smallest(f, at_zero, bipolar)
        if isinstance(least, Unit):
            found["smallest"] = of_unit(least)
        else:
            found["impossible"] = _certificate(least)
            found["two_layers"] = _layers(two_layers(f, at_zero, bipolar, inputs))
    return found


def of_unit(unit: Unit) -> dict[str, Any]:
    """A unit with its margins."""
    found: dict[str, Any] = {
        "weights": list(map(str, unit.weights)),
        "bias": str(unit.bias),
        "step_at_zero": unit.at_zero,
        "bipolar": unit.bipolar,
    }
    if unit.n <= MOST_INPUTS:
        moving = margins(unit)
        found["nets"] = list(map(str, unit.nets()))
        found["margins"] = {
            "weights": [_margin(one) for one in moving.weights],
            "bias": _margin(moving.bias),
            "closest": str(moving.closest),
        }
    return found


def of_network(network: Network) -> dict[str, Any]:
    """The units of a network and what each computes."""
    functions = network.functions()
    return {
        "units": [
            {
                "name": one.name,
                "sources": list(one.sources),
                "weights": list(map(str, one.weights)),
                "bias": str(one.bias),
                "table": functions[one.name].column,
                "function": called(functions[one.name], network.inputs).name,
            }
            for one in network.neurons
        ]
    }


def csv(unit: Unit, inputs: Sequence[str]) -> Iterator[str]:
    """Every row: inputs, net input, output; pieces of text of any size.

    >>> print("".join(csv(Unit((fmpq(1),), fmpq(-1, 2)), ["x1"])), end="")
    x1,z,h
    0,-1/2,0
    1,1/2,1
    """
    yield f"{','.join(inputs)},z,h\n"
    low, high = ("-1,", "1,") if unit.bipolar else ("0,", "1,")
    rows = [""]
    for _ in inputs:
        rows = [row + end for row in rows for end in (low, high)]
    scale = unit.denominator
    nets = unit.whole_nets()
    least = 0 if unit.at_zero else 1
    outs = (",-1\n" if unit.bipolar else ",0\n", ",1\n")
    texts = {z: str(fmpq(z, scale)) for z in set(nets)}
    yield "".join([f"{row}{texts[z]}{outs[z >= least]}" for row, z in zip(rows, nets, strict=True)])


def csv_of_function(f: Function, inputs: Sequence[str]) -> str:
    """Every row of a function alone.

    >>> csv_of_function(Function(1, 0b10), ["x1"]).splitlines()
    ['x1,f', '0,0', '1,1']
    """
    rows = [""]
    for _ in inputs:
        rows = [row + end for row in rows for end in ("0,", "1,")]
    lines = "".join([f"{row}{out}\n" for row, out in zip(rows, f.column, strict=True)])
    return f"{','.join(inputs)},f\n{lines}"


def _form(form: Form, inputs: Sequence[str]) -> dict[str, Any]:
    terms = [[("" if value else "~") + inputs[i] for i, value in term] for term in form.terms]
    return {"terms": terms, "proved": form.proved}


def _margin(margin: Margin) -> dict[str, Any]:
    return {
        "low": None if margin.low is None else str(margin.low),
        "low_allowed": margin.low_too,
        "high": None if margin.high is None else str(margin.high),
        "high_allowed": margin.high_too,
    }


def _certificate(found: Certificate) -> dict[str, Any]:
    def side(rows: Weighted) -> list[dict[str, Any]]:
        return [{"row": list(r), "share": str(share)} for r, share in rows]

    return {
        "true": side(found.true),
        "false": side(found.false),
        "point": list(map(str, found.point)),
    }


def _layers(found: TwoLayers) -> dict[str, Any]:
    return {**of_network(found.network), "hidden": found.hidden, "smallest": found.smallest}
