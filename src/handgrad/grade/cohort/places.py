"""places: files of results, all inside one folder, each replaced whole; what is no longer made is
taken away.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path, PurePosixPath

_LONGEST = 80
_OTHER = re.compile(r"[^\w.\-]+")
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


class Folder:
    """The folder of results.

    old   what the run before wrote here, relative to it
    """

    def __init__(self, root: Path, old: Iterable[str] = ()) -> None:
        self.root = root
        self.old = set(old)
        self.written: set[str] = set()

    def write(self, path: str, text: str) -> None:
        """Write one file, whole or not at all; one that already says this is left alone."""
        data = text.encode("utf-8", "replace")
        target = self.claim(path)
        try:
            if target.read_bytes() == data:
                return
        except FileNotFoundError:
            target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f".{target.name}.part")
        part.write_bytes(data)
        os.replace(part, target)

    def claim(self, path: str) -> Path:
        """The place of a file that is written piece by piece."""
        inside = PurePosixPath(path)
        assert not inside.is_absolute(), path
        assert ".." not in inside.parts, path
        self.written.add(path)
        return self.root / path

    def tidy(self) -> None:
        """Take away what the run before wrote and this one did not."""
        for path in sorted(self.old - self.written):
            (self.root / path).unlink(missing_ok=True)


class Growing:
    """A file that is written piece by piece and takes its place when it is complete."""

    def __init__(self, folder: Folder, path: str) -> None:
        self._target = folder.claim(path)
        self._target.parent.mkdir(parents=True, exist_ok=True)
        self._part = self._target.with_name(f".{self._target.name}.part")
        self._file = self._part.open("w", encoding="utf-8", errors="replace", newline="")

    def add(self, text: str) -> None:
        """The next piece."""
        self._file.write(text)

    def close(self) -> None:
        """Put the file in its place."""
        self._file.close()
        os.replace(self._part, self._target)


def file_name(name: str) -> str:
    """A name for a file on any system; names that had to be changed stay different.

    >>> file_name("017"), file_name("Zoë M.")
    ('017', 'Zoë_M-29a3be')
    """
    plain = _OTHER.sub("_", unicodedata.normalize("NFC", name)).strip("._-")
    if plain == name and len(name) <= _LONGEST and not _DEVICES.fullmatch(name):
        return name
    mark = sha256(name.encode("utf-8", "replace")).hexdigest()[:6]
    return f"{plain[:_LONGEST]}-{mark}" if plain else mark


def file_names(names: Iterable[str]) -> dict[str, str]:
    """A file name for each name, different ones also for a disk that knows no capitals."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for name in names:
        made = file_name(name)
        if made.casefold() in taken:
            made = f"{made}-{sha256(name.encode('utf-8', 'replace')).hexdigest()[:6]}"
        taken.add(made.casefold())
        found[name] = made
    return found
