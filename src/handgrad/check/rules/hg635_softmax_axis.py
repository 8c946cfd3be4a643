"""What it finds: a softmax taken down the columns where it belongs along the rows, or the other way
round: the entry is divided by the wrong sum.

Why it matters: attention weights add up to 1 for each query; over the other axis the keys are
shared out among the queries.

How to put it right: say over which index the sum runs: A_ij = e^{S_ij} / Σ_j e^{S_ij} for the keys
j of a query i.

Source: the default axis of a softmax differs between libraries and their versions.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from handgrad.check.change import atoms, rewriting
from handgrad.check.compose import is_softmax, mapped, total
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.series import Indices, place
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term

_MATRIX = 2
_LONGEST = 12  # entries of a row or column


def explain(slip: Slip) -> Explanation | None:
    if slip.result_right:
        return None  # the right sum was worked out: another number was only written down

    @rewriting("product")
    def across(share: Term) -> Iterator[tuple[Term, Term]]:
        if not is_softmax(share):
            return
        over = next(part for way, part in share.parts if way > 0)
        under = next(part for way, part in share.parts if way < 0)
        score = next((a for a in atoms(over) if _at(a) is not None), None)
        mine = None if score is None else _at(score)
        if score is None or mine is None:
            return
        axis = _axis(under, mine)
        terms = [] if axis is None else list(_along(slip, over, score, mine, 1 - axis))
        if len(terms) > 1:
            new = total(*((1, term) for term in terms))
            parts = tuple((way, part if way > 0 else new) for way, part in share.parts)
            yield Term("product", share.node, "", share.sign, parts), score

    return by_change(slip, across, "the sum under {} runs over the other index", weight=0)


def _at(atom: Term) -> Indices | None:
    """The row and column of an entry of a matrix."""
    at = place(atom.node)
    return at[1] if at is not None and len(at[1]) == _MATRIX else None


def _axis(under: Term, mine: Indices) -> int | None:
    """The index over which the sum runs: the one in which its entries differ."""
    places = [at for atom in atoms(under) if (at := _at(atom)) is not None]
    differ = [axis for axis in (0, 1) if any(at[axis] != mine[axis] for at in places)]
    return differ[0] if len(differ) == 1 and mine in places else None


def _along(slip: Slip, over: Term, score: Term, mine: Indices, axis: int) -> Iterator[Term]:
    """e to each entry of the row or column."""
    for index in range(1, _LONGEST + 1):
        at = (index, mine[1]) if axis == 0 else (mine[0], index)
        other = score if at == mine else slip.neighbour(score, at)
        if other is None:
            return
        yield mapped(over, partial(_for, score, other))


def _for(old: Term, new: Term, part: Term) -> Term | None:
    return new if part.kind == "atom" and part.node is old.node else None


_PROBLEM = """\
schema: 1
title: T
equations: |
  A = softmax(S)
given:
  S: [[0.4, -0.7], [1.1, 0.3]]
decimals: 4
"""

RULE = Rule(
    code="HG635",
    name="softmax-axis",
    summary="a softmax was taken over the other index: down the columns for along the rows",
    looks_at=("result", "operand", "formula"),
    of=("exp",),
    weight=0,
    explain=explain,
    wrong=(Wrong("$A_{11} = 0.3318$", "0.3318", "the other index", _PROBLEM),),
    right=("$A_{11} = 0.7503$",),
)
