"""block: the equations of a problem, read and put into the course's names."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from handgrad.errors import ReadError
from handgrad.notation import Call, Kind, Name, Span
from handgrad.parse import equations
from handgrad.parse.system import series
from handgrad.problem.record import Equation, Function
from handgrad.problem.rename import offset, rename, renamed, timeless
from handgrad.problem.tree import Leaf, Source


class Block(msgspec.Struct, frozen=True):
    """Equations and function definitions of one text, in its own names."""

    equations: tuple[Equation, ...] = ()
    functions: tuple[Function, ...] = ()


def read(text: str) -> Block:
    """The equations of a text that is known to be right: a model's."""
    return _read(Source(), Leaf(text))


def of_file(source: Source, leaf: Leaf) -> Block:
    """The equations of a problem file. Raises ProblemError at the place in the file."""
    try:
        return _read(source, leaf)
    except ReadError as fault:
        shift = shift_at(leaf, fault.start)
        if shift is None or not source.text:
            raise
        span = (fault.start + shift, max(fault.end, fault.start + 1) + shift)
        raise source.error(
            f"equations: {fault.message}", span, expected=fault.expected, hint=fault.hint
        ) from fault


def shift_at(leaf: Leaf, start: int) -> int | None:
    """What to add to an offset in the text of a block to get the offset in the file."""
    line = leaf.text.count("\n", 0, start)
    if line >= len(leaf.places):
        return None
    return leaf.places[line] - (leaf.text.rfind("\n", 0, start) + 1)


def _read(source: Source, leaf: Leaf) -> Block:
    found: list[Equation] = []
    functions: list[Function] = []
    seen: dict[str, Equation] = {}
    for left, right, span in equations(leaf.text):
        shift = shift_at(leaf, span[0])
        place = (span[0] + shift, span[1] + shift) if shift is not None else (-1, -1)
        if isinstance(left, Call):
            functions.append(_function(source, left, right, place))
            continue
        if not isinstance(left, Name):
            raise source.error(
                "the left side of an equation is a name",
                place,
                expected="a name such as z, h_t or w_1^+",
                hint="a derivative is worked out: ask for it",
            )
        if offset(left) not in (None, 0):
            raise source.error(
                f"{left.key} on the left side",
                place,
                expected=f"the step t: {timeless(left).key}_t",
            )
        if left.key in seen:
            raise source.error(
                f"{left.key} has two equations", place, hint="give the second one another name"
            )
        bare = timeless(left)
        equation = Equation(
            symbol=(series(bare, right) if offset(left) is not None else bare).key,
            left=left,
            right=right,
            timed=offset(left) is not None,
            remark=_remark(leaf.text, span),
            span=place,
            shift=shift,
        )
        seen[left.key] = equation
        found.append(equation)
    return Block(tuple(found), tuple(functions))


def _function(source: Source, left: Call, right: Kind, place: Span) -> Function:
    """J(θ) = θ²: a function with its parameters."""
    parameters = tuple(a for a in left.arguments if isinstance(a, Name))
    if not isinstance(left.function, Name) or len(parameters) != len(left.arguments):
        raise source.error(
            "the left side of an equation is a name",
            place,
            expected="a name, or a function: g(x) = …",
        )
    return Function(left.function.key, parameters, right)


def _remark(text: str, span: Span) -> str:
    """The words behind an equation, on its line."""
    stop = text.find("\n", span[1])
    return text[span[1] : stop if stop >= 0 else len(text)].strip().lstrip("#").strip()


def in_names(equation: Equation, table: Mapping[str, Name]) -> Equation:
    """The equation in the course's own names; its symbol stays."""
    if not table:
        return equation
    return msgspec.structs.replace(
        equation, left=rename(equation.left, table), right=renamed(equation.right, table)
    )
