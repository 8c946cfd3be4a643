"""conditions: a printed activation condition taken literally, row by row of the table it is used
for.

`h(x) = 1 if x ≠ 0` against a table in which h is 0 at z = −12: the finding is on the condition;
the cells that fit the intended reading stay right.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

import msgspec
from flint import fmpq

from handgrad.check.finding import Finding
from handgrad.check.names import Names
from handgrad.check.written import bare_number
from handgrad.document import Block, Chain, Document
from handgrad.graph import Node
from handgrad.notation import Call, Kind, Name
from handgrad.parse.written import fraction

_IF = frozenset(
    "if when whenever where si wenn falls cuando quand lorsque se quando als 若 当 如果 if,".split()
)
_TESTS: dict[str, Callable[[fmpq, fmpq], bool]] = {
    "≠": lambda a, b: bool(a != b),
    ">": lambda a, b: bool(a > b),
    "≥": lambda a, b: bool(a >= b),
    "<": lambda a, b: bool(a < b),
    "≤": lambda a, b: bool(a <= b),
    "=": lambda a, b: bool(a == b),
}


class Condition(msgspec.Struct, frozen=True, eq=False):
    """`subject = value if variable sign bound`: its place, and the node its variable means."""

    subject: Kind
    value: fmpq
    variable: Kind
    sign: str
    bound: fmpq
    block: Chain


def conditions(document: Document) -> list[Condition]:
    """The conditions a page states for a value."""
    found = []
    blocks: Sequence[Block] = document.blocks
    for claim, test in itertools.pairwise(blocks):
        if not isinstance(claim, Chain) or not isinstance(test, Chain):
            continue
        subject = _subject(claim)
        if subject is None or len(test.links) != 2:
            continue
        if not set(test.words.lower().replace(",", " ").split()) & _IF:
            continue
        sign, bound = test.links[1].sign, bare_number(test.links[1].body)
        value = bare_number(claim.links[-1].body)
        if sign in _TESTS and bound is not None and value is not None:
            found.append(
                Condition(
                    subject,
                    fraction(value[0].text) * value[1],
                    test.links[0].body,
                    sign,
                    fraction(bound[0].text) * bound[1],
                    test,
                )
            )
    return found


def _subject(claim: Chain) -> Kind | None:
    """What a value is claimed of: h of h = 1, the output of "output 1"."""
    if len(claim.links) == 2:
        return claim.links[0].body
    word = next(iter(claim.words.split()), "")
    told = len(claim.links) == 1 and word.isalpha() and word.lower() not in _IF
    return Name(word.lower()) if told else None


class Row(msgspec.Struct, frozen=True, eq=False):
    """One row of a table: the values of its columns, by node."""

    values: dict[Node, fmpq]
    shown: str


def contradicted(
    condition: Condition, rows: Sequence[Row], names: Names, text: str
) -> Finding | None:
    """The finding on a condition that its own table contradicts, or None."""
    subject = names.resolve(condition.subject)
    variable = _variable(condition, subject, names)
    tested = [r for r in rows if subject in r.values and variable in r.values]
    if not tested:
        return None
    fires = {id(r): bool(r.values[subject] == condition.value) for r in tested}

    def fits(sign: str) -> bool:
        return all(
            _TESTS[sign](r.values[variable], condition.bound) == fires[id(r)] for r in tested
        )

    if fits(condition.sign):
        return None
    bad = next(
        r
        for r in tested
        if _TESTS[condition.sign](r.values[variable], condition.bound) != fires[id(r)]
    )
    needed = next((sign for sign in (">", "≥", "<", "≤", "=", "≠") if fits(sign)), "")
    start, end = condition.block.span
    name, bound = names.shown(variable), condition.bound
    claim = f"{names.shown(subject)} = {condition.value}"
    holds = _TESTS[condition.sign](bad.values[variable], bound)
    message = (
        f"Taken literally {text[start:end].strip('$ ')} {'holds' if holds else 'fails'} at "
        f"{name} = {_plain(bad.values[variable])}, where the table has "
        f"{names.shown(subject)} = {_plain(bad.values[subject])}."
    )
    return Finding(
        code="HG701",
        name="wrong-condition",
        span=(start, end),
        text=text[start:end],
        short=f"the table needs {name} {needed} {bound}" if needed else "contradicts the table",
        message=message,
        expected=f"{name} {needed} {bound}" if needed else "",
        certainty="certified",
        evidence=f"{claim} exactly where {name} {needed} {bound}" if needed else "",
        group=("condition", start),
    )


def _variable(condition: Condition, subject: Node, names: Names) -> Node:
    """What the condition speaks of: h(x)'s own argument stands for the net input the unit is
    computed from.
    """
    own = (
        isinstance(condition.subject, Call)
        and isinstance(condition.variable, Name)
        and condition.variable in condition.subject.arguments
    )
    behind = names.behind(subject)
    if own and behind is not None:
        leaves = names.world.leaves(behind)
        if len(leaves) == 1:
            return leaves[0]
    return names.resolve(condition.variable)


def _plain(value: fmpq) -> str:
    return str(value).replace("-", "−")
