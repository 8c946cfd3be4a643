"""table: the truth table of a unit: every row worked out, the function named, a printed condition
read twice.

A condition such as `h is 1 if x ≠ 0` is taken literally, and as intended: the comparison that makes
the same two sides
agree with the unit's own outputs. Where the two differ the condition contradicts the table, and the
rows say where.
"""

from __future__ import annotations

from itertools import product
from typing import Any

import msgspec
from flint import fmpq

from handgrad.errors import HandgradError, ProblemError
from handgrad.notation import Kind, Name, Relation
from handgrad.problem.quantity import Quantity
from handgrad.problem.record import Condition, Given, Value
from handgrad.problem.solution import Solution
from handgrad.threshold.boolean import Boolean, recognise
from handgrad.threshold.function import Function, from_column
from handgrad.threshold.unit import Unit

SIGNS = (">", "≥", "=", "≠", "<", "≤")


class Row(msgspec.Struct, frozen=True, eq=False):
    """One row: the inputs' values as written, and the problem solved for them."""

    inputs: tuple[str, ...]
    solution: Solution

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """What is computed in this row."""
        return self.solution.asked


class Reading(msgspec.Struct, frozen=True, eq=False):
    """A printed condition against the table.

    condition   as the course prints it
    subject     the quantity its left side means; None if it means nothing here
    literal     the outputs if it is taken as it stands, one a row
    outputs     the outputs of the unit
    fitting     the comparisons that would give those outputs, the likeliest first: ('>', '≥')
    """

    condition: Condition
    subject: Name | None
    literal: tuple[int, ...]
    outputs: tuple[int, ...]
    fitting: tuple[str, ...]

    @property
    def contradicted(self) -> tuple[int, ...]:
        """The rows, counted from 0, in which the condition as printed says something else than the
        unit does."""
        return tuple(
            i for i, (a, b) in enumerate(zip(self.literal, self.outputs, strict=True)) if a != b
        )

    @property
    def intended(self) -> Kind | None:
        """The condition that was meant: the same with the likeliest fitting comparison."""
        relation = self.condition.relation
        if not self.fitting or not isinstance(relation, Relation):
            return None
        sign = relation.signs[0] if relation.signs[0] in self.fitting else self.fitting[0]
        return msgspec.structs.replace(relation, signs=(sign,))


class TruthTable(msgspec.Struct, frozen=True, eq=False):
    """A truth table.

    inputs    the names of the inputs, as printed: x_1, x_2
    output    the quantity that is the function's value
    rows      in counting order
    function  the Boolean function, None if the outputs are not all 0 or 1
    readings  the printed conditions
    """

    inputs: tuple[Name, ...]
    output: Quantity
    rows: tuple[Row, ...]
    function: Boolean | None
    readings: tuple[Reading, ...]

    @property
    def column(self) -> tuple[str, ...]:
        """The outputs as printed."""
        return tuple(_digits(row.solution, self.output) for row in self.rows)


def truth_table(solution: Solution) -> TruthTable:
    """The table of a problem that has one."""
    problem = solution.problem
    assert problem.table is not None
    opened = solution.open_inputs
    names = tuple(name for q in opened for name in _entries(q))
    rows = tuple(
        Row(values, _row(solution, values))
        for values in product(problem.table.values, repeat=len(names))
    )
    output = next(
        q for q in reversed(solution.quantities) if solution.is_open(q) and q not in opened
    )
    column = tuple(_number(row.solution, output) for row in rows)
    function = None
    if all(x in (0, 1) for x in column) and problem.table.values == ("0", "1"):
        function = recognise([int(x.p) for x in column], [name.key for name in names])
    readings = tuple(_reading(condition, rows, column, output) for condition in problem.conditions)
    return TruthTable(names, output, rows, function, readings)


def column(solution: Solution) -> Function:
    """The function of a problem's truth table; outputs −1 and 1 count as 0 and 1.

    Raises ProblemError if the outputs are no truth values.
    """
    table = solution.table
    assert table is not None
    outputs = [_number(row.solution, table.output) for row in table.rows]
    if len(table.rows) != 2 ** len(table.inputs) or any(x not in (-1, 0, 1) for x in outputs):
        raise ProblemError("the outputs of this table are not 0 and 1", path=solution.problem.path)
    return from_column([int(x == 1) for x in outputs])


