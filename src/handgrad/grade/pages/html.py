"""html: the feedback page as one self-contained file; a reason's lines lead to the script below.

Everything that comes from the script is text: escaped, its direction isolated, and the page allows
no script, no network and no frame, whatever it may contain.
"""

from __future__ import annotations

import re
from functools import cache
from html import escape
from importlib.resources import files

from handgrad.grade.page import Block, Line, Page

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_PLACES = re.compile(r"\blines? (\d+(?:, \d+)*)")

_STYLE = """\
main { max-width: 60rem; }
.top { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .3rem 2rem; }
.top span, .marks, .legend { color: var(--soft); }
.top .score { font-size: 1.35rem; font-weight: 650; color: var(--ink); }
.note { border-left: .3rem solid var(--accent); padding-left: .8rem; }
table.rows { border-collapse: collapse; width: 100%; margin: .3rem 0 1rem; }
.rows td { padding: .35rem .6rem .35rem 0; border-top: 1px solid var(--line); vertical-align: top; }
.rows tr:first-child td { border-top: 0; }
.rows td.label { width: 36%; }
.rows td.marks { white-space: nowrap; width: 6rem; }
.rows td.got { text-align: right; font-weight: 600; width: 3rem; padding-right: 1.2rem; }
.rows tr.full td.got { color: var(--result); }
.rows tr.none td.got { color: var(--lost); }
:root { --lost: #a3261c; }
@media (prefers-color-scheme: dark) { :root { --lost: #ff9d92; } }
a { color: var(--accent); }
ol.source { font: .86rem/1.5 ui-monospace, "Noto Sans Mono", monospace; background: var(--card);
  border: 1px solid var(--line); border-radius: .6rem; padding: .6rem 1rem .6rem 4rem;
  overflow-x: auto; }
ol.source li { white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate;
  direction: ltr; padding-left: .4rem; }
ol.source li::marker { color: var(--soft); }
ol.source li.named { border-left: .25rem solid var(--lost); }
ol.source li:target { outline: 2px solid var(--accent); }
@media print { a { color: inherit; text-decoration: none; } }
"""


@cache
def _style() -> str:
    base = files("handgrad.render.layout").joinpath("style.css").read_text(encoding="utf-8")
    return base + _STYLE


def write(page: Page) -> str:
    """The page as HTML."""
    title = escape(f"{page.title}: {page.name}" if page.title else page.name)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{_style()}</style>\n</head>\n<body>\n<main>\n"
        + "\n".join(_body(page))
        + "\n</main>\n</body>\n</html>\n"
    )


def _body(page: Page) -> list[str]:
    out = [f"<h1>{_text(page.title)}</h1>"]
    out.append(
        f'<div class="top"><span class="score">{escape(page.score)}</span>'
        f"<span>{_text(page.name)}</span></div>"
    )
    if page.note:
        out.append(f'<p class="note">{_text(page.note)}</p>')
    part = None
    for block in page.blocks:
        if block.part != part and block.part:
            points = dict(page.parts).get(block.part, "")
            out.append(f"<h2>Part {_text(block.part)} &nbsp; {escape(points)}</h2>")
        part = block.part
        out.append(_block(block))
    if page.learn:
        items = "".join(f"<li>{_linked(text)}</li>" for text in page.learn)
        out.append(f"<h2>To learn</h2>\n<ul>{items}</ul>")
    for lead, pairs in page.right:
        head = f"Right at {lead}" if lead else "Right"
        values = " ".join(f"<span>{_text(s)}&nbsp;{_text(v)}</span>" for s, v in pairs)
        out.append(f'<div class="list answer"><b>{_text(head)}</b> {values}</div>')
    for line, why in page.unread:
        out.append(f"<p>Not read: {_linked(f'line {line}')}, {_text(why)}</p>")
    if page.reading:
        names = ", ".join(f"{_text(a)} = {_text(b)}" for a, b in page.reading)
        out.append(f'<p class="legend">Read as: {names}</p>')
    if page.legend:
        out.append(f'<p class="legend">{" &nbsp; ".join(map(_text, page.legend))}</p>')
    if page.source:
        out += ["<h2>The script</h2>", _source(page)]
    return out


def _block(block: Block) -> str:
    rows = "\n".join(_row(line) for line in block.lines)
    head = f"<h3>{_text(block.stage)}</h3>\n" if block.stage else ""
    return f'{head}<table class="rows"><tbody>\n{rows}\n</tbody></table>'


def _row(line: Line) -> str:
    kind = "full" if line.got == line.points else "none" if line.got == "0" else "part"
    return (
        f'<tr class="{kind}"><td class="label">{_text(line.label)}</td>'
        f'<td class="marks">{escape(line.marks)}</td><td class="got">{escape(line.got)}</td>'
        f"<td>{_linked(line.reason)}</td></tr>"
    )


def _source(page: Page) -> str:
    named = {n for block in page.blocks for line in block.lines for n in line.lines}
    items = "\n".join(
        f'<li id="L{i}"{" class=named" if i in named else ""}>{escape(text)}</li>'
        for i, text in enumerate(page.source.split("\n"), 1)
    )
    return f'<ol class="source">\n{items}\n</ol>'


def _text(text: str) -> str:
    return f"<bdi>{escape(text)}</bdi>" if not text.isascii() else escape(text)


def _linked(text: str) -> str:
    """A text whose line numbers lead to the script."""

    def link(found: re.Match[str]) -> str:
        numbers = re.sub(r"\d+", lambda n: f'<a href="#L{n[0]}">{n[0]}</a>', found[1])
        return found[0].replace(found[1], numbers)

    return _PLACES.sub(link, escape(text))
