"""models: the catalogue; with a name, one model's equations, shapes, conventions and source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from handgrad.graph.model import Model


@click.command("models", context_settings={"help_option_names": ["-h", "--help"]})
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
        for known, one in models.every().items():
            click.echo(f"{known:{width}}{one.summary}")
        return 0
    model = models.find(name.lower().replace("-", "_"))
    if model is None:
        hint = nearest(name, list(models.names())) or "handgrad models lists them all"
        raise click.UsageError(f"there is no model '{name}': {hint}")
    click.echo(manual(model))
    return 0


def manual(model: Model) -> str:
    """One model's page."""
    axes = [model.inputs, model.state, model.weights, model.draws, model.constants, model.targets]
    facts = {
        "Shapes": ";  ".join(text for text in axes if text),
        "Parameters": model.parameters,
        "Source": model.source,
        "The same as": model.matches,
        "Not to be confused with": model.differs,
    }
    lines = [model.title, "", *equations(model), ""]
    lines += [line for title, text in facts.items() if text for line in fact(title, text)]
    lines += [*variants(model), ""]
    new = f"handgrad new {model.name} > {model.name}.yaml"
    lines.append(f"Try it   {new}; handgrad solve {model.name}.yaml")
    if model.see_also:
        lines.append(f"See also {', '.join(model.see_also)}")
    return "\n".join(lines)


def equations(model: Model) -> Iterator[str]:
    """The equations as a book prints them, their remarks in a column."""
    from handgrad.problem.block import read
    from handgrad.render.formula import unicode

    lines = [
        (f"{unicode.write(e.left)} = {unicode.write(e.right)}", e.remark)
        for e in read(model.equations).equations
    ]
    wide = max(map(_width, (line for line, _ in lines)))
    for line, remark in lines:
        yield f"  {line}{' ' * (wide - _width(line))}    {remark}".rstrip()


def variants(model: Model) -> Iterator[str]:
    """What books and libraries do differently, shown on one set of numbers."""
    from handgrad import models
    from handgrad.problem.contrast import contrast
    from handgrad.problem.conventions import ALL

    family = models.variants(model)
    if len(family) < 2:
        return
    yield ""
    yield "Books and libraries choose differently. Ask your course which it means."
    for name, chosen in model.conventions.items():
        label = name
        for choice in ALL[name].choices:
            here = "here, " if choice == chosen else ""
            means, made_by = ALL[name].means.get(choice, ""), ALL[name].made_by.get(choice, "")
            yield f"  {label:12}{choice:8}{means:26}{here}{made_by}".rstrip()
            label = ""
    values = contrast(family)
    if not values:
        return
    yield ""
    yield f"  The first number of {model.output} on the same data"
    for other in family:
        choices = ", ".join(f"{key}: {value}" for key, value in other.conventions.items())
        yield f"  {other.name:20}{values[other.name]:10}{choices}"


def fact(title: str, text: str) -> list[str]:
    """A title and its text, wrapped under itself."""
    from textwrap import wrap

    first, *rest = wrap(text, 72)
    return [f"  {title:26}{first}", *(f"  {'':26}{line}" for line in rest)]


def _width(text: str) -> int:
    """How many columns a text takes: accents stand above the letter before them."""
    from unicodedata import combining

    return sum(1 for letter in text if not combining(letter))
