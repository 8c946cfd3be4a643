"""Start-up guard: what the core must not load, seen from a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = {"torch", "numpy", "sympy", "matplotlib", "pydantic", "onnx", "pandas", "scipy"}
PAGE = ["examples/lstm-homework.md", "--problem", "examples/lstm.yaml"]


def loaded(code: str) -> set[str]:
    """Every module that a fresh process has loaded after running this code."""
    ending = "\nimport sys\nprint('\\nLOADED ' + ' '.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code + ending],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT / "src"), "PATH": "", "PYTHONUTF8": "1"},
        check=True,
    )
    return set(done.stdout.rpartition("LOADED ")[2].split())


def test_importing_handgrad_loads_nothing_of_ours_but_its_names() -> None:
    found = loaded("import handgrad")
    assert {name for name in found if name.startswith("handgrad")} == {"handgrad"}
    assert not found & HEAVY


@pytest.mark.parametrize(
    "arguments",
    [["--version"], ["--help"], ["check", *PAGE], ["solve", "examples/lstm.yaml"]],
    ids=["version", "help", "check", "solve"],
)
def test_a_piped_command_loads_no_heavy_library(arguments: list[str]) -> None:
    found = loaded(f"from handgrad.cli.main import main; assert main({arguments}) in (0, 1)")
    assert not found & (HEAVY | {"rich", "jsonschema", "difflib", "hypothesis", "mpmath"})


def test_the_list_of_commands_imports_no_command() -> None:
    found = loaded("from handgrad.cli.main import main; main(['--help'])")
    commands = {name for name in found if name.startswith("handgrad.cli.commands.")}
    assert commands == set()
    assert "flint" not in found
