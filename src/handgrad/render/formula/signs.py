"""signs: what the one-line writings share, and the record of what they set differently."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from handgrad.notation import Kind, Name, Number, Text


class Signs(msgspec.Struct, frozen=True):
    """How one way of writing sets what the two ways set differently."""

    minus: str
    prime: str
    index: Callable[[tuple[str, ...]], str]  # what stands below a name
    upper: Callable[[tuple[str, ...]], str]  # what stands above a name and is no power
    power: Callable[[Kind, Kind], str | None]  # a short exponent, None where it needs brackets
    order: Callable[[int], str]  # of a derivative
    transpose: str
    root: str


MARKS = {
    "tilde": "\u0303",
    "hat": "\u0302",
    "bar": "\u0304",
    "dot": "\u0307",
    "vec": "\u20d7",
    "back": "\u20d6",
}

PAIRS = {
    "round": ("(", ")"),
    "square": ("[", "]"),
    "curly": ("{", "}"),
    "abs": ("|", "|"),
    "norm": ("‖", "‖"),
    "floor": ("⌊", "⌋"),
    "ceil": ("⌈", "⌉"),
    "none": ("(", ")"),
}

CALLED = {"abs": "abs", "norm": "norm", "floor": "floor", "ceil": "ceil"}

MATRIX = {
    "round": "pmatrix",
    "square": "bmatrix",
    "abs": "vmatrix",
    "norm": "Vmatrix",
    "none": "matrix",
    "curly": "Bmatrix",
}

WORD = re.compile(r"Δ?[A-Za-z][A-Za-z0-9]*|Δ?[Ͱ-Ͽ℀-⅏𝒜-𝔷𝔼𝟙∞][0-9]*|[⊤†]")

PROSE = frozenset("if otherwise else and where then when or with so for".split())


def name(signs: Signs, kind: Name) -> str:
    """Base, accents, primes, index."""
    base = kind.base if WORD.fullmatch(kind.base) and kind.base not in PROSE else f'"{kind.base}"'
    text = base + "".join([MARKS.get(mark, signs.prime) for mark in kind.marks])
    return (
        text
        + (signs.index(kind.sub) if kind.sub else "")
        + (signs.upper(kind.sup) if kind.sup else "")
    )


def words(signs: Signs, kind: Text) -> str:
    """Prose; in curly quotes where the reader would not know that it is prose."""
    return kind.text if kind.text in PROSE or kind.text == "…" else f"“{kind.text}”"


def number(signs: Signs, kind: Number) -> str:
    """As written."""
    return kind.text
