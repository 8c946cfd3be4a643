"""html: a worked calculation as one self-contained page.

Formulas are MathML, which browsers set without scripts or network and screen readers speak; each
carries its LaTeX source as an annotation, for programs (and for `handgrad check`). Light, dark
and print come from one style sheet.
"""

from __future__ import annotations

from functools import cache
from html import escape
from importlib.resources import files
from itertools import groupby

from handgrad.document import (
    Block,
    Cell,
    Chain,
    Document,
    Drawing,
    Heading,
    Link,
    Parts,
    Say,
    Table,
    Unreadable,
)
from handgrad.notation import Kind, Relation, Sequence
from handgrad.render import mathml
from handgrad.render.formula import latex
from handgrad.render.layout.columns import is_result
from handgrad.render.layout.measure import measure

SUFFIX = ".html"
MEDIA_TYPE = "text/html"

# Links of a chain that are wider than this together stand one under another.
LONG = 90


@cache
def _style() -> str:
    return files("handgrad.render.layout").joinpath("style.css").read_text(encoding="utf-8")


def write(document: Document) -> str:
    """The document as an HTML page."""
    title = escape(document.title or "Worked calculation")
    body = [f"<h1>{title}</h1>"] if document.title else []
    lead = True  # paragraphs before the first heading are the lead
    for kind, group in groupby(document.blocks, type):
        if kind is Chain:
            body.append(_chains([block for block in group if isinstance(block, Chain)]))
        else:
            for block in group:
                lead = lead and not isinstance(block, Heading)
                body.append(_block(block, lead))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{_style()}</style>\n</head>\n<body>\n<main>\n"
        + "\n".join(body)
        + "\n</main>\n</body>\n</html>\n"
    )


def _block(block: Block, lead: bool) -> str:
    match block:
        case Heading(level=level, parts=parts):
            return f"<h{level}>{words(parts)}</h{level}>"
        case Say(parts=parts) if any(isinstance(part, Sequence) for part in parts):
            return _list(parts)
        case Say(parts=parts):
            return f'<p class="lead">{words(parts)}</p>' if lead else f"<p>{words(parts)}</p>"
        case Table(header=header, rows=rows):
            return _table(header, rows)
        case Drawing(svg=svg, caption=caption):
            return f"<figure>{svg}<figcaption>{escape(caption)}</figcaption></figure>"
        case Unreadable(text=text):
            return f"<p><code>{escape(text)}</code></p>"
        case _:
            raise AssertionError(f"no HTML for {type(block).__name__}, please report")


def formula(kind: Kind) -> str:
    """One formula with its LaTeX source."""
    source = escape(latex.write(kind))
    return (
        f'<math displaystyle="true"><semantics><mrow>{mathml.write(kind)}</mrow>'
        f'<annotation encoding="application/x-tex">{source}</annotation></semantics></math>'
    )


def words(parts: Parts) -> str:
    """Prose with formulas in it."""
    return "".join(escape(part) if isinstance(part, str) else formula(part) for part in parts)


def _list(parts: Parts) -> str:
    label = "".join(part for part in parts if isinstance(part, str)).strip()
    items = [formula(item) for part in parts if isinstance(part, Sequence) for item in part.items]
    head = [f"<b>{escape(label)}</b>"] if label else []
    style = "list answer" if label.startswith("Answer") else "list"
    return f'<div class="{style}">{" ".join([*head, *items])}</div>'


def _chains(chains: list[Chain]) -> str:
    rows = "\n".join(row for chain in chains for row in _rows(chain))
    return f'<div class="chains"><table role="presentation">\n{rows}\n</table></div>'


def _rows(chain: Chain) -> list[str]:
    """name | = formula = numbers | = result | note; a long chain takes one row per link."""
    links = list(chain.links)
    name = formula(links.pop(0).body) if not links[0].sign else ""
    if chain.words:
        name = f"{escape(chain.words)} {name}"
    note = escape(chain.note) + (f" ({escape(chain.tag)})" if chain.tag else "")
    note = f'<td class="note">{note}</td>' if note else ""
    if not links:
        return [f'<tr class="step"><td class="name">{name}</td><td></td>{note}</tr>']
    result = links.pop() if is_result(links[-1].body) else None
    last = f'<td class="result">{_continued([result])}</td>' if result else "<td></td>"
    if measure(links) <= LONG or len(links) < 2:
        middle = f"<td>{_continued(links)}</td>"
        return [f'<tr class="step"><td class="name">{name}</td>{middle}{last}{note}</tr>']
    rows = [f"<td>{_continued([link])}</td>" for link in links]
    head = f'<tr class="step"><td class="name">{name}</td>{rows[0]}</tr>'
    between = [f'<tr><td class="name"></td>{cell}</tr>' for cell in rows[1:-1]]
    return [head, *between, f'<tr><td class="name"></td>{rows[-1]}{last}{note}</tr>']


def _continued(links: list[Link]) -> str:
    """Links as one formula that begins with its equals sign."""
    if not links:
        return ""
    return formula(
        Relation((None, *(link.body for link in links)), tuple(link.sign for link in links))
    )


def _table(header: tuple[Cell, ...], rows: tuple[tuple[Cell, ...], ...]) -> str:
    def line(tag: str, cells: tuple[Cell, ...]) -> str:
        return "<tr>" + "".join(f"<{tag}>{words(c.parts)}</{tag}>" for c in cells) + "</tr>"

    head = [f"<thead>{line('th', header)}</thead>"] if header else []
    body = "\n".join(line("td", row) for row in rows)
    return "\n".join(['<table class="table">', *head, f"<tbody>{body}</tbody>", "</table>"])
