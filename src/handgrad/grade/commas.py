"""commas: numbers as they stand in a script, with a decimal point and a plain minus."""

from __future__ import annotations

import msgspec

from handgrad.check.finding import Report

_BRACED = "{,}"  # a decimal comma as LaTeX wants it


def without_braces(report: Report) -> Report:
    """The report with 0{,}25 as everybody reads it: 0,25."""
    if _BRACED not in report.source:
        return report
    plain = msgspec.structs.replace
    return plain(
        report,
        numbers=tuple(plain(n, text=n.text.replace(_BRACED, ",")) for n in report.numbers),
        findings=tuple(
            plain(f, text=f.text.replace(_BRACED, ","), short=f.short.replace(_BRACED, ","))
            for f in report.findings
        ),
    )


def pointed(text: str, commas: bool) -> str:
    """A number with a decimal point.

    commas  whether commas are decimal on the page

    >>> pointed("−0,25", True), pointed("1,000.5", False)
    ('-0.25', '1000.5')
    """
    text = text.replace("−", "-").replace("–", "-").replace(_BRACED, ",").lstrip("+")
    return text.replace(".", "").replace(",", ".") if commas else text.replace(",", "")
