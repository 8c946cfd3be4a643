"""What it finds: one quantity of a formula in the place of another, at several places of it: the
target for the output in y(1 − y), the prediction for the target in a cross-entropy.

Why it matters: the line looks like the formula and is that of another quantity: a cross-entropy
with t and p exchanged is large where it should be small.

How to put it right: say in words what each letter is, the output that was computed or the target
that was given, and go through the formula once more.

Source: a class slip with losses of two like arguments; D(t, y) is not D(y, t).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import combinations

from handgrad.check.change import atoms, rewriting
from handgrad.check.compose import mapped, value_of
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, told
from handgrad.check.standing import shaped
from handgrad.check.term import Term
from handgrad.graph import Node

_TWICE = 2
_MOST = 5  # names of a formula, and places of a name, that are tried
_PAIRS = 8  # names of which two are exchanged
_WEIGHT = 4  # it is more than one change


def explain(slip: Slip) -> Explanation | None:
    if slip.kind == "operand":
        if slip.belongs is None or slip.belongs.kind == "atom" or not slip.telling:
            return None
    words: dict[Term, str] = {}

    @rewriting("sum", "product", "apply")
    def exchanged(part: Term) -> Iterator[tuple[Term, Term]]:
        names = _names(part)
        for one, other in combinations(names, 2):
            if names[one] + names[other] > _TWICE:
                new = mapped(part, partial(_turned, one, other))
                words[new] = f"{_shown(slip, one)} and {_shown(slip, other)} are exchanged"
                yield new, new
        for one in names if len(names) <= _MOST else ():
            for places in _several(part, one) if names[one] >= _TWICE else ():
                for other in names:
                    if other is not one:
                        new = _put(part, places, one, other)
                        words[new] = f"{_shown(slip, other)} stands for {_shown(slip, one)}"
                        yield new, new

    change = slip.find(exchanged)
    if change is None or (change.loose and not change.behind):
        return None
    stands = slip.kind != "result" and shaped(slip, change)
    return told(slip, words[change.part], _WEIGHT, shaped=stands)


def _names(part: Term) -> dict[Node, int]:
    """The named values of a formula, and how often each stands in it; none if they are many."""
    found: dict[Node, int] = {}
    for atom in atoms(part):
        if value_of(atom) is None:
            found[atom.node] = found.get(atom.node, 0) + 1
    return found if len(found) <= _PAIRS else {}


def _several(part: Term, name: Node) -> Iterator[tuple[int, ...]]:
    """The parts of a sum or product in which a name stands, two of them or more at a time."""
    held = [i for i, (_, inner) in enumerate(part.parts) if name in _names(inner)]
    if len(held) == 1 and part.kind == "apply":
        yield (held[0],)
    for count in range(_TWICE, min(len(held), _MOST) + 1):
        yield from combinations(held, count)


def _put(part: Term, places: tuple[int, ...], old: Node, new: Node) -> Term:
    parts = tuple(
        (way, mapped(inner, partial(_for, old, new)) if i in places else inner)
        for i, (way, inner) in enumerate(part.parts)
    )
    return Term(part.kind, part.node, part.op, part.sign, parts)


def _for(old: Node, new: Node, part: Term) -> Term | None:
    return Term("atom", new) if part.kind == "atom" and part.node is old else None


def _turned(one: Node, other: Node, part: Term) -> Term | None:
    return _for(one, other, part) or _for(other, one, part)


def _shown(slip: Slip, name: Node) -> str:
    return slip.shown(Term("atom", name))


_PROBLEM = """\
schema: 1
title: T
equations: |
  p = σ(z)
  L = -(t ln p + (1 - t) ln(1 - p))
  d = (p - t) p (1 - p)
given:
  {z: 0.62, t: 0.27}
decimals: 4
"""

RULE = Rule(
    code="HG409",
    name="quantities-exchanged",
    summary="a quantity stands for another at several places: the target for the output",
    looks_at=("result", "operand", "formula"),
    weight=4,
    explain=explain,
    wrong=(
        Wrong(
            "$p = 0.6502$\n\n$L = -(0.6502 \\ln 0.27 + 0.3498 \\ln 0.73) = 0.9614$",
            "-(0.6502 \\ln 0.27 + 0.3498 \\ln 0.73)",
            "t and p are exchanged",
            _PROBLEM,
        ),
        Wrong(
            "$p = 0.6502$\n\n$d = (0.6502 - 0.27) \\cdot 0.27 \\cdot 0.73 = 0.0749$",
            "(0.6502 - 0.27) \\cdot 0.27 \\cdot 0.73",
            "t stands for p",
            _PROBLEM,
        ),
        Wrong("$p = 0.6502$\n\n$L = 0.9614$", "0.9614", "t and p are exchanged", _PROBLEM),
    ),
    right=(
        "$p = 0.6502$\n\n$L = -(0.27 \\ln 0.6502 + 0.73 \\ln 0.3498) = 0.8830$",
        "$p = 0.6502$\n\n$d = (0.6502 - 0.27) \\cdot 0.6502 \\cdot 0.3498 = 0.0865$",
    ),
)
