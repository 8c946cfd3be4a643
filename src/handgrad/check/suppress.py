"""suppress: comments on a page that switch findings off, and what they no longer do.

    $o = 0.6508$ <!-- handgrad: ignore HG112 -->     this line
    <!-- handgrad: ignore-next-line HG112 -->        the line below
    <!-- handgrad: ignore HG112 -->                  alone on its line: down to the next blank line
    <!-- handgrad: off HG1 --> … <!-- handgrad: on HG1 -->
    <!-- handgrad: ignore-file HG102 -->             the whole page

A page's own words never count while it is marked: only `handgrad check` asks for this.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from handgrad.check.finding import Finding, Report
from handgrad.check.places import Places
from handgrad.check.selection import refuse_unknown, set_aside
from handgrad.document import Directive
from handgrad.errors import nearest
from handgrad.notation import Span

VERBS = ("problem", "name", "ignore", "ignore-next-line", "ignore-file", "off", "on")
_MARKS = "<!->%#/* \t"  # what may stand around a comment that has a line of its own


class Stretch(msgspec.Struct, eq=False):
    """Where a directive holds, for one rule or family ('' for all), and whether it did anything."""

    start: int
    end: int
    rule: str
    directive: Directive
    used: bool = False

    def covers(self, finding: Finding, offset: int) -> bool:
        """Whether the finding is of this rule, and this place of it stands here."""
        if not self.start <= offset < self.end:
            return False
        wanted = self.rule
        return not wanted or finding.code.startswith(wanted.upper()) or finding.name == wanted


def suppressed(report: Report, directives: Sequence[Directive], *, notes: bool) -> Report:
    """The report without what its page switches off, and with a finding for every directive that
    does nothing or is not known.

    notes  whether rounding notes were asked for: what suppresses them is idle without them
    """
    told = {d.span: d for d in directives if d.verb != "problem"}
    known = sorted(told.values(), key=lambda d: d.span)
    if not known:
        return report
    places = Places(report.source, report.cells)
    stretches = list(_stretches(known, places))
    kept, aside = [], []
    for finding in report.findings:
        left = [
            span for span in (finding.span, *finding.also) if not _covered(finding, span, stretches)
        ]
        if not left:
            aside.append(finding)
        elif len(left) > len(finding.also):
            kept.append((finding, finding))
        else:  # the same slip shows elsewhere too, where nobody switched it off
            text = report.source[slice(*left[0])] if left[0] != finding.span else finding.text
            moved = msgspec.structs.replace(finding, span=left[0], also=tuple(left[1:]), text=text)
            kept.append((finding, moved))
    report = set_aside(report, kept, aside, "comment")
    more = [_unknown(d, report.source) for d in known if d.verb not in VERBS]
    more += [_unused(s, report.source) for s in stretches if not s.used and _matters(s, notes)]
    return msgspec.structs.replace(report, findings=(*report.findings, *more)) if more else report


def _covered(finding: Finding, span: Span, stretches: Sequence[Stretch]) -> bool:
    covering = [stretch for stretch in stretches if stretch.covers(finding, span[0])]
    for stretch in covering:
        stretch.used = True
    return bool(covering)


def _stretches(directives: Sequence[Directive], places: Places) -> Iterator[Stretch]:
    end = len(places.source) + 1
    open_: list[Stretch] = []
    for directive in directives:
        rules = directive.argument.replace(",", " ").split() or [""]
        at = directive.span[0]
        match directive.verb:
            case "ignore-file":
                yield from (Stretch(0, end, rule, directive) for rule in rules)
            case "ignore":
                yield from (Stretch(*_here(directive, places), r, directive) for r in rules)
            case "ignore-next-line":
                start, stop = places.next_line(at)
                yield from (Stretch(start, stop + 1, rule, directive) for rule in rules)
            case "off":
                open_ += [Stretch(at, end, rule, directive) for rule in rules]
            case "on":
                for stretch in [s for s in open_ if rules == [""] or s.rule in rules]:
                    stretch.end = at
                    open_.remove(stretch)
                    yield stretch
            case _:
                continue
    yield from open_


def _here(directive: Directive, places: Places) -> Span:
    """The directive's line; where it stands alone, all lines below down to a blank one."""
    start, stop = places.extent(directive.span[0])
    line = places.source[start : directive.span[0]] + places.source[directive.span[1] : stop]
    if line.replace("handgrad", "").strip(_MARKS):
        return start, stop + 1
    at = directive.span[0]
    while True:
        below = places.next_line(at)
        if below[0] <= at or not places.text(*below).strip():
            return start, stop + 1
        at, stop = below[0], below[1]


def _matters(stretch: Stretch, notes: bool) -> bool:
    """Whether a suppression that did nothing is worth a word: not if its rule was not asked."""
    if notes or not stretch.rule or refuse_unknown([stretch.rule]):
        return True
    from handgrad.check.rule import every

    meant = [
        rule
        for rule in every().values()
        if rule.code.startswith(stretch.rule.upper()) or rule.name == stretch.rule
    ]
    return all(rule.severity != "note" for rule in meant)


def _unused(stretch: Stretch, source: str) -> Finding:
    start, end = stretch.directive.span
    what = stretch.rule or "any rule"
    no_rule = refuse_unknown([stretch.rule]) if stretch.rule else ""
    return Finding(
        code="HG001",
        name="unused-suppression",
        span=(start, end),
        text=source[start:end],
        short=no_rule or f"nothing of {what} is found here",
        message="Take the comment away, or name the rule that is meant.",
        severity="warning",
    )


def _unknown(directive: Directive, source: str) -> Finding:
    start, end = directive.span
    hint = nearest(directive.verb, list(VERBS)) or f"one of {', '.join(VERBS)}"
    return Finding(
        code="HG002",
        name="unknown-directive",
        span=(start, end),
        text=source[start:end],
        short=f"there is no directive {directive.verb!r}: {hint}",
        message="A misspelt instruction does nothing.",
        severity="warning",
    )
