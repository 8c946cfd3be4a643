"""Single changes to a worked line, and what the line gives with each."""

from __future__ import annotations

from flint import fmpq

from handgrad.check.change import atoms, changes, compute, factors, replaced
from handgrad.check.judge import Value
from handgrad.check.names import Names
from handgrad.check.term import Flattener, Term
from handgrad.parse import formula

VALUES = {"a": fmpq(3), "b": fmpq(5), "c": fmpq(7), "o": fmpq(0), "i": fmpq(1)}


def _term(text: str) -> Term:
    node = Names(()).build(formula(text, language="plain"))
    assert node is not None
    return Flattener()(node)


def _leaf(term: Term) -> Value | None:
    name = term.node.name
    if name is None:
        return term.node.attributes["value"]
    return VALUES.get(name.key)


def _value(term: Term) -> Value | None:
    return compute(term, _leaf)


def _given(text: str) -> dict[tuple[str, str], Value | None]:
    """(kind, part left out or turned) → the value of the changed line."""
    found = {}
    for change in changes(_term(text)):
        key = "·".join(str(_leaf(atom)) for atom in atoms(change.part))
        found[change.kind, key] = compute(change.line, _leaf)
    return found


def test_the_changes_of_a_sum() -> None:
    found = _given("a + b - c")
    assert found["sign", "7"] == 15
    assert found["sign", "3"] == -5
    assert found["term", "5"] == -4
    assert found["term", "7"] == 8


def test_the_changes_of_a_product() -> None:
    found = _given("a * b / c")
    assert found["factor", "3"] == fmpq(5, 7)
    assert found["factor", "7"] == 15
    assert found["sign", "3·5·7"] == fmpq(-15, 7)


def test_a_function_left_out() -> None:
    found = _given("a * relu(b)")
    assert found["function", "5"] == 15


def test_a_change_on_a_condition_is_one_of_the_whole_kind() -> None:
    halves = factors.where(lambda _, part: _leaf(part) == 3)
    assert halves.whole is factors
    line = _term("a * b")
    assert [part for _, part in halves(line)] == [part for _, part in factors(line)]
    assert list(factors(_term("a + b"))) == []  # no product


def test_changes_inside_a_function() -> None:
    assert _given("relu(a - b)")["sign", "5"] == 8


def test_an_unknown_name_has_no_value() -> None:
    assert compute(_term("a + q"), _leaf) is None
    assert compute(_term("a / o"), _leaf) is None  # a division by zero has none


def test_a_part_replaced() -> None:
    term, new = _term("a + b"), _term("c")
    assert compute(replaced(term, term.parts[1][1], new), _leaf) == 10
