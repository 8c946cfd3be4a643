"""quick_yaml: the plain part of YAML in which nearly every problem file is written, read without
a library.

Loading a whole YAML library takes longer than all else a short check does. This reader knows
mappings and lists in blocks and in brackets, `|` blocks, plain and simply quoted scalars, and
comments. Whatever it does not know for certain, every fault among it, it leaves to the library:
it answers None, and never with an error. Tests hold the two to the same trees.
"""

from __future__ import annotations

import re

from handgrad.problem.tree import DEPTH, Branch, Leaf, Row, Tree

# What a block's key or a plain scalar may begin with, and be.
_KEY = re.compile(r"([^\s\-?:,\[\]{}#&*!|>'\"%@`][^:#\n]*?)[ ]*:(?=[ ]|$)[ ]*", re.M)
_PLAIN = re.compile(
    r"(?:[^\s\-?:,\[\]{}#&*!|>'\"%@`]|-?[.\d])[^\n]*?(?=[ ]+#|[ ]*$)",
    re.M,
)
_QUOTED = re.compile(r"\"([^\"\\\n]*)\"|'([^'\n]*)'")
_END = re.compile(r"(?:[ ]+#[^\n]*|[ ]*)(?=\n|\Z)")
_FLOW = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`][^,\[\]{}:#\n'\"]*|-?[.\d][^,\[\]{}:#\n'\"]*")
_SPACE = re.compile(r"[ \n]*")
_ODD = re.compile(r"\t|^(?:---|\.\.\.|%)|[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029]", re.M)


class _Unsure(Exception):
    """Something this reader leaves to the library."""


def quick(text: str) -> Branch | None:
    """The tree of a text, None if it holds anything out of the ordinary.

    >>> quick("a: 0.80  # remark").items[0][1].text
    '0.80'
    """
    if _ODD.search(text):
        return None
    try:
        return _Lines(text).whole()
    except _Unsure:
        return None


class _Lines:
    """The text with the lines that say something: (indentation, where it begins)."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.lines: list[tuple[int, int]] = []
        start = 0
        for line in text.split("\n"):
            bare = line.lstrip(" ")
            if bare and bare[0] != "#":
                self.lines.append((len(line) - len(bare), start + len(line) - len(bare)))
            start += len(line) + 1

    def whole(self) -> Branch:
        """The mapping of the whole text."""
        if not self.lines or self.lines[0][0] != 0:
            raise _Unsure
        found = self.mapping(0, 0)
        if self.at < len(self.lines):
            raise _Unsure
        return found

    def mapping(self, indent: int, depth: int) -> Branch:
        """The keys at one indentation."""
        items: list[tuple[Leaf, Tree]] = []
        seen: set[str] = set()
        begin = self.lines[self.at][1]
        while self.at < len(self.lines) and self.lines[self.at][0] == indent:
            start = self.lines[self.at][1]
            key = _KEY.match(self.text, start)
            if key is None or key[1] in seen or depth > DEPTH:
                raise _Unsure
            seen.add(key[1])
            leaf = Leaf(key[1], (start, start + len(key[1])))
            self.at += 1
            items.append((leaf, self.value(key.end(), indent, depth)))
        if self.at < len(self.lines) and self.lines[self.at][0] > indent:
            raise _Unsure
        last = items[-1][1].span[1]
        return Branch(tuple(items), (begin, last))

    def value(self, start: int, indent: int, depth: int) -> Tree:
        """What stands behind a key."""
        text = self.text
        first = text[start : start + 1]
        if first == "|":
            return self.block(start, indent)
        if first in ("[", "{"):
            found, end = self.flow(start, depth + 1)
            while self.at < len(self.lines) and self.lines[self.at][1] < end:
                self.at += 1
            return self.closed(found, end)
        if first in ("", "\n", "#"):
            if self.at == len(self.lines) or self.lines[self.at][0] <= indent:
                raise _Unsure
            below, at = self.lines[self.at]
            if text.startswith("- ", at):
                return self.sequence(below, depth + 1)
            if text[at] in "-[{'\"|>":
                raise _Unsure
            return self.mapping(below, depth + 1)
        quoted = _QUOTED.match(text, start)
        if quoted is not None:
            words = quoted[1] if quoted[1] is not None else quoted[2]
            return self.closed(Leaf(words, quoted.span(), quoted=True), quoted.end(), indent)
        plain = _PLAIN.match(text, start)
        if plain is None or ": " in plain[0] or plain[0][-1] == ":":
            raise _Unsure
        return self.closed(Leaf(plain[0], plain.span()), plain.end(), indent)

    def sequence(self, indent: int, depth: int) -> Row:
        """The items of a list with dashes at one indentation."""
        items: list[Tree] = []
        begin = self.lines[self.at][1]
        while self.at < len(self.lines) and self.lines[self.at][0] == indent:
            dash = self.lines[self.at][1]
            start = _space(self.text, dash + 1)
            if not self.text.startswith("- ", dash) or "\n" in self.text[dash:start]:
                raise _Unsure
            if _KEY.match(self.text, start):  # - key: value, and more keys below the first
                self.lines[self.at] = (indent + start - dash, start)
                items.append(self.mapping(indent + start - dash, depth + 1))
            else:
                self.at += 1
                items.append(self.value(start, indent, depth + 1))
            if depth > DEPTH:
                raise _Unsure
        if self.at < len(self.lines) and self.lines[self.at][0] > indent:
            raise _Unsure
        end = self.lines[self.at][1] if self.at < len(self.lines) else len(self.text)
        return Row(tuple(items), (begin, end))

    def closed(self, found: Tree, end: int, indent: int | None = None) -> Tree:
        """The value, if nothing but a comment follows on its line and none of it on the next."""
        if _END.match(self.text, end) is None:
            raise _Unsure
        if indent is not None and self.at < len(self.lines) and self.lines[self.at][0] > indent:
            raise _Unsure
        return found

    def block(self, start: int, indent: int) -> Leaf:
        """A `|` block: lines, without their common indentation."""
        if _END.match(self.text, start + 1) is None:
            raise _Unsure
        at = self.text.find("\n", start) + 1
        lines: list[str] = []
        places: list[int] = []
        inner = -1
        end = at
        while 0 < at < len(self.text):
            stop = self.text.find("\n", at)
            stop = len(self.text) if stop < 0 else stop
            line = self.text[at:stop]
            bare = line.lstrip(" ")
            own = len(line) - len(bare)
            if bare and inner < 0:
                if own <= indent or lines:
                    raise _Unsure
                inner = own
            if bare and own < inner:
                if own > indent:
                    raise _Unsure
                break
            if not bare and own > max(inner, 0):
                raise _Unsure
            lines.append(line[inner:] if bare else "")
            places.append(at + min(max(inner, 0), len(line)))
            at = stop + 1
            if bare:
                end = at
        while lines and not lines[-1]:
            lines.pop()
            places.pop()
        if not lines or end > len(self.text):
            raise _Unsure
        while self.at < len(self.lines) and self.lines[self.at][1] < end:
            self.at += 1
        return Leaf("\n".join(lines) + "\n", (start, end), True, tuple(places))

    def flow(self, at: int, depth: int) -> tuple[Tree, int]:
        """A value inside brackets, and where it ends."""
        text = self.text
        first = text[at]
        if depth > DEPTH:
            raise _Unsure
        if first in "[{":
            return self.many(at, depth)
        quoted = _QUOTED.match(text, at)
        if quoted is not None:
            words = quoted[1] if quoted[1] is not None else quoted[2]
            return Leaf(words, quoted.span(), quoted=True), quoted.end()
        plain = _FLOW.match(text, at)
        if plain is None:
            raise _Unsure
        words = plain[0].rstrip(" ")
        return Leaf(words, (at, at + len(words))), at + len(words)

    def many(self, begin: int, depth: int) -> tuple[Tree, int]:
        """A list or mapping in brackets."""
        text = self.text
        close = "]" if text[begin] == "[" else "}"
        items: list[Tree] = []
        pairs: list[tuple[Leaf, Tree]] = []
        at = _space(text, begin + 1)
        while text[at : at + 1] != close:
            item, at = self.flow_or_end(at, depth + 1)
            if close == "}":
                if not isinstance(item, Leaf) or text[at : at + 2] not in (": ", ":\n"):
                    raise _Unsure
                if any(item.text == key.text for key, _ in pairs):
                    raise _Unsure
                value, at = self.flow_or_end(_space(text, at + 1), depth + 1)
                pairs.append((item, value))
                at = _space(text, at)
            else:
                items.append(item)
                at = _space(text, at)
            if text[at : at + 1] == ",":
                at = _space(text, at + 1)
            elif text[at : at + 1] != close:
                raise _Unsure
        span = (begin, at + 1)
        return (Branch(tuple(pairs), span) if close == "}" else Row(tuple(items), span)), at + 1

    def flow_or_end(self, at: int, depth: int) -> tuple[Tree, int]:
        """The same, where the text may have ended."""
        if at >= len(self.text):
            raise _Unsure
        return self.flow(at, depth)


def _space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    assert found is not None
    return found.end()
