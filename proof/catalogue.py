"""catalogue: the example of every model solved, written as text, Markdown, LaTeX and HTML, and
checked again gives no finding; its values in float64 are those of the balls to 1e-12.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from flint import arb

from handgrad import models
from handgrad.api import check
from handgrad.evaluate import float64
from handgrad.graph.node import Role
from handgrad.narrate import narrate
from handgrad.problem import load
from handgrad.problem.solution import Solution, indices
from handgrad.problem.starter import starter
from handgrad.render import find

FORMATS = ("text", "markdown", "latex", "html")


def run(scale: float) -> dict[str, object]:
    """All models in all formats; a scale below 1 takes every second, third … model."""
    names = [name for name, model in models.every().items() if model.kind]
    chosen = names[:: max(1, round(1 / scale))]
    pages = numbers = findings = unchecked = 0
    worst = 0.0
    for name in chosen:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, f"{name}.yaml")
            file.write_text(starter(name), encoding="utf-8")
            solution = Solution(load(file))
            worst = max(worst, apart(solution))
            document = narrate(solution)
            for format in FORMATS:
                page = find(format).write(document)
                report = check(page, problem=file, format=format)
                pages, numbers = pages + 1, numbers + len(report.numbers)
                findings += len(report.findings)
                unchecked += sum(n.status not in ("ok", "given") for n in report.numbers)
                for finding in report.findings[:2]:
                    print(f"{name} as {format}: {finding.message}")
    return {
        "met": not findings and worst < 1e-12,
        "models": len(chosen),
        "pages": pages,
        "numbers": numbers,
        "findings": findings,
        "neither_ok_nor_given": unchecked,
        "float64_worst_difference": worst,
    }


def apart(solution: Solution) -> float:
    """How far float64 is from the balls at most, relative to numbers above 1."""
    if solution.table is not None:
        return 0.0
    given = {q.node: solution.exact(q) for q in solution.quantities if q.role is not Role.DERIVED}
    worst = 0.0
    for quantity in solution.asked:
        whole = float64.value(quantity.node, given)
        for index in indices(quantity):
            wanted = float(arb(solution.exact(quantity, index)).mid())
            found = whole[index] if index else whole
            worst = max(worst, abs(found - wanted) / max(1.0, abs(wanted)))
    return worst
