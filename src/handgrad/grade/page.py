"""page: a student's feedback page: every mark with its reason, what to learn, what is right.

    write(script, "html", reveal="why") → str

`reveal` chooses how much the page gives away: 'where' the lines to look at, 'why' what is wrong
there, 'value' the right values too. The formats are the files of `pages`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from importlib import import_module
from itertools import groupby
from pathlib import Path

import msgspec

from handgrad.grade import said
from handgrad.grade.records import Award, Script
from handgrad.grade.scheme import written

REVEAL = ("where", "why", "value")

_KINDS = {"M": "M method", "A": "A accuracy", "B": "B independent of method"}
_TAGS = {
    "ft": "ft right for your own earlier value",
    "dep": "dep needs the method mark above",
    "oe": "oe or equivalent",
    "isw": "isw what follows a right answer is ignored",
    "cao": "cao correct answer only",
}
_ASK = "Question a mark: quote its line"
_RIGHT = re.compile(r" = [−-]?\d[\d.]*")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


class Line(msgspec.Struct, frozen=True):
    """One row of the page: 'value of ỹ₁', 'A1ft', '0', why, and the lines of the script."""

    label: str
    marks: str
    got: str
    points: str
    reason: str
    lines: tuple[int, ...]


class Block(msgspec.Struct, frozen=True):
    """The rows of one part and stage."""

    part: str
    stage: str
    lines: tuple[Line, ...]


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """All a feedback page says, without its layout.

    score   '14 of 20'; parts: ('a', '4 of 10') …
    right   ('t = 2', (('f₂', '0.6690'), …)): the values that differ, step by step
    source  the script itself; its lines are quoted by number
    """

    title: str
    name: str
    score: str
    note: str = ""
    parts: tuple[tuple[str, str], ...] = ()
    blocks: tuple[Block, ...] = ()
    learn: tuple[str, ...] = ()
    right: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    legend: tuple[str, ...] = ()
    reading: tuple[tuple[str, str], ...] = ()
    unread: tuple[tuple[int, str], ...] = ()
    source: str = ""


def formats() -> list[str]:
    """The formats of feedback pages, found by their folder."""
    folder = Path(__file__).parent / "pages"
    return sorted(file.stem for file in folder.glob("*.py") if file.stem != "__init__")


def write(script: Script, format: str = "text", *, reveal: str = "value") -> str:
    """The feedback page of one script as 'text', 'markdown' or 'html'."""
    module = import_module(f"handgrad.grade.pages.{format}")
    return str(module.write(page(script, reveal)))


def page(script: Script, reveal: str = "value") -> Page:
    """What the page says; `reveal` is one of REVEAL."""
    if reveal not in REVEAL:
        raise ValueError(f"reveal is one of {', '.join(REVEAL)}, not {reveal!r}")
    blocks = tuple(
        Block(part, stage, tuple(_lines(list(group), reveal)))
        for (part, stage), group in groupby(script.awards, lambda a: (a.part, a.stage))
    )
    return Page(
        title=inert(script.problem),
        name=inert(script.name),
        score=_score(script.awards) if script.awards else "not marked",
        note=inert(_note(script)),
        parts=_parts(script.awards),
        blocks=blocks,
        learn=_learn(script, reveal),
        right=_right(script) if reveal == "value" else (),
        legend=_legend(script.awards),
        reading=tuple((inert(a), inert(b)) for a, b in script.reading),
        unread=tuple((line, inert(why)) for line, why in script.unread),
        source=inert(script.source.replace("\r\n", "\n")),
    )


def inert(text: str) -> str:
    """A text without characters that steer a terminal or turn the direction of writing."""
    return _CONTROL.sub("�", text)


def _note(script: Script) -> str:
    match script.state:
        case "not marked":
            return f"Not marked: {script.why}."
        case "waiting":
            many = len(script.doubts)
            return f"{many} mark{'s' if many > 1 else ''} still to be decided by a person."
        case _:
            return ""


def _score(awards: Sequence[Award]) -> str:
    got = sum((Fraction(a.got) for a in awards if a.got), Fraction(0))
    total = sum((Fraction(a.points) for a in awards), Fraction(0))
    return f"{written(got)} of {written(total)}"


def _parts(awards: Sequence[Award]) -> tuple[tuple[str, str], ...]:
    names = list(dict.fromkeys(a.part for a in awards))
    if len(names) < 2:
        return ()
    return tuple((name, _score([a for a in awards if a.part == name])) for name in names)


def _lines(awards: Sequence[Award], reveal: str) -> list[Line]:
    """The rows; marks of several kinds for one thing stand in one row."""
    out = []
    for label, group in groupby(awards, lambda a: a.label):
        both = list(group)
        open_ = any(not a.got for a in both)
        got = sum((Fraction(a.got) for a in both if a.got), Fraction(0))
        reasons = dict.fromkeys(r for a in both if (r := _reason(a, reveal)))
        out.append(
            Line(
                label=inert(label),
                marks=" ".join(f"{a.kind}{a.points}{''.join(a.tags)}" for a in both),
                got="?" if open_ else written(got),
                points=written(sum((Fraction(a.points) for a in both), Fraction(0))),
                reason=inert("; ".join(reasons)),
                lines=tuple(dict.fromkeys(line for a in both for line in a.lines)),
            )
        )
    return out


def _reason(award: Award, reveal: str) -> str:
    earned = award.got == award.points
    if reveal == "value":
        return award.reason
    if reveal == "why" or earned or not award.lines:
        return award.hint
    return f"look at {said.places(award.lines)}"


def _learn(script: Script, reveal: str) -> tuple[str, ...]:
    if reveal == "where":
        return ()
    if reveal == "value":
        return tuple(map(inert, script.learn))
    return tuple(inert(_RIGHT.sub("", sentence)) for sentence in script.learn)


def _right(script: Script) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """The asked values that were not accepted, by their steps."""
    by_lead: dict[str, list[tuple[str, str]]] = {}
    for lead, symbol, right in script.right:
        by_lead.setdefault(lead, []).append((symbol, right))
    return tuple((lead, tuple(pairs)) for lead, pairs in by_lead.items())


def _legend(awards: Sequence[Award]) -> tuple[str, ...]:
    kinds = [text for kind, text in _KINDS.items() if any(a.kind == kind for a in awards)]
    tags = [text for tag, text in _TAGS.items() if any(tag in a.tags for a in awards)]
    return (*kinds, *tags, _ASK) if awards else ()
