"""scope: headings, and leads such as "Step t = 2:" that say for which step the next lines speak."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from handgrad.document import Scope
from handgrad.late import late

_LEADS = {
    "step": "step paso schritt étape passo шаг 步骤 步 단계 stap krok adım",
    "sample": "sample example muestra ejemplo beispiel exemple esempio 样本 pattern record",
    "epoch": "epoch época epoche époque epoca",
    "iteration": "iteration iteración itération iterazione",
    "t": "time timestep zeitschritt instante tiempo temps 时刻",
}
_STEP_WORDS = {word: kind for kind, words in _LEADS.items() for word in words.split()}
_WORDS = "|".join(sorted(_STEP_WORDS, key=len, reverse=True))
_LEAD = late(
    rf"(?<![^\W_])({_WORDS})\s*(?:step\s*)?#?\s*([0-9]{{1,6}})(?![0-9.]*[0-9])", re.IGNORECASE
)
_LEAD_KOREAN = late(r"(?<![0-9.])([0-9]{1,4})\s?(단계)")
_TIME = late(r"(?<![^\W_])([tτ])\s*(?:=|\{=\})\s*([0-9]{1,6})(?![0-9.])")
_EXACT = late(r"\s*([A-Za-zτ])\s*=\s*([0-9]{1,6})\s*$")
_STEP_END = late(
    rf"(?:{_WORDS}|\b(?:at|en|bei|für|for|à|em|a))\s*(?:step\s*)?[(\[]?\s*$", re.IGNORECASE
)
_START = late(r"(?:^|[.!?:。：；\n)])\s*(?:[-*#>(\[]\s*)*$")


class Scopes:
    """The scope at the place reached so far."""

    def __init__(self) -> None:
        self._headings: list[tuple[int, str]] = []
        self._lead: dict[str, str] = {}
        self._in_heading: dict[str, str] = {}
        self.now = Scope()

    def heading(self, level: int, title: str) -> None:
        """A heading closes those of its level and below, and the leads with them."""
        self._headings = [one for one in self._headings if one[0] < level]
        self._headings.append((level, title))
        self._lead = {}
        self._in_heading = dict(leads(title))
        self._set()

    def lead(self, kind: str, value: str) -> None:
        """A lead holds until the next of its kind."""
        self._lead[kind] = value
        self._set()

    @contextmanager
    def inner(self) -> Iterator[None]:
        """Leads opened inside end with it."""
        kept = dict(self._lead)
        yield
        self._lead = kept
        self._set()

    def _set(self) -> None:
        self.now = Scope(
            tuple(title for _, title in self._headings),
            tuple({**self._in_heading, **self._lead}.items()),
        )

    def with_step(self, step: tuple[str, str] | None) -> Scope:
        """The scope of one chain that names its own step: "Error at t = 1 = |…|"."""
        if step is None:
            return self.now
        return Scope(self.now.headings, tuple({**dict(self.now.lead), step[0]: step[1]}.items()))


def leads(text: str) -> list[tuple[str, str]]:
    """The leads a heading or the beginning of a sentence declares: "Forward pass, t = 2" → [("t",
    "2")]."""
    found = [(_STEP_WORDS[word.lower()], _plain(number)) for word, number in _LEAD.findall(text)]
    found += [(_STEP_WORDS[word], _plain(number)) for number, word in _LEAD_KOREAN.findall(text)]
    found += [("t", _plain(number)) for _, number in _TIME.findall(text.replace("$", ""))]
    return found


def opening(words: str, first: bool) -> list[tuple[str, str]]:
    """The leads with which the sentences of some prose begin; `first` if it begins a passage."""
    if not any(char.isdigit() for char in words):
        return []
    found = []
    for match in (*_LEAD.finditer(words), *_LEAD_KOREAN.finditer(words)):
        before = words[max(0, match.start() - 80) : match.start()]
        after = words[match.end() : match.end() + 2].lstrip()
        starts = _START.search(before) is not None and (first or before.strip() != "")
        if starts or after[:1] in (":", "：") or (first and not before.strip()):
            word, number = (
                match.groups() if not match.group(1)[0].isdigit() else match.groups()[::-1]
            )
            found.append((_STEP_WORDS[word.lower()], _plain(number)))
    return found


def timed(formula: str, before: str, after: str, alone: bool) -> tuple[str, str] | None:
    """Whether a formula such as `t{=}2` is a lead and no claim.

    before, after   the text of the passage around it      alone   it is all there is in bold or in
    the passage
    """
    match = _EXACT.match(
        formula.replace("{=}", "=").replace("{", "").replace("}", "").replace("\\mathbf", "")
    )
    if match is None:
        return None
    name, value = match.groups()
    follows = after.lstrip(" *_")[:1]
    colon = follows in (":", "：")
    if name in "tτ":
        if colon or alone or _STEP_END.search(before) is not None:
            return "t", _plain(value)
        starts = follows not in (",", ";", "") and _START.search(before) is not None
        if starts and not before.rstrip().endswith((",", ";")):
            return "t", _plain(value)
    elif name in "knijse" and colon:
        if not before.strip(" *_") or _STEP_END.search(before) is not None:
            return name, _plain(value)
    return None


def _plain(number: str) -> str:
    return number.lstrip("0") or "0"
