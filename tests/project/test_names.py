"""A folder is a registry: a unit's file name is its name, and no file grows without a reason."""

from __future__ import annotations

import pytest

from handgrad import models, ops, render
from handgrad.check import rule
from handgrad.cli.main import COMMANDS, handgrad, summary
from scripts import size


@pytest.mark.parametrize("name", sorted(ops.every()))
def test_an_operation_is_called_as_its_file(name: str) -> None:
    assert ops.every()[name].name == name


@pytest.mark.parametrize("name", sorted(models.every()))
def test_a_model_is_called_as_its_file(name: str) -> None:
    assert models.every()[name].name == name


@pytest.mark.parametrize("code", sorted(rule.every()))
def test_a_rule_is_called_as_its_file(code: str) -> None:
    found = rule.every()[code]
    stem = f"{code}_{found.name}".lower().replace("-", "_")
    assert (size.SOURCE / "check" / "rules" / f"{stem}.py").is_file()
    assert found.summary
    assert found.wrong, "a rule carries a page with its slip"


def test_no_two_files_hold_one_code() -> None:
    files = [file.name[:5] for file in (size.SOURCE / "check" / "rules").glob("hg*.py")]
    assert len(files) == len(set(files))


@pytest.mark.parametrize("name", render.names())
def test_a_format_has_its_suffix_and_media_type(name: str) -> None:
    module = render.find(name)
    assert module.SUFFIX.startswith(".")
    assert "/" in module.MEDIA_TYPE
    assert callable(module.write)


@pytest.mark.parametrize("name", [f.stem for f in sorted(COMMANDS.glob("[a-z]*.py"))])
def test_a_command_is_called_as_its_file_and_says_what_it_does(name: str) -> None:
    command = handgrad.get_command(None, name)  # type: ignore[arg-type]
    assert command is not None
    assert command.name == name
    assert summary(name)


def test_no_file_is_long_without_a_reason() -> None:
    assert size.too_long() == {}


def test_every_reason_is_still_needed() -> None:
    counts = size.lines()
    assert [name for name in size.REASONS if counts.get(name, 0) <= size.LIMIT] == []