def unit_of(solution: Solution) -> Unit | None:
    """The threshold unit of a problem with `model: threshold`; None for any other problem."""
    problem = solution.problem
    if problem.model is None or problem.model.name != "threshold" or problem.table is None:
        return None
    weights, bias = solution.find("w"), solution.find("b")
    if weights is None or bias is None or problem.conventions["step_at_zero"] == "1/2":
        return None
    shape = weights.shape
    known = (
        [solution.exact(weights, (i,)) for i in range(shape[0])]
        if shape
        else [solution.exact(weights)]
    )
    found = [one for one in (*known, solution.exact(bias)) if isinstance(one, fmpq)]
    if len(found) != len(known) + 1:
        return None
    bipolar = problem.table.values == ("-1", "1")
    if not bipolar and problem.table.values != ("0", "1"):
        return None
    return Unit(tuple(found[:-1]), found[-1], int(problem.conventions["step_at_zero"]), bipolar)


def _entries(quantity: Quantity) -> list[Name]:
    """The names of an input's entries: x is x_1, x_2."""
    name = quantity.name
    assert isinstance(name, Name)
    if not quantity.shape:
        return [name]
    return [
        Name(name.base, name.marks, (*name.sub, str(i + 1)), name.sup)
        for i in range(quantity.shape[0])
    ]


def _row(solution: Solution, values: tuple[str, ...]) -> Solution:
    """The problem with the inputs of one row given."""
    problem = solution.problem
    inputs = dict(problem.inputs)
    left = list(values)
    for quantity in solution.open_inputs:
        size = quantity.shape[0] if quantity.shape else 0
        value: Value = tuple(left[:size]) if size else left[0]
        left = left[size or 1 :]
        assert isinstance(quantity.name, Name)
        inputs[quantity.symbol] = Given(quantity.name, value)
    return Solution(msgspec.structs.replace(problem, inputs=inputs, table=None, conditions=()))


def _same(solution: Solution, quantity: Quantity) -> Quantity:
    found = solution.find(quantity.name)
    assert found is not None
    return found


def _number(solution: Solution, quantity: Quantity) -> Any:
    found = solution.exact(_same(solution, quantity))
    return found if isinstance(found, fmpq) else fmpq(-1)


def _digits(solution: Solution, quantity: Quantity) -> str:
    return solution.digits(_same(solution, quantity))


def _reading(
    condition: Condition, rows: tuple[Row, ...], column: tuple[Any, ...], output: Quantity
) -> Reading:
    """A condition, literally and with every other comparison."""
    relation = condition.relation
    assert isinstance(relation, Relation)
    assert relation.items[0] is not None
    outputs = tuple(int(x.p) for x in column)
    subject = _subject(relation.items[0], rows[0].solution, output)
    by_sign = {sign: _outputs(relation, sign, subject, rows) for sign in SIGNS}
    literal = by_sign[relation.signs[0]]
    fitting = tuple(sign for sign in SIGNS if by_sign[sign] == outputs)
    return Reading(condition, subject, literal, outputs, fitting)


def _subject(left: Kind, solution: Solution, output: Quantity) -> Name | None:
    """What a condition speaks of. `x` in `h(x) = 1 if x ≠ 0` is the argument of h: the sum it is
    applied to."""
    found = solution.find(left)
    if found is not None and not found.shape:
        return found.name if isinstance(found.name, Name) else None
    argument = output.node.inputs[0] if output.node.inputs else None
    owner = solution.owner(_same(solution, output).node.inputs[0]) if argument is not None else None
    return owner.name if owner is not None and isinstance(owner.name, Name) else None


def _outputs(
    relation: Relation, sign: str, subject: Name | None, rows: tuple[Row, ...]
) -> tuple[int, ...]:
    """1 where the comparison holds, row by row."""
    from handgrad.evaluate.certified import value
    from handgrad.parse.build import Scope, build

    right = relation.items[1]
    assert right is not None
    out: list[int] = []
    for row in rows:
        quantity = row.solution.find(subject) if subject is not None else None
        if quantity is None:
            raise HandgradError("this condition speaks of nothing the unit computes")
        left = row.solution.exact(quantity)
        bound = value(build(right, Scope()))
        holds = {
            ">": left > bound,
            "≥": left >= bound,
            "<": left < bound,
            "≤": left <= bound,
            "=": left == bound,
            "≠": left != bound,
        }
        out.append(int(holds[sign]))
    return tuple(out)
