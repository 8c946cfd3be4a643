"""html: the class report as one self-contained file, with a link to every script it speaks of.

No script, no network: bars are CSS, lists open and close by themselves, and it prints. Names come
from files that students named: all text is escaped, and its direction is its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from importlib.resources import files

from handgrad.grade.cohort.figures import Figures
from handgrad.grade.cohort.sharing import Shared
from handgrad.grade.cohort.words import counted, number_of, percent, waiting

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def write(figures: Figures, pages: Mapping[str, str]) -> str:
    """The report; `pages`: where each script's feedback page lies, relative to the report."""
    style = files("handgrad.grade.cohort.reports").joinpath("report.css").read_text("utf-8")
    base = files("handgrad.render.layout").joinpath("style.css").read_text("utf-8")
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(figures.title)}: the class</title>\n<style>\n{base}{style}</style>\n"
        "</head>\n<body>\n<main>\n"
        + "\n".join(_body(figures, pages))
        + "\n</main>\n</body>\n</html>\n"
    )


def _body(figures: Figures, pages: Mapping[str, str]) -> Iterator[str]:
    yield f"<h1>{_text(figures.title)}</h1>"
    yield f'<p class="lead">{escape(counted(figures))}</p>'
    if figures.waiting:
        yield f'<p class="waiting">{_text(waiting(figures))}</p>'
    if figures.marked:
        yield _histogram(figures)
    if figures.misunderstood:
        yield "<h2>Misunderstood</h2>"
        yield (
            '<p class="lead">Proved: the digits fit this mistake and no other. A row opens on who '
            "made it.</p>"
        )
        yield _table(figures, figures.misunderstood, pages)
    if figures.slipped or figures.cut_off:
        yield "<h2>Slipped</h2>"
        yield _table(figures, figures.slipped, pages)
        if figures.cut_off:
            share = f"{figures.cut_off} scripts ({percent(figures.cut_off, figures.read)})"
            yield f"<p>Cut off, or rounded on the way: {share}; no mark was lost by it.</p>"
    if figures.lost:
        yield "<h2>Where marks were earned</h2>"
        yield _lost(figures)
    if figures.same_values:
        yield "<h2>The same rare wrong digits</h2>"
        yield (
            '<p class="lead">No proof of anything: who worked together, or used the same wrong '
            "table, has them too.</p>"
        )
        yield _table(figures, figures.same_values, pages)


def _histogram(figures: Figures) -> str:
    most = max(bin.scripts for bin in figures.marks) or 1
    rows = "".join(
        f'<tr><th scope="row">{escape(bin.label)}</th><td><span class="bar" '
        f'style="width:{100 * bin.scripts / most:.1f}%"></span></td><td>{bin.scripts}</td></tr>\n'
        for bin in figures.marks
    )
    said = (
        f"Mean {figures.mean} of {figures.out_of}, median {figures.median}; "
        f"no slip at all: {number_of(figures.no_slip, 'script')}."
    )
    return f'<table class="bars"><caption>Marks</caption>\n{rows}</table>\n<p>{escape(said)}</p>'


def _table(figures: Figures, rows: Sequence[Shared], pages: Mapping[str, str]) -> str:
    proved = any(row.proved for row in rows)
    gives = any(row.gives for row in rows)
    head = "<th>what</th><th>scripts</th>"
    head += "<th>proved</th>" if proved else ""
    head += "<th>gives</th><th>instead of</th>" if gives else ""
    body = "\n".join(_shared(figures, row, pages, proved, gives) for row in rows)
    return f'<table class="shared"><thead><tr>{head}</tr></thead><tbody>\n{body}\n</tbody></table>'


def _shared(
    figures: Figures, row: Shared, pages: Mapping[str, str], proved: bool, gives: bool
) -> str:
    who = ", ".join(_link(name, pages) for name in row.scripts)
    note = f' <span class="soft">{_text(row.note)}</span>' if row.note else ""
    if row.alike:
        who = f"Also: {'; '.join(map(_text, row.alike))}.</p><p>{who}"
    code = f' <span class="soft">{escape(row.code)}</span>' if row.code else ""
    count = len(row.scripts)
    cells = (
        f"<td><details><summary>{_text(row.title)}{code}</summary><p>{who}</p></details>{note}</td>"
        f'<td class="n">{count} <span class="soft">{percent(count, figures.read)}</span></td>'
    )
    cells += f'<td class="n">{row.proved or "–"}</td>' if proved else ""
    if gives:
        shown = f"{row.symbol} = {row.gives}" if row.symbol and row.gives else row.gives
        cells += f"<td>{_text(shown)}</td><td>{_text(row.instead_of)}</td>"
    return f"<tr>{cells}</tr>"


def _lost(figures: Figures) -> str:
    body = "\n".join(
        f"<tr><td>{_text(_where(row.part, row.stage))}</td><td>{_text(row.label)}</td>"
        f"<td>{escape(row.marks)}</td>"
        f'<td class="n"><span class="bar" style="width:{row.share / 12.5:.2f}rem"></span> '
        f"{row.share} %</td></tr>"
        for row in figures.lost
    )
    head = "<th>where</th><th>row of the mark scheme</th><th>marks</th><th>earned</th>"
    return f'<table class="lost"><thead><tr>{head}</tr></thead><tbody>\n{body}\n</tbody></table>'


def _where(part: str, stage: str) -> str:
    return ", ".join(words for words in (part, stage) if words)


def _link(name: str, pages: Mapping[str, str]) -> str:
    page = pages.get(name, "")
    return f'<a href="{escape(page)}">{_text(name)}</a>' if page else _text(name)


def _text(text: str) -> str:
    return f"<bdi>{escape(text)}</bdi>" if not text.isascii() else escape(text)
