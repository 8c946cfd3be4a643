"""The command: what it lists, how it ends, what it says when something is wrong."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest

from handgrad.cli import main as cli
from handgrad.errors import LimitReached, ReadError

ROOT = Path(__file__).parents[2]


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out == "handgrad 0.1.0\n"


def test_help_lists_every_command_with_its_summary(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--help"]) == 0
    out = capsys.readouterr().out
    for file in cli.COMMANDS.glob("[a-z]*.py"):
        assert f"  {file.stem} " in out
    assert "Exit status" in out


def test_no_arguments_is_help_and_a_fault_of_usage() -> None:
    assert cli.main([]) == 2


@pytest.mark.parametrize(("typed", "meant"), [("chekc", "check"), ("sovle", "solve")])
def test_a_near_miss_is_named(typed: str, meant: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([typed]) == 2
    assert f"did you mean {meant}?" in capsys.readouterr().err


@pytest.mark.parametrize("typed", ["../main", "__init__", "check.py", ""])
def test_only_a_plain_name_is_looked_up(typed: str) -> None:
    assert cli.main([typed]) == 2


def raises(error: BaseException) -> click.Command:
    """A command that ends with this error."""

    def body() -> None:
        raise error

    return click.Command("check", callback=body)


@pytest.mark.parametrize(
    ("error", "status", "says"),
    [
        (ReadError("a bracket is open", source="σ(0.6", start=1), 2, "a bracket is open"),
        (LimitReached("more than 10⁶ operations"), 3, "10⁶"),
        (FileNotFoundError(2, "No such file or directory", "no.md"), 2, "no.md: No such file"),
        (KeyboardInterrupt(), 130, "interrupted"),
        (click.UsageError("no such option"), 2, "no such option"),
        (ZeroDivisionError("oops"), 70, "Please report"),
    ],
)
def test_how_a_run_ends(
    error: BaseException,
    status: int,
    says: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(cli.Commands, "get_command", lambda *_: raises(error))
    assert cli.main(["check"]) == status
    err = capsys.readouterr().err
    assert says in err
    assert ("Traceback" in err) == (status == 70)


def test_a_reader_that_leaves_early_is_no_fault() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "handgrad", "--help"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={"PYTHONPATH": str(ROOT / "src")},
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    err = process.stderr.read()
    process.stderr.close()
    assert process.wait() == 0
    assert err == b""
