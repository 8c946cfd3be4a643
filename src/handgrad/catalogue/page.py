"""page: one model as a document: equations, pictures, shapes, what it must not be taken for, and a
worked example with numbers.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from handgrad import models
from handgrad.catalogue.compare import Comparison, compare, siblings
from handgrad.catalogue.count import told
from handgrad.catalogue.graph import example, graph
from handgrad.catalogue.picture import one_step, over_time
from handgrad.catalogue.shapes import shapes
from handgrad.document import Block, Cell, Chain, Document, Drawing, Heading, Link, Say, Table
from handgrad.graph.model import Model, axes
from handgrad.narrate import narrate
from handgrad.notation import Kind
from handgrad.parse import formula
from handgrad.problem.block import read
from handgrad.problem.conventions import ALL
from handgrad.problem.solution import Solution
from handgrad.problem.written import notation

# What a learning rule and a truth table do is a table, not a picture of one step.
UNDRAWN = frozenset(("threshold", "learning"))


def page(model: Model) -> Document:
    """The model's page.

    >>> page(models.every()["mgu"]).title
    'MGU, minimal gated unit'
    """
    blocks = [
        *_equations(model),
        *_pictures(model),
        *_counts(model),
        *_facts(model),
        *_choices(model),
        *_siblings(model),
        *_example(model),
    ]
    return Document(blocks=tuple(blocks), title=model.title)


def _equations(model: Model) -> Iterator[Block]:
    yield Say(parts=(model.summary[0].upper() + model.summary[1:] + ".",))
    yield Heading(level=2, parts=("Equations",))
    for line in read(model.equations).equations:
        links = (Link("", line.left), Link("=", line.right))
        yield Chain(links=links, note=line.remark)


def _pictures(model: Model) -> Iterator[Block]:
    if model.kind in UNDRAWN or model.name in UNDRAWN:
        return
    made, _ = graph(example(model))
    yield Heading(level=2, parts=("What is computed from what",))
    caption = "Round: what comes in; dashed: what is carried over; green: what comes out."
    yield Drawing(svg=one_step(model, made), caption=caption)
    unrolled = over_time(model, made)
    if unrolled:
        yield Heading(level=2, parts=("Over three steps",))
        yield Drawing(svg=unrolled, caption="The same weights at every step.")


def _counts(model: Model) -> Iterator[Block]:
    yield Heading(level=2, parts=("Shapes and parameters",))
    header = (Cell(("what",)), Cell(("shape",)))
    rows = tuple((Cell(_names(names)), Cell((sizes,))) for names, sizes in shapes(model))
    yield Table(header=header, rows=rows)
    yield Say(parts=(f"Parameters: {told(model)}.",))
    if model.code:
        yield Say(parts=(f"The encoder's output, {model.code}.",))
    if model.begins:
        yield Say(parts=(f"Training begins with {model.begins}.",))
    if axes(model.draws):
        yield Say(parts=(f"Drawn at random, and given as an input here: {model.draws}.",))


def _names(names: str) -> tuple[str | Kind, ...]:
    """Names as formulas, with commas between."""
    parts: list[str | Kind] = []
    for name in names.split(", "):
        parts += [", ", notation(name)] if parts else [notation(name)]
    return tuple(parts)


def sentence(text: str) -> str:
    """Words with a capital and a full stop; a name of code keeps its own spelling.

    >>> sentence("a sum"), sentence("lstm_1997 (no forget gate)"), sentence("torch.nn.LSTM")
    ('A sum.', 'lstm_1997 (no forget gate).', 'torch.nn.LSTM.')
    """
    first = text.split(" ", 1)[0].rstrip(",;:")
    code = any(sign in first for sign in "._()=") or first in models.names()
    code = code or (len(first) == 1 and first != "a")
    return f"{text[0] if code else text[0].upper()}{text[1:].rstrip('.')}."


def _facts(model: Model) -> Iterator[Block]:
    facts = {
        "Not to be confused with": model.differs,
        "What goes wrong": model.trouble,
        "In libraries": model.matches,
        "Source": model.source,
    }
    for title, text in facts.items():
        if text:
            yield Heading(level=2, parts=(title,))
            yield Say(parts=(sentence(text),))


def _choices(model: Model) -> Iterator[Block]:
    """The conventions of its family, and who chooses what."""
    if not model.conventions or len(siblings(model)) < 2:
        return
    yield Heading(level=2, parts=("What differs from book to book",))
    rows = []
    for name, chosen in model.conventions.items():
        for choice in ALL[name].choices:
            means, by = ALL[name].means.get(choice, choice), ALL[name].made_by.get(choice, "")
            rows.append((Cell((means,)), Cell((by,)), Cell(("here" if choice == chosen else "",))))
    header = (Cell(("choice",)), Cell(("made by",)), Cell(("",)))
    yield Table(header=header, rows=tuple(rows))


def _siblings(model: Model) -> Iterator[Block]:
    """What is easily taken for it, on the same numbers."""
    found = compare(model)
    if found is None:
        return
    yield Heading(level=2, parts=("On the same numbers",))
    rows = tuple(
        (Cell((one.name,)), Cell((one.summary,)), Cell((found.values[one.name],)))
        for one in siblings(model)
    )
    header = (Cell(("model",)), Cell(("",)), Cell((found.first,)))
    yield Table(header=header, rows=rows)
    yield data(found)


def data(found: Comparison) -> Say:
    """The numbers a comparison was made on, as formulas."""
    parts: list[str | Kind] = ["Data: "]
    for item in found.data:
        parts += [", "] if len(parts) > 1 else []
        parts.append(formula(item) if "=" in item else item)
    return Say(parts=(*parts, "."))


def _example(model: Model) -> Iterator[Block]:
    """The worked example, its headings one level lower."""
    yield Heading(level=2, parts=("By hand",))
    yield Say(parts=(f"handgrad new {model.name} prints this problem.",))
    for block in narrate(Solution(example(model))).blocks:
        if isinstance(block, Heading):
            block = msgspec.structs.replace(block, level=block.level + 1)
        yield block
    if model.see_also:
        titles = "; ".join(models.every()[name].title for name in model.see_also)
        yield Heading(level=2, parts=("See also",))
        yield Say(parts=(f"{titles}.",))
