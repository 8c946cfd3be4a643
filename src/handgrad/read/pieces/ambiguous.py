"""ambiguous: formulas typed on one line that the rules of arithmetic read in one way and the eye in
another.

`11×11 / 224×224` looks like one product over another, `0.17/1.6×10⁻⁸` like a number over a number;
`(1/16) 1/32` has lost a sign, or the bar of a fraction. None of them is read: a guess would accuse
an author of what was never meant.
"""

from __future__ import annotations

from handgrad.document import Link
from handgrad.late import late
from handgrad.notation import Unread
from handgrad.read.pieces.sheet import Offsets, place

_LOOKS = late(
    r"(?P<below>(?<=\s)/\s+[\w.]+[×*·](?=\w)|/\s*\d+\.\d+\s*[×*·]\s*10(?=\^|[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]))"
    r"|(?P<lost>[)\]]\s+(?=\d)|\]\s\s+(?=\[)|\d\s*/\s*\d[\d.]*\s+(?=\d))"
)
LOST = "a number stands behind a value without a sign between them"
_WHY = {
    "below": "what is below the slash can be read in two ways: put it in brackets",
    "lost": LOST,
}


def places(text: str) -> list[tuple[int, str]]:
    """Where a formula can be read in two ways, and why.

    >>> places("11×11 / 224×224")[0][0]
    6
    >>> places("11*11 / (224*224)") + places("3/2·4") + places("σ(0.5)·2")
    []
    """
    if "\\" in text or not ("/" in text or ")" in text or "]" in text):
        return []
    return [(found.start(), _WHY[found.lastgroup or ""]) for found in _LOOKS.finditer(text)]


def settled(links: list[Link], text: str, at: Offsets) -> list[Link]:
    """The links of a formula, those that can be read in two ways not read."""
    found = places(text)
    return [_unread(link, found, text, at) for link in links] if found else links


def _unread(link: Link, found: list[tuple[int, str]], text: str, at: Offsets) -> Link:
    start, end = link.span
    for index, why in found:
        if start <= place(at, index) < end:
            said = "".join(c for i, c in enumerate(text) if start <= place(at, i) < end)
            return Link(link.sign, Unread(said, why, link.span), link.span)
    return link
