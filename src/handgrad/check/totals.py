"""totals: many pages in two lines: how many have slips, which rules, what was not looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from handgrad.check.finding import Failure, Report
from handgrad.check.judge import Status

_NAMED = 6  # rules that are listed


def total(reports: Sequence[Report], failures: Sequence[Failure]) -> str:
    """The sum of many pages, ending in a line break."""
    found = [f for r in reports for f in r.findings if f.severity == "error"]
    faulty = sum(any(f.severity == "error" for f in r.findings) for r in reports)
    lines = [f"{many(len(reports), 'page')}, {faulty or 'none'} with slips"]
    rules = Counter(f"{f.code} {f.name}" for f in found).most_common()
    if rules:
        named = [f"{rule} ({count})" for rule, count in rules[:_NAMED]]
        if len(rules) > _NAMED:
            named.append(f"{sum(count for _, count in rules[_NAMED:])} others")
        lines[0] += f": {', '.join(named)}"
    lines[0] += "."
    lines += coverage(reports)
    if failures:
        lines.append(f"{many(len(failures), 'page')} could not be checked.")
    return "\n".join(lines) + "\n"


def coverage(reports: Sequence[Report]) -> list[str]:
    """What was checked and what was not."""
    numbers = [n for r in reports for n in r.numbers if n.status is not Status.GIVEN]
    open_ = sum(n.status in (Status.UNCHECKED, Status.UNREAD) for n in numbers)
    unread = sum(len(r.unread) for r in reports)
    hidden = sum(len(r.set_aside) for r in reports)
    checked = f"{open_} not checked" if open_ else "all checked"
    text = f"{many(len(numbers), 'computed number')}, {checked}; "
    text += f"{many(unread, 'place')} not read" if unread else "nothing left unread"
    return [text + (f"; {many(hidden, 'finding')} not shown." if hidden else ".")]


def many(count: int, word: str) -> str:
    """1 page, 2 pages."""
    return f"{count:,} {word}{'' if count == 1 else 's'}"
