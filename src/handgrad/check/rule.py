"""rule: the record that a rule's file fills in, and the folder that is their registry.

One file in `check/rules` is one kind of slip. It says in words what it finds, why it matters and
how to put it right (its docstring, four headings), carries a wrong and a right example that are
its tests, and explains a slip: it proposes one change to the worked line that would reproduce the
author's number, or nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from functools import cache, lru_cache
from importlib import import_module
from typing import TYPE_CHECKING

import msgspec

import handgrad.check.rules as folder
from handgrad.graph.stated import files, stated, words

if TYPE_CHECKING:
    from handgrad.check.slip import Slip


class Wrong(msgspec.Struct, frozen=True):
    """A page with the slip: where the finding points, a piece of what it says, and the problem if
    it needs one.
    """

    page: str
    points_at: str
    says: str = ""
    problem: str = ""


class Explanation(msgspec.Struct, frozen=True):
    """One change that reproduces the author's number.

    short     the right side of the caret line: 'σ(0.62) = 0.6502'
    message   one sentence
    evidence  the change, and what it gives
    weight    how large the change is: smaller explains better (1 a certain reading, 5 a plain slip,
              9 only 'inconsistent')
    shaped    the changed formula is the one on the page, part by part
    change    the change itself: two rules that tell of the same one are no rivals
    """

    short: str
    message: str
    evidence: str = ""
    certainty: str = "certified"
    weight: int = 5
    group: tuple[object, ...] = ()
    code: str = ""
    name: str = ""
    shaped: bool = False
    change: object = None


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of slip.

    looks_at  the kinds of slip it may explain: 'result' (a number that does not follow), 'operand'
              (a number standing
              where another belongs), 'formula' (a symbolic line that is not the quantity), 'note'
              (rounding), 'condition', 'value'
    of        one of these has to be in the line or its formula: functions by their names, a
              'quotient', a 'complement' 1 − x; or the quantity is a 'gradient'; () for any
    weight    the weight of its lightest explanation: once a slip has a lighter one, the rule need
              not be asked
    explain   gives the change that reproduces the author's number, or None
    """

    code: str
    name: str
    summary: str
    looks_at: tuple[str, ...]
    of: tuple[str, ...] = ()
    weight: int = 0
    explain: Callable[[Slip], Explanation | None]
    severity: str = "error"
    wrong: tuple[Wrong, ...] = ()
    right: tuple[str, ...] = ()
    since: str = "0.1"


@cache
def every() -> dict[str, Rule]:
    """All rules by code, found by their folder: hg101_arithmetic_slip.py holds HG101."""
    rules = (_find(file) for file in _files())
    return {rule.code: rule for rule in sorted(rules, key=lambda rule: rule.code)}


def looking_at(kind: str, traits: Set[str] | None = None) -> Iterator[Rule]:
    """The rules that may explain a slip of that kind, the lightest first; each is imported when its
    turn comes.

    traits  what is in the line and the formula behind it, as rules are `of` it; None for anything
    """
    return map(_find, _of(kind, None if traits is None else frozenset(traits)))


@lru_cache(512)
def _of(kind: str, traits: frozenset[str] | None) -> tuple[str, ...]:
    turns = _turns(kind)
    if traits is None:
        return tuple(file for file, _ in turns)
    return tuple(file for file, of in turns if not of or not traits.isdisjoint(of))


@cache
def _turns(kind: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The files of these rules, and what they are of, by what they state."""
    said = stated(folder.__path__[0], "looks_at", "of", "weight") or {}
    turns = []
    for file in _files():
        fields = said.get(file, {})
        if "looks_at" in fields:
            looks_at, of = (words(fields.get(f, "")) for f in ("looks_at", "of"))
            weight = int(fields.get("weight", 0))
        else:
            rule = _find(file)
            looks_at, of, weight = rule.looks_at, rule.of, rule.weight
        if kind in looks_at:
            turns.append((weight, file, of))
    return tuple((file, of) for _, file, of in sorted(turns))


def _files() -> list[str]:
    return files(folder.__path__[0])


@cache
def _find(file: str) -> Rule:
    rule: Rule = import_module(f"{folder.__name__}.{file}").RULE
    return rule
