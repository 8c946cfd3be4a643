"""written: a number of the page as an exact value with the size of its last place."""

from __future__ import annotations

from functools import lru_cache

from flint import fmpq

from handgrad.check.judge import Written
from handgrad.document import Chain
from handgrad.late import late
from handgrad.notation import Fence, Kind, Number, Postfix, Prefix, Product, Text
from handgrad.parse.written import fraction
from handgrad.read import WrittenNumber

_SCALES: dict[str, fmpq | int] = {
    **dict.fromkeys(("percentage", "percent", "pp", "prozent", "prozentpunkte"), fmpq(1, 100)),
    **dict.fromkeys(("thousand", "k", "mil", "mille", "tausend"), 1000),
    **dict.fromkeys(("million", "millions", "millón", "millones", "millionen", "mio"), 1_000_000),
    **dict.fromkeys(("billion", "billions", "milliard", "milliarden", "mrd"), 1_000_000_000),
}


# A small whole number is meant as one: 0 is not 0.24 rounded. It may still stand for 0.9999 (σ of a
# large number).
_ONE, _TEN = fmpq(1), fmpq(10)
_WHOLE, _COUNT = fmpq(1, 100), 100
_UNIT = late(
    r"\s*(?:\\[,;: ]\s*)*(?:\\(?:text|mathrm|textrm)\{\s*)?"
    r"((?:[kKMGT]i?)?B(?:ytes?)?|bytes?|bits?|hrs?|hours?|min(?:utes)?|s(?:ec(?:onds)?)?|ms|µs|days?"
    r"|[kcmµ]?m|[kµ]?g|[KMG]?FLOPs?)(?![A-Za-z0-9_(])"
)
_REACH = 40  # characters behind a number in which its scale stands


def written(number: WrittenNumber, page: str = "", words: bool = True) -> Written:
    """The value with its sign; `≈ 659,000` claims its significant figures only, 62.3 million and
    62 % are scaled.

    page   the text of the page, for the word behind the number
    words  whether a word behind the number scales it
    """
    scale, loose = _ONE, False
    if isinstance(number.block, Chain) and number.link >= 0:
        link = number.block.links[number.link]
        bare = bare_number(link.body)
        if bare is not None and bare[0] is number.number:
            scale, loose = bare[1], link.sign in ("≈", "∼")
            if words and scale is _ONE and link is number.block.links[-1]:
                scale = _scale_behind(number, number.block.note, page)
    text = number.number.text
    value = fraction(text)
    decimals = number.number.decimals
    place = _place(decimals)
    if scale is not _ONE:
        value, place = value * scale, place * scale
    if loose and "." not in text and text.endswith("0") and text.strip("0"):
        place *= fmpq(10) ** (len(text) - len(text.rstrip("0")))
    if decimals <= 0 and not loose and place == 1 and value < _COUNT:
        place = _WHOLE
    rough = loose and scale is not _ONE
    return Written(-value if is_negative(number) else value, place, rough)


@lru_cache(64)
def _place(decimals: int) -> fmpq:
    """The size of the last of so many decimals."""
    return _TEN**-decimals


def unit(number: WrittenNumber, page: str) -> str:
    """The unit behind a number, '' if none is."""
    end = number.number.span[1]
    found = _UNIT.match(page, end) if 0 <= end < len(page) else None
    return found.group(1) if found else ""


def _scale_behind(number: WrittenNumber, note: str, page: str) -> fmpq:
    """62.3 million: the scale that the word directly behind a number gives it, 1 if none does."""
    word = note
    if not word and page:
        end = number.number.span[1]
        word = page[end : end + _REACH].lstrip("$*_`~,}) ").removeprefix("\\text{")
    word = word.lstrip()
    if not word[:1].isalpha():
        return _ONE
    first = word.split(maxsplit=1)[0].rstrip(".,;:!?)}$").lower()
    return fmpq(_SCALES[first]) if len(first) > 1 and first in _SCALES else _ONE


def is_negative(number: WrittenNumber) -> bool:
    """Whether a minus belongs to the number: −0.5, or −(0.5) as the whole of a link."""
    if number.sign is not None:
        return number.sign.sign == "-"
    if not isinstance(number.block, Chain) or number.link < 0:
        return False
    return _bracketed(number.block.links[number.link].body) is number.number


def bare_number(kind: Kind) -> tuple[Number, fmpq] | None:
    """The number a link consists of, and its scale; None if the link is more than a number.

    A minus belongs to it before the digits and before a bracket around them: −(−1.417) is a
    calculation.
    """
    bracketed = _bracketed(kind)
    if bracketed is not None:
        return bracketed, _ONE
    match kind:
        case Number():
            return kind, _ONE
        case Fence(shape="round" | "square" | "curly", body=body):
            return bare_number(body)
        case Prefix(sign="-" | "+", body=Number() | Postfix() as body):
            return bare_number(body)
        case Postfix(body=Number() as body, mark="%"):
            return body, fmpq(1, 100)
        case Product(factors=(Number() as body, Text(text=word))):
            scale = _SCALES.get(word.strip().lower().rstrip("."))
            return None if scale is None else (body, fmpq(scale))
        case Product(factors=(Prefix(body=Number() as body), Text(text=word))):
            scale = _SCALES.get(word.strip().lower().rstrip("."))
            return None if scale is None else (body, fmpq(scale))
        case _:
            return None


def _bracketed(kind: Kind) -> Number | None:
    """The number of −(0.5)."""
    match kind:
        case Prefix(sign="-", body=Fence(shape="round", body=Number() as number)):
            return number
        case _:
            return None


def negated(kind: Kind) -> bool:
    """Whether a minus stands before a bare number."""
    match kind:
        case Prefix(sign=sign):
            return sign == "-"
        case Fence(body=body):
            return negated(body)
        case Product(factors=(first, *_)):
            return negated(first)
        case _:
            return False
