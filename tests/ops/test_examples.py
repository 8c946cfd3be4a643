"""Every operation's examples hold exactly, its native form agrees with its definition, and its
record is complete.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from flint import arb, ctx

from handgrad import ops
from handgrad.evaluate import certified
from handgrad.evaluate.array import Array
from handgrad.evaluate.definition import define
from handgrad.evaluate.walk import compute
from handgrad.graph.node import Node
from handgrad.parse import Declared, formula
from handgrad.parse.build import Scope, build

CASES = [
    (op.name, given, result) for op in ops.every().values() for given, result in op.examples.items()
]


@pytest.fixture(autouse=True)
def precision() -> Iterator[None]:
    """Balls of about 75 digits."""
    before, ctx.prec = ctx.prec, 256
    yield
    ctx.prec = before


def arguments(text: str) -> list[Node]:
    """The nodes of `1, [2, 3]`."""
    call = formula(f"f({text})", declared=Declared(functions=frozenset({"f"})))
    return [build(kind, Scope()) for kind in call.arguments]  # type: ignore[attr-defined]


def flat(value: Any) -> list[Any]:
    return list(value.flat) if isinstance(value, Array) else [value]


def same(a: Any, b: Any) -> bool:
    """Equal rationals, or balls of about 30 digits that overlap."""
    x, y = flat(a), flat(b)
    return len(x) == len(y) and all(
        p == q or (arb(p).overlaps(arb(q)) and abs(arb(p) - arb(q)) < 1e-30)
        for p, q in zip(x, y, strict=True)
    )


@pytest.mark.parametrize(("name", "given", "result"), CASES)
def test_example(name: str, given: str, result: str) -> None:
    node = ops.apply(name, *arguments(given))
    assert same(certified.value(node), certified.value(build(formula(result), Scope())))


@pytest.mark.parametrize(
    ("name", "given", "result"),
    [
        c
        for c in CASES
        if ops.find(c[0]).element and ops.find(c[0]).name not in ("sin", "cos", "ln")
    ],
)
def test_native_form_is_the_definition(name: str, given: str, result: str) -> None:
    """`element` alone, without the native form, gives the same value."""
    node = ops.apply(name, *arguments(given))
    args = [certified.value(part) for part in node.inputs]
    if name == "norm" or ("*" in "".join(ops.find(name).inputs) and len(args) != 2):
        args = args[:2] if name != "norm" else args
        node = Node(name, node.inputs[: len(args)], node.attributes, node.axes)
    native = certified.value(node)
    assert same(define(certified.CERTIFIED, node, args, compute), native)


@pytest.mark.parametrize("op", ops.every().values(), ids=lambda op: op.name)
def test_record_is_complete(op: ops.Op) -> None:
    assert op.summary
    assert op.says
    assert op.writes
    assert op.kinks
    assert op.source or op.name in ("derivative", "undefined")


def test_a_file_is_an_operation() -> None:
    assert all(name == op.name for name, op in ops.every().items())


def test_no_spelling_means_two_things() -> None:
    owners: dict[str, list[str]] = {}
    for op in ops.every().values():
        for spelling in {*op.reads, op.name}:
            owners.setdefault(spelling, []).append(op.name)
    assert {s: o for s, o in owners.items() if len(o) > 1} == {}
