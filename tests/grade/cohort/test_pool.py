"""A script that hangs, ends its process or meets a limit costs only itself.

The judge of the scripts is replaced, in a program of its own whose workers take it over.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import json, os, sys, time
from handgrad.errors import LimitReached
from handgrad.grade.cohort import pool
import handgrad.grade.mark
from tests.grade.cohort.records import SCHEME, script

def worked(task, scheme):
    match task.name:
        case "hangs": time.sleep(60)
        case "ends": os.abort()
        case "fails": raise KeyError("a bug")
        case "limit": raise LimitReached("too deep")
    return script(int(task.raw[:3]), name=task.name)

pool.worked = worked
if __name__ == "__main__":
    names = ["hangs", "a", "ends", "b", "limit", "large", "c", "fails", "d"]
    texts = [b"%03d" % n + b" " * (300_000 * (names[n] == "large")) for n in range(len(names))]
    tasks = (pool.Task(n, n, n + ".md", "0", t) for n, t in zip(names, texts))
    found = {}
    with pool.Crew(SCHEME, int(sys.argv[1]), seconds=1.0) as crew:
        for done in (done for together in crew.work(tasks) for done in together):
            assert done.task.name not in found
            found[done.task.name] = [bool(done.record), done.lost, done.why]
    print(json.dumps(found))
"""


def run(program: Path, workers: int) -> dict[str, list[object]]:
    program.write_text(PROGRAM, encoding="utf-8")  # a file: workers begun later read it again
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, str(program), str(workers)],
        env={"PYTHONPATH": f"{root / 'src'}:{root}", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout, done.stderr
    found: dict[str, list[object]] = json.loads(done.stdout)
    return found


def test_every_other_script_is_marked(tmp_path: Path) -> None:
    found = run(tmp_path / "program.py", 2)
    assert {name for name, (record, _, _) in found.items() if record} == {*"abcd", "large"}
    assert found["ends"][1] == found["fails"][1] == "bug"
    assert found["hangs"] == [False, "limit", "it took longer than 1 seconds"]
    assert found["limit"] == [False, "limit", "too deep"]
    assert len(found) == 9
