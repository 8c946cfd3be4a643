"""grade_kill: a class whose marking is killed 20 times at random loses no finished script.

`kill -9` of the marking process while it starts, marks or writes. After each kill every record that
was there before is still there and no worker is left behind; the run that is let finish writes the
same bytes as one that was never disturbed.
"""

from __future__ import annotations

import random
import signal
import tempfile
import time
from pathlib import Path

from tests.grade.cohort import students
from tests.grade.cohort.test_marking import children, folder, gone, kept, outputs, started


def run(scale: float) -> dict[str, object]:
    """20 × scale kills (3 at least)."""
    kills = max(3, round(20 * scale))
    dice = random.Random(20)
    lost = orphans = hits = 0
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        folder(root, scripts(4 * kills))
        (root / "problem.yaml").write_text(students.PROBLEM, encoding="utf-8")
        begun = time.monotonic()
        undisturbed = started(root, "whole").wait(600)
        takes = time.monotonic() - begun
        before: set[str] = set()
        while hits < kills:
            # Shorter and shorter, as ever less is left to do; the last ones fall into the writing.
            left = 1 - len(before) / (4 * kills)
            process = started(root, "killed")
            time.sleep(dice.uniform(0.1, 0.3 + left * takes / 4))
            if process.poll() is not None:
                continue  # it was quicker: no kill
            helpers = children(process.pid)
            process.send_signal(signal.SIGKILL)
            process.wait()
            hits += 1
            now = kept(root / "killed")
            lost += len(before - now)
            before = now
            deadline = time.monotonic() + 20
            while not all(map(gone, helpers)) and time.monotonic() < deadline:
                time.sleep(0.02)
            orphans += sum(not gone(pid) for pid in helpers)
        final = started(root, "killed").wait(600)
        same = outputs(root / "killed") == outputs(root / "whole")
    return {
        "met": lost == 0 and orphans == 0 and same and final == undisturbed,
        "kills": hits,
        "scripts": 4 * kills,
        "finished_scripts_lost": lost,
        "workers_left_behind": orphans,
        "same_bytes": same,
    }


def scripts(count: int) -> dict[str, str]:
    """So many different scripts by name."""
    found = {}
    for number in range(count):
        _, text = students.script(students.MISTAKES[number % 13], "markdown")
        found[f"{number:03}.md"] = f"{text}\nScript {number}\n"
    return found
