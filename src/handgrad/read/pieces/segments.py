"""segments: one display or inline formula cut into the claims that stand in it.

Done on the text, before any formula is parsed, because it is layout and not mathematics: rows of an
aligned environment, columns beside each other, `\\quad`, `;`, equation numbers, a remark in
brackets at the end.
"""

from __future__ import annotations

import re

import msgspec

from handgrad.late import late
from handgrad.read.pieces import signs
from handgrad.read.pieces.rows import LEFT, OPERATOR, rows
from handgrad.read.pieces.sheet import Offsets, cut

_WORDED = late(r"\\(?:text|textrm|mbox|textbf|textit|mathrm|mathbf)\s*\{([^{}]*)\}")
_NUMBERED = late(r"\(\s*([1-9]\d{0,2}(?:\.\d{1,2})?[a-z]?)\s*\)")
_SHARE = late(r"(?<=\d)(?:\s|~|\\[ ,;:])*\(\s*(?:≈|\\approx)?\s*[\d.]+\s*\\?%\s*\)$")
# "47 times", and what stands at the end of a proof.
_DECORATED = re.compile(
    r"(?:(?<=\d)\s*(?:\\times|×)|\\(?:blacksquare|square|checkmark|qed|Box))$", re.MULTILINE
)
_TIMED = late(
    r"(?:\\[,;: ]|\s|~)*([A-Za-zτ])\s*(?:\{=\}|=)\s*([0-9]+)(?=\s*(?:=|≈|\\approx|:))\s*:?"
)
_INSIDE = frozenset("0123456789)]}")  # with these a claim may end
_DOTTED = ("\\right.", "\\left.", "\\bigr.", "..")
_FUNCTIONS = frozenset(
    "softmax relu sigmoid tanh exp log ln max min step sgn sign var std mean".split()
)


class Segment(msgspec.Struct):
    """One claim as text: the sign it begins with, its body, the sign it ends with, and what stands
    around it."""

    text: str
    at: Offsets
    lead: str = ""
    trail: str = ""
    words: str = ""
    tag: str = ""
    note: str = ""
    step: tuple[str, str] | None = None


def segments(text: str, at: Offsets) -> list[Segment]:
    """The claims of a formula, in the order of the page. A segment without a body is a bare
    sign."""
    if "\\begin" in text and "\\\n" in text and "\\\\" not in text:
        text = text.replace("\\\n", "\\\\")  # Markdown ate one backslash of each row's end
    cuts = rows(text, at)
    found: list[Segment] = []
    waiting = ""
    for i, (row_text, row_at, tag) in enumerate(cuts):
        words = _WORDED.fullmatch(row_text.strip(" \t\n~,;:&")) if len(cuts) > 1 else None
        if (
            words is not None
            and i + 1 < len(cuts)
            and (not found or (not tag and _leads(cuts[i + 1][0])))
        ):
            waiting = words.group(1)
            continue
        if words is not None and found:
            found[-1].note, found[-1].tag = words.group(1).strip(), tag or found[-1].tag
            continue
        alone = _inner(row_text, 0, len(row_text)) if found and "(" in row_text else None
        numbered = _NUMBERED.fullmatch(row_text, *alone) if alone else None
        if numbered is not None and not found[-1].tag:
            found[-1].tag = numbered.group(1)
            continue
        if not row_text.strip(" \t\n~"):
            if tag and found and not found[-1].tag:
                found[-1].tag = tag
            continue
        segment = _trim(row_text, row_at)
        segment.tag = tag
        if waiting:
            segment.words, waiting = f"{waiting.strip()} {segment.words}".strip(" :,"), ""
        if segment.text or segment.lead or segment.words:
            found += _shared(segment)
        elif tag and found and not found[-1].tag:
            found[-1].tag = tag
    return found


def _leads(text: str) -> bool:
    """Whether a claim has a left side, or goes on for the words before it: what follows words that
    are no remark."""
    return re.search(signs.PATTERN, text) is not None


