"""submissions: the scripts in a folder: a file, or a folder, for each student.

Nothing outside the folder is ever read: links are not followed, and what is no plain file is not
opened. What cannot be read is a submission all the same, with the reason: it is listed as not
marked, never as 0.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path, PurePath

import msgspec

from handgrad.errors import ReadError
from handgrad.read.pieces.loading import LARGEST

_PASSED_OVER = frozenset({"__MACOSX", "__pycache__", "Thumbs.db", "desktop.ini"})
_JOINED = frozenset({".md", ".markdown", ".txt", ".yaml", ".yml", ".csv"})
_MOST = 200  # files in one student's folder


class Submission(msgspec.Struct, frozen=True, kw_only=True):
    """One student's work, not yet read.

    name   as it is shown: the file's stem or the folder's name
    path   relative to the folder of submissions, as it is shown
    files  where to read it, several where a student sent several pages
    fault  why it cannot be read; empty where it can
    """

    name: str
    path: str
    files: tuple[str, ...] = ()
    fault: str = ""


def submissions(folder: str | Path, without: Iterable[str | Path] = ()) -> list[Submission]:
    """Every submission, sorted by name; two of one name are told apart by their suffixes.

    folder   a folder, or a single script
    without  files and folders that are no submissions: the problem, the folder of results

    Raises ReadError where there is nothing to mark.
    """
    root = os.fspath(folder)
    if not os.path.isdir(root):
        if not os.path.isfile(root):
            raise ReadError("there is no such folder", path=root, expected="a folder of scripts")
        return [_of_file(root, shown(os.path.basename(root)))]
    left_out = {_identity(path) for path in without if os.path.exists(path)}
    found = [_submission(entry, left_out) for entry in _entries(root, left_out)]
    if not found:
        raise ReadError(
            "there is no script in this folder",
            path=root,
            expected=f"files with {', '.join(sorted(readable()))}, or a folder for each student",
        )
    return sorted(_told_apart(found), key=lambda s: (s.name, s.path))


def content(submission: Submission) -> bytes:
    """The bytes of a submission; several pages one below the other.

    Raises ReadError for what is no plain file, OSError where it cannot be read.
    """
    return b"\n\n".join(_bytes(file) for file in submission.files)


def digest(raw: bytes) -> str:
    """SHA-256 of what was read."""
    return sha256(raw).hexdigest()


def shown(name: str) -> str:
    """A file's name as text: bytes that are no UTF-8, and characters that steer a terminal or turn
    the direction of writing, are replaced.
    """
    from handgrad.check.harmless import harmless

    return harmless(os.fsencode(name).decode("utf-8", "replace"))


@cache
def readable() -> frozenset[str]:
    """The suffixes of scripts: every input format's, and those of answer sheets."""
    from handgrad.grade.sheet import FORMATS
    from handgrad.read import formats

    return frozenset({s for several in formats().values() for s in several} | set(FORMATS))


def _entries(root: str, left_out: set[tuple[int, int]]) -> Iterator[os.DirEntry[str]]:
    with os.scandir(root) as entries:
        for entry in sorted(entries, key=lambda e: e.name):
            if entry.name.startswith(".") or entry.name in _PASSED_OVER:
                continue
            if not entry.is_symlink() and _identity(entry.path) in left_out:
                continue
            yield entry


def _identity(path: str | Path) -> tuple[int, int]:
    found = os.stat(path)
    return found.st_dev, found.st_ino


def _submission(entry: os.DirEntry[str], left_out: set[tuple[int, int]]) -> Submission:
    path = shown(entry.name)
    if entry.is_symlink():
        return Submission(
            name=_stem(path), path=path, fault="it is a link, and links are passed by"
        )
    if entry.is_dir(follow_symlinks=False):
        return _of_folder(entry.path, path, left_out)
    if not entry.is_file(follow_symlinks=False):
        return Submission(name=_stem(path), path=path, fault="it is no plain file")
    return _of_file(entry.path, path)


def _of_file(file: str, path: str) -> Submission:
    suffix = PurePath(path).suffix.lower()
    fault = "" if not suffix or suffix in readable() else f"no reader for {suffix} files"
    return Submission(name=_stem(path), path=path, files=() if fault else (file,), fault=fault)


def _of_folder(folder: str, path: str, left_out: set[tuple[int, int]]) -> Submission:
    """One student's folder: the page in it, or several pages of one plain format in their order."""
    pages: list[str] = []
    others: list[str] = []
    for at, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in _PASSED_OVER)
        for name in sorted(files):
            file = os.path.join(at, name)
            if name.startswith(".") or name in _PASSED_OVER or os.path.islink(file):
                continue
            if _identity(file) not in left_out:
                known = PurePath(name).suffix.lower() in readable()
                (pages if known else others).append(file)
        if len(pages) + len(others) > _MOST:
            fault = f"more than {_MOST} files in the folder"
            return Submission(name=path, path=path, fault=fault)
    if len(pages) == 1 or (pages and _one_plain_format(pages)):
        inside = shown(os.path.relpath(pages[0], folder).replace(os.sep, "/"))
        return Submission(name=path, path=f"{path}/{inside}", files=tuple(pages))
    if pages:
        fault = f"it holds {len(pages)} pages ({_listed(pages)}): keep the one to be marked"
    elif others:
        fault = f"no page with text in its folder, only {_listed(others)}"
    else:
        fault = "its folder is empty"
    return Submission(name=path, path=path, fault=fault)


def _one_plain_format(pages: Sequence[str]) -> bool:
    suffixes = {PurePath(page).suffix.lower() for page in pages}
    return len(suffixes) == 1 and suffixes <= _JOINED


def _listed(files: Sequence[str]) -> str:
    names = [shown(os.path.basename(file)) for file in files]
    return ", ".join(names[:3]) + (" …" if len(names) > 3 else "")


def _stem(path: str) -> str:
    return PurePath(path).stem or path


def _told_apart(found: Sequence[Submission]) -> Iterator[Submission]:
    """anna.md and anna.tex are two scripts: each takes its file's whole name."""
    seen: dict[str, int] = {}
    for submission in found:
        seen[submission.name] = seen.get(submission.name, 0) + 1
    for submission in found:
        if seen[submission.name] == 1:
            yield submission
        else:
            yield msgspec.structs.replace(submission, name=submission.path)


def _bytes(file: str) -> bytes:
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    handle = os.open(file, flags | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as opened:
        if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
            raise ReadError("it is no plain file", path=shown(file))
        return opened.read(LARGEST + 1)
