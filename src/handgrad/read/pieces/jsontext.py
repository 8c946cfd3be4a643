"""jsontext: JSON whose strings know where they stand in the file.

Not recursive, and bounded: a file nested deeper than any notebook is refused, not followed.
"""

from __future__ import annotations

import json
import re

import msgspec

from handgrad.errors import ReadError
from handgrad.notation import Span

DEEPEST = 60
_TOKEN = re.compile(r'\s*(?:(")|([{}\[\],:])|(-?\d[-+.\deE]*|true|false|null|NaN|-?Infinity))')
_ESCAPE = re.compile(r"\\u[0-9A-Fa-f]{4}(?:\\u[dD][c-fC-F][0-9A-Fa-f]{2})?|\\.|[^\\]")


class Text(msgspec.Struct, frozen=True, eq=False):
    """A string: as it stands between its quotation marks, and where the first of these is."""

    raw: str
    start: int

    @property
    def span(self) -> Span:
        """The string with its quotation marks."""
        return self.start, self.start + len(self.raw) + 2


class Items(msgspec.Struct, eq=False):
    """A list, or with keys an object."""

    keys: list[str]
    values: list[object]
    start: int
    end: int = 0

    def get(self, key: str) -> object:
        """The value under a key, the last one if it stands twice; None without one."""
        for i in range(len(self.keys) - 1, -1, -1):
            if self.keys[i] == key:
                return self.values[i]
        return None

    @property
    def span(self) -> Span:
        """From bracket to bracket."""
        return self.start, self.end


class Places(msgspec.Struct, frozen=True):
    """Where each character of a decoded text begins in the file, and where the last one ends."""

    starts: list[int]
    end: int


def parsed(text: str) -> object:
    """The value of a JSON text.

    Raises ReadError with the place where it stops being JSON.
    """
    stack: list[tuple[Items, bool, list[str]]] = []
    result: list[object] = []
    at, expect = len(text) - len(text.lstrip("\ufeff")), "value"
    while not result or stack:
        token = _TOKEN.match(text, at)
        if token is None:
            raise _fault(text, at, "this is not JSON", expect)
        at = token.end()
        quote, sign, _ = token.groups()
        here = token.end() - len(quote or sign or token[3])
        string = ""
        if quote:
            at = _closing(text, at)
            string = text[here:at]
        if sign in ("{", "["):
            if expect not in ("value", "value or ]") or len(stack) >= DEEPEST:
                why = f"nested deeper than {DEEPEST}" if len(stack) >= DEEPEST else "not JSON"
                raise _fault(text, here, why, expect)
            stack.append((Items([], [], here), sign == "{", []))
            expect = "key or }" if sign == "{" else "value or ]"
            continue
        if sign in ("}", "]"):
            wanted = ("key or }", ", or }") if sign == "}" else ("value or ]", ", or ]")
            if not stack or expect not in wanted or stack[-1][1] != (sign == "}"):
                raise _fault(text, here, "this is not JSON", expect)
            value: object = stack.pop()[0]
            assert isinstance(value, Items)
            value.end = at
        elif sign == ",":
            if expect not in (", or }", ", or ]"):
                raise _fault(text, here, "this is not JSON", expect)
            expect = "key" if stack[-1][1] else "value"
            continue
        elif sign == ":":
            if expect != ":":
                raise _fault(text, here, "this is not JSON", expect)
            expect = "value"
            continue
        elif expect in ("key", "key or }"):
            if not string:
                raise _fault(text, here, "this is not JSON", expect)
            stack[-1][0].keys.append(string[1:-1])
            expect = ":"
            continue
        elif expect in ("value", "value or ]"):
            value = Text(string[1:-1], here) if string else None
        else:
            raise _fault(text, here, "this is not JSON", expect)
        if stack:
            stack[-1][0].values.append(value)
            expect = ", or }" if stack[-1][1] else ", or ]"
        else:
            result.append(value)
    if text[at:].strip():
        raise _fault(
            text, at + len(text[at:]) - len(text[at:].lstrip()), "more than JSON", "the end"
        )
    return result[0]


def _closing(text: str, at: int) -> int:
    """Behind the quotation mark that ends the string begun before `at`."""
    begin = at
    while True:
        end = text.find('"', at)
        if end < 0:
            raise _fault(text, begin - 1, "a string that does not end", 'a closing "')
        slashes = end
        while slashes > begin and text[slashes - 1] == "\\":
            slashes -= 1
        if (end - slashes) % 2 == 0:
            line = text.find("\n", begin, end)
            if line >= 0:
                raise _fault(text, line, "a line ends inside a string", "\\n")
            return end + 1
        at = end + 1


def joined(strings: list[Text]) -> tuple[str, Places]:
    """Several strings decoded to one text, with the place of each character.

    >>> text, places = joined([Text("a\\\\nb", 0), Text("c", 9)])
    >>> text, places.starts
    ('a\\nbc', [1, 2, 4, 10])
    """
    parts: list[str] = []
    starts: list[int] = []
    end = 0
    for string in strings:
        begin = string.start + 1
        end = begin + len(string.raw)
        if "\\" not in string.raw:
            parts.append(string.raw)
            starts += range(begin, end)
            continue
        for found in _ESCAPE.finditer(string.raw):
            piece = found[0]
            char = piece if piece[0] != "\\" else _decoded(piece)
            parts.append(char)
            starts += [begin + found.start()] * len(char)
    return "".join(parts), Places(starts, end)


def _decoded(escape: str) -> str:
    try:
        return str(json.loads(f'"{escape}"'))
    except ValueError:  # \\x and the like: what JSON does not know stands for itself
        return escape[1:]


def _fault(text: str, at: int, why: str, expected: str) -> ReadError:
    at = min(at + len(text[at : at + 100]) - len(text[at : at + 100].lstrip()), len(text))
    begin = max(0, text.rfind("\n", 0, at) + 1)
    head = text.count("\n", 0, begin)
    window = "\n" * head + text[begin : at + 200]
    return ReadError(why, source=window, start=head + at - begin, expected=expected)
