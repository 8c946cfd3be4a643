"""macros: what an author defines (`\\newcommand`, `\\def`, `\\DeclareMathOperator`), written out
where it is used; and braces that belong together.

No TeX runs: a definition is a text with numbered gaps. What would write itself out without end is
refused after a stated number of steps.
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from handgrad.errors import ReadError
from handgrad.late import late
from handgrad.read.pieces.rows import LAYOUT
from handgrad.read.pieces.sheet import Offsets, cut

STEPS = 400  # uses of macros that one formula may have
LONGEST = 20_000  # characters of a formula with its macros written out
_WHOLE = 5000  # characters of a text whose braces are paired once for all
_DEFINES = late(
    r"\\(?:(?P<command>(?:re)?newcommand|providecommand|DeclareRobustCommand)\*?\s*\{?\s*"
    r"|(?P<operator>DeclareMathOperator)\*?\s*\{\s*"
    r"|(?P<pair>DeclarePairedDelimiter)\s*\{?\s*"
    r"|(?P<let>let)\s*"
    r"|(?P<def>[gx]?def)\s*)\\([A-Za-z]+)\s*\}?"
)
_ARITY = late(r"\s*\[([0-9])\]")
_DEFAULT = late(r"\s*\[([^\[\]]*)\]")
_PARAMETERS = late(r"\s*((?:#[1-9])*)\s*(?=\{)")
_TOKEN = late(r"\\[A-Za-z]+|\\.|[^\s\\]")
_USE = late(r"\\([A-Za-z]+)")
_BRACE = late(r"\\.|[{}]")
_GAP = late(r"#([1-9])")
_BEGIN = late(r"\s*\\begin\{([A-Za-z]+\*?)\}\s*")


class Macro(msgspec.Struct, frozen=True):
    """A definition: its text, how many arguments it takes, what the first is if left out (None: it
    may not be)."""

    body: str
    arity: int = 0
    default: str | None = None


def brace(text: str, at: int) -> int:
    """Where the group that is open at `at` closes, `at` itself if it does not close nearby."""
    if len(text) > _WHOLE:
        close = _closings(text).get(at - 1, at)
        return close if close - at < LONGEST else at
    depth = 1
    for found in _BRACE.finditer(text, at):
        if found.group() == "{":
            depth += 1
        elif found.group() == "}":
            depth -= 1
            if depth == 0:
                return found.start()
    return at


@lru_cache(maxsize=2)
def _closings(text: str) -> dict[int, int]:
    """Where every group of a long text closes, found in one pass, however many stay open."""
    pairs: dict[int, int] = {}
    waiting: list[int] = []
    for found in _BRACE.finditer(text):
        if found.group() == "{":
            waiting.append(found.start())
        elif found.group() == "}" and waiting:
            pairs[waiting.pop()] = found.start()
    return pairs


def definition(text: str, at: int) -> tuple[str, Macro, int] | None:
    """The definition that begins at `at`: name, macro, where it ends; None if there is none.

    >>> definition(r"\\newcommand{\\v}[1]{\\mathbf{#1}}", 0)
    ('v', Macro(body='\\\\mathbf{#1}', arity=1, default=None), 31)
    """
    found = _DEFINES.match(text, at)
    if found is None:
        return None
    name, end = found.group(6), found.end()
    if found["let"]:
        other = re.compile(r"\s*=?\s*(\\[A-Za-z]+)").match(text, end)
        return (name, Macro(other[1]), other.end()) if other else None
    if found["pair"]:
        left = _group(text, end)
        right = None if left is None else _group(text, left[1])
        if left is None or right is None:
            return None
        return name, Macro(f"\\left{left[0]} #1 \\right{right[0]}", 1), right[1]
    arity, default = 0, None
    if found["def"]:
        parameters = _PARAMETERS.match(text, end)
        if parameters is None:
            return None  # a pattern of its own: TeX would have to run
        arity, end = len(parameters[1]) // 2, parameters.end()
    elif found["command"] and (count := _ARITY.match(text, end)):
        arity, end = int(count[1]), count.end()
        if arity and (optional := _DEFAULT.match(text, end)):
            default, end = optional[1], optional.end()
    body = _group(text, end)
    if body is None:
        return None
    said = rf"\operatorname{{{body[0]}}}" if found["operator"] else body[0]
    return name, Macro(said, arity, default), body[1]


def _group(text: str, at: int) -> tuple[str, int] | None:
    """A group in braces, and where it ends."""
    while text[at : at + 1].isspace():
        at += 1
    if text[at : at + 1] != "{":
        return None
    close = brace(text, at + 1)
    return (text[at + 1 : close], close + 1) if text[close : close + 1] == "}" else None


def defined(text: str, end: int) -> dict[str, Macro]:
    """The macros that are defined before `end`."""
    macros: dict[str, Macro] = {}
    for found in _DEFINES.finditer(text, 0, end):
        made = definition(text, found.start())
        if made is not None and len(made[1].body) < 1000:
            macros[made[0]] = made[1]
    return macros


def closing(text: str, at: int, name: str, macros: dict[str, Macro]) -> int:
    """Where the environment ends that a macro such as `\\be` opens before `at`: behind the macro
    that stands for its end, or behind that end itself; `at` where the macro opens none."""
    begins = _BEGIN.fullmatch(macros[name].body)
    if begins is None or begins[1].rstrip("*") not in LAYOUT:
        return at
    ending = f"\\end{{{begins[1]}}}"
    names = [other for other, macro in macros.items() if macro.body.strip() == ending]
    pattern = "|".join([re.escape(ending), *(rf"\\{other}(?![A-Za-z])" for other in names)])
    close = re.compile(pattern).search(text, at)
    return at if close is None else close.end()


def taken_out(text: str, at: Offsets, macros: dict[str, Macro]) -> tuple[str, Offsets]:
    """A formula without the definitions in it, which are added to `macros`."""
    while (found := _DEFINES.search(text)) is not None:
        made = definition(text, found.start())
        if made is None:
            break
        macros[made[0]] = made[1]
        before, after = cut(text, at, 0, found.start()), cut(text, at, made[2], len(text))
        text = before[0] + after[0]
        at = _listed(*before) + _listed(*after)
    return text, at


def written_out(text: str, at: Offsets, macros: dict[str, Macro]) -> tuple[str, Offsets]:
    """A formula with its macros replaced. What a macro stands for keeps the macro's offset; what
    was given to it, its own.

    Raises ReadError where it would not end.
    """
    position = 0
    for _ in range(STEPS):
        found = _next(text, position, macros)
        if found is None:
            return text, at
        macro = macros[found[1]]
        given, end = _arguments(text, found.end(), macro)
        if given is None:
            position = found.end()
            continue
        offsets = _listed(text, at)
        here = offsets[found.start()]
        new, new_at = _filled(macro.body, given, text, offsets, here)
        if new and text[end : end + 1].isalpha() and _USE.search(new[-30:] + "\n"):
            new, new_at = new + "{}", [*new_at, here, here]
        text = text[: found.start()] + new + text[end:]
        at = offsets[: found.start()] + new_at + offsets[end:]
        position = found.start()
        if len(text) > LONGEST:
            break
    raise ReadError("a macro that writes itself out without end")


def _next(text: str, at: int, macros: dict[str, Macro]) -> re.Match[str] | None:
    """The next use of a macro."""
    for found in _USE.finditer(text, at):
        if found[1] in macros:
            return found
    return None


def _arguments(text: str, at: int, macro: Macro) -> tuple[list[tuple[int, int] | str] | None, int]:
    """What is given to a macro, as stretches of the text (a default as words), and where it ends;
    None if something is missing."""
    given: list[tuple[int, int] | str] = []
    for i in range(macro.arity):
        if i == 0 and macro.default is not None:
            optional = _DEFAULT.match(text, at)
            given.append(macro.default if optional is None else optional.span(1))
            at = at if optional is None else optional.end()
            continue
        begin = at
        while text[begin : begin + 1].isspace():
            begin += 1
        if text[begin : begin + 1] == "{":
            close = brace(text, begin + 1)
            if text[close : close + 1] != "}":
                return None, at
            given.append((begin + 1, close))
            at = close + 1
            continue
        token = _TOKEN.match(text, begin)
        if token is None:
            return None, at
        given.append(token.span())
        at = token.end()
    return given, at


def _filled(
    body: str, given: list[tuple[int, int] | str], text: str, offsets: list[int], here: int
) -> tuple[str, list[int]]:
    """A macro's text with its gaps filled."""
    parts: list[str] = []
    places: list[int] = []
    last = 0
    for gap in _GAP.finditer(body):
        between = body[last : gap.start()]
        parts.append(between)
        places += [here] * len(between)
        last = gap.end()
        index = int(gap[1]) - 1
        if index >= len(given):
            continue
        filling = given[index]
        if isinstance(filling, str):
            parts.append(filling)
            places += [here] * len(filling)
        else:
            parts.append(text[slice(*filling)])
            places += offsets[slice(*filling)]
    parts.append(body[last:])
    places += [here] * (len(body) - last)
    return "".join(parts), places


def _listed(text: str, at: Offsets) -> list[int]:
    return list(range(at, at + len(text))) if isinstance(at, int) else at
