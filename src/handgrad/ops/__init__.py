"""ops: one file per operation. The folder is the registry, a file's name the operation's name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from handgrad.graph.node import Node
from handgrad.graph.op import Op
from handgrad.graph.shape import infer
from handgrad.notation import NOWHERE, Span

_NONE: Mapping[str, Any] = {}


@cache
def every() -> dict[str, Op]:
    """All operations by name, in alphabetical order."""
    return {name: find(name) for name in sorted(m.name for m in iter_modules(__path__))}


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
    public = [op for op in every().values() if op.reads or op.examples]
    return {spelling: op.name for op in public for spelling in (*op.reads, op.name)}


def apply(name: str, *inputs: Node, span: Span = NOWHERE, **attributes: Any) -> Node:
    """A node: the operation on its inputs, with the shape that follows. Raises ShapeError.

    >>> from handgrad.graph.leaf import constant
    >>> apply("add", constant(1), constant(2)).op
    'add'
    """
    op = find(name)
    given = {**op.attributes, **attributes} if op.attributes else (attributes or _NONE)
    return Node(name, inputs, given, infer(op, inputs, given), span=span)
