"""Every model's equations as one graph (recurrences as scans) have the values of its worked steps,
in balls and in float64; and its worked page, read again, has no finding.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from flint import arb

from handgrad import models
from handgrad.api import check
from handgrad.catalogue.graph import graph
from handgrad.differentiate import resolve
from handgrad.evaluate import float64
from handgrad.evaluate.array import Array
from handgrad.narrate import narrate
from handgrad.notation import Name
from handgrad.problem import load
from handgrad.problem.rename import offset
from handgrad.problem.solution import Solution
from handgrad.problem.starter import starter
from handgrad.render import find

# Learning rules are procedures over a table of examples; their room tests them.
NAMES = [
    name
    for name, model in models.every().items()
    if model.kind not in ("", "learning") and name != "threshold"
]
# Doubles: a handful of roundings of values around 1, each 1.1e-16 of its size.
CLOSE = 1e-12


def numbers(value: Any) -> list[float]:
    if isinstance(value, Array):
        return [float(x) for x in value.flat]
    return [float(arb(value).mid()) if not isinstance(value, float) else value]


@pytest.mark.parametrize("name", NAMES)
def test_graph_has_the_values_of_the_steps(name: str) -> None:
    problem = load(starter(name))
    solution = Solution(problem)
    made, values = graph(problem)
    if problem.steps is None:
        made = resolve(made)
    checked = 0
    for node in made.nodes.values():
        assert isinstance(node.name, Name)
        found = float64.value(node, values)
        if offset(node.name) is None:
            steps = [(solution.find(node.name), found)]
        else:
            rows = found.rows() if isinstance(found, Array) else [found]
            at = [node.name.sub.index("t")]
            steps = []
            for t, row in enumerate(rows, 1):
                sub = tuple(str(t) if i in at else part for i, part in enumerate(node.name.sub))
                steps.append((solution.find(Name(node.name.base, node.name.marks, sub)), row))
        for worked, value in steps:
            assert worked is not None, node.name
            wanted = numbers(solution.exact(worked))
            assert len(wanted) == len(numbers(value)), node.name
            for a, b in zip(numbers(value), wanted, strict=True):
                assert abs(a - b) <= CLOSE * max(1.0, abs(b)), (node.name.key, a, b)
                checked += 1
    assert checked


@pytest.mark.parametrize("name", NAMES)
def test_worked_page_has_no_finding(name: str, tmp_path: Path) -> None:
    """In Markdown; `proof/catalogue.py` does the other formats."""
    file = tmp_path / "model.yaml"
    file.write_text(starter(name), encoding="utf-8")
    page = find("markdown").write(narrate(Solution(load(file))))
    report = check(page, problem=file, format="markdown")
    assert not report.findings
    assert report.numbers
    assert not [n for n in report.numbers if n.status in ("wrong", "inherited", "unread")]
