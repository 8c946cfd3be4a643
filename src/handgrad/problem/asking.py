"""asking: what an item of `ask` means: a quantity at all its steps, one derivative, one entry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import msgspec

from handgrad.errors import nearest
from handgrad.graph.node import Role
from handgrad.notation import Derivative, Kind, Name
from handgrad.problem.quantity import Quantity
from handgrad.problem.record import Asked, Problem
from handgrad.problem.rename import offset, timeless
from handgrad.problem.written import notation

Find = Callable[[Kind], Quantity | None]


def asked(problem: Problem, made: Iterable[Quantity], find: Find) -> list[Quantity]:
    """What a problem asks for, in its order; series that stand side by side step by step.

    Raises ProblemError at the place of what does not exist.
    """
    known = tuple(made)
    out: list[Quantity] = []
    run: list[Sequence[Quantity]] = []
    for group in [*(_meant(problem, item, known, find) for item in problem.ask), ()]:
        if len(group) > 1 and all(q.t is not None and isinstance(q.name, Name) for q in group):
            run.append(group)
            continue
        out += _by_steps(run)
        run = []
        out += group
    return list(dict.fromkeys(out))


def _meant(
    problem: Problem, item: Asked, made: Sequence[Quantity], find: Find
) -> Sequence[Quantity]:
    """The quantities an item means: all steps of c for `c` and for `c_t`."""
    kind = notation(item.text)
    if isinstance(kind, Name):
        found: Sequence[Quantity] = series(problem, made, item.text)
        if found:
            return found
    one = find(kind)
    if one is not None:
        return (one,)
    found = _backwards(problem, kind, made, find) if isinstance(kind, Derivative) else ()
    if not found:
        symbols = list(dict.fromkeys(q.symbol for q in made))
        raise problem.source.error(
            f"ask: there is no {item.text}", item.span, hint=nearest(item.text, symbols)
        )
    return found


def _backwards(
    problem: Problem, kind: Derivative, made: Sequence[Quantity], find: Find
) -> Sequence[Quantity]:
    """∂L/∂h without a time: one for each step, the last first, as they are worked out."""
    if len(kind.by) != 1 or not isinstance(kind.by[0], Name):
        return ()
    steps = reversed(series(problem, made, kind.by[0].key))
    single = (
        find(msgspec.structs.replace(kind, by=(q.name,))) for q in steps if isinstance(q.name, Name)
    )
    return [q for q in single if q is not None]


def series(problem: Problem, made: Iterable[Quantity], symbol: str) -> tuple[Quantity, ...]:
    """Every step of a symbol, as it is called in the file, on the page or in the catalogue, without
    the initial value; a quantity without time alone."""
    kind = notation(symbol)
    wants_time = isinstance(kind, Name) and offset(kind) is not None
    key = timeless(kind).key if isinstance(kind, Name) else symbol

    def called(quantity: Quantity) -> bool:
        names = problem.aliases.get(quantity.symbol, ())
        return any(isinstance(name, Name) and name.key == key for name in names)

    named = [q for q in made if isinstance(q.name, Name)]
    for fits in ([q for q in named if q.symbol in (symbol, key)], [q for q in named if called(q)]):
        plain = [q for q in fits if q.t is None]
        if plain and not wants_time:
            return tuple(plain)
        if fits:
            steps = [q for q in fits if q.t is not None and q.role is not Role.STATE]
            return tuple(sorted(steps, key=lambda q: q.t or 0))
    return ()


def _by_steps(groups: Sequence[Sequence[Quantity]]) -> list[Quantity]:
    """Several series step by step: f_1, i_1, f_2, i_2."""
    steps = sorted({q.t for group in groups for q in group if q.t is not None})
    return [q for t in steps for group in groups for q in group if q.t == t]
