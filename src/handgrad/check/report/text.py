"""text: the report a person reads: each slip is its line, a caret and the right value; then the
asked quantities."""

from __future__ import annotations

from collections.abc import Sequence

from handgrad.check.finding import Asked, Failure, Finding, Report
from handgrad.check.harmless import harmless
from handgrad.check.judge import Status
from handgrad.check.places import Places
from handgrad.render.layout.width import pad, width

_LINE = 66  # columns of a source line that are shown
_TAIL = 66  # column at which the rule's code begins
_WIDEST = 96  # columns of a line of the report
_NARROWEST = 24  # columns of a line up to the end of a place that are shown at least
_CONTEXT = 8  # of them before the place
_PLACES = 8  # unread places that are listed
_FAR = 300  # characters of a line that are looked at on either side of a place


def write(reports: Sequence[Report], failures: Sequence[Failure] = ()) -> str:
    """All pages, one after the other, then their sum. What could not be checked is said where
    errors are said."""
    many = len(reports) + len(failures) > 1
    pages = [_page(report, many) for report in reports]
    if many:
        from handgrad.check.totals import total

        pages.append(total(reports, failures))
    return "\n".join(pages)


def _page(report: Report, named: bool) -> str:
    out = [f"{harmless(report.path)}: {summary(report)}" if named else summary(report), ""]
    places = Places(report.source, report.cells)
    margin = max((len(_row(places, f.span[0])) for f in report.findings), default=0) + 1
    for finding in report.findings:
        out += _finding(report, places, finding, margin)
    if report.findings:
        out.append("")
    out += _asked(report.asked)
    if report.reading:
        out.append("Read as  " + "   ".join(f"{page} = {name}" for page, name in report.reading))
    out += _last(report, places)
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
    none = "No slip to show" if report.set_aside else "No slip found"
    text = f"{_many(slips, 'slip') if slips else none}. "
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


def _finding(report: Report, places: Places, finding: Finding, margin: int) -> list[str]:
    """The line, the caret under it with the right value, the rule; a note where one is needed."""
    tail = f"{finding.code} {finding.name}"
    room = _TAIL - 2 - (margin + 3 + 1 + width(finding.short))
    line, at, long = _window(places, finding.span, max(room, _NARROWEST))
    blank = " " * margin
    caret = f"{blank} │ {' ' * at}{'^' * long} {finding.short}"
    out = [f"{_row(places, finding.span[0]):>{margin}} │ {line}"]
    if width(caret) + 2 + len(tail) <= _WIDEST:
        out.append(f"{pad(caret, _TAIL - 2)}  {tail}")
    else:
        out += [caret, f"{blank} │ {tail}"]
    note = _note(places, finding)
    if note:
        out.append(f"{blank} │ {note}")
    return out


def _window(places: Places, span: tuple[int, int], room: int) -> tuple[str, int, int]:
    """The piece of the line around the place, the columns before the place, and its columns.

    room   columns for the line up to the end of the place, so that the caret's words fit
    """
    start, end = span
    begin, stop = places.extent(start)
    end = min(end, stop)
    before = harmless(places.text(max(begin, start - _FAR), start)).lstrip()
    place = harmless(places.text(start, min(end, start + _FAR)))
    after = harmless(places.text(end, min(stop, end + _FAR))).rstrip()
    if width(before + place) > room:
        least = min(width(before + place) - room + 2, max(len(before) - _CONTEXT, 0))
        cut = before.find(" ", least)
        before = "… " + before[cut + 1 if cut >= 0 else least :].removeprefix("\\cdot ")
    over = width(before + place + after) - _LINE
    if over > 0 and after:
        kept = max(len(after) - over - 2, 0)
        after = after[:kept].rstrip() + " …"
    return before + place + after, width(before), max(1, min(width(place), _LINE))


def _note(places: Places, finding: Finding) -> str:
    parts = []
    if finding.message and finding.code not in SELF_EXPLAINING:
        parts.append(finding.message)
    if finding.also:
        word = "cell" if places.cells else "line"
        rows = [_row(places, span[0]).removeprefix("cell ") for span in finding.also]
        rows = list(dict.fromkeys(rows))
        listed = rows[0] if len(rows) == 1 else ", ".join(rows[:-1]) + " and " + rows[-1]
        parts.append(f"Same slip in {word if len(rows) == 1 else word + 's'} {listed}.")
    return " ".join(parts)


