"""gradebook: the marks of a class, as a table for a spreadsheet and as JSON with every reason."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import msgspec

from handgrad.grade.cohort import cells
from handgrad.grade.cohort.places import Folder, Growing
from handgrad.grade.records import Award, Doubt, Script, Slip
from handgrad.grade.scheme import written

SCHEMA = "handgrad.gradebook/1"
HEAD = ("script", "state", "total", "out of")
TAIL = ("slips", "waiting", "why", "feedback")


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One script in the gradebook; `total` is empty unless it is marked.

    parts     points earned of each part, of decided marks; '' where one of them waits
    feedback  the student's page, relative to the gradebook
    """

    name: str
    path: str
    digest: str
    state: str
    why: str
    total: str
    out_of: str
    parts: dict[str, str]
    awards: tuple[Award, ...]
    slips: tuple[Slip, ...]
    doubts: tuple[Doubt, ...]
    answers: tuple[tuple[str, str, str], ...]
    feedback: str


class Gradebook(msgspec.Struct, frozen=True, kw_only=True):
    """The whole of gradebook.json."""

    schema: str = SCHEMA
    title: str
    out_of: str
    scripts: tuple[Entry, ...]


class Books:
    """gradebook.csv and gradebook.json, written as the scripts come."""

    def __init__(self, folder: Folder, title: str, out_of: str, parts: Sequence[str]) -> None:
        self._parts = parts
        self._csv = Growing(folder, "gradebook.csv")
        self._csv.add(cells.row([*HEAD, *(f"part {part}" for part in parts), *TAIL]))
        self._json = Growing(folder, "gradebook.json")
        head = f'{{"schema":{_text(SCHEMA)},"title":{_text(title)},"out_of":{_text(out_of)}'
        self._json.add(f'{head},"scripts":[')
        self._between = "\n"

    def add(self, entry: Entry) -> None:
        """One more script."""
        parts = [entry.parts.get(part, "") for part in self._parts]
        waiting = len(entry.doubts) or int(entry.state == "not marked")
        last = [str(len(entry.slips)), str(waiting), entry.why, entry.feedback]
        row = [entry.name, entry.state, entry.total, entry.out_of, *parts, *last]
        self._csv.add(cells.row(row))
        self._json.add(self._between + _json(entry))
        self._between = ",\n"

    def close(self) -> None:
        """Put both files in their places."""
        self._csv.close()
        self._json.add("\n]}\n")
        self._json.close()


def entry(script: Script, feedback: str) -> Entry:
    """The line of a script."""
    return Entry(
        name=script.name,
        path=script.path,
        digest=script.digest,
        state=script.state,
        why=script.why,
        total=script.total,
        out_of=script.out_of,
        parts=parts(script),
        awards=script.awards,
        slips=script.slips,
        doubts=script.doubts,
        answers=script.answers,
        feedback=feedback,
    )


def parts(script: Script) -> dict[str, str]:
    """The points of each part, where the question has parts."""
    found: dict[str, str] = {}
    for part in dict.fromkeys(award.part for award in script.awards if award.part):
        of = [award.got for award in script.awards if award.part == part]
        found[part] = written(sum(map(Fraction, of), Fraction(0))) if all(of) else ""
    return found


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode("utf-8")


_text = _json
