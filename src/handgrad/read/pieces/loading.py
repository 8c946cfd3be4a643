"""loading: a file's bytes as text, in whatever encoding it was saved.

UTF-8, UTF-16 and UTF-32 with their marks, UTF-16 without one, Latin-1 for the rest. What is no text
at all, no file, or too large is refused by name: a page that reads as empty would look clean.
"""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import BinaryIO

from handgrad.errors import ReadError

LARGEST = 64_000_000  # bytes; notebooks hold pictures
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SIGNATURES = (
    (b"PK\x03\x04", "a zip archive (or a Word or OpenDocument file)"),
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
)
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\x1b\x0b\x08\x00"))
_STREAMS = ("/dev/stdin", "/dev/fd/", "/proc/self/fd/")  # what `<(command)` of a shell becomes


def load(path: str | Path) -> tuple[str, str]:
    """The text of a file and the encoding it was read in; `-` is standard input. Line ends are kept
    as they are.

    Raises OSError; ReadError for what is no file, no text, or too large.
    """
    name = str(path)
    if name == "-":
        stream = getattr(sys.stdin, "buffer", None)
        return decoded(_bounded(stream), name) if stream else (sys.stdin.read(), "utf-8")
    kind = os.stat(name).st_mode
    if not stat.S_ISREG(kind) and not (stat.S_ISFIFO(kind) and name.startswith(_STREAMS)):
        raise ReadError(
            f"this is {_what(kind)}, not a file",
            path=name,
            hint="to check what a command prints, pipe it into: handgrad check -",
        )
    with open(name, "rb") as file:
        return decoded(_bounded(file), name)


def _bounded(file: BinaryIO) -> bytes:
    return file.read(LARGEST + 1)


def decoded(raw: bytes, path: str = "") -> tuple[str, str]:
    """Bytes as text, and the encoding that made them.

    >>> decoded("x = 1".encode("utf-16-le"))
    ('x = 1', 'utf-16-le')
    """
    if len(raw) > LARGEST:
        raise ReadError(f"more than {LARGEST // 1_000_000} MB", path=path, expected="a page")
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _strictly(raw, encoding, path)
    for signature, what in _SIGNATURES:
        if raw.startswith(signature):
            raise ReadError(
                f"this is {what}, not text", path=path, expected="Markdown, LaTeX, HTML or text"
            )
    wide = _without_mark(raw)
    if wide:
        return _strictly(raw, wide, path)
    try:
        text, encoding = raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        text, encoding = _eight_bits(raw)
    start = raw[:65_536]
    control = len(start) - len(start.translate(None, _CONTROL))
    if control > max(10, len(start) // 20) or start.count(0) > len(start) // 3:
        raise ReadError(
            "this is not text: it is full of control characters",
            path=path,
            expected="Markdown, LaTeX, HTML or text",
        )
    return text, encoding


def _eight_bits(raw: bytes) -> tuple[str, str]:
    """What is nearly UTF-8 keeps its letters, its broken bytes marked; the rest is Windows-1252 or
    Latin-1."""
    text = raw.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if sum(char > "\x7f" for char in text) > 2 * broken:
        return text, "utf-8-broken"
    if any(0x80 <= byte < 0xA0 for byte in raw):
        try:
            return raw.decode("cp1252"), "cp1252"
        except UnicodeDecodeError:
            return raw.decode("latin-1"), "latin-1"
    return raw.decode("latin-1"), "latin-1"


def _strictly(raw: bytes, encoding: str, path: str) -> tuple[str, str]:
    try:
        return raw.decode(encoding), encoding
    except UnicodeDecodeError as fault:
        raise ReadError(
            f"begins as {encoding.upper()} and breaks off at byte {fault.start}",
            path=path,
            hint="save it again as UTF-8",
        ) from fault


def _without_mark(raw: bytes) -> str:
    """UTF-16 that does not say so: every other byte of plain letters, digits and blanks is 0."""
    start = raw[:4096]
    if len(raw) % 2 or len(start) < 4 or start.count(0) * 4 < len(start):
        return ""
    even, odd = start[0::2].count(0), start[1::2].count(0)
    if odd > 3 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 3 * odd else ""


def _what(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return "a folder"
    if stat.S_ISFIFO(mode):
        return "a named pipe"
    if stat.S_ISSOCK(mode):
        return "a socket"
    return "a device"
