"""One new file adds an operation, a model, a rule, a format: seen in a copy of the package.

The copy is a package of its own, run in processes of its own: nothing but the four files is added
to it.
"""

from __future__ import annotations

import json
import math
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ADDED = {
    "op": "ops/softplus.py",
    "model": "models/soft_unit.py",
    "rule": "check/rules/hg199_softplus_lookup_slip.py",
    "format": "render/shout.py",
}
FORMATS = ["text", "markdown", "latex", "html", "json", "notebook", "shout"]

# softplus(2) = ln(1 + e²); E = (a − 3)²; ∂E/∂w = 2·(a − 3)·σ(2)·2, worked out here in floats
A = math.log1p(math.exp(2))
E = (A - 3) ** 2
SLOPE = 2 * (A - 3) / (1 + math.exp(-2)) * 2

PROBLEM = """\
schema: 1
title: A softplus unit
equations: |
  z = w x
  a = softplus(z)
  E = (a − y)^2
given: {w: 1, x: 2, y: 3}
ask: [a, E, ∂E/∂w]
decimals: 4
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package with the four files, and a problem beside it."""
    home = tmp_path_factory.mktemp("copy")
    source = ROOT / "src" / "handgrad"
    shutil.copytree(source, home / "handgrad", ignore=shutil.ignore_patterns("__pycache__"))
    for kind, path in ADDED.items():
        shutil.copy(Path(__file__).parent / "one_file" / f"{kind}.py.txt", home / "handgrad" / path)
    (home / "problem.yaml").write_text(PROBLEM, encoding="utf-8")
    return home


def handgrad(home: Path, *arguments: str, status: int = 0) -> str:
    """What the copy's command prints."""
    done = subprocess.run(
        [sys.executable, "-m", "handgrad", *arguments],
        cwd=home,
        env={"PYTHONPATH": str(home), "PYTHONDONTWRITEBYTECODE": "1", "PATH": ""},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout


def values(text: str) -> dict[str, str]:
    """The printed values of a solution in JSON, by symbol."""
    return {q["symbol"]: q["value"] for q in json.loads(text)["quantities"]}


def test_a_new_operation_is_parsed_solved_and_differentiated(home: Path) -> None:
    found = values(handgrad(home, "solve", "problem.yaml", "--output-format", "json"))
    assert float(found["a"]) == pytest.approx(A, abs=5e-5)
    assert float(found["E"]) == pytest.approx(E, abs=5e-5)
    assert float(found["∂E/∂w"]) == pytest.approx(SLOPE, abs=5e-5)


@pytest.mark.parametrize("name", FORMATS)
def test_a_new_operation_is_written_in_every_format(home: Path, name: str) -> None:
    text = handgrad(home, "solve", "problem.yaml", "--output-format", name)
    assert "softplus" in text.lower()
    assert f"{A:.4f}" in text


@pytest.mark.parametrize(
    ("name", "suffix"), [("text", "txt"), ("markdown", "md"), ("latex", "tex")]
)
def test_what_is_written_with_it_is_read_again_without_a_finding(
    home: Path, name: str, suffix: str
) -> None:
    page = f"solution.{suffix}"
    handgrad(home, "solve", "problem.yaml", "--output-format", name, "--output", page)
    handgrad(home, "check", page, "--problem", "problem.yaml")


def test_a_new_model_is_listed_written_and_solved(home: Path) -> None:
    assert "soft_unit" in handgrad(home, "models")
    assert "softplus(w x)" in handgrad(home, "models", "soft_unit")
    (home / "unit.yaml").write_text(handgrad(home, "new", "soft_unit"), encoding="utf-8")
    found = values(handgrad(home, "solve", "unit.yaml", "--output-format", "json"))
    assert float(found["a"]) == pytest.approx(A, abs=5e-5)
    assert float(found["∂E/∂w"]) == pytest.approx(SLOPE, abs=5e-5)


def test_a_new_rule_is_listed_explained_and_found(home: Path) -> None:
    assert "softplus-lookup-slip" in handgrad(home, "rule")
    assert "evaluate ln(1 + exp(z)) again" in handgrad(home, "rule", "HG199")
    page = "$z = w x = 1 \\cdot 2 = 2$\n\n$a = softplus(z) = softplus(2) = 2.1313$\n"
    (home / "page.md").write_text(page, encoding="utf-8")
    command = ["check", "page.md", "--problem", "problem.yaml", "--output-format", "json"]
    report = handgrad(home, *command, status=1)
    findings = json.loads(report)["documents"][0]["findings"]
    assert [finding["code"] for finding in findings] == ["HG199"]
    assert findings[0]["expected"] == "2.1269"


def test_a_new_format_knows_every_kind_of_block(home: Path) -> None:
    text = handgrad(home, "solve", "problem.yaml", "--output-format", "shout", "--detail", "full")
    assert text == text.upper()
    assert "--output-format" in handgrad(home, "solve", "--help")
    assert "shout" in handgrad(home, "solve", "--help")
