"""loose: calculations that stand in prose without any delimiter.

Scanned pages and plain text hold `C_1 = 0.6637 · 0 + …`, `= 0.6645`, `0×0 + 1×1 = 19`, "FC1
(6x6x256=9216)". A stretch is a calculation if a relation joins things that can stand in a formula.
Two plain words in a row never can, so prose around a formula is not part of it; a single word at
its beginning can be a name.
"""

from __future__ import annotations

import re

import msgspec

from handgrad.late import late
from handgrad.read.pieces import signs
from handgrad.read.pieces.beside import begins_anew
from handgrad.read.pieces.tokens import Token, tokens

_BETWEEN = late(r"(?<=\d)(\s?)[xX](\s?)(?=\d)")
_QUOTED = late(r"(['\"])([^'\"\n]{3,80})\1(?=\s*[=≈])")
_SHARE = late(r"\s+\(\s*[~≈]?\s*[\d.,]+\s*%\s*\)$")
_TAG = late(r"(?:(?<=[\d)\]}])\s|\s{2})\s*\(([1-9]\d{0,2}[a-z]?)\)\s*$")
_LIST = late(r"[\[(]*[-−]?[\d.][-−\d.,\s\[\]()]*")
_JOINING = frozenset("yeoaiuи")  # "and", "or" in several languages: never a factor before `name =`
# Words that lead to a calculation and are never the name of its left side.
_CONNECTIVES = frozenset(
    """so thus hence then therefore giving gives get is are was equals which also and or que da así
    luego entonces donc alors somit ergibt quindi portanto logo 所以 因此 得到 得 即 则 是 为 we
    have yields where with""".split()
)
# Operators in words: what stands beside them is only part of a formula.
_SPOKEN = frozenset(
    """times plus minus over divided multiplied mal durch por más menos entre fois moins per
    dividido multiplicado 乘 乘以 加 减 除以 加上 减去 곱하기 더하기""".split()
)
_OPERANDS = "nvf"


class Stretch(msgspec.Struct):
    """A calculation: text[start:end], with its equation number if one stands behind it."""

    start: int
    end: int
    tag: str = ""
    value: bool = False  # an expression without relation
    left: int = -1  # where the words begin that stand for its left side, −1 if it has one

    @property
    def taken(self) -> tuple[int, int]:
        """The stretch with the words of its left side."""
        return (self.start if self.left < 0 else self.left, self.end)


def repaired(text: str) -> str:
    """The same text, same length, with the letter x between numbers as a product sign."""
    if "x" in text or "X" in text:
        text = _BETWEEN.sub(r"\1×\2", text)
    if "=" in text and ("'" in text or '"' in text):
        text = _QUOTED.sub(_unquoted, text)
    return text


def _unquoted(match: re.Match[str]) -> str:
    """A calculation in quotation marks before its result loses them."""
    inside = match.group(2)
    return f" {inside} " if calculation(inside) else match.group()


def stretches(text: str, pieces: list[Token], expressions: bool = False) -> list[Stretch]:
    """Where calculations stand in `text`, from its tokens. expressions: also without any
    relation."""
    if not expressions and not any(token.kind == "r" for token in pieces):
        return []
    able = _able(pieces)
    found: list[Stretch] = []
    for first, last in _runs(pieces, able):
        for begin, stop in _claims(pieces, first, last):
            stretch = _stretch(text, pieces, begin, stop, expressions)
            if stretch is not None:
                if begin > first and pieces[begin].kind == "r" and pieces[first].kind in "nv(":
                    stretch.left = pieces[first].start
                found.append(stretch)
    return found


