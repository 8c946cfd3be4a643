"""remembered: what is worked out of terms, once for each of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from handgrad.check.term import Term

T = TypeVar("T")


class Remembered(dict[Term, T], Generic[T]):
    """Values by their terms, each worked out when it is first looked up.

    >>> from handgrad.graph import Node
    >>> kinds = Remembered(lambda term: term.kind)
    >>> kinds[Term("atom", Node("input"))]
    'atom'
    """

    def __init__(self, find: Callable[[Term], T]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, term: Term) -> T:
        value = self[term] = self._find(term)
        return value
