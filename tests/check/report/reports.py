"""Reports that every format is tried on: slips of all levels, notebooks, hostile text, failures."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import msgspec

from handgrad import api
from handgrad.check.finding import Failure, Report
from handgrad.check.selection import Selection, selected

ROOT = Path(__file__).parents[3]
FAILURES = (
    Failure("no such.md", "no such.md: No such file or directory"),
    Failure("deep.yaml", "deep.yaml:1:2: nested too deeply\n  │ <b>\x1b[0m\n  │ ^", 3),
)
PAYLOAD = """\
# <script>alert('title')</script> ]]> --> </article></style>

<img src=x onerror=alert(1)> <svg onload=alert(2)> $0.5 \\cdot 0.3 = 0.16$ <script>alert(3)</script>

[a](javascript:alert(4)) <iframe src="https://example.org/"></iframe>

$x<b onmouseover=alert(5)> = 1 + 1 = 3$

"><link rel=stylesheet href=https://example.org/x.css><base href=//example.org/> $1 + 1 = 4$ | `a`

::error file=a.md::owned %0A::set-output name=x::y $2 \\cdot 2 = 5$ \u202e txet \u2066 \x00 \x1b[31m
"""


@cache
def notebook() -> str:
    """A notebook with a slip in Markdown and one in an output."""
    cells = [
        {
            "cell_type": "markdown",
            "metadata": {},
            "source": ["# Loss\n", "$0.5 \\cdot 0.3 = 0.16$"],
        },
        {
            "cell_type": "code",
            "source": "print(z)",
            "outputs": [
                {"output_type": "stream", "text": "z = 1 + 1 = 3\n<script>alert(1)</script>"}
            ],
        },
    ]
    return json.dumps({"nbformat": 4, "cells": cells}, indent=1)


@cache
def reports() -> tuple[Report, ...]:
    """One of each kind."""
    page, problem = ROOT / "examples" / "lstm-homework.md", ROOT / "examples" / "lstm.yaml"
    lecture = msgspec.structs.replace(
        api.check(page, problem=problem, notes=True), path="week 3/lecture #1.md"
    )
    hidden = "$1 + 1 = 3$ <!-- handgrad: ignore HG101 -->\n\n$z = \\frac{$ <!-- handgrad: of -->\n"
    return (
        selected(lecture, Selection(ignore=("HG113",), severity={"HG112": "warning"})),
        api.check(PAYLOAD, path='a&"<b>,::.md'),
        api.check(notebook(), path="loss.ipynb"),
        api.check(hidden, path="hidden.md"),
        api.check("$1 + 1 = 2$\n", path="/absolute/clean.md"),
    )
