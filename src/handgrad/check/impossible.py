"""impossible: values that their function can never have, and probabilities that do not add to 1.

A sigmoid of 1.2 is wrong whatever its argument is; three softmax entries that add to 1.10 are wrong
whatever the logits are. Only what the page says of a function by name is judged, only the last
number of its chain, and nothing that has a finding already.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec
from flint import fmpq

from handgrad import ops
from handgrad.check.finding import Finding
from handgrad.check.judge import Status, Written
from handgrad.check.written import bare_number
from handgrad.document import Chain, Document
from handgrad.notation import Call, Fence, Kind, Listing, Matrix, Name, Number

if TYPE_CHECKING:
    from handgrad.check.names import Names
    from handgrad.check.records import Judged


class Range(msgspec.Struct, frozen=True):
    """Where a function's values lie, and how that is said."""

    low: int
    high: int
    words: str


RANGES = {
    "sigmoid": Range(0, 1, "σ lies between 0 and 1"),
    "softmax": Range(0, 1, "a softmax entry lies between 0 and 1"),
    "probability": Range(0, 1, "a probability lies between 0 and 1"),
    "tanh": Range(-1, 1, "tanh lies between −1 and 1"),
}
_EQUALS = frozenset({"=", "≈"})
_PROBABILITY = frozenset({"P", "Pr", "ℙ"})
_SAYS_PROBABILITY = ("probab", "wahrscheinlich", "概率", "確率", "확률", "вероятн", "prawdop")
_SPREAD = ("deviation", "variance", "std", "abweichung", "desviaci", "écart", "σ²", "sigma^2")
_SLACK = fmpq(1, 1000)  # one tenth of a percent: some authors bend the last digit


def within(number: Written, op: str) -> bool:
    """Whether a printed number may be a value of that function, rounded."""
    return bool(RANGES[op].low <= number.value <= RANGES[op].high)


def impossible(judged: Sequence[Judged], names: Names, document: Document) -> list[Finding]:
    """The findings on values that cannot be; the numbers they point at become `wrong`.

    judged    the page's numbers with their verdicts, after every chain has been read
    names     what σ and its like mean on this page
    """
    found: list[Finding] = []
    at: dict[int, Judged] = {}
    for block in document.blocks:
        if not isinstance(block, Chain) or len(block.links) < 2:
            continue
        if block.links[-1].sign not in _EQUALS:
            continue
        named = list(_functions(block, document))
        if not named:
            continue
        at = at or {entry.number.number.span[0]: entry for entry in judged}
        last = block.links[-1].body
        entries = _entries(last, at)
        if not entries or any(entry.status.bad for entry in entries):
            continue
        if all(_may_give(op, entries) for op, _ in named):
            continue
        op = next((op for op, call in named if _is_meant(call, op, names, document)), None)
        if op is None:
            continue
        outside = [entry for entry in entries if not within(entry.written, op)]
        if outside:
            found += [_outside(entry, op) for entry in outside]
        elif op == "softmax" and len(entries) > 1:
            found += _sum(entries, last, document)
    return found


def _may_give(op: str, entries: Sequence[Judged]) -> bool:
    """Whether nothing speaks against these values of a function."""
    several = op == "softmax" and len(entries) > 1
    return not several and all(within(entry.written, op) for entry in entries)


def _functions(chain: Chain, document: Document) -> Iterator[tuple[str, Call]]:
    """The functions the chain is a value of: σ in o = σ(z) = 1.2."""
    for link in chain.links[:-1]:
        body = link.body
        if link.sign not in ("", *_EQUALS) or not isinstance(body, Call):
            continue
        function = body.function
        if not isinstance(function, Name):
            continue
        op = ops.spellings().get(function.key, "")
        if op in RANGES:
            yield op, body
        elif (
            function.key in _PROBABILITY
            and _says(document.text, _SAYS_PROBABILITY)
            and not (len(body.arguments) > 1 and all(isinstance(x, Number) for x in body.arguments))
        ):  # (P(5, 2) counts permutations)
            yield "probability", body


def _is_meant(call: Call, op: str, names: Names, document: Document) -> bool:
    """Whether the page has not defined the function otherwise (softmax of one unknown name has no
    shape and cannot be built)."""
    if op in RANGES and isinstance(call.function, Name) and _is_spread(call.function, document):
        return False
    node = None if op == "probability" else names.build(call)
    return node is None or node.op == op or op == "softmax"


def _is_spread(function: Name, document: Document) -> bool:
    """σ is also the standard deviation: a page that speaks of one is left alone."""
    return function.base == "σ" and _says(document.text, _SPREAD)


@lru_cache(4)  # asked of one page again and again
def _says(text: str, words: tuple[str, ...]) -> bool:
    low = text.lower()
    return any(word in low for word in words)


def _entries(kind: Kind, at: dict[int, Judged]) -> list[Judged]:
    """The numbers of a value or a vector of values, if it is made of plain numbers only."""
    items: tuple[Kind, ...] = (kind,)
    match kind:
        case Fence(body=Listing(items=inner)) | Listing(items=inner):
            items = inner
        case Matrix(rows=rows) if len(rows) == 1 or all(len(row) == 1 for row in rows):
            items = tuple(item for row in rows for item in row)
        case _:
            pass
    found: list[Judged] = []
    for item in items:
        bare = bare_number(item)
        entry = None if bare is None else at.get(bare[0].span[0])
        if bare is None or entry is None or (bare[1] != 1 and len(items) > 1):
            return []
        found.append(entry)
    return found


def _outside(entry: Judged, op: str) -> Finding:
    entry.status = Status.WRONG
    start = entry.number.offset
    words = RANGES[op].words
    return Finding(
        code="HG702",
        name="impossible-value",
        span=(start, start + len(entry.number.text)),
        text=entry.number.text,
        short=words,
        message=f"{entry.number.text} is impossible: {words}.",
        evidence="outside the range of the function, whatever its argument is",
        group=("impossible", start),
    )


def _sum(entries: Sequence[Judged], kind: Kind, document: Document) -> list[Finding]:
    """The finding on entries that miss 1 by more than their rounding (or their cutting off)."""
    total = sum((entry.written.value for entry in entries), fmpq(0))
    places = sum((entry.written.place for entry in entries), fmpq(0))
    if 1 - places - _SLACK <= total <= 1 + places / 2 + _SLACK:
        return []
    decimals = max(entry.number.number.decimals for entry in entries)
    shown = f"{float(total.p) / float(total.q):.{max(decimals, 0)}f}"
    start, end = kind.span
    return [
        Finding(
            code="HG703",
            name="probabilities-do-not-add-up",
            span=(start, end),
            text=document.text[start:end],
            short=f"the entries add to {shown}, not 1",
            message=f"The probabilities add to {shown}, not to 1: at least one of them is wrong.",
            evidence=f"their sum is {shown}; rounding explains at most "
            f"{float(places.p) / float(places.q) / 2:.{max(decimals, 0) + 1}f}",
            group=("sum", start),
        )
    ]
