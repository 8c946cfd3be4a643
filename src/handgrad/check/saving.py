"""saving: a file replaced whole or not at all, in its own encoding, with its own line ends."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from handgrad.errors import ReadError


def save(path: str, text: str) -> None:
    """Write a UTF-8 file, whole or not at all."""
    _replace(path, text.encode("utf-8"))


def save_again(path: str, text: str, before: str, encoding: str) -> None:
    """Write a changed text back into the file it came from.

    before    the text as it was read     encoding  as `read.load` told it

    Raises ReadError if the file would not come out as it was, apart from the change, or was changed
    by somebody else meanwhile.
    """
    raw = Path(path).read_bytes()
    mark = b""
    if encoding in ("utf-16", "utf-32"):
        width = 2 if encoding == "utf-16" else 4
        mark = raw[:width]
        little = mark.startswith(b"\xff\xfe")
        encoding = f"{encoding}-{'le' if little else 'be'}"
    elif encoding == "utf-8-broken":
        raise ReadError("some of its bytes are no UTF-8: nothing was changed", path=path)
    if mark + before.encode(encoding) != raw:
        raise ReadError("the file changed while it was checked: nothing was written", path=path)
    _replace(path, mark + text.encode(encoding))


def _replace(path: str, data: bytes) -> None:
    target = os.path.realpath(path)  # a link stays a link
    try:
        handle, name = tempfile.mkstemp(dir=os.path.dirname(target), prefix=".handgrad-")
    except OSError as fault:
        raise type(fault)(fault.errno, fault.strerror, path) from fault
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        mode = os.stat(target).st_mode & 0o7777 if os.path.exists(target) else 0o666 & ~_umask()
        os.chmod(name, mode)
        os.replace(name, target)
    except BaseException:
        os.unlink(name)
        raise


def _umask() -> int:
    """The process's mask, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
