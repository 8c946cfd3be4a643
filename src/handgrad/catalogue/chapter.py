"""chapter: the page of a family of models: what it is, which kinds there are, how they differ, what
goes wrong with them. Its words are the chapter's own file; its numbers are computed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

import msgspec

from handgrad import models
from handgrad.catalogue import chapters
from handgrad.catalogue.compare import compare, siblings
from handgrad.catalogue.count import count, sizes
from handgrad.catalogue.page import data, sentence
from handgrad.document import Block, Cell, Document, Heading, Say, Table
from handgrad.graph.model import Model


class Chapter(msgspec.Struct, frozen=True, kw_only=True):
    """One family of models.

    name    the file's name, and the `kind` of its models
    title   what people call the family
    what    paragraphs: what it is and what it is for
    shows   computed demonstrations, as blocks of a document
    """

    name: str
    title: str
    what: tuple[str, ...]
    shows: Callable[[], Iterator[Block]] | None = None


@cache
def names() -> tuple[str, ...]:
    """The chapters, in alphabetical order."""
    return tuple(sorted(module.name for module in iter_modules(chapters.__path__)))


def find(name: str) -> Chapter | None:
    """The chapter of that name, None if there is none."""
    if name not in names():
        return None
    chapter: Chapter = import_module(f"{chapters.__name__}.{name}").CHAPTER
    return chapter


def members(name: str) -> list[Model]:
    """The models of a chapter, in alphabetical order.

    >>> "gru" in [model.name for model in members("recurrent")]
    True
    """
    return [model for model in models.every().values() if model.kind == name]


def page(chapter: Chapter) -> Document:
    """The chapter's page."""
    kinds = members(chapter.name)
    blocks: list[Block] = [Say(parts=(paragraph,)) for paragraph in chapter.what]
    blocks += _kinds(kinds)
    blocks += _codes(kinds)
    blocks += chapter.shows() if chapter.shows is not None else ()
    blocks += _differences(kinds)
    blocks += _troubles(kinds)
    return Document(blocks=tuple(blocks), title=chapter.title)


def _kinds(kinds: list[Model]) -> Iterator[Block]:
    yield Heading(level=2, parts=("Which kinds there are",))
    yield table(("model", "what it is"), tuple((model.name, model.summary) for model in kinds))
    rows = tuple((model.name, *_counted(model)) for model in kinds if model.parameters != "0")
    yield table(("model", "parameters", "for example"), rows)


def _counted(model: Model) -> tuple[str, str]:
    of = sizes(model)
    if not of:
        return model.parameters, ""
    given = ", ".join(f"{letter} = {size}" for letter, size in sorted(of.items()))
    return model.parameters, f"{count(model, of)} for {given}"


def _codes(kinds: list[Model]) -> Iterator[Block]:
    rows = tuple((model.name, model.code) for model in kinds if model.code)
    if rows:
        yield Heading(level=2, parts=("What an encoder gives out",))
        yield table(("model", "its output: shape and meaning"), rows)


def _differences(kinds: list[Model]) -> Iterator[Block]:
    """Side by side on the same numbers, then in words."""
    yield Heading(level=2, parts=("How they differ",))
    shown: set[str] = set()
    for model in kinds:
        found = compare(model)
        if found is None or model.name in shown:
            continue
        shown |= {other.name for other in siblings(model)}
        rows = tuple(
            (one.name, one.summary, found.values[one.name].replace("-", "−"))
            for one in siblings(model)
        )
        yield table(("model", "what it is", found.first), rows)
        yield data(found)
    yield from (
        Say(parts=(f"{model.name}: not to be confused with {model.differs}.",)) for model in kinds
    )


def _troubles(kinds: list[Model]) -> Iterator[Block]:
    told = [model for model in kinds if model.trouble]
    if told:
        yield Heading(level=2, parts=("What goes wrong with them",))
        yield from (Say(parts=(f"{model.name}: {sentence(model.trouble)}",)) for model in told)


def table(header: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Table:
    """A table of words."""
    return Table(
        header=tuple(Cell((text,)) for text in header),
        rows=tuple(tuple(Cell((text,)) for text in row) for row in rows),
    )
