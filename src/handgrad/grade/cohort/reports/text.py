"""text: the class report for a terminal or a mail."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from handgrad.grade.cohort.figures import Figures
from handgrad.grade.cohort.sharing import Shared
from handgrad.grade.cohort.words import counted, number_of, percent, waiting
from handgrad.render.layout.width import pad, width

_BAR = 34
_TITLE = 36
_MOST = 12  # rows of a table; the rest is in groups.csv


def write(figures: Figures, pages: Mapping[str, str]) -> str:
    """The report as plain Unicode text."""
    return "\n".join(line.rstrip() for line in _report(figures)) + "\n"


def _report(figures: Figures) -> Iterator[str]:
    yield f"{figures.title}: {counted(figures)}"
    if figures.marked:
        yield ""
        yield from _histogram(figures)
    if figures.misunderstood:
        yield ""
        yield from _misunderstood(figures)
    if figures.slipped or figures.cut_off:
        if not figures.misunderstood:
            yield ""
        yield "Slipped"
        yield from _slipped(figures)
    if figures.waiting:
        yield ""
        yield from _wrapped(waiting(figures))


def _histogram(figures: Figures) -> Iterator[str]:
    beside = [
        f"mean {figures.mean} of {figures.out_of}, median {figures.median}",
        f"no slip at all: {number_of(figures.no_slip, 'script')}",
    ]
    most = max(bin.scripts for bin in figures.marks)
    wide = max(len(bin.label) for bin in figures.marks)
    for bin, words in zip(figures.marks, [*beside, *[""] * len(figures.marks)], strict=False):
        bar = "█" * round(_BAR * bin.scripts / most) if most else ""
        shown = bar or ("▏" if bin.scripts else "")
        yield f" {bin.label:>{wide}}  {f'{shown}  {bin.scripts}':{_BAR + 7}}   {words}"


def _misunderstood(figures: Figures) -> Iterator[str]:
    rows = figures.misunderstood[:_MOST]
    shows = [f"{row.symbol} = {row.gives}" if row.symbol else row.gives for row in rows]
    gives = max(width("gives"), *map(width, shows))
    yield (
        f"{pad('Misunderstood', _TITLE + 2)} {'scripts':>10}  {'proved':>6}"
        f"   {pad('gives', gives)}   instead of"
    )
    for row, show in zip(rows, shows, strict=True):
        *first, last = list(_broken(row.title, _TITLE))
        for line in first:
            yield f"  {line}"
        yield (
            f"  {pad(last, _TITLE)} {_share(row, figures):>10}  {row.proved or '–':>6}"
            f"   {pad(show, gives)}   {row.instead_of}"
        )
    yield from _rest(figures.misunderstood)


def _slipped(figures: Figures) -> Iterator[str]:
    for row in figures.slipped[:_MOST]:
        note = row.note or ("" if row.costs else "no mark lost")
        *first, last = list(_broken(row.title, _TITLE))
        for line in first:
            yield f"  {line}"
        yield f"  {pad(last, _TITLE)} {_share(row, figures):>10}   {note}"
    yield from _rest(figures.slipped)
    if figures.cut_off:
        share = f"{figures.cut_off} {percent(figures.cut_off, figures.read):>4}"
        yield f"  {pad('cut off, or rounded on the way', _TITLE)} {share:>10}   no mark lost"


def _share(row: Shared, figures: Figures) -> str:
    return f"{len(row.scripts)} {percent(len(row.scripts), figures.read):>4}"


def _rest(rows: Sequence[Shared]) -> Iterator[str]:
    if len(rows) > _MOST:
        yield f"  … and {len(rows) - _MOST} more (groups.csv)"


def _wrapped(text: str) -> Iterator[str]:
    from handgrad.grade.pages.text import hanging

    yield from hanging("", text)


def _broken(text: str, columns: int) -> Iterator[str]:
    """Words in lines of so many columns, the further ones set in."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line.strip() else f"{line}{word}"
        if line.strip() and width(longer) > columns:
            yield line
            longer = f"  {word}"
        line = longer
    yield line
