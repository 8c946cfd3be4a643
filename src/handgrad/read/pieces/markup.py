"""markup: tags and entities among words, painted over so that formulas keep their indices.

`h<sub>1</sub>` becomes `h_{1}`, `x<sup>2</sup>` becomes `x^{2}`, `<br/>` a line end, `&middot;` a
dot; other tags vanish.
"""

from __future__ import annotations

from handgrad.late import late
from handgrad.read.pieces.sheet import Sheet

_NAME = late(r"</?([A-Za-z][A-Za-z0-9]*)")
# The entities of worked pages; any other is looked up in the standard library.
_ENTITIES = {
    "amp": "&",
    "lt": "<",
    "gt": ">",
    "nbsp": " ",
    "quot": '"',
    "minus": "−",
    "times": "×",
    "middot": "·",
    "sigma": "σ",
    "delta": "δ",
    "alpha": "α",
    "eta": "η",
    "part": "∂",
    "nabla": "∇",
    "asymp": "≈",
    "rarr": "→",
}


def tag(sheet: Sheet, text: str, at: int) -> None:
    """Paint over one tag."""
    found = _NAME.match(text)
    name = found.group(1).lower() if found else ""
    closing = text[1] == "/"
    end = at + len(text)
    if name in ("sub", "sup"):
        sheet.paint(at, end, "}" if closing else ("_{" if name == "sub" else "^{"))
    elif name in ("br", "p", "div", "li", "tr", "hr"):
        sheet.paint(at, end, "\n")
    elif name in ("td", "th"):
        sheet.paint(at, end, " ")
    else:
        sheet.paint(at, end)


def entity(sheet: Sheet, text: str, at: int) -> None:
    """Replace one entity by its character."""
    char = _ENTITIES.get(text[1:-1])
    if char is None:
        from html import unescape

        char = unescape(text)
    if char != text:
        sheet.paint(at, at + len(text), char)
