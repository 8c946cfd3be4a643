"""models: the catalogue; with a name, one model's equations, shapes, conventions and source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from handgrad.document import Document
    from handgrad.graph.model import Model


@click.command("models", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("name", required=False)
@click.option("--html", is_flag=True, help="Write the page as HTML, with its diagrams.")
@click.option(
    "--output", "-o", type=click.Path(dir_okay=False), help="Write it there instead of NAME.html."
)
def command(name: str | None, html: bool, output: str | None) -> int:
    """The models handgrad knows; with a name, that model's equations and what it must not be
    confused with; with a chapter, what its kinds are, how they differ and what goes wrong.

    \b
      handgrad models                  every model on a line, chapter by chapter
      handgrad models gru              one model; handgrad new gru writes a problem with it
      handgrad models recurrent        a chapter, with every number worked out
      handgrad models gru --html       gru.html, with diagrams and a worked example
    """
    if name is None:
        if html or output:
            raise click.UsageError("--html and --output need the name of a model or a chapter")
        click.echo("\n".join(_every()))
        return 0
    key = name.lower().replace("-", "_")
    if html or output:
        _write(key, _page(name, key), output)
    else:
        click.echo(_text(name, key))
    return 0


def _every() -> Iterator[str]:
    """Every model on a line, under its chapter."""
    from handgrad import models
    from handgrad.catalogue import chapter

    every = models.every()
    width = max(map(len, every)) + 2
    for known in chapter.names():
        found = chapter.find(known)
        assert found is not None
        yield f"{found.title} ({known})"
        yield from (f"  {m.name:{width}}{m.summary}" for m in chapter.members(known))
        yield ""
    rest = [model for model in every.values() if model.kind not in chapter.names()]
    if rest:
        yield "Others"
        yield from (f"  {m.name:{width}}{m.summary}" for m in rest)
        yield ""
    yield "handgrad models NAME shows a model or a chapter."


def _text(name: str, key: str) -> str:
    """A model's page for the terminal, or a chapter's."""
    from handgrad import models
    from handgrad.catalogue import chapter
    from handgrad.catalogue.manual import manual
    from handgrad.render import text

    model = models.find(key)
    if model is not None:
        return manual(model)
    found = chapter.find(key)
    if found is not None:
        return text.write(chapter.page(found)).rstrip("\n")
    raise _unknown(name)


def _page(name: str, key: str) -> Document:
    """A model's page as a document, or a chapter's."""
    from handgrad import models
    from handgrad.catalogue import chapter
    from handgrad.catalogue.page import page

    model: Model | None = models.find(key)
    if model is not None:
        return page(model)
    found = chapter.find(key)
    if found is not None:
        return chapter.page(found)
    raise _unknown(name)


def _write(key: str, page: Document, output: str | None) -> None:
    from pathlib import Path

    from handgrad.render import html

    path = Path(output or f"{key}.html")
    path.write_text(html.write(page), encoding="utf-8")
    click.echo(f"{path} holds {page.title}.")


def _unknown(name: str) -> click.UsageError:
    from handgrad import models
    from handgrad.catalogue import chapter
    from handgrad.errors import nearest

    hint = nearest(name, [*models.names(), *chapter.names()])
    return click.UsageError(
        f"there is no model '{name}': {hint or 'handgrad models lists them all'}"
    )
