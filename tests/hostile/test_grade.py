"""Whatever a student hands in, the class is marked: within 5 seconds and 512 MB for each hostile
script, with a documented exit status, and the others have their marks.
"""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.hostile.classes import CLASSES, COUNT, KINDS, PROBLEM, RIGHT, SECRET
from tests.hostile.run import Outcome

ROOT = Path(__file__).parents[2]
FULL = "4"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_TURNING = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u200b\ufeff")


@pytest.fixture(scope="module")
def classes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, Outcome]]:
    """Every class marked, in a folder of its own; two processes share the work."""
    folders = {name: tmp_path_factory.mktemp("class") for name in CLASSES}
    for name, folder in folders.items():
        scripts = folder / "scripts"
        scripts.mkdir()
        (scripts / "zoe.md").write_text(RIGHT, encoding="utf-8")
        (folder / "problem.yaml").write_text(PROBLEM, encoding="utf-8")
        (folder / "secret.md").write_text(f"{SECRET} $z = 0.5$ $y = 0.6225$", encoding="utf-8")
        CLASSES[name](scripts)
    names = list(CLASSES)
    halves = [names[::2], names[1::2]]
    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(lambda half: _run([folders[name] for name in half]), halves))
    return {
        name: (folders[name], outcome)
        for half, found in zip(halves, done, strict=True)
        for name, outcome in zip(half, found, strict=True)
    }


def _run(folders: list[Path]) -> list[Outcome]:
    lines = [
        f"grade {f}/scripts --problem {f}/problem.yaml -o {f}/out --workers 1".split()
        for f in folders
    ]
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile.run"],
        input=json.dumps(lines),
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])},
        check=True,
    )
    found: list[Outcome] = json.loads(done.stdout)
    return found


def test_there_are_more_than_enough() -> None:
    assert COUNT >= 140


@pytest.mark.parametrize("name", CLASSES)
def test_a_class_with_hostile_scripts_is_marked(
    name: str, classes: dict[str, tuple[Path, Outcome]]
) -> None:
    folder, found = classes[name]
    out, err = str(found["out"]), str(found["err"])
    assert found["status"] in (0, 1, 3), err
    assert found["seconds"] < 5  # type: ignore[operator]
    assert found["megabytes"] < 512  # type: ignore[operator]
    assert "Traceback" not in err
    assert not any(ord(char) < 32 and char != "\n" for char in out + err)
    assert not _TURNING & set(out + err)
    book = json.loads((folder / "out" / "gradebook.json").read_text(encoding="utf-8"))
    marks = {one["name"]: one for one in book["scripts"]}
    assert (marks["zoe"]["total"], marks["zoe"]["state"]) == (FULL, "marked")
    hidden = 3 if name in ("names", "links") else 0  # begin with a dot, or are the problem
    assert len(marks) > len(KINDS[name]) - hidden
    assert all(one["total"] != "0" or one["state"] == "marked" for one in marks.values())
    _nothing_escaped(folder)
    for table in ("gradebook.csv", "groups.csv", "queue.csv"):
        with (folder / "out" / table).open(encoding="utf-8", newline="") as file:
            for row in csv.reader(file):
                assert not [cell for cell in row if cell.startswith(_FORMULA) and not _number(cell)]


def _number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def _nothing_escaped(folder: Path) -> None:
    """Nothing is written beside the results, nothing outside the class was read."""
    assert {path.name for path in folder.iterdir()} == {
        "scripts",
        "out",
        "problem.yaml",
        "secret.md",
    }
    assert not (ROOT / "pwned").exists()
    for path in (folder / "out").rglob("*"):
        assert not path.is_symlink()
        if path.is_file():
            data = path.read_bytes()
            assert SECRET.encode() not in data
            assert b"root:x:" not in data
            assert not _TURNING & set(path.name)
            assert all(ord(char) >= 32 for char in path.name)
