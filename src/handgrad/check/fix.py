"""fix: findings that say for certain which digits belong there, and a page put right by them.

Certain is a slip of arithmetic, of a looked-up value or of rounding (HG1) whose printed line and
whose true value, where it is known, ask for the same digits. A slip of understanding is never
repaired for its author: what follows from it would have to be worked out again.

Only digits change: of the number itself, and of the places to which that very number was carried.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from handgrad.check.finding import Finding, Number, Report
from handgrad.check.judge import Status
from handgrad.late import late
from handgrad.notation import Span

_SAYS = late(r"(?:= |rounded it is )([-−]?\d+(?:\.\d+)?)$")
_NUMBER = late(r"([-−–+]?)(\d+)(?:([.,])(\d+))?")
_SIGNS = "-−–+"
_ROUNDS = 20  # a repaired number may show the next slip, in a chain of lines

Edit = tuple[Span, str]


def with_fixes(report: Report) -> Report:
    """The report, each finding with the digits that certainly belong there."""
    numbers = {number.offset: number for number in report.numbers}
    findings = tuple(
        msgspec.structs.replace(finding, fix=digits)
        if not finding.fix
        and report.source[slice(*finding.span)] == finding.text  # no markup behind the sign
        and (digits := _digits(finding, numbers.get(finding.span[0])))
        else finding
        for finding in report.findings
    )
    return msgspec.structs.replace(report, findings=findings)


def edits(report: Report) -> list[list[Edit]]:
    """What each finding's fix replaces: its own digits, and copies of them that follow from it."""
    carried: dict[int, list[Number]] = {}
    for number in report.numbers:
        if number.status is Status.INHERITED and len(number.causes) == 1:
            carried.setdefault(number.causes[0], []).append(number)
    found: list[list[Edit]] = []
    for index, finding in enumerate(report.findings):
        own, digits = finding.text.lstrip(_SIGNS), finding.fix.lstrip(_SIGNS)
        changes: list[Edit] = [(finding.span, finding.fix)] if finding.fix else []
        for number in carried.get(index, ()) if finding.fix else ():
            at = number.offset
            whole = report.source.startswith(number.text, at)
            if whole and number.text.lstrip(_SIGNS) == own and at != finding.span[0]:
                sign = number.text[: len(number.text) - len(own)]
                changes.append(((at, at + len(number.text)), sign + digits))
        found.append(changes)
    return found


def applied(text: str, changes: Sequence[Edit]) -> str:
    """A text with pieces of it replaced; pieces that overlap an earlier one stay as they are."""
    parts, at = [], 0
    for (start, end), new in sorted(set(changes)):
        if start >= at:
            parts += [text[at:start], new]
            at = end
    return "".join([*parts, text[at:]])


def repaired(report: Report, check: Callable[[str], Report]) -> tuple[Report, int]:
    """The report on the page put right, and how many findings were.

    check  the report on a changed text of the same page

    A fix whose place is found wrong again afterwards is taken back: fixes are proved by checking.
    """
    done, refused = 0, set[tuple[str, str]]()
    for _ in range(_ROUNDS):
        each = zip(report.findings, edits(report), strict=True)
        chosen = [(f, e) for f, e in each if e and (f.code, f.text) not in refused]
        while chosen:
            changes = [edit for _, several in chosen for edit in several]
            after = check(applied(report.source, changes))
            spoiled = {f.span for f, _ in chosen if _wrong_again(after, f, changes)}
            if not spoiled:
                break
            refused |= {(f.code, f.text) for f, _ in chosen if f.span in spoiled}
            chosen = [(f, e) for f, e in chosen if f.span not in spoiled]
        if not chosen:
            break
        report, done = after, done + len(chosen)
    return report, done


def _wrong_again(after: Report, finding: Finding, changes: Sequence[Edit]) -> bool:
    """Whether the new digits are found fault with, or were not read."""
    start = finding.span[0]
    at = start + sum(len(new) - (e - s) for (s, e), new in set(changes) if e <= start)
    here = next((n for n in after.numbers if n.offset == at), None)
    return here is None or here.text != finding.fix or here.status.bad


def _digits(finding: Finding, here: Number | None) -> str:
    """The digits that belong at a finding, as the page writes numbers; '' if not certain."""
    says = _SAYS.search(finding.short)
    written = _NUMBER.fullmatch(finding.text)
    if not finding.code.startswith("HG1") or finding.certainty != "certified":
        return ""
    if says is None or written is None:
        return ""
    sign, _, mark, decimals = written.groups()
    value = says.group(1).replace("−", "-")
    if here is None or here.text != finding.text or here.status is Status.INHERITED:
        return ""
    if here.exact is not None and finding.expected.replace("−", "-") != value:
        return ""
    negative, digits = value.startswith("-"), value.lstrip("-")
    if negative != (sign in ("-", "−", "–") and sign != ""):
        return ""
    if len(digits.partition(".")[2]) != len(decimals or ""):
        return ""
    fixed = sign + (digits.replace(".", mark) if mark else digits)
    return "" if fixed == finding.text else fixed
