"""closure: every example solved, written as text, Markdown, LaTeX and HTML, and checked again gives
no finding, and every number is `ok` or `given`.
"""

from __future__ import annotations

from pathlib import Path

import handgrad
from handgrad.narrate import narrate
from handgrad.problem import load
from handgrad.problem.solution import Solution
from handgrad.render import find

EXAMPLES = sorted((Path(__file__).parent.parent / "examples").glob("*.yaml"))
FORMATS = ("text", "markdown", "latex", "html")


def run(scale: float) -> dict[str, object]:
    """All examples in all formats, at any scale."""
    pages = numbers = findings = other = 0
    for example in EXAMPLES:
        document = narrate(Solution(load(example)))
        for name in FORMATS:
            report = handgrad.check(find(name).write(document), problem=example, format=name)
            stray = [n for n in report.numbers if n.status not in ("ok", "given")]
            pages, numbers = pages + 1, numbers + len(report.numbers)
            findings, other = findings + len(report.findings), other + len(stray)
            if stray or report.findings:
                print(f"{example.name} as {name}: {len(report.findings)} findings;", *stray[:3])
    return {
        "met": not findings and not other,
        "examples": len(EXAMPLES),
        "pages": pages,
        "numbers": numbers,
        "findings": findings,
        "neither_ok_nor_given": other,
    }
