"""lexer: text → tokens, in one pass over one regular expression.

A token is a tuple (type, value, start, end, glued): offsets are absolute, `glued` tells whether nothing stood between it
and the token before. What separates claims on paper (a wide gap, `\\quad`, `&`, a line break) becomes a separator only where
the formula does not visibly go on behind it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import Any

from handgrad.parse import numbers
from handgrad.parse.symbols import (
    COMBINING,
    DOUBLE,
    MATRICES,
    SCRIPT,
    SUBSCRIPTS,
    SUPERSCRIPTS,
    TABLE,
    TRANSPARENT,
)
from handgrad.parse.words import ELSE, FUNCTIONS, PROSE, QUANTITIES

Token = tuple[str, Any, int, int, bool]

_TEXTS = "text textbf textit textrm textsf texttt textnormal textup mbox hbox".split()
_WORDS = "mathrm operatorname mathop rm".split()
_DROPPED = "tag label hspace vspace phantom hphantom vphantom color textcolor colorbox eqref ref".split()

# Every part is bounded or stops at the next bracket, so that lexing is linear in the length of any text.
_EARLY = r"""
  [()}^+/] | =(?![=>]) | \{(?![=<>+\-,\\])
"""
_COMMON = r"""
  \\(?:
      (?:TEXTS|WORDS|DROPPED)\*?\s*\{[^{}]*\}
    | math(?:cal|scr|bb|frak)\s*(?:\{[^{}]*\}|[A-Za-z])
    | begin\s*\{[A-Za-z]*\*?\}(?:\s*\{[lcr|@\s0-9]*\}|\[[lcrtb]\])?
    | end\s*\{[A-Za-z]*\*?\}
    | (?:left|right|middle|[bB]igg?[lrm]?)\s*
      (?:\\[{}|]|\\(?:[lr](?:vert|Vert|brace|brack|angle|floor|ceil)|[vV]ert)|[()\[\]|.⌊⌋⌈⌉‖])
    | (?:stackrel|overset|underset)\s*\{(?:[^{}]|\{[^{}]*\}){0,40}\}\s*\{[^{}]*\}
    | arg\s*\\(?:max|min)
    | not\s*(?:=|\\in|<|>)
    | [a-zA-Z]+
    | \\(?:\[[^\]\[\\]{0,12}\])?
    | .
  )
| \{(?:[=<>+\-,]|\\approx|\\cdot|\\times)\}
| "[^"\n]+" | “[^”“\n]+”
| <-(?=\s) | <=> | -{1,3}> | => | <= | >= | != | == | := | \*\* | \.\.\. | \|\|
| [SUBS]+ | ᵀ | [SUPS]+
| .
"""
_LATEX = r"""
  [ \t\r\n\u00a0\u2000-\u200a\u202f\u205f\u3000~]+
| EARLY
| _\{[A-Za-z0-9]+(?:[-+,][A-Za-z0-9]+)*\} | _[0-9]+ | _[A-Za-z][0-9]*
| NUMBER
| [A-Za-z][\u0300-\u036f\u20d7]+ | [A-Za-z]+[0-9]*
| (?<=\s)%[^\n]*
| COMMON
"""
_PLAIN = r"""
  [ \t\r\n\u00a0\u2000-\u200a\u202f\u205f\u3000]+
| EARLY
| _\{[A-Za-z0-9]+(?:[-+,][A-Za-z0-9]+)*\} | _[0-9]+ | _[A-Za-z][A-Za-z0-9]*
| [0-9]+(?:x[0-9]+){2,}(?![A-Za-z0-9_.])
| NUMBER
| [A-Za-zÀ-ÖØ-öø-ɏ][\u0300-\u036f\u20d7]+ | \.T(?![A-Za-z0-9]) | [SUBS]+ | ᵀ | [SUPS]+
| (?:(?:np|numpy|jnp|torch|math|tf|nn|F|functional|linalg|special)\.(?=[A-Za-z]))*[A-Za-zÀ-ÖØ-öø-ɏ]+[0-9]*(?:[A-Za-z]+[0-9]*)*
| [\u0370-\u03ff\u2100-\u214f\U0001d400-\U0001d7ff][\u0300-\u036f\u20d7]* | (?:(?![SUBSSUPSᵀ])[^\W\d_])+
| COMMON
"""

# Types after which a gap separates nothing, and types before which the formula goes on.
_OPENING = frozenset("rel op / sign sep ( [ { set frac sqrt √ style accent & row begin |( ‖( ∂ ∇ not stack xarrow".split())
_GOING_ON = frozenset("rel op / sign ) ] } tes ^ _ sub sep )| )‖ stop eof supr % xarrow".split())
_OPEN = frozenset("( [ { set".split())
_CLOSE = frozenset(") ] } tes".split())


@cache
def _pattern(language: str, decimal_comma: bool) -> Callable[[str], list[str]]:
    """The master expression's `findall`; compiled when it is first needed."""
    source = _LATEX if language == "latex" else _PLAIN
    for word, part in {
        "EARLY": _EARLY.strip(),
        "COMMON": _COMMON.strip(),
        "TEXTS": "|".join(_TEXTS),
        "WORDS": "|".join(_WORDS),
        "DROPPED": "|".join(_DROPPED),
        "NUMBER": numbers.pattern(decimal_comma),
        "SUBS": "".join(SUBSCRIPTS),
        "SUPS": "".join(SUPERSCRIPTS).replace("ᵀ", ""),
    }.items():
        source = source.replace(word, part)
    return re.compile(source, re.VERBOSE | re.DOTALL).findall


