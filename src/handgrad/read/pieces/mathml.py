"""mathml: formulas of web pages as TeX, with the offset of every character."""

from __future__ import annotations

from handgrad.late import late
from handgrad.read.pieces.sheet import Offsets

_ANNOTATION = late(r"<annotation[^<>]{0,300}application/x-tex[^<>]{0,300}>")
_TOKEN = late(r"<(/?)(?:m:)?([A-Za-z]+)([^<>]{0,500})>|([^<]+)|<")
# What stands before, between and after the children of an element.
_FORMS: dict[str, tuple[str, ...]] = {
    "mfrac": (r"\frac{", "}{", "}"),
    "msup": ("{", "}^{", "}"),
    "msub": ("{", "}_{", "}"),
    "msubsup": ("{", "}_{", "}^{", "}"),
    "munderover": ("{", "}_{", "}^{", "}"),
    "munder": ("{", "}_{", "}"),
    "msqrt": (r"\sqrt{", "", "}"),
    "mtext": (r"\text{", "", "}"),
    "mtable": (r"\begin{matrix}", "", r"\end{matrix}"),
    "mtr": ("", " & ", r" \\ "),
}
_ACCENTS = {
    "~": "tilde",
    "˜": "tilde",
    "^": "hat",
    "ˆ": "hat",
    "¯": "bar",
    "‾": "bar",
    "→": "vec",
    "←": "back",
    "˙": "dot",
    "¨": "ddot",
}
_INVISIBLE = str.maketrans("", "", "\u2061\u2062\u2063\u2064\u200b")
_FUNCTIONS = frozenset("tanh exp log ln max min softmax sigmoid sin cos relu step".split())

_Run = list[tuple[str, int]]  # characters with their offsets


def annotation(source: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the TeX source of a formula stands inside its element."""
    found = _ANNOTATION.search(source, start, end)
    if found is None:
        return None
    close = source.find("<", found.end(), end)
    return (found.end(), close if close >= 0 else end)


def translated(source: str, start: int, end: int) -> tuple[str, Offsets]:
    """The formula as TeX. Unknown elements are transparent."""
    stack: list[tuple[str, list[_Run], int]] = [("math", [], start)]
    for token in _TOKEN.finditer(source, start, end):
        if token.group(4) is not None:
            _words(stack[-1], token.group(4), token.start())
        elif token.group(2) and token.group(1):
            if len(stack) > 1 and stack[-1][0] == token.group(2).lower():
                done = stack.pop()
                stack[-1][1].append(_closed(done, token.start()))
        elif token.group(2) and not token.group(3).endswith("/"):
            if len(stack) < 200:
                stack.append((token.group(2).lower(), [], token.start()))
    while len(stack) > 1:
        done = stack.pop()
        stack[-1][1].append(_closed(done, end))
    run = [pair for child in stack[0][1] for pair in child]
    return "".join(char for char, _ in run), [at for _, at in run]


def _words(element: tuple[str, list[_Run], int], text: str, at: int) -> None:
    if not text.strip():
        return
    if "&" in text:
        from html import unescape

        plain = unescape(text).translate(_INVISIBLE)
        element[1].append([(char, at) for char in plain])
        return
    element[1].append([(c, at + i) for i, c in enumerate(text) if c.translate(_INVISIBLE)])


def _closed(element: tuple[str, list[_Run], int], end: int) -> _Run:
    name, children, start = element
    if name == "mi":
        word = "".join(char for child in children for char, _ in child).strip()
        if len(word) > 1 and word.isalpha():
            opening = rf"\operatorname{{{word}}}" if word in _FUNCTIONS else rf"\text{{{word}}}"
            return [(char, start + min(i, 1)) for i, char in enumerate(opening)]
    if name == "mover" and len(children) == 2:
        accent = "".join(char for char, _ in children[1]).strip()
        if accent in _ACCENTS:
            return [*_at(rf"\{_ACCENTS[accent]}{{", start), *children[0], ("}", end)]
    if name == "mroot" and len(children) == 2:
        return [*_at(r"\sqrt[", start), *children[1], *_at("]{", start), *children[0], ("}", end)]
    form = _FORMS.get(name)
    if form is None:
        inside = [pair for child in children for pair in child]
        return [(" ", start), *inside, (" ", end)] if name in ("mo", "mn") else inside
    if name in ("msup", "msub") and len(children) == 2 and _closing(children[0]):
        return [*children[0], *_at(form[1][1:], start), *children[1], ("}", end)]
    run = _at(form[0], start)
    for i, child in enumerate(children):
        if i:
            middle = form[i] if len(form) > 3 and i < len(form) - 1 else form[1]
            run += _at(middle, child[0][1] if child else start)
        run += child
    return run + _at(form[-1], end)


def _closing(base: _Run) -> bool:
    """Whether an exponent stands at a closing bracket alone, as typesetters write (a − b)²."""
    return "".join(char for char, _ in base).strip() in (")", "]", "}")


def _at(text: str, offset: int) -> _Run:
    return [(char, offset) for char in text]
