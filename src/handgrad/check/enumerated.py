"""enumerated: a list of names in a sentence that gives each of them its value, one name twice.

"The weights w_1, w_2, w_3, w_3 are 0.1, 0.2, 0.3 and 0.4": the indices count on but for one, and
the name that stands twice gets two values. A list of names alone may repeat one on purpose (the
path of a state); two values of one name are the proof.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from flint import fmpq

from handgrad.check.finding import Finding
from handgrad.check.written import bare_number, negated
from handgrad.document import Block, Say
from handgrad.notation import Kind, Name
from handgrad.parse.written import fraction
from handgrad.render.formula import unicode

_LEAST = 3
_BETWEEN = frozenset((",", "and", ", and", "und", "et", "y", "e", "和", "、", "，"))


def repeated(blocks: Iterable[Block]) -> list[Finding]:
    """The findings on such lists."""
    return [found for block in blocks if isinstance(block, Say) for found in _in(block)]


def _in(say: Say) -> Iterator[Finding]:
    lists = list(_lists(say.parts))
    for names, values in pairwise(lists):
        at = _again(names)
        if at is None or len(values) != len(names):
            continue
        first, second = _value(values[at - 1]), _value(values[at])
        if first is not None and second is not None and first != second:
            yield _finding(names[at])


def _value(kind: Kind) -> fmpq | None:
    """The number that stands there, None for anything else."""
    bare = bare_number(kind)
    if bare is None:
        return None
    value = fraction(bare[0].text) * bare[1]
    return -value if negated(kind) else value


def _lists(parts: Sequence[str | Kind]) -> Iterator[list[Kind]]:
    """What stands between commas and 'and', list by list."""
    held: list[Kind] = []
    for part in parts:
        if not isinstance(part, str):
            held.append(part)
        elif part.strip() not in _BETWEEN:
            if held:
                yield held
            held = []
    if held:
        yield held


def _again(names: Sequence[Kind]) -> int | None:
    """Where the one name stands that repeats the one before it, in a list that counts on."""
    if len(names) < _LEAST:
        return None
    indices = []
    for kind in names:
        if not isinstance(kind, Name) or len(kind.sub) != 1 or not kind.sub[0].isdecimal():
            return None
        indices.append(int(kind.sub[0]))
    bases = {(kind.base, kind.marks, kind.sup) for kind in names if isinstance(kind, Name)}
    off = [i for i, index in enumerate(indices) if index != indices[0] + i]
    if len(bases) > 1 or len(off) != 1 or indices[off[0]] != indices[off[0] - 1]:
        return None
    return off[0]


def _finding(kind: Kind) -> Finding:
    assert isinstance(kind, Name)
    meant = unicode.write(Name(kind.base, kind.marks, (str(int(kind.sub[0]) + 1),), kind.sup))
    shown = unicode.write(kind)
    return Finding(
        code="HG509",
        name="index-repeated",
        span=kind.span,
        text=kind.key,
        short=f"{meant} belongs here",
        message=f"{shown} stands twice in this list, with two values: the second is {meant}.",
        expected=meant,
        evidence=f"with {meant} the indices count on and every name has one value",
        group=("index", kind.span),
    )
