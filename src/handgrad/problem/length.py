"""length: how many steps a recurrence takes, and which data have one row a step."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from handgrad.graph.model import Model, axes
from handgrad.problem.block import Block
from handgrad.problem.record import Given
from handgrad.problem.rename import names, offset, timeless
from handgrad.problem.tree import Source

STEPS = 1000


def shown_again(
    source: Source, given: dict[str, dict[str, Given]], sequences: frozenset[str], epochs: int
) -> dict[str, dict[str, Given]]:
    """The data with the rows of their sequences shown `epochs` times, one epoch after the other."""
    found = {section: dict(values) for section, values in given.items()}
    for values in found.values():
        for key in sequences & values.keys():
            item = values[key]
            assert not isinstance(item.value, str)
            if len(item.value) * epochs > STEPS:
                raise source.error(
                    f"{epochs} epochs of {len(item.value)} examples",
                    item.span,
                    expected=f"at most {STEPS} examples in all",
                )
            values[key] = msgspec.structs.replace(item, value=item.value * epochs)
    return found


def length(
    source: Source,
    found: Block,
    model: Model | None,
    given: Mapping[str, Mapping[str, Given]],
    stated: int | None,
) -> tuple[int | None, frozenset[str]]:
    """How many steps there are, and which inputs and targets have one row a step.

    stated   what the file says under `steps`, None if it says nothing
    """
    timed = {
        timeless(name).key
        for e in found.equations
        for name in (e.left, *names(e.right))
        if offset(name) is not None
    }
    if model is not None and model.state:
        timed |= axes(model.targets).keys()
    lengths: dict[str, int] = {}
    recurrent = any(e.timed for e in found.equations)
    for section in ("inputs", "targets"):
        for key, item in given[section].items():
            if key not in timed or not recurrent:
                continue
            if isinstance(item.value, str):
                if stated is None:
                    raise source.error(
                        f"{key} has one row a time step",
                        item.span,
                        expected=f"{key}: [{item.value}]",
                    )
                continue
            lengths[key] = len(item.value)
            want = stated if stated is not None else next(iter(lengths.values()))
            if len(item.value) != want:
                raise source.error(
                    f"{key} has {len(item.value)} rows",
                    item.span,
                    expected=f"{want}: one a time step",
                )
    if recurrent and stated is None and not lengths and given["initial"]:
        first = next(iter(given["initial"].values()))
        raise source.error(
            "how many steps the recurrence takes is not said",
            first.span,
            expected="inputs with one row a step, or `steps: 2`",
        )
    if stated is None and lengths:
        stated = next(iter(lengths.values()))
        if stated > STEPS:
            raise source.error(f"{stated} time steps", expected=f"at most {STEPS}")
    return (stated if recurrent else None), frozenset(lengths)
