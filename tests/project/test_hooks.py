"""The pre-commit hooks run commands that exist, on files that are read."""

from __future__ import annotations

import re
from pathlib import Path

import click
from ruamel.yaml import YAML

from handgrad import read
from handgrad.cli.commands.check import command

HOOKS = YAML(typ="safe").load((Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text())


def test_each_hook_is_a_command_of_ours() -> None:
    assert [hook["id"] for hook in HOOKS] == ["handgrad", "handgrad-fix"]
    for hook in HOOKS:
        program, name, *options = hook["entry"].split()
        assert (program, name, hook["language"]) == ("handgrad", "check", "python")
        known = {o for p in command.params if isinstance(p, click.Option) for o in p.opts}
        assert set(options) <= known


def test_each_hook_takes_pages_only() -> None:
    suffixes = {s for several in read.formats().values() for s in several}
    for hook in HOOKS:
        for suffix in (".md", ".tex", ".html", ".ipynb"):
            assert suffix in suffixes
            assert re.search(hook["files"], f"week/page{suffix}")
        assert not re.search(hook["files"], "code.py")
