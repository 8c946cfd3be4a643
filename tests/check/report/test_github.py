"""Annotations: at most ten, the worst first, and no page can write a command of its own."""

from __future__ import annotations

from handgrad import api
from handgrad.check.report.github import SHOWN, summary, write
from tests.check.report.reports import FAILURES, reports


def commands(text: str) -> list[str]:
    """The lines a runner takes for commands."""
    return [line for line in text.split("\n") if line.startswith("::")]


def test_ten_are_written_and_the_rest_is_counted() -> None:
    page = "".join(f"${i} + 1 = {i + 2}$\n\n" for i in range(1, 31))
    report = api.check(page, path="page.md")
    text = write([report])
    assert len(commands(text)) == SHOWN
    assert f"and {len(report.findings) - SHOWN} more findings" in text
    assert summary([report]).count("\n| `page.md:") == len(report.findings)


def test_the_worst_come_first() -> None:
    levels = [line.split(" ")[0] for line in commands(write(reports()[:1]))]
    assert levels == sorted(levels, key=["::error", "::warning", "::notice"].index)
    assert len(set(levels)) == 3


def test_a_page_writes_no_command() -> None:
    found = [f for report in reports() for f in report.findings]
    lines = commands(write(reports(), FAILURES))
    assert len(lines) == min(SHOWN, len(found) + len(FAILURES))
    assert "owned" not in "".join(line.split("::")[1] for line in lines)
    assert all("\r" not in line and "\x1b" not in line for line in lines)


def test_where_and_what() -> None:
    text = write([api.check("So $1 + 1 = 3$.\n", path="a,b:c.md")])
    assert commands(text) == [
        "::error file=a%2Cb%3Ac.md,line=1,endLine=1,col=13,endColumn=14,"
        "title=HG101 arithmetic-slip::3: 1 + 1 = 2%0AThe numbers on the line give 2, not 3."
    ]


def test_a_summary_is_a_table_whatever_the_page_says() -> None:
    rows = [line for line in summary(reports(), FAILURES).split("\n") if line.startswith("| `")]
    assert len(rows) == sum(len(report.findings) for report in reports())
    assert all(row.count("|") == 5 for row in rows)
    assert all("<" not in row.replace("`", "\0").split("\0")[0::2][0] for row in rows)
