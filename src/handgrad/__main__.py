"""The console script, and `python -m handgrad`: prepare the process, run the command, end."""

from __future__ import annotations

import atexit
import gc
import sys
from typing import NoReturn


def run() -> NoReturn:
    """Run `handgrad` on the command line and end with its exit status."""
    # A run makes many small records that live until its end: looking through them again and again
    # for garbage took a tenth of a cold start. Set before the libraries are imported.
    gc.set_threshold(100_000, 20, 20)
    atexit.register(gc.freeze)  # nor are they looked through once more on the way out
    for stream in (sys.stdout, sys.stderr):  # pages hold σ and −, whatever the terminal says
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")

    from handgrad.cli import lean

    lean.flint()

    from handgrad.cli.main import main

    sys.exit(main())


if __name__ == "__main__":
    run()
