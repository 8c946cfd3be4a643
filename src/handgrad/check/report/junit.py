"""junit: JUnit XML, which every CI server shows: a page is a suite, each finding a failed case.

Places that were not read are skipped cases, pages that could not be checked are errors; warnings
and notes stand in the suite's output. A page without a finding is one passed case.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from handgrad.check.finding import Failure, Finding, Report
from handgrad.check.harmless import harmless
from handgrad.check.places import Places
from handgrad.check.report.text import summary


def write(reports: Sequence[Report], failures: Sequence[Failure] = ()) -> str:
    """All pages as one document; the same bytes every time."""
    slips = sum(f.severity == "error" for r in reports for f in r.findings)
    cases = sum(_count(report) for report in reports) + len(failures)
    skipped = sum(len(report.unread) for report in reports)
    head = f'tests="{cases}" failures="{slips}" errors="{len(failures)}" skipped="{skipped}"'
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<testsuites name="handgrad" {head}>']
    for report in reports:
        lines += _suite(report)
    for failure in failures:
        lines += [
            f'  <testsuite name={_quoted(failure.path)} tests="1" failures="0" errors="1">',
            f'    <testcase classname={_quoted(failure.path)} name="page">',
            f"      <error message={_quoted(failure.message.partition(chr(10))[0])}>"
            f"{_text(failure.message)}</error>",
            "    </testcase>",
            "  </testsuite>",
        ]
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _count(report: Report) -> int:
    failed = sum(finding.severity == "error" for finding in report.findings)
    return max(failed + len(report.unread), 1)


def _suite(report: Report) -> list[str]:
    places = Places(report.source, report.cells)
    failed = [f for f in report.findings if f.severity == "error"]
    page = _quoted(report.path)
    lines = [
        f'  <testsuite name={page} tests="{_count(report)}" failures="{len(failed)}" '
        f'errors="0" skipped="{len(report.unread)}">'
    ]
    for finding in failed:
        said = _quoted(f"{finding.text}: {finding.short}")
        lines += [
            f"    <testcase classname={page} name={_quoted(_where(places, finding))}>",
            f'      <failure type="{finding.code}" message={said}>'
            f"{_text(_story(finding))}</failure>",
            "    </testcase>",
        ]
    for i, (span, reason) in enumerate(report.unread, 1):
        line, _ = places.place(span[0])
        lines += [
            f'    <testcase classname={page} name="line {line}: not read ({i})">',
            f"      <skipped message={_quoted(reason)}/>",
            "    </testcase>",
        ]
    if not failed and not report.unread:
        lines.append(f'    <testcase classname={page} name="no slip found"/>')
    others = [f for f in report.findings if f.severity != "error"]
    remarks = [f"{f.severity}: {_where(places, f)}: {f.text}: {f.short}" for f in others]
    lines.append(f"    <system-out>{_text(chr(10).join([summary(report), *remarks]))}</system-out>")
    return [*lines, "  </testsuite>"]


def _where(places: Places, finding: Finding) -> str:
    line, column = places.place(finding.span[0])
    return f"{line}:{column} {finding.code} {finding.name}"


def _story(finding: Finding) -> str:
    parts = (finding.message, finding.evidence, f"More: handgrad rule {finding.code}")
    return "\n".join(part for part in parts if part)


def _text(text: str) -> str:
    return escape("\n".join(harmless(line) for line in text.split("\n")), quote=False)


def _quoted(text: str) -> str:
    return '"' + escape(" ".join(harmless(line) for line in text.splitlines())) + '"'
