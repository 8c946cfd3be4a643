"""Run the proofs: `python -m proof [NAME …] [--scale 1] [--no-write]`.

Ends with status 1 if a claim did not hold.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

HERE = Path(__file__).parent
FIGURES = HERE / "figures"


def names() -> list[str]:
    """Every proof, by the name of its file."""
    return sorted(m.name for m in iter_modules([str(HERE)]) if m.name != "__main__" and not m.ispkg)


def prove(name: str, scale: float) -> dict[str, object]:
    """Run one proof and say when, where and on what it was run."""
    module = import_module(f"proof.{name}")
    begun = time.perf_counter()
    figures = module.run(scale)
    return {
        "proof": name,
        "claim": claim(module.__doc__ or ""),
        "met": bool(figures.pop("met")),
        "scale": scale,
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "commit": commit(),
        "machine": f"{os.cpu_count()} cores, Python {platform.python_version()}",
        "seconds": round(time.perf_counter() - begun, 1),
        "figures": figures,
    }


def claim(words: str) -> str:
    """The first paragraph of a proof's docstring, without its name.

    >>> claim("speed: it is\\nfast.\\n\\nMore.")
    'it is fast'
    """
    first = " ".join(words.partition("\n\n")[0].split())
    return first.partition(": ")[2].rstrip(".")


def commit() -> str:
    """The commit the figures were taken at; a plus where the tree had changes on top."""
    git = ["git", "-C", str(HERE.parent)]
    found = subprocess.run([*git, "rev-parse", "--short", "HEAD"], capture_output=True, text=True)
    changes = subprocess.run(
        [*git, "status", "--porcelain", "--", "src"], capture_output=True, text=True
    )
    return found.stdout.strip() + ("+" if changes.stdout.strip() else "")


def main() -> int:
    """Run what was asked for, print a line each, write the figures."""
    parser = argparse.ArgumentParser(prog="proof", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"among {', '.join(names())}")
    parser.add_argument("--scale", type=float, default=1.0, help="1 is the full claim")
    parser.add_argument("--no-write", action="store_true", help="leave proof/figures as it is")
    parser.add_argument(
        "--busy", action="store_true", help="a busy machine: a speed that is missed is no failure"
    )
    options = parser.parse_args()
    if unknown := set(options.names) - set(names()):
        parser.error(f"no proof is called {', '.join(sorted(unknown))}")
    failed = 0
    for name in options.names or names():
        result = prove(name, options.scale)
        speed = name.startswith(("speed_", "cold_"))
        verdict = "ok" if result["met"] else "slow" if speed and options.busy else "FAIL"
        failed += verdict == "FAIL"
        line = ", ".join(f"{key} {value}" for key, value in result["figures"].items())  # type: ignore[attr-defined]
        print(
            f"{verdict:5}{name:20}{result['seconds']:>7} s  {line}",
            flush=True,
        )
        if not options.no_write:
            FIGURES.mkdir(exist_ok=True)
            text = json.dumps(result, indent=2, ensure_ascii=False)
            (FIGURES / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    if not options.no_write:
        import_module("scripts.figures").write()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
