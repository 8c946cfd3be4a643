"""telling: how a file's bytes are its text, and whether its commas are decimal points."""

from __future__ import annotations

import re
from pathlib import Path

_COMMA = re.compile(r"(?<![\d.,])-?\d+,\d+(?![\d,.])")
_POINT = re.compile(r"(?<![\d.])\d+\.\d+(?![\d.])")
_THREE = re.compile(r"\d{1,3},\d{3}$")


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
    """Whether numbers are written 0,5: commas inside numbers that are no thousands, and hardly a
    decimal point."""
    if not re.search(r"\d,\d", text):
        return False
    commas = [found for found in _COMMA.findall(text) if not _THREE.search(found)]
    zeros = sum(1 for found in commas if found.lstrip("-").startswith("0,"))
    if zeros < 2:
        return False
    return not any(True for _ in _POINT.finditer(text))
