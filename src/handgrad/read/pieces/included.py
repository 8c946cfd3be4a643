"""included: a LaTeX page with the files it takes in (`\\input`, `\\include`, `\\subfile`), as one
text that knows where each piece came from.

Only files inside the page's own folder are read: no way out by `..`, by an absolute path, by a link
or by a pipe; none twice inside itself; not deeper than ten, not more than the size of a page.
Whatever is not taken in is said.
"""

from __future__ import annotations

import os

import msgspec

from handgrad.errors import ReadError
from handgrad.late import late
from handgrad.notation import Span
from handgrad.read.pieces.loading import load

DEEPEST = 10
MOST = 500  # files
LARGEST = 2_000_000  # characters, all files together
_TAKES = late(
    r"(?<!\\)%[^\n]*|\\(?:input|include|subfile|subfileinclude|import)(?![A-Za-z])\s*"
    r"(?:\{([^{}\n]*)\}|([^\s\\{}%]+))"
)


class Part(msgspec.Struct, frozen=True):
    """A stretch of the one text: text[start:end] is source[at:…] of the file `path`."""

    start: int
    end: int
    path: str
    at: int


class Taken(msgspec.Struct, frozen=True):
    """The one text, its stretches in order, the files' own sources, and what was not taken in."""

    text: str
    parts: tuple[Part, ...]
    sources: dict[str, str]
    refused: tuple[tuple[Span, str], ...]


def taken_in(text: str, path: str) -> Taken:
    """A page's text with its files in place."""
    return _Taking(path).whole(text)


class _Taking:
    """Takes files in, one below the other."""

    def __init__(self, path: str) -> None:
        self.main = path
        self.folder = os.path.realpath(os.path.dirname(path) or ".")
        self.chunks: list[str] = []
        self.length = 0
        self.parts: list[Part] = []
        self.sources: dict[str, str] = {}
        self.refused: list[tuple[Span, str]] = []
        self.asked = 0

    def whole(self, text: str) -> Taken:
        self._file(text, self.main, (os.path.realpath(self.main),))
        return Taken("".join(self.chunks), tuple(self.parts), self.sources, tuple(self.refused))

    def _file(self, text: str, path: str, open_: tuple[str, ...]) -> None:
        self.sources[path] = text
        at = 0
        for command in _TAKES.finditer(text):
            name = command.group(1) or command.group(2)
            if not name:
                continue
            name = name.strip().strip('"')
            target, why = self._found(name, path, open_)
            if not why:
                why = self._inside(target, text, path, at, command.end(), open_)
            if why:
                start = self.length + command.start() - at
                self.refused.append(
                    ((start, start + len(command[0])), f"{command[0].strip()}: {why}")
                )
            else:
                at = command.end()
        self._add(text, path, at, len(text))

    def _inside(
        self, target: str, text: str, path: str, at: int, end: int, open_: tuple[str, ...]
    ) -> str:
        """Take one file in behind what stands before it; why not, '' if it was."""
        try:
            inside, _ = load(target)
        except OSError as fault:
            return fault.strerror or "cannot be read"
        except ReadError as fault:
            return fault.message
        if self.length + len(text) - at + len(inside) > LARGEST:
            return f"the page would be longer than {LARGEST:,} characters"
        self._add(text, path, at, end)
        shown = os.path.relpath(target, self.folder)
        beside = os.path.join(os.path.dirname(self.main), shown)
        self._add("\n", "", 0, 1)
        self._file(inside, beside, (*open_, target))
        self._add("\n", "", 0, 1)
        return ""

    def _add(self, text: str, path: str, start: int, end: int) -> None:
        if end > start:
            self.parts.append(Part(self.length, self.length + end - start, path, start))
            self.chunks.append(text[start:end])
            self.length += end - start

    def _found(self, name: str, path: str, open_: tuple[str, ...]) -> tuple[str, str]:
        """The file a name means, or why it is not read."""
        self.asked += 1
        if self.asked > MOST:
            return "", f"more than {MOST} files"
        if len(open_) > DEEPEST:
            return "", f"files inside files, {DEEPEST} deep"
        if os.path.isabs(name) or name.startswith(("|", "~")) or "\0" in name:
            return "", "outside the page's folder: not read"
        for folder in (self.folder, os.path.realpath(os.path.dirname(path) or ".")):
            for ending in ("", ".tex"):
                target = os.path.realpath(os.path.join(folder, name + ending))
                if os.path.commonpath([self.folder, target]) != self.folder:
                    return "", "outside the page's folder: not read"
                if os.path.isfile(target):
                    if target in open_:
                        return "", "takes itself in"
                    return target, ""
        return "", "there is no such file in the page's folder"
