"""telling: whether the commas of a page are decimal points."""

from __future__ import annotations

from handgrad.late import late

_COMMA = late(r"(?<![\d.,])0(?:,|\{,\})(?:\d{2,}|\d(?=\s*[=+*·×]))(?![\d,.])")
_POINT = late(r"(?<![\d.])\d+\.\d+(?![\d.])")


def decimal_commas(text: str) -> bool:
    """Whether numbers are written 0,5: two at least that no list explains, and no decimal point."""
    if "0," not in text and "{,}" not in text:
        return False
    if len(_COMMA.findall(text)) < 2:
        return False
    return _POINT.search(text) is None
