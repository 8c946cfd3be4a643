"""pages: which files are meant by what stands on the command line: files, folders, standard input.

A folder means every page in it and below, told by their suffixes; hidden folders, caches and links
to folders are passed over. Nothing that was named is passed over in silence.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath

from handgrad.check.finding import Failure

STDIN = "-"
_PASSED_OVER = frozenset({"__pycache__", "node_modules", "site-packages"})


def pages(named: Sequence[str], exclude: Sequence[str] = ()) -> tuple[list[str], list[Failure]]:
    """The pages to check, in the order in which they were named, folders sorted; each once.

    named    files, folders, `-`
    exclude  patterns as in `drafts/`, `*-old.md`, `week1/**`; they match a path from the working
             directory, a part of it, or a name

    >>> pages(["-"])
    (['-'], [])
    """
    found: dict[str, None] = {}
    failures: list[Failure] = []
    for name in named:
        if name == STDIN or not os.path.isdir(name):
            if not excluded(name, exclude):
                found[name] = None
            continue
        inside = list(_below(name, exclude, failures))
        if not inside:
            failures.append(Failure(name, f"{name}: no page in this folder, {_looked_for()}"))
        found.update(dict.fromkeys(inside))
    return list(found), failures


def excluded(path: str, patterns: Sequence[str]) -> bool:
    """Whether one of the patterns means this path.

    >>> [excluded(p, ["drafts/", "*-old.md"]) for p in ("a/drafts/x.md", "b-old.md", "c.md")]
    [True, True, False]
    """
    if not patterns or path == STDIN:
        return False
    from fnmatch import fnmatchcase

    pure = PurePath(os.path.normpath(path))
    whole = pure.as_posix()
    ends = {whole, *pure.parts, *(p.as_posix() for p in pure.parents)}
    ends |= {PurePath(*pure.parts[i:]).as_posix() for i in range(1, len(pure.parts))}
    for pattern in patterns:
        plain = pattern.rstrip("/").removesuffix("/**").removeprefix("**/")
        if any(fnmatchcase(end, plain) for end in ends):
            return True
    return False


def _below(folder: str, exclude: Sequence[str], failures: list[Failure]) -> Iterator[str]:
    from handgrad.read import formats

    suffixes = tuple(s for several in formats().values() for s in several)

    def told(error: OSError) -> None:
        where = str(error.filename)
        failures.append(Failure(where, f"{where}: {error.strerror}"))

    for at, folders, files in os.walk(folder, onerror=told):
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".")
            and name not in _PASSED_OVER
            and not excluded(os.path.join(at, name), exclude)
        )
        for name in sorted(files):
            path = os.path.join(at, name)
            if name.startswith(".") or not name.lower().endswith(suffixes):
                continue
            if not excluded(path, exclude):
                yield str(Path(path))


def _looked_for() -> str:
    from handgrad.read import formats

    suffixes = sorted(s for several in formats().values() for s in several)
    return f"looked for {', '.join(suffixes)}"
