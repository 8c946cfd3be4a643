"""manual: one model in the terminal: the equations first, then what books and libraries do
differently, shown on one set of numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from handgrad.catalogue.compare import Comparison, compare, siblings
from handgrad.catalogue.count import told
from handgrad.catalogue.shapes import shapes
from handgrad.graph.model import Model
from handgrad.problem.block import read
from handgrad.problem.conventions import ALL
from handgrad.render.formula import unicode
from handgrad.render.layout.width import width

WIDE = 96
LABEL = 14


def manual(model: Model) -> str:
    """One model's page.

    >>> from handgrad import models
    >>> print(manual(models.every()["gru"]).splitlines()[2])
      zₜ = σ(W_z xₜ + U_z hₜ₋₁ + b_z)           update gate
    """
    lines = [model.title, "", *equations(model), ""]
    facts = {
        "Shapes": "    ".join(f"{names}: {sizes}" for names, sizes in shapes(model)),
        "Parameters": told(model),
        "Code": model.code,
        "Begins with": model.begins,
        "Library": model.matches,
        "Differs from": model.differs,
        "Trouble": model.trouble,
        "Source": model.source,
    }
    lines += [line for title, text in facts.items() if text for line in _fact(title, text)]
    lines += [*_choices(model), *_numbers(model), ""]
    new = f"handgrad new {model.name} > {model.name}.yaml"
    lines.append(f"Try it   {new}; handgrad solve {model.name}.yaml")
    if model.see_also:
        lines.append(f"See also {', '.join(model.see_also)}")
    return "\n".join(lines)


def equations(model: Model) -> Iterator[str]:
    """The equations as a book prints them, their remarks in a column."""
    lines = [
        (f"{unicode.write(e.left)} = {unicode.write(e.right)}", e.remark)
        for e in read(model.equations).equations
    ]
    wide = max(width(line) for line, _ in lines)
    for line, remark in lines:
        yield f"  {line}{' ' * (wide - width(line))}    {remark}".rstrip()


def _fact(title: str, text: str) -> list[str]:
    """A title and its text, wrapped under itself; several blanks in it stay."""
    parts = text.split("    ")
    if len(parts) > 1:
        rows = [""]
        for part in parts:
            longer = f"{rows[-1]}    {part}" if rows[-1] else part
            if len(longer) > WIDE - LABEL - 2:
                rows.append(part)
            else:
                rows[-1] = longer
    else:
        rows = wrap(text, WIDE - LABEL - 2)
    return [f"  {title if i == 0 else '':{LABEL}}{row}" for i, row in enumerate(rows)]


def _choices(model: Model) -> Iterator[str]:
    """The conventions of its family, and who chooses what."""
    if not model.conventions or len(siblings(model)) < 2:
        return
    many = {1: "One choice differs", 2: "Two choices differ"}.get(len(model.conventions), "")
    yield ""
    yield f"{many or 'Books choose differently'} from book to book. Ask your course which it means."
    for name, chosen in model.conventions.items():
        label = name.rpartition("_")[2]
        for choice in ALL[name].choices:
            here = "here, " if choice == chosen else ""
            means, made_by = ALL[name].means.get(choice, ""), ALL[name].made_by.get(choice, "")
            yield f"  {label:8}{means:26}{here}{made_by}".rstrip()
            label = ""


def _numbers(model: Model) -> Iterator[str]:
    """The models that are easily taken for one another, on the same numbers."""
    found = compare(model)
    if found is None:
        return
    yield ""
    if _is_square(model):
        yield from _square(model, found)
    else:
        yield found.first
        for other in siblings(model):
            mark = "   here" if other is model else ""
            yield f"  {other.name:26}{found.values[other.name].replace('-', '−'):>9}{mark}"
    yield from (f"  {line}" for line in wrap(", ".join(found.data), WIDE - 2))


def _is_square(model: Model) -> bool:
    """Two choices of two conventions: four variants."""
    return len(model.conventions) == 2 and len(siblings(model)) == 4


def _square(model: Model, found: Comparison) -> Iterator[str]:
    """Rows for one convention, columns for the other."""
    rows, columns = list(model.conventions)
    across = ALL[columns].choices
    heads = "".join(f"{columns.rpartition('_')[2] + ' ' + choice:>16}" for choice in across)
    yield f"{found.first:30}{heads}"
    for down in ALL[rows].choices:
        by = {m.conventions[columns]: m for m in siblings(model) if m.conventions[rows] == down}
        cells = "".join(f"{found.values[by[choice].name]:>16}" for choice in across)
        yield f"  {ALL[rows].means[down]:28}{cells}"