def _trim(text: str, at: Offsets) -> Segment:
    """Take blanks, punctuation, leading words and the signs at both ends off a claim."""
    start, end = _inner(text, 0, len(text))
    segment = Segment("", at)
    begin = start
    segment.lead, start = signs.leading(text, start)
    if not segment.lead and text[start : start + 1] == "(" and _wraps(text, start, end):
        start, end = _inner(text, start + 1, end - 1)
        segment.words = "("
    if start != begin:
        start, end = _inner(text, start, end)
    worded = _WORDED.match(text, start) if text[start : start + 1] == "\\" else None
    if worded is not None:
        start = _words(text, worded, end, segment)
        lead, behind = signs.leading(text, start)
        if segment.words and lead:
            segment.lead, start = lead, behind
        start, end = _inner(text, start, end)
    if segment.words:
        segment.words = segment.words.lstrip("(").strip(" :,")
    if start < end and text[end - 1] in "s×e":
        decorated = _DECORATED.search(text, start, end)
        if decorated is not None:
            start, end = _inner(text, start, decorated.start())
    if start < end:
        segment.trail, end = signs.trailing(text, end)
        if segment.trail:
            start, end = _inner(text, start, end)
    segment.text, segment.at = cut(text, at, start, max(start, end))
    return segment


def _shared(segment: Segment) -> list[Segment]:
    """A share in brackets behind a result is a claim of its own, not a factor: `= 0.731
    (73.1\\%)`."""
    share = _SHARE.search(segment.text) if "%" in segment.text else None
    if share is None:
        return [segment]
    behind = _trim(*cut(segment.text, segment.at, share.start(), len(segment.text)))
    segment.text, segment.at = cut(segment.text, segment.at, 0, share.start())
    return [segment, behind]


def _words(text: str, worded: re.Match[str], end: int, segment: Segment) -> int:
    """Where the claim begins behind `\\text{…}`: the words are a name if a sign, index or operator
    follows."""
    words = worded.group(1)
    timed = _TIMED.match(text, worded.end())
    if timed is not None and timed.end() < end:
        segment.words += f"{words.rstrip()} {timed.group(1)} = {timed.group(2)}"
        segment.step = (timed.group(1), timed.group(2))
        return timed.end()
    begin, _ = _inner(text, worded.end(), end)
    follows = text[begin : begin + 1]
    if words.strip().rstrip(":").lower() in _FUNCTIONS:
        return worded.start()
    if words.rstrip().endswith(":") and begin < end:
        segment.words += words
        return begin
    spaced = words != words.rstrip() or begin > worded.end()
    is_command = follows == "\\" and signs.leading(text, begin)[0] == ""
    if follows and spaced and (follows.isalnum() or is_command or follows in ".-−([|"):
        if OPERATOR.match(text, begin) or (
            follows in "-−" and not text[begin + 1 : begin + 2].isdigit()
        ):
            return worded.start()
        segment.words += words
        return begin
    return worded.start()


def _inner(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without blanks and end punctuation."""
    found = LEFT.match(text, start, end)
    if found is not None:
        start = found.end()
    while end > start:
        last = text[end - 1]
        if last in _INSIDE:
            break
        if last.isspace() or last in ",;:~✓✗。，；、":
            escaped = last in ",;: " and text[end - 2 : end - 1] == "\\"
            end -= 2 if escaped and text[end - 3 : end - 2] != "\\" else 1
        elif last == "." and not text.endswith(_DOTTED, start, end):
            end -= 1
        elif last == "d" and text.endswith(("\\quad", "\\qquad"), start, end):
            end -= 5 if text.endswith("\\quad", start, end) else 6
        else:
            break
    return start, max(start, end)


def _wraps(text: str, start: int, end: int) -> bool:
    """Whether one pair of brackets holds the whole claim, and a relation or words stand inside."""
    depth = 0
    for i in range(start, end):
        if text[i] == "(":
            depth += 1
        elif text[i] == ")":
            depth -= 1
            if depth == 0:
                inside = text[start + 1 : i]
                related = re.search(signs.PATTERN, inside) is not None
                return i == end - 1 and related
    return False
