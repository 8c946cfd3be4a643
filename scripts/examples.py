"""examples: every command shown in README and docs, with the output it really has.

A block fenced as `console` holds commands after `$ ` and what they print. `python -m
scripts.examples` runs them all and
writes the output into the pages; `tests/project/test_docs.py` runs them all and compares. A
command's exit status, if it
is not 0, stands behind it as a comment: `$ handgrad check page.md  # 1`.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
STATUS = re.compile(r"  # (\d+)$")


def pages() -> list[Path]:
    """Every page whose examples are run."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def commands(block: str) -> Iterator[tuple[str, str]]:
    """The commands of a block, each with what stands under it."""
    for part in re.split(r"^(?=\$ )", block, flags=re.MULTILINE):
        if part:
            command, _, output = part.partition("\n")
            yield command.removeprefix("$ "), output


def run(command: str) -> str:
    """What a command prints, run in the project's root with the environment's own `handgrad`."""
    expected = STATUS.search(command)
    places = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        STATUS.sub("", command),
        shell=True,
        cwd=ROOT,
        env={**os.environ, "PATH": places, "COLUMNS": "100", "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
    )
    wanted = int(expected.group(1)) if expected else 0
    if done.returncode != wanted:
        raise AssertionError(f"$ {command}\nstatus {done.returncode}, not {wanted}\n{done.stdout}")
    return done.stdout


def refreshed(page: str) -> str:
    """A page with the output of its examples as it is now."""

    def again(block: re.Match[str]) -> str:
        inside = "".join(f"$ {cmd}\n{run(cmd).rstrip()}\n\n" for cmd, _ in commands(block[1]))
        return f"```console\n{inside.rstrip()}\n```"

    return BLOCK.sub(again, page)


def main() -> None:
    """Write the output of every example into its page."""
    for path in pages():
        before = path.read_text(encoding="utf-8")
        after = refreshed(before)
        if after != before:
            path.write_text(after, encoding="utf-8")
            print(f"rewrote the examples of {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
