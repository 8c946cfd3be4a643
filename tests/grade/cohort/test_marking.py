"""A class from its folder to its results: the same bytes for any number of workers, any order and
after any kill; nothing outside the folder of results is touched.
"""

from __future__ import annotations

import csv
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import pytest

from handgrad.cli.main import main
from handgrad.grade.cohort.schemas import PUBLISHED
from tests.grade.cohort import students

SMALL = """\
schema: 1
title: A neuron
equations: |
  z = w_1 x_1 + w_2 x_2 + b
  y = σ(z)
given: {w_1: 0.5, w_2: -1.2, b: 0.3, x_1: 0.8, x_2: 0.6}
ask: [z, y]
decimals: 4
"""
RIGHT = "$z = w_1 x_1 + w_2 x_2 + b = 0.5 \\cdot 0.8 - 1.2 \\cdot 0.6 + 0.3 = -0.0200$\n\n"
RIGHT += "$y = \\sigma(-0.0200) = 0.4950$\n"


def folder(root: Path, scripts: dict[str, str]) -> Path:
    """A class of pages, with its problem beside it."""
    (root / "class").mkdir()
    for name, text in scripts.items():
        (root / "class" / name).write_text(text, encoding="utf-8")
    (root / "problem.yaml").write_text(SMALL, encoding="utf-8")
    return root / "class"


def small(root: Path) -> Path:
    """Six scripts; one is a scan, one has only answers, one a slip, one two names."""
    return folder(
        root,
        {
            "anna.md": RIGHT,
            "ben.md": RIGHT.replace("0.4950", "0.4590"),
            "carla.csv": "z,-0.02\ny,0.495\n",
            "dan.md": "",
            "=eve.md": RIGHT.replace("+ 0.3 = -0.0200", "= -0.3200").replace("0.4950", "0.4207"),
            "fay.txt": RIGHT.replace("$", ""),
        },
    )


def grade(root: Path, *more: str, to: str = "marked") -> int:
    """The status of a run."""
    problem = str(root / "problem.yaml")
    return main(["grade", str(root / "class"), "--problem", problem, "-o", str(root / to), *more])


def outputs(to: Path) -> dict[str, bytes]:
    """Every file of the results that is not private, by its path."""
    return {
        str(file.relative_to(to)): file.read_bytes()
        for file in sorted(to.rglob("*"))
        if file.is_file() and "private" not in file.parts
    }


def rows(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))


def answered(file: Path, verdict: str, script: str = "") -> None:
    """Fill the queue in, as with a spreadsheet."""
    table = rows(file)
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(table[0]))
        writer.writeheader()
        for row in table:
            row["verdict"] = verdict if script in row["script"] else row["verdict"]
            writer.writerow(row)


def test_a_class_is_marked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small(tmp_path)
    assert grade(tmp_path, "--workers", "1") == 1  # a scan waits
    book = {row["script"]: row for row in rows(tmp_path / "marked" / "gradebook.csv")}
    assert book["anna"]["total"] == book["anna"]["out of"]
    assert book["fay"]["total"] == book["anna"]["total"]
    assert float(book["ben"]["total"]) < float(book["anna"]["total"])
    assert (book["dan"]["state"], book["dan"]["total"]) == ("not marked", "")
    assert "'=eve" in book
    said = capsys.readouterr().out
    assert said.startswith("A neuron: 6 scripts, 5 marked, 1 waiting\n")
    feedback = (tmp_path / "marked" / "feedback" / "ben.txt").read_text(encoding="utf-8")
    assert "0.4950" in feedback


def test_the_same_bytes_for_any_workers_and_any_order(tmp_path: Path) -> None:
    small(tmp_path)
    grade(tmp_path, "--workers", "1", to="one")
    grade(tmp_path, "--workers", "3", to="three")
    order = list((tmp_path / "class").iterdir())
    for file in order:  # files written anew, in another order, at another time
        text = file.read_bytes()
        file.unlink()
        file.write_bytes(text)
    grade(tmp_path, "--workers", "8", "--gradescope", "hidden", to="eight")
    one = outputs(tmp_path / "one")
    assert one == outputs(tmp_path / "three")
    eight = outputs(tmp_path / "eight")
    assert one == {path: eight[path] for path in one}
    assert json.loads(eight["gradescope/anna/results.json"])["tests"][0]["visibility"] == "hidden"
    assert "score" not in json.loads(eight["gradescope/dan/results.json"])


