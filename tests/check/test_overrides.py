"""What a page means by its names can be said; that goes before everything else."""

from __future__ import annotations

import pytest

from handgrad import api
from handgrad.errors import ProblemError

PROBLEM = """schema: 1
equations: |
  a = w x
  b = v x
given: {w: 0.5, v: 0.6, x: 0.3}
decimals: 4
"""


def test_a_comment_on_the_page() -> None:
    """`name q = b` makes 0.17 a wrong b."""
    page = "$q = 0.17$ <!-- handgrad: name q = b -->\n"
    report = api.check(page, problem=PROBLEM, format="markdown")
    assert [(n.text, n.symbol, n.status) for n in report.numbers] == [("0.17", "b", "wrong")]
    assert report.reading == (("q", "b"),)


def test_names_of_the_api() -> None:
    """`names=` says the same, in LaTeX or plainly."""
    report = api.check("$q_{1} = 0.15$\n", problem=PROBLEM, format="markdown", names={"q_{1}": "a"})
    assert [(n.symbol, n.status) for n in report.numbers] == [("a", "ok")]


def test_a_comment_says_nothing_where_a_page_is_marked() -> None:
    """A student does not choose what his names mean."""
    page = "$q = 0.17$ <!-- handgrad: name q = b -->\n"
    report = api.check(page, problem=PROBLEM, format="markdown", suppress=False)
    assert not report.findings


def test_an_unknown_name_is_refused() -> None:
    """The problem must have the name."""
    with pytest.raises(ProblemError, match="no such name"):
        api.check("$q = 1$\n", problem=PROBLEM, format="markdown", names={"q": "nothing"})
