"""ops: one file per operation. The folder is the registry, a file's name the operation's name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any

from handgrad.graph.node import Node
from handgrad.graph.op import Op
from handgrad.graph.shape import infer
from handgrad.graph.stated import files, stated, words
from handgrad.notation import NOWHERE, Span

_NONE: Mapping[str, Any] = {}


@cache
def every() -> dict[str, Op]:
    """All operations by name, in alphabetical order."""
    return {name: find(name) for name in files(__path__[0])}


@cache
def names() -> frozenset[str]:
    """The names of all operations."""
    return frozenset(files(__path__[0]))


@cache
def find(name: str) -> Op:
    """The operation of that name; an ImportError is a bug, not a user's mistake."""
    op: Op = import_module(f"{__name__}.{name}").OP
    return op


@cache
def spellings() -> dict[str, str]:
    """Every way a page may write an operation as a function: {'σ': 'sigmoid', …}.

    Operations that exist only inside derivatives have neither spellings nor examples.
    """
    said = stated(__path__[0], "reads", "examples")
    if said is None:
        public = {n: op.reads for n, op in every().items() if op.reads or op.examples}
    else:
        public = {n: words(f.get("reads", "")) for n, f in said.items() if f}
    return {spelling: name for name, reads in public.items() for spelling in (*reads, name)}


def apply(name: str, *inputs: Node, span: Span = NOWHERE, **attributes: Any) -> Node:
    """A node: the operation on its inputs, with the shape that follows. Raises ShapeError.

    >>> from handgrad.graph.leaf import constant
    >>> apply("add", constant(1), constant(2)).op
    'add'
    """
    op = find(name)
    given = {**op.attributes, **attributes} if op.attributes else (attributes or _NONE)
    return Node(name, inputs, given, infer(op, inputs, given), span=span)
