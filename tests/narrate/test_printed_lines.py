"""Printed lines come out on a calculator: an independent oracle reads the text and finds no false
line."""

from __future__ import annotations

from collections import Counter

import pytest

from handgrad.narrate import narrate
from handgrad.problem import load
from handgrad.problem.solution import Solution
from handgrad.render import text
from tests.narrate import oracle
from tests.narrate.generate import problem

# How many checked lines the test asks for; the proof asks for 100,000 of the same kind.
LINES = 2000


def judged(count: int, detail: str, first: int = 0) -> tuple[Counter[str], list[str]]:
    """Verdicts on at least `count` checked lines of generated problems, and the false ones."""
    found: Counter[str] = Counter()
    false: list[str] = []
    seed = first
    while found["ok"] + found["excused"] + found["false"] < count:
        page = text.write(narrate(Solution(load(problem(seed))), detail))
        for verdict in oracle.judge(page):
            found[verdict.status] += 1
            if verdict.status == "false":
                false.append(f"seed {seed}: {verdict.line}  ({verdict.reason})")
        seed += 1
    return found, false


@pytest.mark.parametrize(("detail", "share"), [("exam", 0.7), ("full", 0.2), ("terse", 0.1)])
def test_no_printed_line_is_false(detail: str, share: float) -> None:
    found, false = judged(int(LINES * share), detail)
    assert not false, "\n".join(false[:10])
    assert found["excused"] <= found["ok"] / 100  # "from unrounded values" is the rare exception


def test_the_oracle_finds_a_false_line() -> None:
    page = "  z  = o₁·w₂ + x₂ = 0.7311·2 + 0 = 1.4621\n  o  = σ(z) = σ(1.4621) = 0.8119\n"
    assert [verdict.status for verdict in oracle.judge(page)] == ["false", "ok"]


def test_the_oracle_finds_a_false_step() -> None:
    page = "  f = σ(a + b) = σ(0.5 + 0.1803) = σ(0.6804) = 0.6638\n"
    (verdict,) = oracle.judge(page)
    assert (verdict.status, "shown" in verdict.reason) == ("false", True)


def test_the_oracle_rounds_ties_away_from_zero() -> None:
    page = "  a = b/2 = 0.25/2 = 0.13\n  c = d/2 = −0.25/2 = −0.12\n"
    assert [verdict.status for verdict in oracle.judge(page)] == ["ok", "false"]
