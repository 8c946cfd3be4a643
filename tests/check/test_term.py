"""Expressions flattened for comparing: sums and products without brackets, signs pulled out."""

from __future__ import annotations

import pytest

from handgrad.check.names import Names
from handgrad.check.term import Flattener, Term
from handgrad.parse import formula


def _term(text: str) -> Term:
    node = Names(()).build(formula(text, language="plain"))
    assert node is not None
    return Flattener()(node)


def _shape(term: Term) -> object:
    """The structure without the values: ('sum', +, …)."""
    if term.kind == "atom":
        name = term.node.name
        return name.key if name is not None else str(term.node.attributes["value"])
    inner = tuple((way, _shape(part)) for way, part in term.parts)
    return (term.op or term.kind, term.sign, *inner)


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("a + (b - c)", ("sum", 1, (1, "a"), (1, "b"), (-1, "c"))),
        ("a - (b - c)", ("sum", 1, (1, "a"), (-1, "b"), (1, "c"))),
        ("-(a + b)", ("sum", 1, (-1, "a"), (-1, "b"))),
        ("a * (b * c)", ("product", 1, (1, "a"), (1, "b"), (1, "c"))),
        ("a / (b / c)", ("product", 1, (1, "a"), (-1, "b"), (1, "c"))),
        ("-a * b", ("product", -1, (1, "a"), (1, "b"))),
        ("(-a) * (-b)", ("product", 1, (1, "a"), (1, "b"))),
        ("a^2", ("square", 1, (1, "a"))),
        ("e^a", ("exp", 1, (1, "a"))),
        ("1 / (1 + e^(-a))", ("sigmoid", 1, (1, "a"))),
        ("1 / (e^(-a) + 1)", ("sigmoid", 1, (1, "a"))),
        ("tanh(a + b)", ("tanh", 1, (1, ("sum", 1, (1, "a"), (1, "b"))))),
    ],
)
def test_shapes(text: str, shape: object) -> None:
    assert _shape(_term(text)) == shape


def test_size_counts_atoms() -> None:
    assert _term("a * b + tanh(c - 1)").size == 4
