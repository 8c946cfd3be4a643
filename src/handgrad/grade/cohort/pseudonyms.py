"""pseudonyms: names that tell nobody who it is, the same on every run: HMAC of the name.

The key is drawn once and kept beside the records, so that only who has it can lead a pseudonym back
to a student.
"""

from __future__ import annotations

import hmac
import os
import secrets
from collections.abc import Iterable
from pathlib import Path

from handgrad.errors import ReadError

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # no letter that is read as a digit


def key(path: Path) -> bytes:
    """The key of a class; made where there is none. Only its owner may read the file."""
    if not path.exists():
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(32) + "\n")
            file.flush()
            os.fsync(file.fileno())
    text = path.read_text(encoding="ascii").strip()
    try:
        return bytes.fromhex(text)
    except ValueError as fault:
        raise ReadError(
            "this is no key", path=str(path), expected="64 hexadecimal digits"
        ) from fault


def pseudonyms(names: Iterable[str], key: bytes) -> dict[str, str]:
    """A pseudonym for each name; two names never share one.

    >>> pseudonyms(["anna", "ben"], b"key")
    {'anna': 'S-U7G6E6', 'ben': 'S-67FF4X'}
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for name in sorted(names):
        code = "".join(
            _LETTERS[byte % 32]
            for byte in hmac.digest(key, name.encode("utf-8", "replace"), "sha256")
        )
        length = next(n for n in range(6, len(code)) if code[:n] not in taken)
        taken.add(code[:length])
        found[name] = f"S-{code[:length]}"
    return found
