"""tokens: prose cut into words, names, numbers, signs and brackets.

Only to find where calculations stand in it: the formula parser reads them afterwards. Linear: no
pattern nests quantifiers over the same characters.
"""

from __future__ import annotations

import re

import msgspec

from handgrad.late import late
from handgrad.read.pieces import signs

_LETTER = r"A-Za-zÀ-ÖØ-öø-ɏͰ-ϿЀ-ӿḀ-ỿἀ-῿ℎℒℓℝ∂∇"
_INDEX = r"₀-₎ₐ-ₜⱼ⁰¹²³⁴-ⁿʰ-ʸᴬ-ᵪᶜ-ᶿ\u0300-\u036f\u20d6\u20d7"
_PATTERN = late(
    rf"(?P<link>https?://[^\s<>]+|(?<![\w.+-])[\w.+-]+@[\w-]+\.[A-Za-z]+)"
    rf"|(?P<cjk>[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+)"
    rf"|(?P<version>\d+\.\d+(?:\.\d+)+)"
    rf"|(?P<number>\d{{1,3}}(?:,\d{{3}})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?(?:[eE][+-]?\d+(?![{_LETTER}]))?|\.\d+)"
    rf"|(?P<rule>={{3,}}|-{{3,}}|~{{3,}})"
    rf"|(?P<relation>{signs.PATTERN}|~(?=\s?[\d.])|≈)"
    rf"|(?P<boxed>\\(?:text|mathrm|mathbf|mathit|operatorname|textbf|textit|boldsymbol)\*?\{{[^{{}}\n]*\}})"
    rf"|(?P<operatorcommand>\\(?:cdot|times|odot|div|pm|ast|circ|otimes|star)(?![A-Za-z]))"
    rf"|(?P<command>\\(?:[A-Za-z]+|[{{}}|,;:! ]))"
    rf"|(?P<name>[{_LETTER}][{_LETTER}0-9{_INDEX}′']*"
    rf"(?:_[{_LETTER}0-9]+|_\{{[^{{}}\n]{{0,60}}\}}|\^\{{[^{{}}\n]{{0,60}}\}}|\^\([^()\n]{{0,20}}\)|\^[+'*](?![\d(])|[{_INDEX}′])*)"
    rf"|(?P<index>_(?:\{{[^{{}}\n]{{0,60}}\}}|[{_LETTER}0-9]+))"
    rf"|(?P<operator>[-−–+*×·∗⊙∘⊗⋅÷/^√∑Σ∏±])"
    rf"|(?P<open>[(\[{{])|(?P<close>[)\]}}])|(?P<bar>[|‖%½¼¾!]|[{_INDEX}]+)|(?P<line>\n)|(?P<mark>[,;:.?。，；：、])"
    rf"|(?P<blank>[ \t\u00a0\u2009\u3000]+)|(?P<other>.)",
    re.DOTALL,
)
FUNCTIONS = frozenset(
    """sigmoid tanh exp log ln softmax relu max min sqrt step sign sgn mean sum abs dot cos sin gelu
    sech cosh logistic softplus leaky_relu argmax norm var std log10 log2 hardtanh swish
    silu""".split()
)
# Functions that are words too, unless a bracket follows.
_ALSO_WORDS = frozenset(
    "step sign mean sum max min dot abs norm log logistic swish var".split()
) - {"log"}
GREEK = frozenset(
    """alpha beta gamma delta epsilon eps eta theta lambda mu nu xi rho sigma tau phi varphi psi
    omega kappa zeta pi chi grad loss out net dot""".split()
)
_SHORT = frozenset(
    """is of to in we so at by an as it if or on be no do go up us my he me the de la el en es un se
    du le et da di il im am zu da er so ob wo du au ce ne on ou où si te tu va ya yo su lo al mi os
    um na no em ao et ut на из по от за то he is 's ist und der die das les des une por con que una
    los las""".split()
)
_NAMELIKE = late(rf"[_^0-9{_INDEX}′']")


class Token(msgspec.Struct):
    """One token: n number, v name, f function name, w word, o operator, r relation, ( ) brackets, b
    bar or percent, l line end, p punctuation, x anything else; `gap` is the white space before
    it."""

    kind: str
    text: str
    start: int
    end: int
    gap: int = 0


