"""mark: one script against one scheme, as data.

    mark(text, name=…, path=…, digest=…, scheme=…) → Script

Pure: the same text and scheme give the same bytes, in any process and in any order.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import msgspec

from handgrad import read
from handgrad.document import Chain, Table
from handgrad.errors import HandgradError
from handgrad.grade import sheet
from handgrad.grade.evidence import Evidence
from handgrad.grade.learn import learn
from handgrad.grade.own import own
from handgrad.grade.placing import placed
from handgrad.grade.records import Script
from handgrad.grade.rows import Decided, decide
from handgrad.grade.scheme import Scheme, Want, written
from handgrad.grade.slips import slips
from handgrad.grade.unseen import explained
from handgrad.grade.work import good

_SHOWN = 100_000  # characters of a script that is not marked


def mark(
    text: str, *, name: str, path: str, digest: str, scheme: Scheme, format: str | None = None
) -> Script:
    """One script, marked.

    text    the script as it came; an empty one (a scan) is not marked
    format  the page's format where its path does not tell; 'yaml' or 'csv' for a sheet of answers
    """
    blank = Script(
        name=name,
        path=path,
        digest=digest,
        problem=scheme.title,
        state="not marked",
        out_of=scheme.out_of,
    )
    if not text.strip():
        return _not_marked(blank, "it has no text: a scan or an empty file", text)
    answers = sheet.is_sheet(path, format)
    if answers and len(text) > read.LARGEST:
        return _not_marked(blank, f"a sheet of {len(text):,} characters is no sheet", text)
    try:
        page = sheet.page(text, path, format) if answers else text
        document = read.page(page, path="" if answers else path, format=None if answers else format)
        placing = placed(document, scheme)
    except HandgradError as fault:
        return _not_marked(blank, fault.message, text)
    if not any(isinstance(block, (Chain, Table)) for block in document.blocks):
        return _not_marked(blank, "no calculation was found in it", text)
    wants = [want for row in scheme.rows for want in row.wants] + list(scheme.asked)
    lost = sheet.unread(text, path, format) if answers else ()
    if document.incomplete:
        lost = (*lost, (len(text.splitlines()), document.incomplete))
    evidence = Evidence(document, placing, wants, own(scheme), lost)
    silent = any(work.own and not work.working for work in evidence.works.values())
    if silent:
        report = explained(evidence.report, evidence, own(scheme))
        placing = msgspec.structs.replace(placing, report=report)
        evidence = Evidence(document, placing, wants, own(scheme), lost)
    if all(work.last is None for work in evidence.works.values()):
        return _not_marked(blank, "none of the asked quantities was found in it", text)
    decided = decide(scheme, evidence, answers=answers)
    return _script(blank, scheme, evidence, decided, text if answers else evidence.page.text)


def _not_marked(blank: Script, why: str, source: str) -> Script:
    if len(source) > _SHOWN:
        source = f"{source[:_SHOWN]}\n[… {len(source) - _SHOWN:,} more characters]"
    return msgspec.structs.replace(blank, why=why, source=source)


def _script(
    blank: Script, scheme: Scheme, evidence: Evidence, decided: list[Decided], source: str
) -> Script:
    report = evidence.report
    awards = tuple(d.award for d in decided)
    doubts = tuple(d.doubt for d in decided if d.doubt is not None)
    costs = frozenset(index for d in decided for index in d.costs)
    found = slips(evidence, costs)
    total = written(sum((Fraction(a.got) for a in awards if a.got), Fraction(0)))
    return msgspec.structs.replace(
        blank,
        state="waiting" if doubts else "marked",
        why=doubts[0].why if doubts else "",
        total="" if doubts else total,
        awards=awards,
        slips=found,
        doubts=doubts,
        learn=learn(evidence),
        answers=tuple(_answer(evidence, want) for want in scheme.asked),
        right=tuple(
            (want.lead, want.series if want.lead else want.symbol, want.right)
            for want in scheme.asked
            if not good(evidence.of(want).last)
        ),
        reading=report.reading,
        unread=evidence.unread,
        numbers=dict(sorted(Counter(n.status.value for n in report.numbers).items())),
        source=source,
    )


def _answer(evidence: Evidence, want: Want) -> tuple[str, str, str]:
    number = evidence.of(want).last
    return (want.symbol, "" if number is None else number.text.replace("-", "−"), want.right)