def tokens(
    text: str,
    language: str,
    *,
    base: int = 0,
    positions: Sequence[int] | None = None,
    decimal_comma: bool = False,
    declared: frozenset[str] = frozenset(),
) -> list[Token]:
    """The tokens of one formula, closed by 'eof' tokens.

    >>> [token[:2] for token in tokens("x_1 = 0.5", "plain")][:5]
    [('name', 'x'), ('sub', ('1',)), ('rel', '='), ('num', '0.5'), ('eof', '')]
    """
    lexemes = _pattern(language, decimal_comma)(text)
    found: list[Token] = []
    append, meaning_of = found.append, TABLE.get
    at, glued, depth = base, False, 0
    pending: Token | None = None
    latex = language == "latex"
    matrices: list[bool] = []
    lines = not latex and "\n" in text
    for number, lexeme in enumerate(lexemes):
        if lexeme == " ":
            glued = False
            at += 1
            continue
        stop = at + len(lexeme)
        meaning = meaning_of(lexeme)
        if meaning is None:
            meaning = _other(lexeme, latex, decimal_comma)
        kind, value = meaning
        if kind in _SPECIAL:
            if kind == "space":
                glued = False
                if not latex and (len(lexeme) > 2 or "\t" in lexeme or "\n" in lexeme):
                    kind = "line" if "\n" in lexeme else "soft"
                    if kind == "line" and depth:
                        kind = "space"
                if kind == "space":
                    at = stop
                    continue
            if kind == "run":
                following = lexemes[number + 1] if number + 1 < len(lexemes) else ""
                _letters(append, lexeme, following, at, glued, declared, pending)
                pending, glued, at = None, True, stop
                continue
            if kind == "begin":
                if value in TRANSPARENT:
                    glued, at = False, stop
                    continue
                matrices.append(True)
            elif kind == "end":
                if value in TRANSPARENT:
                    glued, at = False, stop
                    continue
                if matrices:
                    matrices.pop()
            elif kind in ("soft", "line", "&"):
                glued = False
                if matrices and kind != "soft":
                    append(("row" if kind == "line" else "&", "", at, stop, False))
                elif pending is None and found and found[-1][0] not in _OPENING:
                    pending = ("sep", kind, at, stop, False)
                at = stop
                continue
            elif kind == "text":
                if _is_prose(value) and (found and found[-1][0] not in _OPENING or value.strip() == ""):
                    kind = "prose"
                    value = value.strip()
            elif kind == "dims":
                _dimensions(append, lexeme, at, glued)
                pending, glued, at = None, True, stop
                continue
            elif kind == "thousands":
                kind = "num"
                if numbers.is_list(lexemes, number):
                    _split_list(append, lexeme, at, glued)
                    pending, glued, at = None, True, stop
                    continue
        if pending is not None:
            if kind not in _GOING_ON:
                append(pending)
            pending = None
        if decimal_comma and kind == "sep":
            value = ","
        if lines:
            depth += (kind in _OPEN) - (kind in _CLOSE)
        append((kind, value, at, stop, glued))
        glued = True
        at = stop
    found += [("eof", "", at, at, False)] * 4  # rules look ahead without asking
    if positions is not None:
        return _mapped(found, positions)
    return found


_SPECIAL = frozenset("space run begin end soft line & thousands dims text".split())


@lru_cache(4096)
def _other(lexeme: str, latex: bool, decimal_comma: bool) -> tuple[str, Any]:
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


