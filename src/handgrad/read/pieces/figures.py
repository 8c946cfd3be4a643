"""figures: single numbers that a sentence claims: "**Total:** ~62.3 million", "goes from 0.0172 to
about 0.0170".

A number in prose is a claim if it is written with decimals, thousands separators or a percent sign,
or stands alone behind a label. Counts, dates, versions, section and step numbers are not.
"""

from __future__ import annotations

import re

import msgspec

from handgrad.document import Link
from handgrad.late import late
from handgrad.notation import Kind, Number, Postfix, Prefix, Product, Text
from handgrad.read.pieces.sheet import Offsets, place
from handgrad.read.pieces.tokens import Token

_SCALES = frozenset(
    """thousand million millions billion billions trillion k m mil millones millón millions mille
    milliard milliarden millionen tausend mio mrd 万 亿 百万 千 億""".split()
)
_NUMBERED = frozenset(
    """version v python pytorch tensorflow numpy section sec chapter figure fig table tab eq
    equation eqn page kapitel abschnitt abbildung tabelle gleichung sección capítulo figura ecuación
    chapitre équation lecture theorem lemma exercise problem release cuda part""".split()
)
_ABOUT = late(
    r"(?:~|≈|\\approx|\b(?:about|around|approximately|approx\.?|roughly|nearly|circa|ca\.|etwa|aproximadamente|"
    r"environ|cerca de)|约|大约|約)\s*$",
    re.IGNORECASE,
)
_SECTION = late(r"\d{1,2}\.\d{1,2}$")
_LABEL = late(r"[^\W\d_][^.;!?\n]{0,60}[:：]\s*\**\s*[~≈]?\s*[-−]?$")


class Figure(msgspec.Struct):
    """A claimed number: text[start:end] with its link."""

    start: int
    end: int
    link: Link


def figures(
    text: str,
    at: Offsets,
    pieces: list[Token],
    taken: list[tuple[int, int]],
    decimal_comma: bool,
    item: bool,
) -> list[Figure]:
    """The claimed numbers of a stretch of prose that stand in none of the `taken` stretches."""
    found: list[Figure] = []
    busy = iter(taken)
    next_taken = next(busy, None)
    for i, token in enumerate(pieces):
        if token.kind != "n":
            continue
        while next_taken is not None and next_taken[1] <= token.start:
            next_taken = next(busy, None)
        if next_taken is not None and next_taken[0] <= token.start < next_taken[1]:
            continue
        figure = _figure(text, at, pieces, i, decimal_comma, item)
        if figure is not None:
            found.append(figure)
    return found


def _figure(
    text: str, at: Offsets, pieces: list[Token], i: int, decimal_comma: bool, item: bool
) -> Figure | None:
    token = pieces[i]
    before = pieces[i - 1] if i else None
    after = pieces[i + 1] if i + 1 < len(pieces) else None
    start, end, written = token.start, token.end, token.text
    if before is not None and (
        (before.text in "$€£¥#/:" and not token.gap)
        or (before.kind in "nvw" and not token.gap)
        or before.text.lower().rstrip(".") in _NUMBERED
        or (before.text == "." and i >= 2 and pieces[i - 2].text.lower() in _NUMBERED)
    ):
        return None
    if (
        after is not None
        and after.kind in "vwn"
        and not after.gap
        and after.text.lower() not in _SCALES
        and after.text.lower() != "x"  # 6.67x as many
    ):
        if not after.text[0] > "\u2fff":  # a Chinese word may follow without a blank
            return None
    if "," in written:
        written = written.replace(",", ".", 1) if decimal_comma else written.replace(",", "")
    titled = after is not None and after.text[:1].isupper() and not after.text.isupper()
    if i == 0 and titled and _SECTION.match(written):
        return None  # the number of a section
    percent = after is not None and after.text == "%"
    scale = (
        after
        if after is not None and after.text.lower() in _SCALES and len(after.text) > 1
        else None
    )
    labelled = item and _LABEL.search(text, max(0, start - 80), start) is not None
    if not ("." in written or "," in token.text or percent or scale is not None or labelled):
        return None
    return _build(text, at, token, (start, end, written), before, after if percent else None, scale)


def _build(
    text: str, at: Offsets, token: Token, stretch: tuple[int, int, str], before: Token | None,
    percent: Token | None, scale: Token | None,
) -> Figure:  # fmt: skip
    start, end, written = stretch
    body: Kind = Number(written, (place(at, start), place(at, end - 1) + 1))
    if percent is not None:
        end = percent.end
        body = Postfix(body, "%", (body.span[0], place(at, end - 1) + 1))
    elif scale is not None:
        words = Text(scale.text, (place(at, scale.start), place(at, scale.end - 1) + 1))
        end = scale.end
        body = Product((body, words), ("", "·"), ("", ""), (body.span[0], words.span[1]))
    signed = (
        before is not None
        and before.text in "-−–"
        and not token.gap
        and (before.gap or before.start == 0)
    )
    if signed and before is not None:
        start = before.start
        body = Prefix("-", body, (place(at, start), body.span[1]))
    sign = "≈" if _ABOUT.search(text, max(0, start - 20), start) else ""
    return Figure(start, end, Link(sign, body, body.span))