def _last(report: Report, places: Places) -> list[str]:
    """What was left unread or is not shown, and where to read more."""
    more = [f"More about a finding: handgrad rule {_teaches(report)}"] if report.findings else []
    hidden = [not_shown(report)] if report.set_aside else []
    if not report.unread:
        return [*hidden, " ".join(["Nothing was left unread.", *more])]
    rows = []
    for span, why in report.unread[:_PLACES]:
        row = _row(places, span[0])
        rows.append(f"  {row if places.cells else f'line {row}'}: {harmless(why)}")
    if len(report.unread) > _PLACES:
        rest = len(report.unread) - _PLACES
        rows.append(f"  and {rest} more (--output-format json lists them)")
    return [*hidden, f"Not read: {_many(len(report.unread), 'place')}.", *rows, *more]


def not_shown(report: Report) -> str:
    """Not shown: 2 findings switched off on the page, 1 known from the baseline."""
    ways = {
        "comment": "switched off on the page",
        "selection": "not selected",
        "baseline": "known from the baseline",
    }
    counts = {by: sum(a.by == by for a in report.set_aside) for by in ways}
    parts = [f"{_many(n, 'finding')} {ways[by]}" for by, n in counts.items() if n]
    return f"Not shown: {', '.join(parts)}."


def _teaches(report: Report) -> str:
    """The code to look up: rather a misunderstanding than a wrong digit."""
    codes = [finding.code for finding in report.findings]
    return next((code for code in codes if code not in SELF_EXPLAINING), codes[0])


def _row(places: Places, offset: int) -> str:
    """The number of a line; in a notebook its cell, whose lines have no numbers."""
    cell = places.cell(offset)
    return f"cell {cell}" if cell else str(places.place(offset)[0])


def _asked(asked: Sequence[Asked]) -> list[str]:
    """The asked quantities, a row pair a time step; `·` agrees."""
    if not asked:
        return []
    leads = list(dict.fromkeys(a.lead for a in asked))
    symbols = list(dict.fromkeys(a.symbol for a in asked))
    cells = {(a.lead, a.symbol): a for a in asked}
    wide = {
        s: max(width(s), *(max(len(_yours(c)), len(c.right)) for c in asked if c.symbol == s))
        for s in symbols
    }
    left = max((len(lead) + 2 for lead in leads if lead), default=0)
    if left + 7 + sum(wide.values()) + 2 * (len(symbols) - 1) > _WIDEST:
        return [*_asked_list(asked), ""]
    out = [" " * (left + 7) + "  ".join(_centred(s, wide[s]) for s in symbols).rstrip()]
    for lead in leads:
        row = [cells.get((lead, s)) for s in symbols]
        yours = ["" if c is None else _yours(c) for c in row]
        cut = ["" if c is None else "·" if c.agrees else c.right for c in row]
        out.append(f"{lead:<{left}}yours  {_cells(yours, symbols, wide)}")
        if any(c is not None and not c.agrees for c in row):
            out.append(f"{'':<{left}}right  {_cells(cut, symbols, wide)}")
    return [*out, ""]


def _yours(asked: Asked) -> str:
    return asked.yours or "–"


def _cells(texts: Sequence[str], symbols: Sequence[str], wide: dict[str, int]) -> str:
    """A row of the table: numbers to the right of their column, a lone sign in its middle."""
    columns = [
        _centred(text, wide[s]) if len(text) == 1 and not text.isdigit() else text.rjust(wide[s])
        for text, s in zip(texts, symbols, strict=True)
    ]
    return "  ".join(columns).rstrip()


def _centred(text: str, columns: int) -> str:
    left = (columns - width(text)) // 2
    return pad(" " * left + text, columns)


def _asked_list(asked: Sequence[Asked]) -> list[str]:
    return [
        f"  {a.symbol}{' ' if a.lead else ''}{a.lead}: {a.yours or 'not on the page'}"
        + ("" if a.agrees else f", right is {a.right}")
        for a in asked
    ]


def _many(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"


# Rules whose right side of the caret line says it all.
SELF_EXPLAINING = frozenset(
    {"HG101", "HG111", "HG112", "HG113", "HG114", "HG115", "HG116", "HG400", "HG900"}
)
