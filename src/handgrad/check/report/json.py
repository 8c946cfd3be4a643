"""json: the machine-readable report, `handgrad.check/1`; its schema is check.schema.json beside
this file.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

from handgrad.check.finding import Finding, Report
from handgrad.notation import Span


def write(reports: Sequence[Report]) -> str:
    """One JSON object for all pages; the same bytes every time."""
    data = {"schema": "handgrad.check/1", "documents": [_document(report) for report in reports]}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _document(report: Report) -> dict[str, object]:
    counts = Counter(number.status.value for number in report.numbers)
    return {
        "path": report.path,
        "problem": report.problem or None,
        "numbers": [
            {
                "line": number.line,
                "column": number.column,
                "text": number.text,
                "symbol": number.symbol or None,
                "status": number.status.value,
                "exact": number.exact,
                "causes": list(number.causes),
                **({"reason": number.reason} if number.reason else {}),
            }
            for number in report.numbers
        ],
        "findings": [_finding(finding, report.source) for finding in report.findings],
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
                {"line": _place(report.source, span[0])[0], "reason": reason}
                for span, reason in report.unread
            ],
        },
        "reading": [{"page": page, "problem": problem} for page, problem in report.reading],
    }


def _finding(finding: Finding, source: str) -> dict[str, object]:
    line, column = _place(source, finding.span[0])
    end_line, end_column = _place(source, finding.span[1])
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "text": finding.text,
        "message": finding.message,
        "expected": finding.expected or None,
        "certainty": finding.certainty,
        "evidence": finding.evidence or None,
        "also": [_where(source, span) for span in finding.also],
        "fix": finding.fix or None,
    }


def _where(source: str, span: Span) -> dict[str, int]:
    line, column = _place(source, span[0])
    return {"line": line, "column": column}


def _place(source: str, offset: int) -> tuple[int, int]:
    begin = source.rfind("\n", 0, offset) + 1
    return source.count("\n", 0, offset) + 1, offset - begin + 1