def _able(pieces: list[Token]) -> list[bool]:
    """Which tokens can stand in a formula."""
    able = [token.kind not in "wxpl" for token in pieces]
    count = len(pieces)
    for i, token in enumerate(pieces):
        if token.kind != "w":
            continue
        before = pieces[i - 1] if i else None
        after = pieces[i + 1] if i + 1 < count else None
        if token.text.lower() in _CONNECTIVES or not token.text[0].isalpha():
            continue
        if after is not None and after.text == "(" and not after.gap:
            able[i] = True  # a call
        elif (
            before is not None and before.text == "(" and not before.gap and after is not None
            and after.text == ")" and i >= 2 and pieces[i - 2].kind == "v"
        ):  # fmt: skip
            able[i] = True  # w(new)
        else:
            opens = (
                before is None
                or before.kind in "pl("
                or (before.kind in "or" and before.text != "–")
            )
            ends = after is not None and (after.kind in "or") and after.text not in ("-", "–")
            closes = after is None or after.kind in "pl)"
            able[i] = (opens and ends) or (
                before is not None
                and before.kind in "or"
                and before.text not in ("-", "–")
                and closes
            )
            if (
                able[i]
                and before is not None
                and before.kind == "l"
                and i >= 2
                and pieces[i - 2].kind == "w"
            ):
                able[i] = False  # the sentence goes on over the line end
    for i in range(1, count - 1):
        before, token, after = pieces[i - 1 : i + 2]
        joins = token.kind == "v" and token.text in _JOINING and token.gap
        if joins and before.kind in "n)" and after.kind == "v" and after.gap:
            able[i] = False
    return able


def _runs(pieces: list[Token], able: list[bool]) -> list[tuple[int, int]]:
    """The longest runs of tokens that can stand in a formula, brackets balanced."""
    partner = _partners(pieces)
    bad = [0]
    for i, token in enumerate(pieces):
        inside = able[i] or (token.kind in "pl" and token.text in ",;\n")
        bad.append(bad[-1] + (not inside))
    runs: list[tuple[int, int]] = []
    start: int | None = None
    i, count = 0, len(pieces)
    while i < count:
        token = pieces[i]
        step = 1
        if token.kind == "(":
            close = partner[i]
            good = close >= 0 and bad[close + 1] - bad[i] == 0
            step = close - i + 1 if good else 1
        elif token.kind == ")":
            good = False
        elif token.kind == "l":
            after = pieces[i + 1] if i + 1 < count else None
            good = start is not None and after is not None and (
                pieces[i - 1].kind in "or" or (after.kind == "o" and after.text not in "-–*")
            )  # fmt: skip
        else:
            good = able[i]
            if good and start is not None and begins_anew(pieces, partner, start, i):
                runs.append((start, i))
                start = i
        if good:
            start = i if start is None else start
        elif start is not None:
            runs.append((start, i))
            start = None
        i += step
    if start is not None:
        runs.append((start, count))
    return runs


def _partners(pieces: list[Token]) -> list[int]:
    """The matching bracket of each bracket, −1 without one."""
    partner = [-1] * len(pieces)
    stack: list[int] = []
    for i, token in enumerate(pieces):
        if token.kind == "(":
            stack.append(i)
        elif token.kind == ")" and stack:
            begin = stack[-1]
            if pieces[begin].text + token.text in ("()", "[]", "{}", "[)", "(]"):
                stack.pop()
                partner[begin], partner[i] = i, begin
    return partner


def _claims(pieces: list[Token], first: int, last: int) -> list[tuple[int, int]]:
    """A run as one claim, operators at its ends taken off; a link that breaks off at a word is
    dropped whole."""
    while first < last and pieces[first].kind in "ob" and not _signed(pieces, first, last):
        if pieces[first].text in "√∑Σ∏|‖½¼¾":
            break
        first += 1
    while last > first and (pieces[last - 1].kind == "l" or pieces[last - 1].text == "!"):
        last -= 1
    bars = sum(1 for i in range(first, last) if pieces[i].text == "|")
    if (
        bars % 2
        and first + 1 < last
        and pieces[first].text == "|"
        and pieces[first + 1].kind == "r"
    ):
        first += 1  # the bar closes |some words|
    first = _whole_left(pieces, first, last)
    after = pieces[last] if last < len(pieces) else None
    worded = after is not None and after.text.lower() in _SPOKEN
    if last > first and (pieces[last - 1].kind == "o" or worded):
        cut = max((i for i in range(first, last) if pieces[i].kind == "r"), default=first)
        last = cut
    elif last > first and pieces[last - 1].kind == "r" and after is not None:
        last -= 1
    return [(first, last)] if first < last else []


