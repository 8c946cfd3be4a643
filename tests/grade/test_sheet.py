"""A blank sheet of answers, and answers marked against it."""

from __future__ import annotations

import time

import pytest

import handgrad as hg
from handgrad.cli.main import main
from handgrad.grade.mark import mark
from handgrad.grade.records import Script
from handgrad.grade.scheme import scheme
from handgrad.grade.sheet import blank
from tests.grade.pages_of import PROBLEM

SCHEME = scheme(hg.solve(PROBLEM))
RIGHT = {"h₁": "0.5154", "o₁": "0.4200", "h₂": "0.3116", "o₂": "0.1550", "h₃": "0.7349"}
RIGHT |= {"o₃": "0.7053", "L": "0.0932"}


def marked(text: str, path: str = "a.yaml") -> Script:
    return mark(text, name="a", path=path, digest="", scheme=SCHEME)


@pytest.mark.parametrize("kind", ["yaml", "csv"])
def test_a_sheet_filled_in_rightly_has_full_marks(kind: str) -> None:
    text = blank(SCHEME, kind)
    separator = "," if kind == "csv" else ":"
    for name, value in RIGHT.items():
        assert f"\n{name}{separator}" in text
        text = text.replace(f"\n{name}{separator}", f"\n{name}{separator} {value}")
    script = marked(text, f"a.{kind}")
    assert (script.state, script.total) == ("marked", "14")
    assert script.unread == ()


def test_plain_names_and_quotes_and_remarks_are_read() -> None:
    text = "# mine\n'h_1': \"0.5154\"   # sure\no_1: +0.42\nL: 9.32e-2\n"
    script = marked(text)
    assert script.answers[0] == ("h₁", "0.5154", "0.5154")
    assert script.answers[-1][1] == "9.32e−2"


def test_a_wrong_answer_costs_itself_alone() -> None:
    values = RIGHT | {"h₁": "0.6154", "o₁": "0.5500", "h₂": "0.3819", "o₂": "0.2465"}
    values |= {"h₃": "0.7597", "o₃": "0.7376", "L": "0.1140"}
    script = marked("".join(f"{name}: {value}\n" for name, value in values.items()))
    assert script.total == "12"
    assert [a.label for a in script.awards if a.got == "0"] == ["h₁ = tanh(z₁)", "value of h₁"]


def test_what_is_no_number_waits_for_a_person() -> None:
    lines = [f"{name}: {value}" for name, value in RIGHT.items() if name != "L"]
    script = marked("\n".join([*lines, "L: about a tenth"]))
    assert script.state == "waiting"
    assert script.unread == ((7, "expected name: number"),)


def test_nothing_in_a_sheet_but_numbers_is_read() -> None:
    script = marked("h_1: 0.5154\n$\\input{x}$: 3\nx = 1$ $o_1: 4\no_1: 9**9\n")
    assert [row[1] for row in script.answers] == ["0.5154", "", "", "", "", "", ""]


def test_a_hostile_sheet_is_answered_at_once() -> None:
    begun = time.perf_counter()
    marked("a" + " " * 1_000_000 + "\nh_1: 0.5154\n" + "x: 1\n" * 5_000)
    marked("h_1: " + "9" * 300 + "\n" + '"' * 100_000)
    assert time.perf_counter() - begun < 5


def test_solve_writes_the_blank_sheet(
    tmp_path: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "p.yaml"  # type: ignore[operator]
    file.write_text(PROBLEM, encoding="utf-8")
    assert main(["solve", str(file), "--blank", "csv"]) == 0
    assert capsys.readouterr().out.splitlines()[:2] == ["quantity,answer", "h₁,"]
