"""github: annotations of GitHub Actions, worst first.

A step shows ten annotations and drops the rest without a word: so ten are written, and how many
more there are is said; `summary` is the whole list for the page of the job.
"""

from __future__ import annotations

from collections.abc import Sequence

from handgrad.check.finding import Failure, Finding, Report
from handgrad.check.harmless import harmless
from handgrad.check.places import Places
from handgrad.check.report.text import summary as one_line
from handgrad.check.totals import coverage, many

SHOWN = 10
_GRAVE = {"error": 0, "warning": 1, "note": 2}
_SURE = {"certified": 0, "likely": 1, "possible": 2}
_WORDS = {"error": "error", "warning": "warning", "note": "notice"}


def write(reports: Sequence[Report], failures: Sequence[Failure] = ()) -> str:
    """At most ten workflow commands, then what was found and checked in all."""
    lines = [f"::error file={_property(f.path)}::{_data(f.message)}" for f in failures[:SHOWN]]
    found = _ranked(reports)
    room = SHOWN - len(lines)
    lines += [_annotation(report, finding) for report, finding in found[:room]]
    rest = len(failures) + len(found) - len(lines)
    if rest:
        lines.append(f"and {many(rest, 'more finding')}, not shown as annotations")
    lines += [f"{harmless(r.path)}: {one_line(r)}" for r in reports] + coverage(reports)
    return "\n".join(lines) + "\n"


def summary(reports: Sequence[Report], failures: Sequence[Failure] = ()) -> str:
    """Every finding as a Markdown table, for the job's summary."""
    found = _ranked(reports)
    slips = sum(finding.severity == "error" for _, finding in found)
    lines = ["## handgrad", "", f"{many(slips, 'slip')} on {many(len(reports), 'page')}.", ""]
    if found:
        lines += ["| where | rule | there stands | |", "| --- | --- | --- | --- |"]
    places = {id(report): Places(report.source) for report in reports}
    for report, finding in found:
        line, _ = places[id(report)].place(finding.span[0])
        row = (f"{report.path}:{line}", f"{finding.code} {finding.name}", finding.text)
        cells = " | ".join(_cell(text) for text in (*row, finding.short))
        lines.append(f"| {cells} |")
    lines += ["", *coverage(reports)]
    lines += [f"- could not be checked: {_cell(f.message)}" for f in failures]
    return "\n".join(lines) + "\n"


def _ranked(reports: Sequence[Report]) -> list[tuple[Report, Finding]]:
    """All findings, the worst and surest first; equals stay in the order of the pages."""
    found = [(report, finding) for report in reports for finding in report.findings]
    return sorted(found, key=lambda pair: (_GRAVE[pair[1].severity], _SURE[pair[1].certainty]))


def _annotation(report: Report, finding: Finding) -> str:
    places = Places(report.source, report.cells)
    (line, column), (end_line, end_column) = (places.place(offset) for offset in finding.span)
    where = {"file": report.path, "line": line, "endLine": end_line}
    if line == end_line:
        where |= {"col": column, "endColumn": end_column}
    where["title"] = f"{finding.code} {finding.name}"
    said = ",".join(f"{key}={_property(str(value))}" for key, value in where.items())
    cell = places.cell(finding.span[0])
    text = f"{finding.text}: {finding.short}" + (f"\n{finding.message}" if finding.message else "")
    if cell:
        text = f"cell {cell}: {text}"
    return f"::{_WORDS[finding.severity]} {said}::{_data(text)}"


def _data(text: str) -> str:
    """A message: one line, so that no page can write a command of its own."""
    lines = text.splitlines() or [""]
    kept = "\n".join(harmless(line) for line in lines)
    return kept.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _cell(text: str) -> str:
    """Text of a page inside a Markdown table: a piece of code, whatever it says."""
    clean = " ".join(harmless(line) for line in text.splitlines()).replace("`", "ˋ")
    return f"`{clean.replace('|', '∣')}`" if clean else ""
