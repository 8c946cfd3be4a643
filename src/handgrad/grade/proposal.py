"""proposal: what a question sheet itself says of points and digits, as lines for a problem file.

"[10 pts]" behind part (a) and "up to 4 decimal places" are read as a proposal with their places: an
instructor looks at it and pastes it into the problem file or the assignment.
"""

from __future__ import annotations

import re

import msgspec

_NAME = r"([a-h]|[ivx]{1,4}|\d{1,2})"
_LABEL = re.compile(
    rf"(?<!\w)\({_NAME}\)"  # (a)
    rf"|(?:^|\s){_NAME}\)"  # a)
    rf"|^[\s#*>-]*{_NAME}[.:](?=[\s*])"  # a. at the beginning of a line
    rf"|\b(?:part|question|problem|exercise|task|aufgabe|teil|pregunta|ejercicio|problema|apartado"
    rf"|exercice|questão|exercício|esercizio|domanda)\s+{_NAME}\b"
    rf"|第\s*{_NAME}\s*[题問问]",
    re.I,
)
_POINTS = re.compile(
    r"[\[(（]\s*(\d{1,3}(?:\.\d)?)\s*"
    r"(?:pts?|points?|marks?|punkte?|puntos?|pontos?|punt[oi]|分|p|%)\.?\s*[\])）]"
    r"|(\d{1,3}(?:\.\d)?)\s*(?:pts|points|marks|punkte|puntos|pontos|punti)\b",
    re.I,
)
_WORDS = {w: i for i, w in enumerate("zero one two three four five six seven eight".split())}
_COUNT = rf"(\d|{'|'.join(_WORDS)})"
_DECIMALS = re.compile(
    rf"(?:\b|(?<=[留到])){_COUNT}\s*(?:decimal(?:s|\s+(?:places?|digits?))?|d\.p\.|digits after"
    r"|nachkommastellen|decimales|décimales|casas decimais|cifre decimali|位小数)",
    re.I,
)
_SIGNIFICANT = re.compile(rf"\b{_COUNT}\s*(?:significant\s+(?:figures|digits)|s\.f\.)", re.I)


class Said(msgspec.Struct, frozen=True):
    """One thing a page says: the key it is for, its value, the words, and their line."""

    key: str
    value: str
    words: str
    line: int


class Proposal(msgspec.Struct, frozen=True):
    """What a page says of its own marking."""

    parts: tuple[Said, ...] = ()
    points: Said | None = None
    digits: Said | None = None

    def yaml(self) -> str:
        """The lines to paste, each with the words it comes from; '' where the page says nothing."""
        out = []
        if self.digits is not None:
            out.append(_line("", self.digits))
        if self.points is not None:
            out.append(_line("", self.points))
        if self.parts:
            out += ["parts:", *(_line("  ", part) for part in self.parts)]
        return "".join(f"{line}\n" for line in out)


def propose(text: str) -> Proposal:
    """What a question sheet says of points and digits.

    >>> sheet = "(a) Compute h. [10 pts]\\n(b) And the loss, to 4 decimal places. [5 pts]"
    >>> print(propose(sheet).yaml())
    decimals: 4               # line 2: 4 decimal places
    parts:
      a: 10                   # line 1: [10 pts]
      b: 5                    # line 2: [5 pts]
    <BLANKLINE>
    """
    parts: dict[str, Said] = {}
    whole: Said | None = None
    digits: Said | None = None
    label = ""
    for at, line in enumerate(text.splitlines(), 1):
        before = 0
        for found in _POINTS.finditer(line):
            label = _label(line[before : found.start()]) or label
            before = found.end()
            said = Said(label or "points", found[1] or found[2], found[0], at)
            if not label:
                whole = whole or said
            elif label not in parts:
                parts[label] = said
        label = _label(line[before:]) or label
        digits = digits or _digits(line, at)
    return Proposal(tuple(parts.values()), whole, digits)


def _label(text: str) -> str:
    """The last part that a stretch of a line names."""
    found = [next(filter(None, label.groups())) for label in _LABEL.finditer(text)]
    return found[-1].lower() if found else ""


def _digits(line: str, at: int) -> Said | None:
    for key, pattern in (("decimals", _DECIMALS), ("significant", _SIGNIFICANT)):
        found = pattern.search(line)
        if found is not None:
            count = found[1].lower()
            return Said(key, str(_WORDS.get(count, count)), found[0], at)
    return None


def _line(indent: str, said: Said) -> str:
    words = "".join(char if char.isprintable() else "?" for char in said.words)
    return f"{indent}{said.key}: {said.value}".ljust(26) + f"# line {said.line}: {words}"
