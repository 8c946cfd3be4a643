"""Runs `handgrad` on each given command line in a process of its own, with 512 MB and 5 seconds.

What came of each is printed as JSON.

The processes are forked from one that has imported the command: an import each would take longer
than all the rest.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import tempfile
import time
from io import TextIOWrapper

MEMORY = 512 * 1024 * 1024
SECONDS = 5

Outcome = dict[str, object]


def one(arguments: list[str]) -> Outcome:
    """The exit status, the processor time and the output of one command line."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        begin = time.monotonic()
        child = os.fork()
        if child == 0:
            os.dup2(out.fileno(), 1)
            os.dup2(err.fileno(), 2)
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
            os._exit(_handgrad(arguments))
        _, status, used = os.wait4(child, 0)
        out.seek(0)
        err.seek(0)
        return {
            "status": os.waitstatus_to_exitcode(status),
            "seconds": used.ru_utime + used.ru_stime,
            "wall": time.monotonic() - begin,
            "megabytes": used.ru_maxrss // 1024,
            "out": out.read(1_000_000).decode("utf-8", "replace"),
            "err": err.read(1_000_000).decode("utf-8", "replace"),
        }


def _handgrad(arguments: list[str]) -> int:
    from handgrad.cli.main import main

    for stream in (sys.stdout, sys.stderr):
        assert isinstance(stream, TextIOWrapper)
        stream.reconfigure(encoding="utf-8", errors="replace")
    status = main(arguments)
    sys.stdout.flush()
    sys.stderr.flush()
    return status


def main() -> None:
    """Read command lines as JSON, write outcomes as JSON."""
    import handgrad.check.page
    import handgrad.cli.checking
    import handgrad.cli.commands.check
    import handgrad.problem  # noqa: F401

    lines = json.load(sys.stdin)
    json.dump([one(line) for line in lines], sys.stdout)


if __name__ == "__main__":
    main()
