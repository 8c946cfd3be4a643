"""complete: whether the data of a problem are those its model needs: nothing misspelled, nothing
left out."""

from __future__ import annotations

from collections.abc import Mapping

from handgrad.errors import nearest
from handgrad.graph.model import Model, axes
from handgrad.problem.record import Given, Problem
from handgrad.problem.rename import names, timeless
from handgrad.problem.tree import Source

Data = Mapping[str, Mapping[str, Given]]
_PLACES = {"given": "weight", "inputs": "input", "targets": "target", "initial": "state"}


def refuse_unknown(source: Source, model: Model, given: Data) -> None:
    """Refuse data a model has no place for: nearly always a misspelled name."""
    anywhere = [
        *axes(model.weights),
        *axes(model.draws),
        *axes(model.constants),
        *axes(model.inputs),
    ]
    places = {
        "given": anywhere,
        "inputs": list(axes(model.inputs)),
        "initial": list(axes(model.state)),
        "targets": list(axes(model.targets)),
    }
    for section, known in places.items():
        for key, item in given[section].items():
            if key not in known and key not in anywhere:
                raise source.error(
                    f"{model.name} has no {_PLACES[section]} `{key}`",
                    item.span,
                    expected=f"one of {', '.join(known)}" if known else "nothing here",
                    hint=nearest(key, known),
                )


def refuse_missing(problem: Problem) -> None:
    """Refuse a model some of whose weights or inputs have no value; all of them are named."""
    model = problem.model
    if model is None:
        return
    there = {*problem.given, *problem.inputs, *(problem.table.inputs if problem.table else ())}
    used = {timeless(name).key for e in problem.equations for name in names(e.right)}
    used |= {key.rpartition("_")[0] for key in used if key[-2:-1] == "_" and key[-1] in "ijkl"}
    wanted = {
        **axes(model.inputs),
        **axes(model.weights),
        **axes(model.draws),
        **axes(model.constants),
    }
    missing = [key for key in wanted if key not in there and problem.printed(key) in used]
    if not missing:
        return
    bias = next((key for key in missing if key[:1] == "b"), "")
    raise problem.source.error(
        f"{model.name} needs {', '.join(missing)}",
        expected=";  ".join(
            part
            for part in (model.inputs, model.weights, model.draws, model.constants)
            if part and any(key in axes(part) for key in wanted)
        ),
        hint=f"write {bias}: 0 if there is no bias" if bias else "",
    )
