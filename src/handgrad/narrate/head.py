"""head: what stands above the calculation: the promise about digits, the equations, what is given."""

from __future__ import annotations

from collections.abc import Iterator

from handgrad.document import Block, Say
from handgrad.narrate.spell import number
from handgrad.notation import Kind, Listing, Matrix, Number, Relation, Sequence
from handgrad.parse import formula
from handgrad.problem.conventions import ALL
from handgrad.problem.record import Given, Problem, Value

_TIES = {"half-up": "ties half up", "half-even": "ties to even", "half-down": "ties half down"}

# Conventions that the equations do not show by themselves, and what to say of them where the problem states one.
_SAID = {
    "gru_update": "the update gate z weighs the {} value",
    "gru_reset": "the reset gate acts {} the product",
    "loss_factor": "squared errors carry the factor {}",
    "loss_over": "errors are taken as a {}",
    "log": "log is the {} logarithm",
    "step_at_zero": "the step at 0 is {}",
    "kernel": "the kernel is {}",
}


def head(problem: Problem) -> Iterator[Block]:
    """The blocks above the first line."""
    yield Say(parts=(promise(problem),))
    said = conventions(problem)
    if said:
        yield Say(parts=(said,))
    equations = tuple(Relation((one.left, one.right), ("=",)) for one in problem.equations)
    if equations:
        yield Say(parts=(Sequence(equations),))
    given = tuple(items(problem))
    if given:
        yield Say(parts=("Given", Sequence(given)))


def promise(problem: Problem) -> str:
    """How many digits results carry, how ties go, and what operands show."""
    digits = problem.digits
    ties = _TIES[problem.conventions["rounding"]]
    if digits.significant is not None:
        results = f"Results to {digits.significant} significant figures"
    else:
        plural = "" if digits.decimals == 1 else "s"
        results = f"Results to {digits.decimals} decimal{plural}"
    return f"{results}, {ties}; operands show as many digits as their line needs."


def conventions(problem: Problem) -> str:
    """The stated conventions as one sentence; empty if the problem states none that needs saying."""
    said = [
        words.format(problem.conventions[name])
        for name, words in _SAID.items()
        if name in problem.conventions.stated
    ]
    assert set(_SAID) <= set(ALL), "a convention was renamed, please report"
    text = "; ".join(said)
    return f"Conventions: {text}." if text else ""


def items(problem: Problem) -> Iterator[Kind]:
    """Everything that is given, as equations: weights, inputs by step, initial values, targets."""
    for one in problem.given.values():
        yield Relation((one.name, stated(one.value)), ("=",))
    groups = ((problem.inputs, 1), (problem.initial, 0), (problem.targets, 1))
    for group, first in groups:
        for one in group.values():
            yield from _timed(one, problem.steps if first else None, first)


def _timed(one: Given, steps: int | None, first: int) -> Iterator[Kind]:
    """One equation for each step; a single one where there are no steps."""
    from handgrad.problem.rename import at, offset

    if steps is not None and not isinstance(one.value, str) and offset(one.name) is not None:
        for t, value in enumerate(one.value, first):
            yield Relation((at(one.name, t), stated(value)), ("=",))
    else:
        name = at(one.name, 0) if first == 0 else one.name
        yield Relation((name, stated(one.value)), ("=",))


def stated(value: Value) -> Kind:
    """A given value exactly as it was written: a number, a fraction, a vector, a matrix."""
    if isinstance(value, str):
        text = value.lstrip("-−")
        if text.replace(".", "", 1).isdigit():
            return number(value)
        return formula(value)
    if value and not isinstance(value[0], str) and all(isinstance(x, str) for x in value[0]):
        return Matrix(tuple(tuple(stated(x) for x in row) for row in value))
    return Listing(tuple(stated(x) for x in value))


__all__ = ["Number", "head", "items", "promise", "stated"]
