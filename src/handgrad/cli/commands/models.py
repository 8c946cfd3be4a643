"""models: the catalogue; with a name, one model's equations, shapes, conventions and source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from handgrad.graph.model import Model


@click.command("models")
@click.argument("name", required=False)
def command(name: str | None) -> int:
    """The models handgrad knows; with a name, that model's equations and what it must not be
    confused with.

    \b
      handgrad models        every model on a line
      handgrad models gru    one model; handgrad new gru writes a problem with it
    """
    from handgrad import models
    from handgrad.errors import nearest

    if name is None:
        width = max(map(len, models.names()), default=0) + 3
        for known, model in models.every().items():
            click.echo(f"{known:{width}}{model.summary}")
        return 0
    model = models.find(name.lower().replace("-", "_"))
    if model is None:
        hint = nearest(name, list(models.names())) or "handgrad models lists them all"
        raise click.UsageError(f"there is no model '{name}': {hint}")
    click.echo(manual(model))
    return 0


def manual(model: Model) -> str:
    """One model's page."""
    from inspect import cleandoc

    from handgrad import models

    lines = [model.title, "", *(f"  {line}" for line in cleandoc(model.equations).splitlines()), ""]
    axes = [model.inputs, model.state, model.weights, model.draws, model.constants, model.targets]
    facts = {
        "Shapes": ";  ".join(text for text in axes if text),
        "Parameters": model.parameters,
        "Source": model.source,
        "The same as": model.matches,
        "Not to be confused with": model.differs,
    }
    lines += [line for title, text in facts.items() if text for line in fact(title, text)]
    family = models.variants(model)
    if len(family) > 1:
        lines += ["", "Books and libraries choose differently. Ask your course which it means."]
        lines += [
            f"  {other.name:20}{', '.join(f'{k}: {v}' for k, v in other.conventions.items())}"
            for other in family
        ]
    lines += ["", f"Try it   handgrad new {model.name} > {model.name}.yaml"]
    if model.see_also:
        lines.append(f"See also {', '.join(model.see_also)}")
    return "\n".join(lines)


def fact(title: str, text: str) -> list[str]:
    """A title and its text, wrapped under itself."""
    from textwrap import wrap

    first, *rest = wrap(text, 72)
    return [f"  {title:26}{first}", *(f"  {'':26}{line}" for line in rest)]
