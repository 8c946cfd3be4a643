"""Every rule's file is its own test: its name, its headings, its wrong and right examples."""

from __future__ import annotations

import inspect
import re
from importlib import import_module

import pytest

from handgrad import api
from handgrad.check import explain, page
from handgrad.check.finding import Report
from handgrad.check.rule import Rule, every

RULES = list(every().values())
HEADINGS = ("What it finds", "Why it matters", "How to put it right", "Source")
WRONG = [(rule, i) for rule in RULES for i in range(len(rule.wrong))]
RIGHT = [(rule, i) for rule in RULES for i in range(len(rule.right))]


# Impossible values are a pass of their own over the whole page; whether a line's result is right is
# told to the rules by `explain`.
HOOKED = {
    "HG406": "result_right" in inspect.getsource(explain),
    "HG702": hasattr(page, "impossible"),
    "HG703": hasattr(page, "impossible"),
}


def _file(rule: Rule) -> str:
    return f"{rule.code}_{rule.name}".lower().replace("-", "_")


def _named(cases: list[tuple[Rule, int]]) -> list[str]:
    return [f"{rule.code}-{i}" for rule, i in cases]


def _errors(report: Report) -> list[str]:
    return [f"{f.code} {f.short}" for f in report.findings if f.severity == "error"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_file_is_named_after_its_rule(rule: Rule) -> None:
    assert re.fullmatch(r"HG\d{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert import_module(f"handgrad.check.rules.{_file(rule)}").RULE is rule


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_docstring_has_the_four_headings(rule: Rule) -> None:
    words = import_module(f"handgrad.check.rules.{_file(rule)}").__doc__ or ""
    paragraphs = words.strip().split("\n\n")
    assert [p.split(":")[0] for p in paragraphs] == list(HEADINGS)
    assert all(p.split(":", 1)[1].strip() for p in paragraphs)


def test_names_are_used_once() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_shows_the_slip_and_the_right_page(rule: Rule) -> None:
    assert rule.wrong, "no page with the slip"
    assert rule.right, "no page without it"


@pytest.mark.parametrize(("rule", "i"), WRONG, ids=_named(WRONG))
def test_the_wrong_page_is_found(rule: Rule, i: int) -> None:
    wrong = rule.wrong[i]
    if not HOOKED.get(rule.code, True):
        pytest.skip("not asked yet")
    report = api.check(wrong.page, problem=wrong.problem or (), notes=rule.severity == "note")
    mine = [f for f in report.findings if f.code == rule.code]
    assert mine, f"instead: {_errors(report)}"
    hit = [f for f in mine if f.text == wrong.points_at]
    assert hit, f"points at {[f.text for f in mine]}"
    said = [" ".join((f.short, f.message, f.expected)).replace("−", "-") for f in hit]
    assert any(wrong.says.replace("−", "-") in words for words in said), said
    for finding in hit:
        start, end = finding.span
        assert report.source[start:end].endswith(finding.text.lstrip("-−"))
        assert (finding.name, finding.severity) == (rule.name, rule.severity)


@pytest.mark.parametrize(("rule", "i"), WRONG, ids=_named(WRONG))
def test_the_wrong_page_has_that_one_slip(rule: Rule, i: int) -> None:
    wrong = rule.wrong[i]
    if not HOOKED.get(rule.code, True):
        pytest.skip("not asked yet")
    report = api.check(wrong.page, problem=wrong.problem or (), notes=rule.severity == "note")
    others = [f for f in report.findings if f.code != rule.code and f.severity == "error"]
    assert others == []


@pytest.mark.parametrize(("rule", "i"), RIGHT, ids=_named(RIGHT))
def test_the_right_page_is_left_alone(rule: Rule, i: int) -> None:
    problems = {wrong.problem for wrong in rule.wrong if wrong.problem}
    for problem in problems or {""}:
        report = api.check(rule.right[i], problem=problem or (), notes=rule.severity == "note")
        assert _errors(report) == []
        assert rule.code not in [f.code for f in report.findings]
