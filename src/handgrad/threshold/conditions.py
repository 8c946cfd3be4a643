"""conditions: a printed activation condition taken literally, and as it was probably meant.

`h = 1 if x ≠ 0` says when a unit fires. Where it contradicts the unit's own table, the comparison
that agrees with every row is what was meant.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable

import msgspec
from flint import fmpq

from handgrad.errors import ReadError
from handgrad.threshold.function import Function
from handgrad.threshold.unit import Unit
from handgrad.threshold.weights import is_number, rational

_SIGNS = {"!=": "≠", "<>": "≠", ">=": "≥", "=>": "≥", "<=": "≤", "==": "="}
_CONDITION = re.compile(r"\s*(\S+?)\s*(≠|≥|≤|!=|<>|>=|=>|<=|==|=|>|<)\s*(\S+)\s*")
SIGNS = (">", "≥", "=", "≠", "<", "≤")
_TESTS: dict[str, Callable[[fmpq, fmpq], bool]] = {
    ">": operator.gt,
    "≥": operator.ge,
    "=": operator.eq,
    "≠": operator.ne,
    "<": operator.lt,
    "≤": operator.le,
}


class Reading(msgspec.Struct, frozen=True):
    """A condition against a unit.

    sign, bound   the comparison as it is printed
    literal       the function if it is taken as it stands
    contradicted  the rows in which that is not what the unit does
    meant         the comparison with the same bound that agrees with every row, '' if none does
    """

    sign: str
    bound: fmpq
    literal: Function
    contradicted: tuple[int, ...]
    meant: str


def reading(text: str, unit: Unit) -> Reading:
    """A condition taken literally and as meant. Raises ReadError.

    >>> from flint import fmpq
    >>> found = reading("x != 0", Unit((fmpq(8), fmpq(8)), fmpq(-12)))
    >>> found.literal.column, found.meant, found.contradicted
    ('1111', '>', (0, 1, 2))
    """
    match = _CONDITION.fullmatch(text)
    if match is None:
        raise ReadError(
            "this is not a condition", source=text, end=len(text), expected="z > 0 or x ≠ 0"
        )
    sign = _SIGNS.get(match[2], match[2])
    bound = rational(match[3], text, match.start(3))
    nets = unit.nets()
    actual = unit.function()
    literal = _taken(sign, bound, nets)
    order = (sign, *(one for one in SIGNS if one != sign))
    meant = next((one for one in order if _taken(one, bound, nets) == actual.bits), "")
    different = literal ^ actual.bits
    rows = tuple(r for r in range(actual.size) if different >> r & 1)
    return Reading(sign, bound, Function(unit.n, literal), rows, meant)


def is_condition(text: str) -> bool:
    """Whether a text compares something with a number.

    >>> is_condition("x != 0"), is_condition("z > θ")
    (True, False)
    """
    match = _CONDITION.fullmatch(text)
    return match is not None and is_number(match[3])


def _taken(sign: str, bound: fmpq, nets: list[fmpq]) -> int:
    return sum(1 << r for r, z in enumerate(nets) if _TESTS[sign](z, bound))
