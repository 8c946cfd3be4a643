"""graph: a model's equations on the shapes of its example, as one graph with its recurrences as
scans."""

from __future__ import annotations

from typing import Any

from handgrad.graph.leaf import quantity
from handgrad.graph.model import Model, axes
from handgrad.graph.node import Graph, Node, Role
from handgrad.notation import Name
from handgrad.parse.build import system
from handgrad.problem import load
from handgrad.problem.data import Data
from handgrad.problem.record import Problem, shape
from handgrad.problem.starter import starter


def example(model: Model) -> Problem:
    """The model's own example."""
    return load(starter(model.name))


def graph(problem: Problem) -> tuple[Graph, dict[Node, Any]]:
    """The problem's equations as one graph, and the values of its leaves as they were written.

    >>> from handgrad import models
    >>> made, values = graph(example(models.every()["elman"]))
    >>> list(made)
    ['a_t', 'h_t', 'o_t']
    """
    model = problem.model
    assert model is not None
    roles = dict.fromkeys(axes(model.weights), Role.PARAMETER)
    roles |= dict.fromkeys(axes(model.draws), Role.DRAW)
    roles |= dict.fromkeys(axes(model.constants), Role.PARAMETER)
    known: dict[str, Node] = {}
    values: dict[Node, Any] = {}
    for section in (problem.given, problem.inputs, problem.targets):
        for key, item in section.items():
            known[key] = quantity(item.name, shape(item.value), roles.get(key, Role.GIVEN))
            values[known[key]] = item.value
    start: dict[str, Node] = {}
    for q in Data(problem).quantities():
        if q.role is Role.STATE:
            start[q.symbol] = quantity(Name(q.symbol, sub=("0",)), q.shape, Role.STATE)
            begun = problem.initial.get(q.symbol)
            zeros = "0" if not q.shape else ("0",) * int(q.shape[0])
            values[start[q.symbol]] = zeros if begun is None else begun.value
    lines = [(e.left, e.right) for e in problem.equations]
    conventions = problem.conventions.for_building()
    made = system(lines, known, problem.steps, start, conventions=conventions)
    return made, values
