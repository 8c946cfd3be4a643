"""written: values and names as a problem file writes them, checked where they stand."""

from __future__ import annotations

import re

from handgrad.errors import ReadError
from handgrad.notation import Kind, Name
from handgrad.parse import formula
from handgrad.problem.record import Value
from handgrad.problem.rename import names
from handgrad.problem.tree import Branch, Leaf, Row, Source, Tree, what

NUMBER = re.compile(r"[+\-−]?(\d+\.?\d*|\.\d+)([eE][+\-−]?\d+)?")
_CONSTANTS = frozenset({"e", "π", "ln", "log", "exp", "sqrt"})


def value(source: Source, name: str, tree: Tree) -> Value:
    """A number or nested lists of numbers, each as it was written."""
    match tree:
        case Leaf():
            return number(source, name, tree)
        case Row(items=()):
            raise source.error(f"{name} is an empty list", tree.span, expected="numbers")
        case Row(items=items):
            rows = tuple(value(source, name, item) for item in items)
            _equal(source, name, tree, rows)
            return rows
        case Branch():
            raise source.error(
                f"{name} is a mapping", tree.span, expected="a number or a list of numbers"
            )


def _equal(source: Source, name: str, row: Row, rows: tuple[Value, ...]) -> None:
    """Refuse ragged lists, at the first item that differs."""

    def size(item: Value) -> int:
        return -1 if isinstance(item, str) else len(item)

    for item, tree in zip(rows[1:], row.items[1:], strict=True):
        if size(item) != size(rows[0]):
            want = "a number" if size(rows[0]) < 0 else f"a list of {size(rows[0])}"
            raise source.error(
                f"the rows of {name} differ in length",
                tree.span,
                expected=f"{want}, like the first",
            )


def number(source: Source, name: str, leaf: Leaf) -> str:
    """A number as it was written, or a constant formula: 1/3, 10^{-8}, ln 3."""
    text = leaf.text.strip()
    if NUMBER.fullmatch(text):
        return text
    if not text:
        raise source.error(f"{name} has no value", leaf.span, expected="a number")
    try:
        kind = formula(text, language="plain")
    except ReadError as fault:
        raise source.error(
            f"{name}: `{text}` is not a number",
            leaf.span,
            expected="a number such as 0.8, 1e-8 or 1/3",
        ) from fault
    unknown = next((n for n in names(kind) if n.key not in _CONSTANTS), None)
    if unknown is not None:
        raise source.error(
            f"{name}: `{text}` is not a number",
            leaf.span,
            expected="a number such as 0.8, 1e-8 or 1/3",
            hint="a value that follows from others is an equation",
        )
    return text


def name(source: Source, leaf: Leaf) -> Name:
    """A name that stands as a key: W_f, w_{11}^{(2)}, x̂."""
    kind = notation(leaf.text)
    if not isinstance(kind, Name):
        raise source.error(
            f"{what(leaf)} is not a name", leaf.span, expected="a name such as W_f or x"
        )
    return kind


def notation(text: str) -> Kind:
    """What a text denotes as a name: a name, a derivative, a call; several words are one name.

    >>> notation("∂E/∂w_1").style, notation("Conv1 neurons").base
    ('∂', 'Conv1 neurons')
    """
    text = text.strip()
    try:
        kind = formula(text)
    except ReadError:
        return Name(text)
    words = len(text.split()) > 1 and all(
        word[:1].isalpha() and "=" not in word for word in text.split()
    )
    return Name(text) if words and "/" not in text else kind


def words(source: Source, key: str, tree: Tree) -> str:
    """A text."""
    if not isinstance(tree, Leaf):
        raise source.error(f"{key} is {what(tree)}", tree.span, expected="a text")
    return tree.text.strip()


def whole(source: Source, key: str, tree: Tree, least: int, most: int) -> int:
    """A whole number within bounds."""
    if isinstance(tree, Leaf) and re.fullmatch(r"\d{1,9}", tree.text.strip()):
        found = int(tree.text)
        if least <= found <= most:
            return found
    raise source.error(
        f"{key} is {what(tree)}", tree.span, expected=f"a whole number from {least} to {most}"
    )


def entries(source: Source, key: str, tree: Tree) -> tuple[tuple[Leaf, Tree], ...]:
    """The entries of a mapping."""
    if isinstance(tree, Branch):
        return tree.items
    if isinstance(tree, Leaf) and not tree.text:
        return ()
    raise source.error(f"{key} is {what(tree)}", tree.span, expected="a mapping: name: value")


def leaves(source: Source, key: str, tree: Tree) -> tuple[Leaf, ...]:
    """One text, or a list of texts."""
    if isinstance(tree, Leaf):
        return (tree,) if tree.text else ()
    if isinstance(tree, Row):
        for item in tree.items:
            if not isinstance(item, Leaf):
                raise source.error(f"{key} holds {what(item)}", item.span, expected="a text")
        return tuple(item for item in tree.items if isinstance(item, Leaf))
    raise source.error(f"{key} is {what(tree)}", tree.span, expected="a text or a list of texts")
