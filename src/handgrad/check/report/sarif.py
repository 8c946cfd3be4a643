"""sarif: SARIF 2.1.0, the format of code scanning services.

What could not be read or decided is a result of kind `open` and level `none`: not a warning, and
not left out. Findings switched off on the page or known from a baseline are there as suppressed.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib import import_module
from inspect import cleandoc
from pathlib import PurePath
from urllib.parse import quote

from handgrad import __version__
from handgrad.check.baseline import fingerprints
from handgrad.check.finding import Failure, Finding, Report
from handgrad.check.fix import Edit, edits
from handgrad.check.judge import Status
from handgrad.check.places import Places
from handgrad.check.rule import every
from handgrad.notation import Span

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {"error": "error", "warning": "warning", "note": "note"}
_OPEN = {
    "unread": "a stretch of the page that was not understood",
    "unchecked": "a number that could not be decided within limits",
}

Json = dict[str, object]


def write(reports: Sequence[Report], failures: Sequence[Failure] = ()) -> str:
    """One log with one run for all pages; the same bytes every time."""
    results = [result for report in reports for result in _results(report)]
    used = sorted({str(result["ruleId"]) for result in results})
    index = {rule: i for i, rule in enumerate(used)}
    for result in results:
        result["ruleIndex"] = index[str(result["ruleId"])]
    run: Json = {
        "tool": {
            "driver": {
                "name": "handgrad",
                "semanticVersion": __version__,
                "rules": [_rule(code) for code in used],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(failures)],
        "artifacts": [_artifact(report) for report in reports],
        "results": results,
    }
    data = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _invocation(failures: Sequence[Failure]) -> Json:
    """How the run went: pages that could not be checked are its notifications."""
    found: Json = {"executionSuccessful": not failures}
    if failures:
        found["toolExecutionNotifications"] = [
            {
                "level": "error",
                "message": {"text": failure.message},
                "locations": [{"physicalLocation": {"artifactLocation": _uri(failure.path)}}],
            }
            for failure in failures
        ]
    return found


def _artifact(report: Report) -> Json:
    return {"location": _uri(report.path), "roles": ["analysisTarget"]}


def _rule(code: str) -> Json:
    if code in _OPEN:
        return {
            "id": code,
            "shortDescription": {"text": _OPEN[code]},
            "defaultConfiguration": {"level": "none"},
        }
    rule = every()[code]
    return {
        "id": code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "help": {"text": _manual(code, rule.name)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _manual(code: str, name: str) -> str:
    """What the rule's own file says: what it finds, why it matters, how to put it right."""
    file = f"{code}_{name}".lower().replace("-", "_")
    return cleandoc(import_module(f"handgrad.check.rules.{file}").__doc__ or name)


def _results(report: Report) -> list[Json]:
    places = Places(report.source, report.cells)
    each = zip(report.findings, fingerprints(report), edits(report), strict=True)
    found = [_result(report, places, *one) for one in each]
    for aside in report.set_aside:
        if aside.by != "selection":
            result = _result(report, places, aside.finding, "", [])
            kind = "inSource" if aside.by == "comment" else "external"
            result["suppressions"] = [{"kind": kind, "status": "accepted"}]
            found.append(result)
    for span, reason in report.unread:
        found.append(_open("unread", f"not read: {reason}", report, places, span))
    for number in report.numbers:
        if number.status in (Status.UNCHECKED, Status.UNREAD) and number.reason:
            span = (number.offset, number.offset + len(number.text))
            text = f"{number.text} was not checked: {number.reason}"
            found.append(_open("unchecked", text, report, places, span))
    return found


def _result(
    report: Report, places: Places, finding: Finding, mark: str, changes: Sequence[Edit]
) -> Json:
    said = f"{finding.short}." + (f" {finding.message}" if finding.message else "")
    undecided = finding.code.startswith("HG9") and finding.certainty == "possible"
    found: Json = {
        "ruleId": finding.code,
        "kind": "open" if undecided else "fail",
        "level": "none" if undecided else _LEVELS[finding.severity],
        "message": {"text": said},
        "locations": [_location(report, places, finding.span)],
    }
    if mark:
        found["partialFingerprints"] = {"handgradFinding/v1": mark}
    if finding.also:
        found["relatedLocations"] = [
            {**_location(report, places, span), "id": i, "message": {"text": "the same slip"}}
            for i, span in enumerate(finding.also, 1)
        ]
    if changes:
        found["fixes"] = [_fix(report, places, finding.fix, changes)]
    properties = {
        "certainty": finding.certainty,
        "expected": finding.expected,
        "evidence": finding.evidence,
        "cell": places.cell(finding.span[0]),
    }
    found["properties"] = {key: value for key, value in properties.items() if value}
    return found


def _open(rule: str, text: str, report: Report, places: Places, span: Span) -> Json:
    return {
        "ruleId": rule,
        "kind": "open",
        "level": "none",
        "message": {"text": text},
        "locations": [_location(report, places, span)],
    }


def _fix(report: Report, places: Places, digits: str, changes: Sequence[Edit]) -> Json:
    return {
        "description": {"text": f"write {digits}"},
        "artifactChanges": [
            {
                "artifactLocation": _uri(report.path),
                "replacements": [
                    {"deletedRegion": _region(places, span), "insertedContent": {"text": new}}
                    for span, new in changes
                ],
            }
        ],
    }


def _location(report: Report, places: Places, span: Span) -> Json:
    region = _region(places, span)
    snippet = places.source[span[0] : span[1]]
    if snippet:
        region["snippet"] = {"text": snippet}
    return {"physicalLocation": {"artifactLocation": _uri(report.path), "region": region}}


def _region(places: Places, span: Span) -> Json:
    (line, column), (end_line, end_column) = places.place(span[0]), places.place(span[1])
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
    }


def _uri(path: str) -> Json:
    pure = PurePath(path or "page")
    return {"uri": pure.as_uri() if pure.is_absolute() else quote(pure.as_posix())}
