"""late: regular expressions that are compiled when they are first used.

A page needs only some of the expressions that pages need, a problem file only some of its own, and
compiling all of them took a tenth of a cold start.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Late:
    """Stands for a pattern; the first use of a method compiles it and keeps the method."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, method: str) -> Any:
        found = getattr(re.compile(self._source, self._flags), method)
        setattr(self, method, found)
        return found


def late(source: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, to be compiled when it is used.

    >>> late("a+").findall("caat")
    ['aa']
    """
    return cast("re.Pattern[str]", _Late(source, flags))
