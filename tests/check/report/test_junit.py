"""JUnit: well-formed whatever a page holds, its counts those of its cases."""

from __future__ import annotations

from xml.etree import ElementTree

from handgrad.check.report.junit import write
from tests.check.report.reports import FAILURES, reports


def test_counts_are_those_of_the_cases() -> None:
    root = ElementTree.fromstring(write(reports(), FAILURES))
    for suite in (root, *root):
        cases = list(suite.iter("testcase"))
        assert int(suite.get("tests", "")) == len(cases)
        assert int(suite.get("failures", "")) == len(list(suite.iter("failure")))
    assert root.get("errors") == "2"
    slips = sum(f.severity == "error" for r in reports() for f in r.findings)
    assert root.get("failures") == str(slips)
    assert root.get("skipped") == str(sum(len(r.unread) for r in reports()))


def test_a_clean_page_is_one_passed_case_and_warnings_are_output() -> None:
    root = ElementTree.fromstring(write(reports()))
    suites = {suite.get("name"): suite for suite in root}
    clean = suites["/absolute/clean.md"]
    assert [case.get("name") for case in clean.iter("testcase")] == ["no slip found"]
    assert "warning: " in (suites["week 3/lecture #1.md"].findtext("system-out") or "")
    assert "HG401" in {failure.get("type") for failure in root.iter("failure")}


def test_nothing_and_the_same_bytes() -> None:
    assert ElementTree.fromstring(write([])).get("tests") == "0"
    assert write(reports(), FAILURES) == write(reports(), FAILURES)
