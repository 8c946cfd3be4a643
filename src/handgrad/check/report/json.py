"""json: the machine-readable report, `handgrad.check/1`; its schema is check.schema.json beside
this file.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

from handgrad.check.finding import Failure, Finding, Number, Report
from handgrad.check.places import Places
from handgrad.notation import Span


def write(reports: Sequence[Report], failures: Sequence[Failure] = ()) -> str:
    """One JSON object for all pages; the same bytes every time."""
    data: dict[str, object] = {
        "schema": "handgrad.check/1",
        "documents": [_document(report) for report in reports],
    }
    if failures:
        data["failures"] = [
            {"path": f.path, "message": f.message, "status": f.status} for f in failures
        ]
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _document(report: Report) -> dict[str, object]:
    counts = Counter(number.status.value for number in report.numbers)
    places = Places(report.source, report.cells)
    return {
        "path": report.path,
        "problem": report.problem or None,
        "numbers": [_number(number, places) for number in report.numbers],
        "findings": [_finding(finding, places) for finding in report.findings],
        "asked": [
            {
                "symbol": asked.symbol,
                "at": asked.lead or None,
                "yours": asked.yours,
                "right": asked.right,
                "agrees": asked.agrees,
            }
            for asked in report.asked
        ],
        "coverage": {
            "numbers": len(report.numbers),
            **{status: counts[status] for status in sorted(counts)},
            "unread": [
                {"line": places.place(span[0])[0], **_cell(places, span[0]), "reason": reason}
                for span, reason in report.unread
            ],
            **_not_shown(report),
        },
        "reading": [{"page": page, "problem": problem} for page, problem in report.reading],
    }


def _number(number: Number, places: Places) -> dict[str, object]:
    return {
        "line": number.line,
        "column": number.column,
        **_cell(places, number.offset),
        "text": number.text,
        "symbol": number.symbol or None,
        "status": number.status.value,
        "exact": number.exact,
        "causes": list(number.causes),
        **({"reason": number.reason} if number.reason else {}),
    }


def _not_shown(report: Report) -> dict[str, object]:
    """How many findings were made and are not reported, by what set them aside."""
    counts = Counter(aside.by for aside in report.set_aside)
    return {"not_shown": {by: counts[by] for by in sorted(counts)}} if counts else {}


def _finding(finding: Finding, places: Places) -> dict[str, object]:
    line, column = places.place(finding.span[0])
    end_line, end_column = places.place(finding.span[1])
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        **_cell(places, finding.span[0]),
        "text": finding.text,
        "message": finding.message,
        "expected": finding.expected or None,
        "certainty": finding.certainty,
        "evidence": finding.evidence or None,
        "also": [_where(places, span) for span in finding.also],
        "fix": finding.fix or None,
    }


def _where(places: Places, span: Span) -> dict[str, int]:
    line, column = places.place(span[0])
    return {"line": line, "column": column, **_cell(places, span[0])}


def _cell(places: Places, offset: int) -> dict[str, int]:
    """The cell of a notebook; nothing for other pages."""
    return {"cell": cell} if (cell := places.cell(offset)) else {}
