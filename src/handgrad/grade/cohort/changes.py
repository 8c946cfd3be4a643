"""changes: what is different from an earlier run: whose marks moved, in which row, and why.

Two gradebooks are compared by the scripts' names. `changes.csv` has a row for every mark that
moved; what is printed is the summary.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from handgrad.errors import ReadError
from handgrad.grade.cohort import cells
from handgrad.grade.cohort.gradebook import SCHEMA, Entry, Gradebook
from handgrad.grade.cohort.verdicts import key

HEAD = ("script", "mark", "before", "now", "why before", "why now")
_SHOWN = 20


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that moved; `mark` is 'total' for the script as a whole."""

    script: str
    mark: str
    before: str
    now: str
    why_before: str = ""
    why_now: str = ""


def old_book(folder: Path) -> Gradebook:
    """The gradebook of an earlier run.

    Raises ReadError where there is none.
    """
    path = folder / "gradebook.json" if folder.is_dir() else folder
    try:
        book = msgspec.json.decode(path.read_bytes(), type=Gradebook)
    except OSError as fault:
        raise ReadError(
            f"no gradebook to compare with: {fault.strerror}",
            path=str(path),
            expected="a folder that handgrad grade wrote",
        ) from fault
    except msgspec.DecodeError as fault:
        raise ReadError(f"this is no gradebook: {fault}", path=str(path)) from fault
    if book.schema != SCHEMA:
        raise ReadError(f"a gradebook of schema {book.schema}", path=str(path), expected=SCHEMA)
    return book


class Comparison:
    """Compares the scripts of this run with those of an earlier one, as they come."""

    def __init__(self, old: Gradebook) -> None:
        self._old = {entry.name: entry for entry in old.scripts}
        self.found: list[Change] = []
        self.compared = 0

    def add(self, entry: Entry) -> None:
        """One script of this run."""
        before = self._old.pop(entry.name, None)
        if before is None:
            self.found.append(_whole(entry.name, "", _said(entry), "", "new"))
            return
        self.compared += 1
        self.found += changes(before, entry)

    def close(self) -> None:
        """What is no longer there."""
        for name in sorted(self._old):
            self.found.append(_whole(name, _said(self._old[name]), "", "", "no longer there"))

    def table(self) -> str:
        """changes.csv."""
        return cells.table(HEAD, (msgspec.structs.astuple(change) for change in self.found))

    def text(self) -> str:
        """What a person reads: the scripts whose marks moved."""
        wholes = [change for change in self.found if change.mark == "total"]
        if not self.found:
            return f"Nothing changed in {self.compared} scripts.\n"
        lines = [f"Changed: {len(wholes)} of {self.compared} scripts (changes.csv)"]
        wide = max((len(change.script) for change in wholes[:_SHOWN]), default=0)
        for change in wholes[:_SHOWN]:
            moved = f"{change.before or 'nothing'} → {change.now or 'nothing'}"
            why = f"   {change.why_now}" if change.why_now else ""
            lines.append(f"  {change.script:{wide}}  {moved}{why}")
        if len(wholes) > _SHOWN:
            lines.append(f"  … and {len(wholes) - _SHOWN} more")
        return "\n".join(lines) + "\n"


def changes(before: Entry, now: Entry) -> Iterator[Change]:
    """What moved between two entries of one script: each row, then the whole."""
    old = {key(award): award for award in before.awards}
    new = {key(award): award for award in now.awards}
    rows = []
    for mark in dict.fromkeys([*old, *new]):
        a, b = old.get(mark), new.get(mark)
        got = tuple("" if award is None else award.got or "?" for award in (a, b))
        if got[0] != got[1]:
            rows.append(
                Change(
                    script=now.name,
                    mark=mark,
                    before=got[0],
                    now=got[1],
                    why_before="" if a is None else a.reason,
                    why_now="" if b is None else b.reason,
                )
            )
    yield from rows
    if rows or _said(before) != _said(now):
        reason = "the script changed" if before.digest != now.digest else ""
        if not reason and rows:
            reason = f"{rows[0].mark}: {rows[0].before or 'none'} → {rows[0].now or 'none'}"
        yield _whole(now.name, _said(before), _said(now), "", reason)


def _whole(name: str, before: str, now: str, why_before: str, why_now: str) -> Change:
    return Change(
        script=name, mark="total", before=before, now=now, why_before=why_before, why_now=why_now
    )


def _said(entry: Entry) -> str:
    return entry.total or entry.state