def tokens(text: str, comma: bool = False) -> list[Token]:
    """The tokens of a stretch of prose; blanks are kept as gaps only. comma: 0,5 is one number."""
    found: list[Token] = []
    gap = 0
    for match in _PATTERN.finditer(text):
        group = match.lastgroup or "other"
        if group == "blank":
            gap += match.end() - match.start()
            continue
        piece = match.group()
        kind = _KINDS.get(group) or _word(piece)
        if comma and group == "number" and not gap and _after_comma(found):
            found.pop()
            found[-1].end, found[-1].text = match.end(), f"{found[-1].text},{piece}"
            continue
        if group == "number" and piece[0] == "." and found and not gap and found[-1].kind in "nvw":
            kind = "x"
        if (
            found
            and found[-1].kind == "f"
            and found[-1].text.lower() in _ALSO_WORDS
            and (piece != "(" or gap)
        ):
            found[-1].kind = "w"
        found.append(Token(kind, piece, match.start(), match.end(), gap))
        gap = 0
    return _ranges(found)


def _ranges(found: list[Token]) -> list[Token]:
    """Ranges become words: "r = 4-8", "epochs 5–10", "0.9–1.0" say from where to where.

    Behind a hyphen both ends have as many decimals: 0.5-1 is a subtraction.
    """
    for i in range(1, len(found) - 1):
        low, dash, high = found[i - 1 : i + 2]
        if dash.text not in ("-", "–") or dash.gap or high.gap or low.kind + high.kind != "nn":
            continue
        if _rises(low.text, high.text, dash.text == "-") and _ends(found, i + 2, dash.text):
            if _opens(found, i - 1, dash.text):
                low.kind = dash.kind = high.kind = "w"
    return found


def _opens(found: list[Token], i: int, dash: str) -> bool:
    """Whether a range may begin there: not behind an operator, a bracket or a factor."""
    if i == 0:
        return dash == "–"
    before = found[i - 1]
    return before.kind in "wrplx" or (before.kind == "v" and found[i].gap > 0)


def _ends(found: list[Token], i: int, dash: str) -> bool:
    """Whether a range may end there: nothing is calculated with it."""
    while i < len(found) and (found[i].kind == "l" or found[i].text == "%"):
        i += 1
    if i == len(found):
        return True
    after = found[i]
    if after.text == "→":
        return dash == "–"
    return after.kind == "p" or (after.kind in "wvx" and after.gap > 0)


def _rises(low: str, high: str, alike: bool) -> bool:
    """Whether one number is below another; alike: only if both have as many decimals."""
    decimals = [len(text.partition(".")[2]) for text in (low, high)]
    below = float(low.replace(",", "")) < float(high.replace(",", ""))
    return below and (not alike or decimals[0] == decimals[1])


def _after_comma(found: list[Token]) -> bool:
    """Whether the tokens end in digits and a comma glued to them."""
    if len(found) < 2 or found[-1].text != "," or found[-1].gap or found[-2].kind != "n":
        return False
    return not set(found[-2].text) & set(".,")


def is_name(text: str) -> bool:
    """Whether a text is one name with an index (`w1`, `x_{1}`, `h₂`), or a single letter."""
    text = text.strip()
    found = _PATTERN.fullmatch(text) if text else None
    if found is None or found.lastgroup != "name":
        return False
    return len(text) == 1 or _NAMELIKE.search(text) is not None


_KINDS = {
    **dict.fromkeys(("link", "cjk", "version"), "w"),
    **dict.fromkeys(("boxed", "command"), "v"),
    **dict.fromkeys(("operatorcommand", "operator"), "o"),
    "number": "n",
    "relation": "r",
    "open": "(",
    "close": ")",
    "bar": "b",
    "line": "l",
    "mark": "p",
    "other": "x",
}


def _word(piece: str) -> str:
    """Whether letters are a name, a function or a plain word."""
    low = piece.lower()
    if low in FUNCTIONS:
        return "f"
    if len(piece) == 1 or low in GREEK:
        return "v"
    if piece.endswith(("'s", "'")):
        return "w" if len(piece) > 3 else "v"
    if _NAMELIKE.search(piece):
        return "v"
    if low in _SHORT and not any(char.isupper() for char in piece[1:]):
        return "w"
    # dL, Wx, MSE: short, or more capitals than a word has
    if len(piece) == 2:
        return "v"
    return "v" if len(piece) <= 4 and not piece[1:].islower() else "w"
