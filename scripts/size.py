"""size: lines of every room and the longest files, so that growth is seen.

`python scripts/size.py` prints the table; `--limit` says only which files are longer than 300 lines
without a
stated reason, and ends with status 1 if there are any.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

SOURCE = Path(__file__).parent.parent / "src" / "handgrad"
LIMIT = 300
# A longer file must say here why it is one idea.
REASONS = {
    "notation.py": "the closed set of kinds is one waist and is read as one page",
}


def lines() -> dict[str, int]:
    """Lines of every module, by its path below src/handgrad."""
    return {
        str(file.relative_to(SOURCE)): len(file.read_text(encoding="utf-8").splitlines())
        for file in sorted(SOURCE.rglob("*.py"))
    }


def too_long() -> dict[str, int]:
    """Modules over the limit without a stated reason."""
    return {name: n for name, n in lines().items() if n > LIMIT and name not in REASONS}


def table() -> str:
    """Lines and files per room, then the ten longest files."""
    counts = lines()
    rooms: Counter[str] = Counter()
    files: Counter[str] = Counter()
    for name, n in counts.items():
        room = name.partition("/")[0] if "/" in name else "(top)"
        rooms[room] += n
        files[room] += 1
    rows = [f"{room:16}{files[room]:5} files{n:8} lines" for room, n in rooms.most_common()]
    rows.append(f"{'all':16}{sum(files.values()):5} files{sum(rooms.values()):8} lines")
    longest = sorted(counts.items(), key=lambda item: -item[1])[:10]
    return "\n".join([*rows, "", "Longest", *(f"{n:6}  {name}" for name, n in longest)])


if __name__ == "__main__":
    if "--limit" in sys.argv[1:]:
        faults = too_long()
        for name, n in faults.items():
            print(f"{name}: {n} lines, over {LIMIT} without a reason in scripts/size.py")
        sys.exit(1 if faults else 0)
    print(table())
