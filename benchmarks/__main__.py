"""Run the benchmarks: `python -m benchmarks [ROUNDS]`."""

from __future__ import annotations

import sys

from benchmarks import cold_start, in_process


def main() -> None:
    """Print both tables."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    print("Cold start: a process from nothing to its last line\n")
    print(cold_start.table(cold_start.measure(rounds)))
    print("\nWithin one process\n")
    print(in_process.table(in_process.measure(rounds)))


if __name__ == "__main__":
    main()