def test_a_rerun_changes_nothing_and_marks_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small(tmp_path)
    grade(tmp_path)
    before = {
        path: os.stat(tmp_path / "marked" / path).st_mtime_ns
        for path in outputs(tmp_path / "marked")
    }
    first = outputs(tmp_path / "marked")
    capsys.readouterr()
    grade(tmp_path)
    assert "6 scripts, 6 of them from an earlier run" in capsys.readouterr().out
    assert outputs(tmp_path / "marked") == first
    pages = [path for path in before if path.startswith("feedback/")]
    after = {path: os.stat(tmp_path / "marked" / path).st_mtime_ns for path in pages}
    assert after == {path: before[path] for path in pages}


def test_verdicts_survive_reruns_a_lost_queue_and_are_told_when_stale(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small(tmp_path)
    grade(tmp_path)
    queue = tmp_path / "marked" / "queue.csv"
    answered(queue, "2", "dan")
    assert grade(tmp_path) == 0
    once = outputs(tmp_path / "marked")
    totals = {row["script"]: row["total"] for row in rows(tmp_path / "marked" / "gradebook.csv")}
    assert totals["dan"] == "2"
    queue.unlink()
    assert grade(tmp_path) == 0
    assert outputs(tmp_path / "marked") == once
    (tmp_path / "class" / "dan.md").write_text(" \n", encoding="utf-8")
    assert grade(tmp_path) == 1
    assert "1 verdict in queue.csv is stale" in capsys.readouterr().out
    assert [row["state"] for row in rows(queue)] == ["open", "stale"]


def test_a_verdict_that_cannot_be_meant_stops_the_run_before_it_writes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small(tmp_path)
    grade(tmp_path)
    answered(tmp_path / "marked" / "queue.csv", "lots", "dan")
    before = outputs(tmp_path / "marked")
    assert grade(tmp_path) == 2
    assert "the verdict is 'lots'" in capsys.readouterr().err
    assert outputs(tmp_path / "marked") == before


def test_what_changed_since_an_earlier_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small(tmp_path)
    grade(tmp_path, to="old")
    (tmp_path / "class" / "ben.md").write_text(RIGHT, encoding="utf-8")
    (tmp_path / "class" / "fay.txt").unlink()
    capsys.readouterr()
    grade(tmp_path, "--diff", str(tmp_path / "old"), to="new")
    said = capsys.readouterr().out
    assert "Changed: 2 of 5 scripts (changes.csv)" in said
    assert "the script changed" in said
    assert "no longer there" in said
    moved = {row["script"] for row in rows(tmp_path / "new" / "changes.csv")}
    assert moved == {"ben", "fay"}


def test_pages_of_a_script_that_is_gone_are_taken_away(tmp_path: Path) -> None:
    small(tmp_path)
    grade(tmp_path)
    note = tmp_path / "marked" / "feedback" / "my own note.txt"
    note.write_text("keep")
    (tmp_path / "class" / "ben.md").unlink()
    grade(tmp_path)
    names = {file.name for file in (tmp_path / "marked" / "feedback").iterdir()}
    assert "ben.html" not in names
    assert {"anna.html", "my own note.txt"} <= names


def test_pseudonyms_are_the_same_on_every_run_and_no_name_is_left(tmp_path: Path) -> None:
    small(tmp_path)
    grade(tmp_path, "--pseudonyms")
    first = outputs(tmp_path / "marked")
    grade(tmp_path, "--pseudonyms")
    assert outputs(tmp_path / "marked") == first
    for path, data in first.items():
        for name in (b"anna", b"carla", b"fay"):
            assert name not in path.encode()
            assert name not in data
    key = tmp_path / "marked" / "private" / "pseudonyms.key"
    assert key.stat().st_mode & 0o077 == 0
    names = rows(tmp_path / "marked" / "private" / "pseudonyms.csv")
    assert {row["script"] for row in names} == {"anna", "ben", "carla", "dan", "'=eve", "fay"}


def test_a_sample_to_audit_is_stable_and_keeps_what_was_filled_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small(tmp_path)
    grade(tmp_path, "--audit", "2", "--seed", "5")
    table = tmp_path / "marked" / "audit.csv"
    drawn = rows(table)
    assert len(drawn) == 2
    lines = table.read_text().splitlines()
    cells = lines[1].split(",")
    cells[4] = cells[1]
    table.write_text("\n".join([lines[0], ",".join(cells), lines[2]]) + "\n")
    capsys.readouterr()
    grade(tmp_path, "--audit", "2", "--seed", "5")
    assert "you marked 1, 1 as handgrad did" in capsys.readouterr().out
    assert rows(table)[0]["your total"] == drawn[0]["total"]
    assert [row["script"] for row in rows(table)] == [row["script"] for row in drawn]


@pytest.mark.parametrize("name", ["gradebook", "report"])
def test_what_is_published_as_json_follows_its_schema(tmp_path: Path, name: str) -> None:
    small(tmp_path)
    grade(tmp_path)
    made = json.loads((tmp_path / "marked" / f"{name}.json").read_text(encoding="utf-8"))
    jsonschema.validate(made, json.loads(PUBLISHED[name].read_text(encoding="utf-8")))


def test_less_is_revealed_on_request(tmp_path: Path) -> None:
    small(tmp_path)
    pages = {}
    for reveal in ("where", "why", "value"):
        grade(tmp_path, "--reveal", reveal)
        page = (tmp_path / "marked" / "feedback" / "ben.txt").read_text(encoding="utf-8")
        pages[reveal] = page
    assert "0.4950" in pages["value"]
    assert "0.4950" not in pages["why"]
    assert "0.4950" not in pages["where"]
    assert "look at line 3" in pages["where"]


def test_unusable_input_has_its_status(tmp_path: Path) -> None:
    (tmp_path / "class").mkdir()
    (tmp_path / "problem.yaml").write_text(SMALL, encoding="utf-8")
    assert grade(tmp_path) == 2  # no scripts
    (tmp_path / "class" / "a.md").write_text(RIGHT, encoding="utf-8")
    assert grade(tmp_path, "--diff", str(tmp_path)) == 2  # no gradebook there
    (tmp_path / "marked" / "private" / "records.sqlite").write_text("this is no database, at all")
    assert grade(tmp_path) == 2


COMMAND = [sys.executable, "-m", "handgrad", "grade"]


def started(root: Path, to: str) -> subprocess.Popen[bytes]:
    paths = [str(root / "class"), "--problem", str(root / "problem.yaml"), "-o", str(root / to)]
    source = str(Path(__file__).parents[3] / "src")
    return subprocess.Popen(
        [*COMMAND, *paths, "--workers", "2"],
        env={**os.environ, "PYTHONPATH": source},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def kept(to: Path) -> set[str]:
    """The keys of the finished scripts, read as any other program would."""
    file = to / "private" / "records.sqlite"
    if not file.exists():
        return set()
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as db:
        try:
            return {row[0] for row in db.execute("SELECT key FROM script")}
        except sqlite3.OperationalError:  # killed before the tables were there
            return set()
        finally:
            db.interrupt()


def children(pid: int) -> list[int]:
    text = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return [int(word) for word in text.split()]


def gone(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks at processes in /proc")
def test_a_kill_loses_nothing_that_was_finished(tmp_path: Path) -> None:
    scripts = {
        f"{k:02}.md": students.script(students.MISTAKES[k % 13], "markdown")[1] + f"\nScript {k}\n"
        for k in range(8)
    }
    folder(tmp_path, scripts)
    (tmp_path / "problem.yaml").write_text(students.PROBLEM, encoding="utf-8")
    whole = started(tmp_path, "whole")
    begun = time.monotonic()
    assert whole.wait(120) in (0, 1)
    takes = time.monotonic() - begun
    dice = random.Random(11)
    before: set[str] = set()
    for _ in range(3):
        run = started(tmp_path, "killed")
        time.sleep(dice.uniform(0.3, 0.9) * takes)
        helpers = children(run.pid) if run.poll() is None else []
        run.send_signal(signal.SIGKILL)
        run.wait()
        now = kept(tmp_path / "killed")
        assert before <= now
        before = now
        deadline = time.monotonic() + 10
        while not all(map(gone, helpers)) and time.monotonic() < deadline:
            time.sleep(0.02)
        assert all(map(gone, helpers)), "a worker outlives its parent"
    assert started(tmp_path, "killed").wait(120) == whole.returncode
    assert outputs(tmp_path / "killed") == outputs(tmp_path / "whole")
