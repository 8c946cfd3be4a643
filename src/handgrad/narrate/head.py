"""head: what stands above the calculation: the promise about digits, the equations, what is
given."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from handgrad.document import Block, Say
from handgrad.narrate.author import dotted
from handgrad.narrate.desk import WRITTEN, Desk
from handgrad.narrate.examples import is_learning
from handgrad.narrate.forward import array
from handgrad.narrate.kinks import step_used
from handgrad.notation import Kind, Relation, Sequence, Text
from handgrad.problem.conventions import ALL
from handgrad.problem.record import Problem

_TIES = {"half-up": "ties half up", "half-even": "ties to even", "half-down": "ties half down"}

# Conventions that the equations do not show by themselves, and what to say of them where the
# problem states one.
_SAID = {
    "gru_update": "the update gate z weighs the {} value",
    "gru_reset": "the reset gate acts {} the product",
    "loss_factor": "squared errors carry the factor {}",
    "loss_over": "errors are taken as a {}",
    "log": "log is the {} logarithm",
    "step_at_zero": "the step at 0 is {}",
    "kernel": "the kernel is {}",
}


def head(desk: Desk) -> Iterator[Block]:
    """The blocks above the first line."""
    problem = desk.solution.problem
    yield Say(parts=(promise(problem),))
    said = conventions(problem, {"step_at_zero"} if step_used(desk) else set())
    if said:
        yield Say(parts=(said,))
    equations = tuple(Relation((one.left, dotted(one.right)), ("=",)) for one in problem.equations)
    if equations:
        yield Say(parts=(Sequence(equations),))
    given = tuple(items(desk))
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


def conventions(problem: Problem, used: Collection[str] = ()) -> str:
    """The stated conventions, and those in use, as one sentence; empty if nothing needs saying."""
    said = [
        words.format(problem.conventions[name])
        for name, words in _SAID.items()
        if name in problem.conventions.stated or name in used
    ]
    assert set(_SAID) <= set(ALL), "a convention was renamed, please report"
    text = "; ".join(said)
    return f"Conventions: {text}." if text else ""


# A given array with more numbers than this is named with its size only.
MOST_NUMBERS = 80


def items(desk: Desk) -> Iterator[Kind]:
    """Everything that is given, as equations: weights, inputs step by step, initial values,
    targets."""
    for quantity in desk.solution.quantities:
        if quantity.role not in WRITTEN or desk.solution.is_open(quantity):
            continue
        if is_learning(desk) and quantity.symbol in desk.solution.problem.sequences:
            continue  # the table of examples shows them
        size = 1
        for length in quantity.shape:
            size *= length
        value: Kind
        if size > MOST_NUMBERS:
            value = Text(" × ".join(map(str, quantity.shape)) + " numbers")
        elif quantity.shape:
            value = array(desk, quantity)
        else:
            value = desk.shown(quantity.node)
        yield Relation((quantity.name, value), ("=",))
