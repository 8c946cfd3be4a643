"""stated: what the files of a folder say of themselves, read without importing them.

A folder is a registry: to know how a page may write each operation, or which rules may explain a
number, all its files would have to be imported, a good part of a cold start. One or two fields of
each record tell it, and they stand in the files as literals.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path


@cache
def stated(folder: str, *fields: str) -> Mapping[str, Mapping[str, str]] | None:
    """The text of some fields in each file's record, by the file's name; a field that is not given
    is not there. None where the folder holds no sources (only compiled files).

    >>> from handgrad import ops
    >>> stated(ops.__path__[0], "reads")["arctan"]
    {'reads': '("arctan", "atan")'}
    """
    literal = re.compile(
        rf"^    ({'|'.join(fields)})=([({{].*?[)}}]|\d+),$", re.MULTILINE | re.DOTALL
    )
    found = {
        file.stem: dict(literal.findall(file.read_text(encoding="utf-8")))
        for file in sorted(Path(folder).glob("*.py"))
        if file.stem != "__init__"
    }
    return found or None
