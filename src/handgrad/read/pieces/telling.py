"""telling: how a file's bytes are its text, and whether its commas are decimal points."""

from __future__ import annotations

from pathlib import Path

from handgrad.read.pieces.late import late

_COMMA = late(r"(?<![\d.,])0(?:,|\{,\})(?:\d{2,}|\d(?=\s*[=+*·×]))(?![\d,.])")
_POINT = late(r"(?<![\d.])\d+\.\d+(?![\d.])")


def load(path: str | Path) -> tuple[str, str]:
    """The text of a file and the encoding it was read in: utf-8, utf-8-sig, utf-16, or latin-1 for
    whatever is none of them.

    Raises OSError. Line ends are kept as they are.
    """
    raw = Path(path).read_bytes()
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ("utf-16", "latin-1")
    elif raw.startswith(b"\xef\xbb\xbf"):
        encodings = ("utf-8-sig", "latin-1")
    else:
        encodings = ("utf-8", "latin-1")
    try:
        return raw.decode(encodings[0]), encodings[0]
    except UnicodeDecodeError:
        return raw.decode("latin-1"), "latin-1"


def decimal_commas(text: str) -> bool:
    """Whether numbers are written 0,5: two at least that no list explains, and no decimal point."""
    if "0," not in text and "{,}" not in text:
        return False
    if len(_COMMA.findall(text)) < 2:
        return False
    return _POINT.search(text) is None
