"""html: the page's own source with a mark on every number, and the findings beside it.

One file without scripts, pictures or anything from elsewhere: hovering or tabbing to a number shows
its verdict, numbers and findings link to each other, and it prints. Whatever a page says is shown
as text: everything is escaped, and the page's policy forbids all but its own style sheet.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from html import escape
from importlib.resources import files

from handgrad.check.finding import Asked, Failure, Finding, Report
from handgrad.check.harmless import harmless
from handgrad.check.marks import Marked
from handgrad.check.report.text import SELF_EXPLAINING, not_shown, summary
from handgrad.check.totals import many

LEGEND = (
    ("ok", "0.5", "right"),
    ("wrong", "0.5", "here is the slip"),
    ("inherited", "0.5", "follows from a slip"),
    ("rounding", "0.5", "right within rounding"),
    ("unchecked", "0.5", "not checked"),
)


def write(reports: Sequence[Report], failures: Sequence[Failure] = ()) -> str:
    """One web page for all pages; the same bytes every time."""
    style = files("handgrad.check.report").joinpath("page.css").read_text(encoding="utf-8")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    name = reports[0].path if len(reports) == 1 else many(len(reports), "page")
    body = [_contents(reports)] if len(reports) > 1 else []
    body += [_failure(failure) for failure in failures]
    body += [_page(report, i) for i, report in enumerate(reports, 1)]
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>Checked: {_text(name)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        '<a class="skip" href="#findings-1">To the findings</a>\n<main>\n'
        + "\n".join(body)
        + "\n</main>\n</body>\n</html>\n"
    )


def _contents(reports: Sequence[Report]) -> str:
    rows = "".join(
        f'<li><a href="#page-{i}">{_text(r.path)}</a>: {_text(summary(r))}</li>\n'
        for i, r in enumerate(reports, 1)
    )
    return f"<nav><h1>{many(len(reports), 'page')}</h1>\n<ul>\n{rows}</ul></nav>"


def _failure(failure: Failure) -> str:
    lines = "<br>".join(_text(line) for line in failure.message.split("\n"))
    return f'<p class="coverage"><b>Not checked:</b> {lines}</p>'


def _page(report: Report, number: int) -> str:
    marked = Marked(report, f"{number}-")
    source = "\n".join(marked.rows())
    findings = "\n".join(_finding(marked, i, f) for i, f in enumerate(report.findings, 1))
    beside = ""
    if report.findings:
        beside = (
            f'<section class="findings" id="findings-{number}" aria-label="Findings">'
            f"<h2>{many(len(report.findings), 'finding')}</h2>\n<ol>\n{findings}\n</ol></section>"
        )
    legend = "".join(
        f'<li><span class="n {status}">{digits}</span> {words}</li>'
        for status, digits, words in LEGEND
    )
    unread = len(report.unread)
    said = f"{many(unread, 'place')} not read." if unread else "Nothing was left unread."
    said += f" {not_shown(report)}" if report.set_aside else ""
    return (
        f'<article class="page" id="page-{number}">\n<h1>{_text(report.path or "Page")}</h1>\n'
        f'<p class="lead">{_text(summary(report))}</p>\n'
        f'<p class="coverage">{_text(said)}</p>\n<ul class="legend">{legend}</ul>\n'
        f'<div class="sides{"" if beside else " clean"}">\n'
        f'<section class="source" aria-label="The page with its marks">\n{source}\n</section>\n'
        f"{beside}\n</div>\n{_asked(report.asked)}{_unread(marked)}</article>"
    )


def _finding(marked: Marked, number: int, finding: Finding) -> str:
    where = marked.where(finding.span[0])
    places = [finding.span, *finding.also]
    links = ", ".join(
        f'<a href="#{marked.row_id(span[0])}">{_text(marked.where(span[0]))}</a>' for span in places
    )
    sure = "" if finding.certainty == "certified" else f" ({finding.certainty})"
    words = [f'<p class="value">{_text(finding.short)}{sure}</p>']
    if finding.message and finding.code not in SELF_EXPLAINING:
        words.append(f"<p>{_text(finding.message)}</p>")
    if finding.evidence:
        words.append(f'<p class="why">Shown by: {_text(finding.evidence)}</p>')
    if finding.also:
        words.append(f'<p class="why">At {links}</p>')
    row = marked.row_id(finding.span[0])
    head = (
        f'<div class="top"><a href="#{row}">{number} · {_text(where)}</a>'
        f"<span>{finding.code} {finding.name}</span></div>"
    )
    said = f"<p><code>{_text(finding.text[:80])}</code></p>" if finding.text else ""
    return (
        f'<li class="{finding.severity}" id="{marked.finding_id(number)}">{head}{said}'
        f"{''.join(words)}</li>"
    )


def _asked(asked: Sequence[Asked]) -> str:
    if not asked:
        return ""
    rows = "".join(
        f"<tr><td>{_text(a.symbol)}</td><td>{_text(a.lead)}</td>"
        f"<td>{_text(a.yours or 'not on the page')}</td>"
        + ("<td>agrees</td>" if a.agrees else f'<td class="no-match">{_text(a.right)}</td>')
        + "</tr>\n"
        for a in asked
    )
    head = "<tr><th>asked</th><th></th><th>the page</th><th>right</th></tr>\n"
    return f'<table class="asked">\n{head}{rows}</table>\n'


def _unread(marked: Marked) -> str:
    if not marked.report.unread:
        return ""
    rows = "".join(
        f"<li>{_text(marked.where(span[0]))}: {_text(why)}</li>\n"
        for span, why in marked.report.unread
    )
    return f'<h2>Not read</h2>\n<ul class="unread-list">\n{rows}</ul>\n'


def _text(text: str) -> str:
    return escape(harmless(text))
