"""Whatever is handed in is answered within 5 seconds and 512 MB, with a documented exit status and
a message that names what and where."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.hostile.notebooks import NOTEBOOKS
from tests.hostile.pages import PAGES, SUM
from tests.hostile.problems import PROBLEMS
from tests.hostile.run import Outcome

ROOT = Path(__file__).parents[2]
NAMES = [
    *PAGES,
    *(f"notebook: {name}" for name in NOTEBOOKS),
    *(f"problem: {name}" for name in PROBLEMS),
]
# What must be said, where the answer is more than "within bounds".
SAID = {
    "formula: tower of nines": (0, ""),
    "formula: huge exponent": (0, "a number of more than 10,000 digits"),
    "formula: division by zero": (1, "1 slip"),
    "text: one line": (3, "a paragraph of 1,890,000 characters"),
    "text: too long": (2, "3,000,000 characters"),
    "text: directives": (1, "HG001 unused-suppression"),
    "text: escape codes": (1, "1 + 1 = 2"),
    "text: bidirectional": (0, "Not read: 500 places"),
    "html: scripts": (1, "1 + 1 = 2"),
    "latex: input of a secret": (0, "outside the page's folder"),
    "latex: input from above": (0, "outside the page's folder"),
    "latex: input of itself": (0, "takes itself in"),
    "latex: macro of itself": (0, "writes itself out without end"),
    "latex: macro bomb": (0, "writes itself out without end"),
    "latex: macro of growing arguments": (0, "writes itself out without end"),
    "bytes: utf-16 without a mark": (0, "3 computed numbers"),
    "bytes: utf-16 of the other end": (0, "3 computed numbers"),
    "bytes: utf-32": (0, "3 computed numbers"),
    "bytes: utf-16 cut off": (2, "UTF-16"),
    "bytes: zip": (2, "zip archive"),
    "bytes: zeros": (2, "not text"),
    "bytes: unknown suffix": (2, "no reader for .xyz"),
    "notebook: no json": (2, "line 1, column 1: this is not JSON"),
    "notebook: deep": (2, "nested deeper than 60"),
    "notebook: source is a number": (0, "its source is no string"),
    "notebook: cells are numbers": (2, "a cell of the notebook is no cell"),
    "notebook: format 3": (1, "1 + 1 = 2"),
    "notebook: huge output": (1, "characters of output: too many"),
    "notebook: huge picture": (1, "1 + 1 = 2"),
    "notebook: many lines": (3, "more than 8,000 calculations"),
    "problem: aliases": (2, "anchors and aliases"),
    "problem: nested lists": (2, "nested too deeply"),
    "problem: tags": (2, "tags (!) are not read"),
    "problem: toml, dotted": (2, "nested too deeply"),
    "problem: tower": (3, "cannot be decided"),
}


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    """What came of every fixture; two processes share the work."""
    lines = {name: _line(name, tmp_path_factory.mktemp("page")) for name in NAMES}
    halves = [NAMES[::2], NAMES[1::2]]
    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(lambda names: run([lines[name] for name in names]), halves))
    return {
        name: outcome
        for names, found in zip(halves, done, strict=True)
        for name, outcome in zip(names, found, strict=True)
    }


def _line(name: str, folder: Path) -> list[str]:
    kind, _, short = name.partition(": ")
    if kind == "problem":
        file, data = PROBLEMS[short]
        (folder / "page.md").write_text(SUM)
        (folder / file).write_bytes(data)
        return ["check", str(folder / "page.md"), "--problem", str(folder / file)]
    file, data = ("page.ipynb", NOTEBOOKS[short]) if kind == "notebook" else PAGES[name]
    (folder / file).write_bytes(data)
    return ["check", str(folder / file)]


def run(lines: list[list[str]]) -> list[Outcome]:
    """The outcomes of several command lines."""
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
    assert len(NAMES) >= 160


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_file_is_answered(name: str, outcomes: dict[str, Outcome]) -> None:
    found = outcomes[name]
    out, err = str(found["out"]), str(found["err"])
    assert found["status"] in (0, 1, 2, 3), err
    assert found["seconds"] < 5  # type: ignore[operator]
    assert found["megabytes"] < 512  # type: ignore[operator]
    assert "Traceback" not in err
    if found["status"] in (0, 1):
        assert "computed number" in out
        assert ("Nothing was left unread" in out) != ("Not read:" in out)
    elif not out:
        assert err.startswith("handgrad: ")
        assert "/page" in err or "/problem" in err
    assert not any(ord(char) < 32 and char != "\n" for char in out + err)
    assert not set("\u202e\u2066\u2067\u200f") & set(out + err)
    if name in SAID:
        status, says = SAID[name]
        assert (found["status"], says in out + err) == (status, True), out + err


@pytest.fixture(scope="module")
def strange(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder of things that are called pages and are none."""
    folder = tmp_path_factory.mktemp("strange")
    (folder / "folder.md").mkdir()
    (folder / "folder.md" / "inside.md").write_text("$1 + 1 = 3$\n")
    (folder / "loop.md").symlink_to("loop.md")
    (folder / "nowhere.md").symlink_to("/does/not/exist")
    (folder / "folder.md" / "up").symlink_to("..")
    (folder / "asks.md").write_text("<!-- handgrad: problem /dev/zero -->\n$1 + 1 = 3$\n")
    (folder / "pipes.md").write_text("<!-- handgrad: problem pipe.md -->\n$1 + 1 = 3$\n")
    (folder / "zero.yaml").symlink_to("/dev/zero")
    (folder / "devices.md").write_text("<!-- handgrad: problem zero.yaml -->\n$1 + 1 = 3$\n")
    (folder / "new\nline\x1b[31m.md").write_text("$1 + 1 = 3$\n")
    os.mkfifo(folder / "pipe.md")
    with socket.socket(socket.AF_UNIX) as plug:
        plug.bind(str(folder / "plug.md"))
        yield folder


@pytest.mark.parametrize(
    ("name", "status", "says"),
    [
        ("folder.md", 1, "1 + 1 = 2"),
        ("loop.md", 2, "symbolic links"),
        ("nowhere.md", 2, "No such file"),
        ("missing.md", 2, "No such file"),
        ("pipe.md", 2, "this is a named pipe, not a file"),
        ("plug.md", 2, "this is a socket, not a file"),
        ("/dev/zero", 2, "this is a device, not a file"),
        ("/dev/null", 2, "this is a device, not a file"),
        ("asks.md", 2, "names '/dev/zero' as its problem"),
        ("pipes.md", 2, "names 'pipe.md' as its problem"),
        ("devices.md", 2, "zero.yaml: this is no file"),
        ("new\nline\x1b[31m.md", 1, "1 + 1 = 2"),
        ("x" * 5000 + ".md", 2, "too long"),
        ("", 1, "could not be checked"),
    ],
)
def test_what_is_no_file_is_named(strange: Path, name: str, status: int, says: str) -> None:
    path = name if name.startswith("/") else str(strange / name) if name else str(strange)
    found = run([["check", path]])[0]
    text = str(found["out"]) + str(found["err"])
    assert says in text
    assert found["status"] == (2 if not name else status)
    assert "Traceback" not in text


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_what_may_not_be_read_is_named(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(SUM)
    page.chmod(0)
    found = run([["check", str(page)]])[0]
    assert (found["status"], "Permission denied" in str(found["err"])) == (2, True)
