"""A number that the page gives is a factor before brackets."""

from __future__ import annotations

from handgrad import api

PAGE = """Given:
  g = 1.5
  a = 0.7
  b = 0.2

  u = g (a - b) = 1.5 * (0.7 - 0.2) = 0.75
  w = g a = 1.5 * 0.7 = 1.05
"""


def test_a_given_letter_before_brackets_is_a_factor() -> None:
    """g (a − b) is no function of a − b, so that g keeps its value."""
    report = api.check(PAGE, format="text")
    assert not report.findings
    wrong = api.check(PAGE.replace("= 1.05", "= 1.15"), format="text")
    assert [n.text for n in wrong.numbers if n.status == "wrong"] == ["1.15"]


def test_a_letter_without_a_value_is_a_function() -> None:
    """g(z) is then the name of a value, as it was."""
    report = api.check("z = 0.4\n\ng(z) = 0.5987\n\ny = 2 g(z) = 1.1974\n", format="text")
    assert not report.findings
