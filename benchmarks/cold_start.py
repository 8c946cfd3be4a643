"""cold_start: how long a process takes from nothing to its last line, and what share the libraries
have in it.

The processes are started in turns (A B C A B C …), so that what else the machine does slows all
alike: medians, the
fastest run, and the ratio to an empty interpreter.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
HANDGRAD = str(Path(sys.executable).parent / "handgrad")
PAGE = ["check", "examples/lstm-homework.md", "--problem", "examples/lstm.yaml"]
EMPTY = "empty interpreter"
CHECK = "handgrad check (demo page)"

PROCESSES = {
    EMPTY: [sys.executable, "-c", "pass"],
    "import click": [sys.executable, "-c", "import click"],
    "import msgspec": [sys.executable, "-c", "import msgspec"],
    "import flint": [sys.executable, "-c", "import flint"],
    "import ruamel.yaml": [sys.executable, "-c", "import ruamel.yaml"],
    "all four libraries": [sys.executable, "-c", "import click, msgspec, flint, ruamel.yaml"],
    "handgrad --version": [HANDGRAD, "--version"],
    CHECK: [HANDGRAD, *PAGE],
    "handgrad solve (LSTM)": [HANDGRAD, "solve", "examples/lstm.yaml"],
}


def measure(rounds: int, names: list[str] | None = None) -> dict[str, list[float]]:
    """Seconds of every run, by process, after one run that is not counted (files come into the
    cache).
    """
    chosen = {name: PROCESSES[name] for name in names or PROCESSES}
    seconds: dict[str, list[float]] = {name: [] for name in chosen}
    for turn in range(rounds + 1):
        for name, command in chosen.items():
            begun = time.perf_counter()
            done = subprocess.run(
                command,
                cwd=ROOT,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                env=dict(os.environ),
            )
            spent = time.perf_counter() - begun
            if done.returncode not in (0, 1):
                raise RuntimeError(
                    f"{' '.join(command)} ended with {done.returncode}: {done.stderr!r}"
                )
            if turn:
                seconds[name].append(spent)
    return seconds


def table(seconds: dict[str, list[float]]) -> str:
    """One line a process."""
    empty = statistics.median(seconds[EMPTY])
    lines = [f"{'':32}{'median ms':>12}{'fastest ms':>12}{'× empty':>10}"]
    for name, runs in seconds.items():
        median = statistics.median(runs)
        lines.append(f"{name:32}{median * 1e3:12.0f}{min(runs) * 1e3:12.0f}{median / empty:10.1f}")
    return "\n".join(lines)