def _whole_left(pieces: list[Token], first: int, last: int) -> int:
    """Where a claim begins whose left side is not all in the run: "layer 2 = 0.5".

    What is left of the sign then belongs to the words, and the claim begins with its sign.
    """
    before = pieces[first - 1] if first else None
    if before is None or before.kind != "w" or pieces[first].kind == "r":
        return first
    sign, depth = first, 0
    while sign < last and (depth or pieces[sign].kind != "r"):
        depth += {"(": 1, ")": -1}.get(pieces[sign].kind, 0)
        sign += 1
    said = pieces[first - 2].text if before.text == "by" and first > 1 else before.text
    spoken = said.lower() in _SPOKEN
    numbered = pieces[first].kind == "n" and (
        all(piece.kind in "nv" for piece in pieces[first:sign])
        or (first > 1 and pieces[first - 2].kind == "n" and before.text.lower() not in _CONNECTIVES)
    )
    equals = sign < last and signs.SIGNS.get(pieces[sign].text, "≈") in signs.EQUALS
    return sign if equals and (spoken or numbered) else first


def _signed(pieces: list[Token], i: int, last: int) -> bool:
    """Whether an operator is a sign glued to what follows."""
    return pieces[i].text in "-−–+" and i + 1 < last and not pieces[i + 1].gap


def _stretch(
    text: str, pieces: list[Token], first: int, last: int, expressions: bool
) -> Stretch | None:
    run = pieces[first:last]
    kinds = [token.kind for token in run]
    start, end = run[0].start, run[-1].end
    if sum(1 for token in run if token.text == "|") % 2:
        return None
    names = {signs.SIGNS.get(token.text, "≈") for token in run if token.kind == "r"}
    if not names:
        whole = not text[end:].strip(" \t.;,") and text[:start].rstrip()[-1:] in ("", ":", "：")
        worth = expressions and whole and "n" in kinds and "o" in kinds
        return Stretch(start, end, value=True) if worth else None
    operand = any(kind in _OPERANDS for kind in kinds)
    if all(token.text == "~" for token in run if token.kind == "r"):
        return None  # "~659,000" is a number with a mark, not a claim
    if not operand and kinds[-1] == "r" and not text[end:].strip():
        return Stretch(run[-1].start, end)
    if not operand:
        lone = not text[:start].strip() or not text[end:].strip()
        return Stretch(start, end) if lone and len(run) == 1 else None
    if not names & signs.EQUALS and "n" not in kinds:
        return None
    share = _SHARE.search(text, start, end)
    if share is not None:
        end = share.start()
    tag = _TAG.search(text, start, end)
    if tag is not None and "r" in [token.kind for token in run if token.end <= tag.start()]:
        return Stretch(start, tag.start(), tag=tag.group(1))
    return Stretch(start, end)


def calculation(text: str, comma: bool = False) -> bool:
    """Whether a text in backticks is a calculation and nothing else; a list of numbers is one."""
    if not any(char.isdigit() for char in text):
        return False
    if _LIST.fullmatch(text.strip()):
        return "." in text or "," in text
    pieces = tokens(text, comma)
    able = _able(pieces)
    kinds = {token.kind for token in pieces}
    if _runs(pieces, able) != [(0, len(pieces))] or "n" not in kinds:
        return False
    called = len(pieces) > 2 and pieces[0].kind in "fv" and pieces[1].text == "("
    return "o" in kinds or "r" in kinds or (called and not pieces[1].gap)
