"""text: the report a person reads: each slip is its line, a caret and the right value; then the
asked quantities.
"""

from __future__ import annotations

from collections.abc import Sequence

from handgrad.check.finding import Asked, Finding, Report
from handgrad.check.judge import Status

_LINE = 66  # characters of a source line that are shown
_WIDE = 90  # characters of a row of asked quantities
_RULE = 66  # column at which the rule's code begins


def write(reports: Sequence[Report]) -> str:
    """All pages, one after the other."""
    many = len(reports) > 1
    return "\n".join(_page(report, many) for report in reports)


def _page(report: Report, named: bool) -> str:
    out = [f"{report.path}: {summary(report)}" if named else summary(report), ""]
    margin = max((len(str(_row(report, f))) for f in report.findings), default=0) + 1
    for finding in report.findings:
        out += _finding(report, finding, margin)
    if report.findings:
        out.append("")
    out += _asked(report.asked)
    out += _unread(report)
    if report.reading:
        out.append("Read as  " + "   ".join(f"{page} = {name}" for page, name in report.reading))
    if report.findings:
        out.append(f"More about a finding: handgrad rule {report.findings[0].code}")
    return "\n".join(out) + "\n"


def summary(report: Report) -> str:
    """7 slips. 65 computed numbers: 29 right (3 cut off, not rounded), 10 wrong, 26 follow from
    those.
    """
    count = report.count
    slips = sum(finding.severity == "error" for finding in report.findings)
    right = count(Status.OK) + count(Status.ROUNDING)
    wrong, inherited = count(Status.WRONG), count(Status.INHERITED)
    open_ = count(Status.UNCHECKED) + count(Status.UNREAD)
    total = right + wrong + inherited + open_
    text = f"{_many(slips, 'slip') if slips else 'No slip found'}. "
    text += f"{_many(total, 'computed number')}: {right} right"
    if count(Status.ROUNDING):
        text += f" ({count(Status.ROUNDING)} cut off or from rounded numbers)"
    if wrong:
        text += f", {wrong} wrong"
    if inherited:
        text += f", {inherited} follow{'s' if inherited == 1 else ''} from "
        text += "that" if wrong == 1 else "those"
    if open_:
        text += f", {open_} not checked"
    return text + "."


def _finding(report: Report, finding: Finding, margin: int) -> list[str]:
    source, (start, end) = report.source, finding.span
    begin = source.rfind("\n", 0, start) + 1
    stop = source.find("\n", start)
    line = source[begin : stop if stop >= 0 else len(source)].replace("\t", " ")
    at, width = start - begin, max(1, min(end, stop if stop >= 0 else len(source)) - start)
    lead = len(line) - len(line.lstrip())
    line, at = line[lead:], at - lead
    if len(line) > _LINE:
        left = max(0, at + width - _LINE + 12) if at + width > _LINE - 4 else 0
        if left:
            line, at = "… " + line[left:], at - left + 2
        if len(line) > _LINE:
            line = line[: _LINE - 2] + " …"
    pad = " " * margin
    caret = f"{pad} │ {' ' * at}{'^' * width} {finding.short}"
    tail = f"{finding.code} {finding.name}"
    out = [f"{_row(report, finding):>{margin}} │ {line}"]
    if len(caret) + 2 + len(tail) <= 100:
        out.append(f"{caret:<{_RULE}}  {tail}" if len(caret) <= _RULE else f"{caret}  {tail}")
    else:
        out += [caret, f"{pad} │ {tail}"]
    note = _note(report, finding)
    if note:
        out.append(f"{pad} │ {note}")
    return out


def _note(report: Report, finding: Finding) -> str:
    parts = []
    if finding.message and finding.code not in _SELF_EXPLAINING:
        parts.append(finding.message)
    if finding.also:
        rows = [str(report.source.count("\n", 0, span[0]) + 1) for span in finding.also]
        rows = list(dict.fromkeys(rows))
        word = "line" if len(rows) == 1 else "lines"
        listed = rows[0] if len(rows) == 1 else ", ".join(rows[:-1]) + " and " + rows[-1]
        parts.append(f"Same slip in {word} {listed}.")
    return " ".join(parts)


def _row(report: Report, finding: Finding) -> int:
    return report.source.count("\n", 0, finding.span[0]) + 1


def _asked(asked: Sequence[Asked]) -> list[str]:
    """The asked quantities in tables that fit the page: yours, then right; `·` agrees."""
    out: list[str] = []
    plain = [a for a in asked if not a.lead]
    timed = [a for a in asked if a.lead]
    for group in (plain, timed):
        for symbols in _chunks(group):
            out += [*_table(group, symbols), ""]
    return out


def _widths(asked: Sequence[Asked]) -> dict[str, int]:
    wide: dict[str, int] = {}
    for a in asked:
        wide[a.symbol] = max(
            wide.get(a.symbol, 0), len(a.symbol), len(a.yours or "–"), len(a.right)
        )
    return wide


def _chunks(asked: Sequence[Asked]) -> list[list[str]]:
    """The symbols in runs that fit on a line."""
    out: list[list[str]] = []
    used = _WIDE
    for symbol, width in _widths(asked).items():
        if used + width + 2 > _WIDE:
            out.append([])
            used = 0
        out[-1].append(symbol)
        used += width + 2
    return out


def _table(asked: Sequence[Asked], symbols: Sequence[str]) -> list[str]:
    leads = list(dict.fromkeys(a.lead for a in asked))
    cells = {(a.lead, a.symbol): a for a in asked}
    wide = _widths(asked)
    left = max((len(lead) for lead in leads), default=0)
    gap = left + 2 if left else 0
    out = [" " * (gap + 7) + "  ".join(s.center(wide[s]) for s in symbols).rstrip()]
    for lead in leads:
        row = [cells.get((lead, s)) for s in symbols]
        yours = [("" if c is None else c.yours or "–") for c in row]
        out.append(f"{lead:<{gap}}yours  " + _cells(yours, symbols, wide))
        if any(c is not None and not c.agrees for c in row):
            right = ["" if c is None else ("·" if c.agrees else c.right) for c in row]
            out.append(f"{'':<{gap}}right  " + _cells(right, symbols, wide))
    return out


def _cells(texts: Sequence[str], symbols: Sequence[str], wide: dict[str, int]) -> str:
    return "  ".join(
        t.center(wide[s]) if t == "·" else t.rjust(wide[s])
        for t, s in zip(texts, symbols, strict=True)
    ).rstrip()


def _unread(report: Report) -> list[str]:
    if not report.unread:
        return ["Nothing was left unread."]
    rows = [
        f"  line {report.source.count(chr(10), 0, span[0]) + 1}: {reason}"
        for span, reason in report.unread[:8]
    ]
    more = len(report.unread) - 8
    if more > 0:
        rows.append(f"  and {more} more (--output-format json lists them)")
    return [f"Not read: {_many(len(report.unread), 'place')}.", *rows]


def _many(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"


_SELF_EXPLAINING = frozenset(
    {"HG101", "HG111", "HG112", "HG113", "HG114", "HG115", "HG116", "HG400", "HG900"}
)
