"""sections: which stretch of a page is about which problem.

A page may hold several problems, and reuse their names. A directive on the page, or `P#heading`,
binds a problem to a stretch; where several problems come without a place, each section of the page
goes to the problem whose givens it states.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec
from flint import fmpq

from handgrad.check.written import bare_number, negated
from handgrad.document import Block, Chain, Document, Heading
from handgrad.errors import ProblemError
from handgrad.graph import Role
from handgrad.parse.written import fraction

if TYPE_CHECKING:
    from handgrad.problem.solution import Solution


class Placed(msgspec.Struct, frozen=True, eq=False):
    """A problem and where on the page it holds: from an offset on, under a heading, or wherever it
    fits.
    """

    solution: Solution
    heading: str = ""
    offset: int = -1


class Section(msgspec.Struct, frozen=True, eq=False):
    """A stretch of the page with the problems it is about."""

    start: int
    end: int
    solutions: tuple[Solution, ...]


def sections(document: Document, placed: Sequence[Placed]) -> list[Section]:
    """The page cut into stretches, in order; together they are the whole page."""
    end = len(document.text) + 1
    if len(placed) <= 1 and not any(p.heading for p in placed):
        return [Section(0, end, tuple(p.solution for p in placed))]
    starts: dict[int, tuple[Solution, ...]] = {}
    for p in placed:
        if p.offset >= 0:
            starts[p.offset] = (p.solution,)
        elif p.heading:
            start, stop = _under(document, p.heading)
            starts[start] = (p.solution,)
            starts.setdefault(stop, ())
    if not starts:
        starts = _by_givens(document, [p.solution for p in placed])
    starts.setdefault(0, ())
    cuts = sorted(starts)
    return [
        Section(start, stop, starts[start])
        for start, stop in zip(cuts, [*cuts[1:], end], strict=True)
        if start < stop
    ]


def _under(document: Document, heading: str) -> tuple[int, int]:
    """From a heading that contains these words to the next one of its level or above."""
    wanted = " ".join(heading.replace("-", " ").split()).casefold()
    found: Heading | None = None
    for block in document.blocks:
        if not isinstance(block, Heading):
            continue
        if found is None:
            words = "".join(p for p in block.parts if isinstance(p, str))
            if wanted in " ".join(words.replace("-", " ").split()).casefold():
                found = block
        elif block.level <= found.level:
            return found.span[0], block.span[0]
    if found is None:
        raise ProblemError(
            f"no heading of the page contains “{heading}”",
            hint="P#words names a heading of the page",
        )
    return found.span[0], len(document.text)


def _by_givens(
    document: Document, solutions: Sequence[Solution]
) -> dict[int, tuple[Solution, ...]]:
    """Each section goes to the problem whose givens it states; without a sign of one it goes on
    with the one before.
    """
    starts: dict[int, tuple[Solution, ...]] = {}
    current: tuple[Solution, ...] = tuple(solutions)
    for start, blocks in _stretches(document):
        points = [(_agreement(blocks, s), -i) for i, s in enumerate(solutions)]
        best = max(points)
        if best[0] > 0 and sum(p[0] == best[0] for p in points) == 1:
            current = (solutions[-best[1]],)
        starts[start] = current
    return starts


def _stretches(document: Document) -> list[tuple[int, list[Block]]]:
    out: list[tuple[int, list[Block]]] = [(0, [])]
    for block in document.blocks:
        if isinstance(block, Heading):
            out.append((block.span[0], []))
        out[-1][1].append(block)
    return out


def _agreement(blocks: Sequence[Block], solution: Solution) -> int:
    """How many stated givens are this problem's, minus those that are not."""
    points = 0
    for block in blocks:
        if not isinstance(block, Chain) or len(block.links) != 2:
            continue
        bare = bare_number(block.links[1].body)
        if bare is None:
            continue
        quantity = solution.find(block.links[0].body)
        if quantity is None:
            points -= 1
            continue
        if quantity.role is Role.DERIVED or quantity.node.axes:
            continue
        value = fraction(bare[0].text) * bare[1]
        if negated(block.links[1].body):
            value = -value
        exact = solution.exact(quantity)
        points += 2 if isinstance(exact, fmpq) and exact == value else -2
    return points
