"""baseline: findings that are known and wait, so that only new ones are reported.

A finding is known by its rule, what it points at and the text of its line, counted where the same
occurs several times: it stays known when lines are added above it, and is new when its line is
touched. The file is JSON, sorted, one finding a line, made to be read in a review.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from handgrad.check.finding import Report
from handgrad.check.places import Places
from handgrad.check.selection import set_aside
from handgrad.errors import ProblemError

SCHEMA = "handgrad.baseline/1"


def fingerprints(report: Report) -> list[str]:
    """A stable mark of each finding of a report, in their order."""
    places = Places(report.source, report.cells)
    seen: Counter[str] = Counter()
    marks = []
    for finding in report.findings:
        line = " ".join(places.text(*places.extent(finding.span[0])).split())
        said = "\0".join((finding.code, finding.text, line))
        seen[said] += 1
        marks.append(sha256(f"{said}\0{seen[said]}".encode()).hexdigest()[:16])
    return marks


def known(path: str) -> dict[str, set[str]]:
    """The marks in a baseline file, by page.

    Raises ProblemError for a file that is no baseline, OSError if it cannot be read.
    """
    try:
        data = json.loads(Path(path).read_bytes().decode("utf-8-sig"))
        if data["schema"] != SCHEMA:
            raise ValueError(f"its schema is {data['schema']!r}")
        return {page: {entry["mark"] for entry in said} for page, said in data["pages"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise ProblemError(
            f"this is no baseline: {fault}",
            path=path,
            hint="handgrad check … --write-baseline FILE writes one",
        ) from fault


def without_known(report: Report, marks: set[str]) -> Report:
    """The report with the findings that are not in the baseline."""
    new, old = [], []
    for finding, mark in zip(report.findings, fingerprints(report), strict=True):
        if mark in marks:
            old.append(finding)
        else:
            new.append((finding, finding))
    return set_aside(report, new, old, "baseline") if old else report


def page_name(path: str, baseline: str) -> str:
    """A page as its baseline calls it: relative to where the baseline lies."""
    folder = os.path.dirname(os.path.abspath(baseline))
    return Path(os.path.relpath(os.path.abspath(path), folder)).as_posix()


def written(reports: Sequence[Report], path: str) -> str:
    """The text of a baseline with every finding of these reports."""
    pages = {}
    for report in reports:
        places = Places(report.source, report.cells)
        entries = [
            {
                "mark": mark,
                "code": finding.code,
                "text": finding.text,
                "line": " ".join(places.text(*places.extent(finding.span[0])).split())[:120],
            }
            for finding, mark in zip(report.findings, fingerprints(report), strict=True)
        ]
        if entries:
            pages[page_name(report.path, path)] = entries
    lines = [
        f" {json.dumps(page, ensure_ascii=False)}: [\n"
        + ",\n".join(f"  {json.dumps(entry, ensure_ascii=False)}" for entry in entries)
        + "\n ]"
        for page, entries in sorted(pages.items())
    ]
    inside = "{\n" + ",\n".join(lines) + "\n}" if lines else "{}"
    return f'{{"schema": "{SCHEMA}", "pages": {inside}}}\n'
