"""shapes: the axes of everything a model's equations speak of, those of one shape together."""

from __future__ import annotations

from handgrad.graph.model import Model, axes


def shapes(model: Model) -> list[tuple[str, str]]:
    """(names, sizes) in the order of a page.

    >>> from handgrad import models
    >>> shapes(models.every()["mgu"])
    [('x', 'd'), ('h, b_f, b_h, y', 'n'), ('W_f, W_h', 'n × d'), ('U_f, U_h', 'n × n')]
    """
    found: dict[str, list[str]] = {}
    parts = (
        model.inputs, model.draws, model.state, model.weights, model.constants, model.targets
    )  # fmt: skip
    for part in parts:
        for name, letters in axes(part).items():
            sizes = " × ".join(letters) if letters else "a number"
            names = found.setdefault(sizes, [])
            if name not in names:
                names.append(name)
    return [(", ".join(names), sizes) for sizes, names in found.items()]
