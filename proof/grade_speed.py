"""grade_speed: 300 scripts of 30 steps are marked in at most 10 s on two cores, in linear time.

The scripts are those of tests/grade/cohort/students.py: an LSTM over two steps in a dozen notations
with a dozen mistakes. What the class machinery adds (records, pages, reports) is timed on a rerun,
which marks nothing; the growth of time and memory on 10,000 sheets of answers.
"""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.grade.cohort import students

SOURCE = Path(__file__).parent.parent / "src"


def run(scale: float) -> dict[str, object]:
    """300 × scale scripts (30 at least); 10,000 × scale sheets, and half as many."""
    count, many = max(30, round(300 * scale)), max(200, round(10_000 * scale))
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "problem.yaml").write_text(students.PROBLEM, encoding="utf-8")
        pages(root / "class", count)
        wall, cpu = seconds(root, "class", "out")
        again, _ = seconds(root, "class", "out")
        sheets(root / "half", many // 2)
        sheets(root / "whole", many)
        half, half_cpu = seconds(root, "half", "out-half")
        whole, whole_cpu = seconds(root, "whole", "out-whole")
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    limit = 10 if count >= 300 else count / 30 + 2  # a start costs the same for few
    return {
        "met": cpu / 2 <= limit and whole_cpu / half_cpu <= 2.6 and peak <= 400,
        "scripts": count,
        "seconds": round(wall, 2),
        "cpu_seconds": round(cpu, 2),
        "seconds_of_a_rerun": round(again, 2),
        "sheets": many,
        "seconds_for_the_sheets": round(whole, 2),
        "ratio_to_half_as_many": round(whole_cpu / half_cpu, 2),
        "seconds_for_half": round(half, 2),
        "largest_process_mb": round(peak),
    }


def pages(folder: Path, count: int) -> None:
    """So many different scripts."""
    folder.mkdir()
    dice = random.Random(7)
    for number in range(count):
        mistake = dice.choice([*students.MISTAKES, *["none"] * 8])
        suffix, text = students.script(mistake, dice.choice(list(students.NOTATIONS)))
        remark = f"\n\nScript {number}\n" if suffix in (".md", ".txt") else "\n"
        (folder / f"{number:05}{suffix}").write_text(text + remark, encoding="utf-8")


def sheets(folder: Path, count: int) -> None:
    """So many sheets of answers, the cheapest scripts there are."""
    folder.mkdir()
    for number in range(count):
        _, text = students.script(students.MISTAKES[number % 13], "csv")
        (folder / f"{number:05}.csv").write_text(f"{text}\n# {number}\n", encoding="utf-8")


def seconds(root: Path, scripts: str, to: str) -> tuple[float, float]:
    """Wall seconds, and CPU seconds of all processes, of one run with two workers."""
    paths = [str(root / scripts), "--problem", str(root / "problem.yaml"), "-o", str(root / to)]
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "handgrad", "grade", *paths, "--workers", "2"],
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        capture_output=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr.decode()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - begun, spent
