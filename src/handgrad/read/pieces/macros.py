"""macros: what a LaTeX preamble defines, and braces that belong together."""

from __future__ import annotations

import re

from handgrad.read.pieces.late import late
from handgrad.read.pieces.sheet import Offsets

_MACRO = late(
    r"\\(?:newcommand|renewcommand|providecommand|def|DeclareMathOperator)\*?\s*\{?\\([A-Za-z]+)\}?\s*\{"
)
_BRACE = late(r"\\.|[{}]")


def brace(text: str, at: int) -> int:
    """Where the group that is open at `at` closes, `at` itself if it does not close nearby."""
    depth = 1
    for found in _BRACE.finditer(text, at, at + 20_000):
        if found.group() == "{":
            depth += 1
        elif found.group() == "}":
            depth -= 1
            if depth == 0:
                return found.start()
    return at


def defined(text: str, end: int) -> dict[str, str]:
    """The macros without arguments that stand before `end`."""
    found: dict[str, str] = {}
    for macro in _MACRO.finditer(text, 0, end):
        body = text[macro.end() : brace(text, macro.end())]
        if "#" not in body and len(body) < 200:
            operator = "DeclareMathOperator" in macro.group()
            found[macro.group(1)] = rf"\operatorname{{{body}}}" if operator else body
    return found


def written_out(text: str, at: Offsets, macros: dict[str, str]) -> tuple[str, Offsets]:
    """A formula with its macros replaced; what a macro stands for keeps the macro's offset."""
    for _ in range(4):
        found = [m for m in re.finditer(r"\\([A-Za-z]+)", text) if m.group(1) in macros]
        if not found or len(text) > 20_000:
            break
        offsets = list(range(at, at + len(text))) if isinstance(at, int) else at
        parts: list[str] = []
        places: list[int] = []
        last = 0
        for match in found:
            body = macros[match.group(1)] + (
                "{}" if text[match.end() : match.end() + 1].isalpha() else ""
            )
            parts += [text[last : match.start()], body]
            places += offsets[last : match.start()] + [offsets[match.start()]] * len(body)
            last = match.end()
        text, at = "".join(parts) + text[last:], places + offsets[last:]
    return text, at
