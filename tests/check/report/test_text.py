"""The report a person reads, line by line."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

from handgrad import api
from handgrad.check.finding import Asked, Finding, Report
from handgrad.check.report.text import write

ROOT = Path(__file__).parents[3]

FINDINGS = r"""
 43 │ … + 0 + 0.2) = \sigma(0.62) = 0.6508$$
    │                               ^^^^^^ σ(0.62) = 0.6502       HG112 sigmoid-lookup-slip
 49 │ $$= 0.6508 \cdot 0.3651 = 0.2377$$
    │                  ^^^^^^ tanh(0.3831) = 0.3654               HG113 tanh-lookup-slip
 49 │ $$= 0.6508 \cdot 0.3651 = 0.2377$$
    │                           ^^^^^^ 0.6508·0.3651 = 0.2376     HG101 arithmetic-slip
 55 │ … + 0.4 \cdot 1.0 + 0.1 \cdot 0 + 0.2)$$
    │                               ^ ỹ₁ = 0.2376 belongs here    HG401 stale-state
    │ 0 is ỹ₀, the value before t = 1. Same slip in lines 59, 63 and 75.
 73 │ $$= 0.2542 + 0.3945 = 0.6487$$
    │              ^^^^^^ 0.8006·0.4930 = 0.3947                  HG101 arithmetic-slip
 77 │ … 0.4 + 0 + 0.2) = \sigma(0.66) = 0.6590$$
    │                                   ^^^^^^ σ(0.66) = 0.6593   HG112 sigmoid-lookup-slip
 81 │ $$= 0.6590 \cdot 0.5713 = 0.3765$$
    │                  ^^^^^^ tanh(0.6487) = 0.5708               HG113 tanh-lookup-slip
"""

TABLE = """
                f       i       C̃       C       o       ỹ       e
t = 1  yours  0.6637  0.7773  0.4930  0.3831  0.6508  0.2377  0.0377
       right    ·       ·       ·     0.3832  0.6502  0.2376  0.0376
t = 2  yours  0.6637  0.8006  0.4930  0.6487  0.6590  0.3765  0.0235
       right  0.6690  0.8258  0.5108  0.6782  0.6646  0.3923  0.0077
"""


def _demo() -> str:
    page, problem = ROOT / "examples" / "lstm-homework.md", ROOT / "examples" / "lstm.yaml"
    return write([api.check(page, problem=problem)])


def _lines(text: str) -> list[str]:
    """The lines of a block, every mark above a letter written on its own."""
    return normalize("NFD", text).strip("\n").splitlines()


def test_every_finding_of_the_demo_page_is_shown() -> None:
    shown = _demo().split("\n\n")[1]
    assert _lines(shown) == _lines(FINDINGS)


def test_the_asked_quantities_of_the_demo_page() -> None:
    shown = _demo().split("\n\n")[2]
    assert _lines(shown) == _lines(TABLE)


def test_the_frame_of_the_demo_page() -> None:
    text = _demo()
    assert text.startswith("7 slips. ")
    assert text.endswith("\n\nNothing was left unread. More about a finding: handgrad rule HG401\n")


def test_a_page_without_a_slip() -> None:
    assert write([api.check("$0.25 + 0.5 = 0.75$")]).splitlines()[0].startswith("No slip found. ")


def test_a_page_that_could_not_be_read_says_so() -> None:
    source = "a\n$x = )($\n"
    report = Report("", "", (), (), unread=(((2, 10), "a bracket is missing"),), source=source)
    assert write([report]).splitlines()[2:] == [
        "Not read: 1 place.",
        "  line 2: a bracket is missing",
    ]


def _report(source: str, text: str, short: str) -> Report:
    start = source.index(text)
    finding = Finding("HG101", "arithmetic-slip", (start, start + len(text)), text, short, "")
    return Report("p.md", "", (), (finding,), source=source)


def test_the_caret_stands_under_the_place() -> None:
    long = "w = " + " + ".join(f"{i} \\cdot 0.{i}" for i in range(10, 40)) + " = 7.77 and it goes"
    for text in ("10", "23 ", "7.77", "goes"):
        report = _report("first\n\t" + long + " and on" * 20, text, "7.78")
        lines = write([report]).splitlines()
        at = lines[3].index("^")
        assert lines[2][at : at + len(text)] == text
        assert all(len(line) <= 100 for line in lines)


def test_several_pages_are_named() -> None:
    report = _report("2 + 2 = 5", "5", "4")
    assert write([report, report]).count("p.md: 1 slip. ") == 2


def test_asked_quantities_too_wide_for_a_table_are_a_list() -> None:
    asked = tuple(Asked(f"a long name {i}", "", "1", "2", agrees=False) for i in range(12))
    lines = write([Report("", "", (), (), asked, source="")]).splitlines()
    assert lines[2] == "  a long name 0: 1, right is 2"
    assert len(lines) == 16
