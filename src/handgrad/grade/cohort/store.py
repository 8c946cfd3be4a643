"""store: the records of a class in SQLite: what is finished is kept, whatever happens next.

One row a script, under a key made of the script, the problem and this very handgrad, so that a
rerun takes what is there and marks the rest. What comes back from the workers is written through to
the disk (WAL, synchronous=FULL) before anything else is looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import msgspec

from handgrad.errors import ReadError
from handgrad.grade.records import Script

if TYPE_CHECKING:
    from handgrad.grade.scheme import Scheme

_TABLES = """
CREATE TABLE IF NOT EXISTS script (key TEXT PRIMARY KEY, record BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS verdict
  (name TEXT, mark TEXT, record BLOB NOT NULL, PRIMARY KEY (name, mark)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS output (path TEXT PRIMARY KEY) WITHOUT ROWID;
"""
_FORMAT = 1  # PRAGMA user_version


class Store:
    """The records beside the results of a class.

    Raises ReadError where the file is no database of ours.
    """

    def __init__(self, path: Path) -> None:
        import sqlite3

        self._errors = sqlite3.DatabaseError
        try:
            self._db = sqlite3.connect(path, timeout=60)
            (found,) = self._db.execute("PRAGMA user_version").fetchone()
            if found not in (0, _FORMAT):
                raise ReadError("it was written by another handgrad", path=str(path))
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute("PRAGMA synchronous=FULL")
            self._db.executescript(_TABLES)
            self._db.execute(f"PRAGMA user_version={_FORMAT}")
        except sqlite3.DatabaseError as fault:
            raise ReadError(
                f"the records cannot be used: {fault}",
                path=str(path),
                hint="move the file away; every script is then marked again",
            ) from fault

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._db.close()

    def __contains__(self, key: str) -> bool:
        return self._db.execute("SELECT 1 FROM script WHERE key=?", (key,)).fetchone() is not None

    def get(self, key: str) -> Script | None:
        """The script under a key; None where it is not finished."""
        row = self._db.execute("SELECT record FROM script WHERE key=?", (key,)).fetchone()
        return None if row is None else msgspec.json.decode(row[0], type=Script)

    def put(self, records: Mapping[str, bytes]) -> None:
        """Keep scripts by their keys; when this returns they are on the disk."""
        with self._db:
            self._db.executemany("INSERT OR REPLACE INTO script VALUES (?, ?)", records.items())

    def verdicts(self) -> Iterable[bytes]:
        """What people decided, as it was kept."""
        rows = self._db.execute("SELECT record FROM verdict ORDER BY name, mark")
        return [row[0] for row in rows]

    def keep_verdicts(self, records: Mapping[tuple[str, str], bytes]) -> None:
        """These verdicts, and no others."""
        with self._db:
            self._db.execute("DELETE FROM verdict")
            rows = ((name, mark, record) for (name, mark), record in records.items())
            self._db.executemany("INSERT INTO verdict VALUES (?, ?, ?)", rows)

    def outputs(self) -> set[str]:
        """The files written by the run before."""
        return {row[0] for row in self._db.execute("SELECT path FROM output")}

    def keep_outputs(self, paths: Iterable[str]) -> None:
        """The files of this run."""
        with self._db:
            self._db.execute("DELETE FROM output")
            self._db.executemany("INSERT INTO output VALUES (?)", ((p,) for p in sorted(paths)))


def key(problem: str, name: str, path: str, digest: str) -> str:
    """The key of a script: what its record is made from."""
    text = "\0".join((problem, name, path, digest))
    return sha256(text.encode("utf-8")).hexdigest()


def problem_key(scheme: Scheme) -> str:
    """What all scripts of a class share: the problem as it was read, its scheme, this handgrad."""
    stated = [(p.source.text, p.conventions.stated, p.digits, p.marking) for p in scheme.problems]
    parts = (edition(), scheme.title, scheme.headings, scheme.rows, scheme.asked, stated)
    return sha256(msgspec.json.encode(parts, order="deterministic")).hexdigest()


@cache
def edition() -> str:
    """This handgrad, to the letter: a changed rule may change a mark."""
    from handgrad import __version__

    found = sha256(__version__.encode())
    root = Path(str(files("handgrad")))
    for file in sorted(root.rglob("*.py")):
        found.update(f"{file.relative_to(root).as_posix()}\0".encode())
        found.update(file.read_bytes())
    return found.hexdigest()
