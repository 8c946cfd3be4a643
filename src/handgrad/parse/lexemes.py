"""lexemes: what one piece of text means that the table of symbols does not hold as it stands."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from handgrad.late import late
from handgrad.parse import numbers
from handgrad.parse.patterns import DROPPED, TEXTS, WORDS
from handgrad.parse.symbols import COMBINING, DOUBLE, SCRIPT, SUBSCRIPTS, SUPERSCRIPTS, TABLE
from handgrad.parse.words import FUNCTIONS, PROSE


@lru_cache(4096)
def meaning(lexeme: str, latex: bool, decimal_comma: bool) -> tuple[str, Any]:
    """The meaning of a lexeme that is not in the table: a number, a subscript, a word, text."""
    first = lexeme[0]
    if first in "0123456789" or (first == "." and len(lexeme) > 1):
        return numbers.meaning(lexeme, decimal_comma)
    if first == "<":
        return ("rel", "←")
    if first == "_":
        inner = lexeme[2:-1] if lexeme[1] == "{" else lexeme[1:]
        return ("sub", tuple(inner.split(",")))
    if first == "\\":
        return _command(lexeme)
    if first in " \t\r\n\u00a0~" or lexeme.isspace():
        return ("rel", "∼") if lexeme == "~" and not latex else ("space", "")
    if first == "%":
        return ("space", "")
    if first == "&":
        return ("&", "")
    if first == "~":
        return ("rel", "∼")
    if first == "{" and len(lexeme) > 1:
        return TABLE[lexeme[1:-1]]
    if first == '"' and len(lexeme) > 1:
        return ("name", lexeme[1:-1])
    if first == "“" and len(lexeme) > 1:
        return ("prose", lexeme[1:-1])
    if first in SUBSCRIPTS:
        inner = "".join([SUBSCRIPTS[c] for c in lexeme])
        if inner[0] == "(" and inner[-1] == ")":
            inner = inner[1:-1]
        return ("sub", (inner,))
    if first in SUPERSCRIPTS:
        return ("supr", "".join([SUPERSCRIPTS[c] for c in lexeme]))
    return _word(lexeme, latex)


_PAIRS = late(r"(?:[A-Za-z][0-9]+){2,}")


def _word(lexeme: str, latex: bool) -> tuple[str, Any]:
    """A run of letters."""
    if lexeme[-1] > "\u02ff" and lexeme[-1] in COMBINING and len(lexeme) > 1:
        return ("marked", lexeme)
    if not lexeme[0].isalpha():
        return ("unknown", lexeme)
    if latex:
        return ("run", lexeme) if lexeme.isascii() else _precomposed(lexeme)
    if _PAIRS.fullmatch(lexeme):
        return ("pairs", lexeme)
    if "." in lexeme:
        lexeme = lexeme.rpartition(".")[2]
    if lexeme in PROSE:
        return ("prose", lexeme)
    if lexeme in FUNCTIONS:
        return ("fun", lexeme)
    if len(lexeme) == 1 or (len(lexeme) < 4 and not lexeme.isascii()):
        return _precomposed(lexeme)
    return ("name", lexeme)


def _precomposed(lexeme: str) -> tuple[str, Any]:
    """ỹ, ĥ₁, ȳ2: one letter with an accent of mathematics becomes base and mark."""
    from unicodedata import normalize

    apart = normalize("NFD", lexeme[0])
    if len(apart) == 2 and apart[1] in COMBINING and lexeme[1:].isdigit() | (len(lexeme) == 1):
        return ("marked", apart[0] + lexeme[1:] + apart[1])
    return ("name", lexeme)


def _command(lexeme: str) -> tuple[str, Any]:
    """A LaTeX command that the table does not hold as it stands."""
    if lexeme.startswith("\\\\"):
        return ("line", "")
    if len(lexeme) == 2:
        if lexeme[1].isspace():
            return ("space", "")
        return (
            TABLE.get(lexeme[1], ("unknown", lexeme))
            if lexeme[1] in "_#&$"
            else ("unknown", lexeme)
        )
    head, brace, inner = lexeme.partition("{")
    command = head[1:].rstrip(" \t\n*")
    if brace and inner.endswith("}") and command not in ("left", "right"):
        inner = inner[:-1]
        if command in TEXTS:
            return ("text", inner)
        if command in WORDS:
            return _named(inner.strip())
        if command in DROPPED:
            return ("space", "")
        if command == "underset" and _operator(inner):
            return ("below", f"{_operator(inner)} {inner.partition('}')[0]}")
        if command in ("stackrel", "overset", "underset"):
            return TABLE.get(inner.rpartition("{")[2].strip(), ("unknown", lexeme))
        if command in ("begin", "end"):
            return (command, inner.partition("}")[0].rstrip("*"))
    if command.startswith("math"):
        letter = (inner or lexeme[-1]).strip()
        table = DOUBLE if command == "mathbb" else {} if command == "mathfrak" else SCRIPT
        return ("name", table.get(letter, letter)) if letter else ("unknown", lexeme)
    if command.startswith("arg"):
        return ("fun", "argmax" if lexeme.endswith("max") else "argmin")
    if command.startswith("not"):
        sign = {"=": "≠", "<": "≥", ">": "≤"}.get(lexeme[-1], "∉")
        return ("rel", sign)
    match = _SIZED.match(lexeme)
    if match and (match[2] == "." or match[2] in TABLE):
        return _sized(match[1], match[2])
    return ("unknown", lexeme)


_SIZED = late(r"\\(left|right|middle|[bB]igg?[lrm]?)\s*(\\?[^\s].*)", re.DOTALL)


def _sized(size: str, delimiter: str) -> tuple[str, Any]:
    """\\left( or \\Big|: the bracket, and on which side it stands if the size says so."""
    if delimiter == ".":
        return ("null(", "") if size[-1] in "tl" and size != "right" else (")null", "")
    kind, value = TABLE[delimiter]
    if kind in "|‖":
        if size == "left" or size[-1] == "l":
            return (kind + "(", value)
        if size == "right" or size[-1] == "r":
            return (")" + kind, value)
    return (kind, value)


def _operator(inner: str) -> str:
    """`k}{\\arg\\max`: the operator that \\underset stands something below, '' if it is none."""
    word = inner.rpartition("{")[2].replace("\\", "").replace(",", "").replace(" ", "")
    return word if word in ("argmax", "argmin", "max", "min", "lim") else ""


_SCIENCE = late(r"[eE][-+]?[0-9]+|[eE]-")


def _named(word: str) -> tuple[str, Any]:
    """\\mathrm{…} and \\operatorname{…}: a function if it is a known one, else a name."""
    word = word.replace("\\_", "_").replace("\\,", " ").replace("~", " ").strip()
    if word in ("arg max", "arg min"):
        word = word.replace(" ", "")
    if _SCIENCE.fullmatch(word) or word.startswith(("-", "\\")) or not word:
        return ("unknown", word)
    return ("fun" if word in FUNCTIONS else "name", word)