def _word(lexeme: str, latex: bool) -> tuple[str, Any]:
    """A run of letters."""
    if lexeme[-1] > "\u02ff" and lexeme[-1] in COMBINING and len(lexeme) > 1:
        return ("marked", lexeme)
    if not lexeme[0].isalpha():
        return ("unknown", lexeme)
    if latex:
        return ("run", lexeme) if lexeme.isascii() else ("name", lexeme)
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
        return TABLE.get(lexeme[1], ("unknown", lexeme)) if lexeme[1] in "_#&$" else ("unknown", lexeme)
    head, brace, inner = lexeme.partition("{")
    command = head[1:].rstrip(" \t\n*")
    if brace and inner.endswith("}") and command not in ("left", "right"):
        inner = inner[:-1]
        if command in _TEXTS:
            return ("text", inner)
        if command in _WORDS:
            return _named(inner.strip())
        if command in _DROPPED:
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
    if match:
        return _sized(match[1], match[2])
    return ("unknown", lexeme)


_SIZED = re.compile(r"\\(left|right|middle|[bB]igg?[lrm]?)\s*(\\?[^\s].*)", re.DOTALL)


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


def _named(word: str) -> tuple[str, Any]:
    """\\mathrm{…} and \\operatorname{…}: a function if it is a known one, else a name."""
    word = word.replace("\\_", "_").replace("\\,", " ").replace("~", " ").strip()
    if word in ("arg max", "arg min"):
        word = word.replace(" ", "")
    if word.startswith("-") or word.startswith("\\") or not word:
        return ("unknown", word)
    return ("fun" if word in FUNCTIONS else "name", word)


def is_one_name(run: str, following: str, declared: frozenset[str]) -> bool:
    """Does a run of letters in LaTeX stand for one name? Declared and known words do, and whole words."""
    letters = run.rstrip("0123456789")
    if len(letters) == 1 or run in declared or letters in QUANTITIES or run in QUANTITIES:
        return True
    if len(letters) == 2 and letters[0] == "d" and letters not in ("dd",):
        return True  # dw, dL: a differential
    if not (letters.islower() or (letters[0].isupper() and letters[1:].islower())):
        return False
    return len(letters) > 3 or (len(letters) == 3 and following[:1] in ("_", "{"))


def _letters(
    append: Callable[[Token], None],
    run: str,
    following: str,
    at: int,
    glued: bool,
    declared: frozenset[str],
    pending: Token | None,
) -> None:
    """A run of letters in LaTeX: one name, a function, prose, or a product of letters."""
    if pending is not None:
        append(pending)
    if run in FUNCTIONS and run not in declared:
        append(("fun", run, at, at + len(run), glued))
    elif run in ELSE or run in ("if", "otherwise"):
        append(("prose", run, at, at + len(run), glued))
    elif is_one_name(run, following, declared):
        append(("name", run, at, at + len(run), glued))
    else:
        letters = run.rstrip("0123456789")
        for place, letter in enumerate(letters[:-1]):
            append(("name", letter, at + place, at + place + 1, glued))
            glued = True
        last = len(letters) - 1
        append(("name", run[last:], at + last, at + len(run), True))


def _split_list(append: Callable[[Token], None], lexeme: str, at: int, glued: bool) -> None:
    """`1,200` where the comma separates list items."""
    for piece in re.split("(,)", lexeme):
        kind = "sep" if piece == "," else "num"
        append((kind, piece, at, at + len(piece), glued))
        at, glued = at + len(piece), True


def _is_prose(words: str) -> bool:
    """Are the words of a \\text behind an operand prose, and not a factor?"""
    bare = words.strip()
    first = bare.partition(" ")[0].rstrip(",.:").lower()
    return words[:1].isspace() or first in PROSE or not bare or bare[0] in "(,.;:)"


def _dimensions(append: Callable[[Token], None], lexeme: str, at: int, glued: bool) -> None:
    """`6x6x256`: a product of sizes."""
    for piece in re.split("(x)", lexeme):
        append(("op", "×", at, at + 1, glued) if piece == "x" else ("num", piece, at, at + len(piece), glued))
        at, glued = at + len(piece), True


def _mapped(found: list[Token], positions: Sequence[int]) -> list[Token]:
    """Tokens whose offsets are those of the source a cleaned text came from."""
    last = positions[-1] + 1 if len(positions) else 0
    return [
        (
            kind,
            value,
            positions[start] if start < len(positions) else last,
            positions[end - 1] + 1 if 0 < end <= len(positions) and end > start else last,
            glued,
        )
        for kind, value, start, end, glued in found
    ]
