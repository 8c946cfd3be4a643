"""variants: problems with other numbers that tell the likely mistakes apart, with the evidence.

    for variant in variants(problem, 5, seed=1): variant.solution, variant.evidence

Numbers are drawn, the problem is solved, and is thrown away where a value stands on a kink or a
tie, where a sigmoid, tanh or softmax saturates, or where an answer prints as 0. Of those that are
left the one that tells most mistakes apart is taken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from random import Random

import msgspec
from flint import arb, fmpq

from handgrad.check.judge import as_float
from handgrad.errors import HandgradError, LimitReached
from handgrad.evaluate.array import Array
from handgrad.evaluate.kinks import met
from handgrad.grade.mistakes import Shown, shown
from handgrad.graph import Node
from handgrad.graph.walk import order
from handgrad.problem.record import Problem
from handgrad.problem.solution import Solution, indices
from handgrad.problem.vary import Slot, numbers, slots, varied

TRIES = 60  # draws for one variant
_PATIENCE = 20  # draws without a better one
_MOVED = 0.2  # of the numbers, once there are usable ones
_SATURATED = 4.0  # σ(4) = 0.982: beyond, the last digits hardly move
_BOUNDED = frozenset(("sigmoid", "tanh", "softmax"))


class Variant(msgspec.Struct, frozen=True, kw_only=True):
    """One problem with other numbers.

    shown     which mistakes its numbers tell apart
    draws     how many draws it took; refused: why the others were thrown away, with counts
    largest   the largest argument of a sigmoid, tanh or softmax
    """

    number: int
    solution: Solution
    shown: Shown
    draws: int
    refused: tuple[tuple[str, int], ...]
    largest: float


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What the given problem has itself, and its variants may have too."""

    argument: float
    zeros: int
    table: tuple[str, ...]


def variants(
    problem: Problem, count: int, *, seed: int = 0, keep: Sequence[str] = ()
) -> Iterator[Variant]:
    """So many variants, each different from the problem and from each other; the same seed gives
    the same ones.

    Raises ProblemError for a problem without numbers to vary, LimitReached where no usable numbers
    were found.
    """
    places = slots(problem, keep)
    if all(slot.kept for slot in places):
        kept = "; ".join(dict.fromkeys(f"{slot.name}: {slot.kept}" for slot in places))
        raise problem.source.error("every number of it is kept", hint=kept)
    base = Solution(problem)
    limits = _limits(base)
    seen = {_answers(base)}
    for number in range(1, count + 1):
        variant = _best(problem, places, limits, number, seed, seen)
        seen.add(_answers(variant.solution))
        yield variant


def _best(
    problem: Problem,
    places: Sequence[Slot],
    limits: Limits,
    number: int,
    seed: int,
    seen: set[tuple[str, ...]],
) -> Variant:
    """The best of some draws: all numbers anew until they can be used, then a few at a time."""
    best: Variant | None = None
    kept: tuple[str, ...] = ()
    refused: Counter[str] = Counter()
    for draw in range(1, TRIES + 1):
        dice = Random(f"{seed} {number} {draw}")
        new = numbers(places, dice)
        if best is not None:
            new = tuple(b if dice.random() < _MOVED else a for a, b in zip(kept, new, strict=True))
        try:
            solution = Solution(varied(problem, places, new))
            fault, largest = _fault(solution, limits, seen)
        except LimitReached:
            raise
        except HandgradError as error:
            fault, largest = error.message, 0.0
        if fault:
            refused[fault] += 1
            continue
        found = shown(solution)
        if best is None or found.faults < best.shown.faults:
            kept = new
            best = Variant(
                number=number,
                solution=solution,
                shown=found,
                draws=draw,
                refused=(),
                largest=largest,
            )
        if not best.shown.faults or draw - best.draws >= _PATIENCE:
            break
    reasons = tuple(sorted(refused.items()))
    if best is None:
        said = ", ".join(f"{why} ({times})" for why, times in reasons)
        raise LimitReached(
            f"no usable numbers in {TRIES} draws: {said}",
            path=problem.source.path,
            hint="keep some of its numbers with --keep",
        )
    return msgspec.structs.replace(best, refused=reasons)


def _fault(solution: Solution, limits: Limits, seen: set[tuple[str, ...]]) -> tuple[str, float]:
    """Why numbers are not to be used, '' if they are; and the largest argument of a σ or tanh."""
    answers = _answers(solution)
    if answers in seen:
        return "the same answers as another variant", 0.0
    nodes, values = _worked(solution)
    if met(nodes, values):
        return "a value on a kink or a tie", 0.0
    largest = _largest(nodes, values)
    if largest > limits.argument:
        return "a saturated function", largest
    if _zeros(solution) > limits.zeros:
        return "an answer that prints as 0", largest
    if limits.table and _table(solution) != limits.table:
        return "another truth table", largest
    return "", largest


def _limits(solution: Solution) -> Limits:
    nodes, values = _worked(solution)
    return Limits(
        argument=max(_SATURATED, _largest(nodes, values)),
        zeros=_zeros(solution),
        table=_table(solution),
    )


def _answers(solution: Solution) -> tuple[str, ...]:
    """What is printed; of a truth table, which may stay the same, the net inputs too."""
    printed = [solution.digits(q, at) for q in solution.asked for at in indices(q)]
    for row in _rows(solution):
        printed += [row.digits(q, at) for q in row.quantities if not q.t for at in indices(q)]
    return tuple(printed)


def _rows(solution: Solution) -> tuple[Solution, ...]:
    return () if solution.table is None else tuple(row.solution for row in solution.table.rows)


def _worked(solution: Solution) -> tuple[list[Node], dict[Node, object]]:
    """Every node behind the asked values with its value."""
    found: list[Node] = []
    values: dict[Node, object] = {}
    for each in (solution, *_rows(solution)):
        nodes = order(quantity.node for quantity in each.asked)
        found += nodes
        values |= {node: v for node in nodes if (v := each.exact(node)) is not None}
    return found, values


def _largest(nodes: Iterable[Node], values: dict[Node, object]) -> float:
    sizes = [
        abs(as_float(entry))
        for node in nodes
        if node.op in _BOUNDED and node.inputs[0] in values
        for entry in _entries(values[node.inputs[0]])
    ]
    return max(sizes, default=0.0)


def _entries(value: object) -> Iterator[fmpq | arb]:
    for entry in value.flat if isinstance(value, Array) else (value,):
        if isinstance(entry, (fmpq, arb)):
            yield entry


def _zeros(solution: Solution) -> int:
    """How many answers print as 0."""
    return sum(not solution.digits(q, at).strip("-0.") for q in solution.asked for at in indices(q))


def _table(solution: Solution) -> tuple[str, ...]:
    """The truth table, where the problem asks for one."""
    found = solution.table
    return () if found is None else found.column
