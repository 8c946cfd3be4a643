"""read: a case file becomes formulas, and the printed numbers with their verdicts."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from ..expression import (
    Add,
    Leaf,
    Mul,
    Neg,
    Node,
    Number,
    Ref,
    Symbol,
    children,
    constant,
    exact,
    rebuild,
)
from .naming import entry, layer, of_case, of_claim, spelled_out
from .vocabulary import FUNCTIONS, Quantity, each, minus, over, plus, power, times


@dataclass(frozen=True)
class Claim:
    """A printed number.

    node     what it stands for, in names
    symbol   the author's name for it, None if it has none but its formula
    written  the numbers it was computed from, where the author says so
    """

    node: Node
    symbol: Symbol | None
    printed: str
    true: Number
    verdict: str
    cause: str
    written: Node | None
    line_error: bool

    @property
    def value(self) -> Number:
        """The number that is printed."""
        return exact(self.printed.replace(",", ""))


@dataclass
class Case:
    """One worked calculation.

    arrays       what is given, by name: a text, or lists of texts
    values       the given numbers by entry
    definitions  the formula of every step, by entry, in order
    """

    id: str
    title: str
    arrays: list[tuple[Symbol, Any]] = field(default_factory=list)
    values: dict[Symbol, str] = field(default_factory=dict)
    definitions: dict[Symbol, Node] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)


def read(path: Path) -> Case:
    """The case of a file."""
    with path.open(encoding="utf-8") as file:
        data = YAML(typ="safe", pure=True).load(file)
    made = Case(data["id"], data["kind"].replace("-", " ").capitalize())
    symbols = _symbols(data)
    scope: dict[str, Quantity] = {}
    for name, numbers in (data.get("givens") or {}).items():
        symbol = symbols[name]
        scope[name] = _entries(numbers, symbol)
        made.arrays.append(
            (layer(symbol) if isinstance(numbers, list) else symbol, _texts(numbers))
        )
        made.values.update(_pairs(scope[name], _texts(numbers)))
    for step in data.get("python") or []:
        formula = _evaluate(step["expr"], scope)
        scope[step["name"]] = _entries(formula, symbols[step["name"]])
        for symbol, node in _pairs(scope[step["name"]], formula):
            made.definitions[symbol] = _folded(node, made.definitions)
    for row in data["claims"]:
        meant = row["exact_expr"]
        if meant.isdigit() and re.fullmatch(r"[\d.]+( ?[-+*/] ?[\d.]+)+", row["symbol"]):
            meant = row["symbol"]
        node = _folded(_scalar(_evaluate(meant, scope)), made.definitions)
        symbol = _called(row, node, made)
        written = row.get("as_written")
        made.claims.append(
            Claim(
                node, symbol, str(row["printed"]), exact(repr(float(row["exact"]))),
                row["verdict"], row.get("cause", ""),
                _scalar(_evaluate(written, scope)) if written else None,
                bool(row.get("line_error")),
            )
        )  # fmt: skip
        if symbol is not None and symbol not in made.definitions and symbol not in made.values:
            same = isinstance(node, Ref) and node.symbol in made.definitions
            made.definitions[symbol] = made.definitions[node.symbol] if same else node
    return made


def _called(row: dict[str, Any], node: Node, case: Case) -> Symbol | None:
    """The author's name for a printed number."""
    own = of_claim(row["symbol"])
    if not isinstance(node, Ref):
        if own is None or own in case.definitions or own in case.values:
            own = _update(node, case)
        return own
    known = own in case.values or (own in case.definitions and own != node.symbol)
    if own is None or known or row["symbol"] == row["exact_expr"]:
        return node.symbol
    if "[" in row["exact_expr"] and (own.by is None or own.by.sub != node.symbol.sub):
        return node.symbol  # entries are counted from 1 on our pages, whatever the author did
    return own


def _update(node: Node, case: Case) -> Symbol | None:
    """w − η g is the new w."""
    match node:
        case Add(((_, Ref(old)), (_, Mul()))) if old in case.values and not old.sup:
            new = Symbol(old.base, old.sub, "+", old.mark)
            return new if case.definitions.get(new, node) == node else None
    return None


def _symbols(data: dict[str, Any]) -> dict[str, Symbol]:
    """A name for every given and step, none twice: the author's where he has one."""
    names = [*(data.get("givens") or {}), *(step["name"] for step in data.get("python") or [])]
    wanted: dict[str, Symbol] = {}
    for row in data["claims"]:
        said, meant = of_claim(row["symbol"]), row["exact_expr"]
        if said is not None and meant in names:
            wanted.setdefault(meant, said)
        base, _, index = meant.partition("[")
        if said is not None and base in names and index.rstrip("]").isdigit():
            place = str(int(index.rstrip("]")) + 1)
            if said.sub == place and not said.sup:
                wanted.setdefault(base, Symbol(said.base, mark=said.mark))
    found: dict[str, Symbol] = {}
    for name in names:
        choices = (wanted.get(name), of_case(name, names), spelled_out(name))
        taken = {*found.values(), *map(layer, found.values())}
        found[name] = next(c for c in choices if c is not None and c not in taken)
    return found


def _entries(quantity: Quantity, symbol: Symbol, place: str = "") -> Quantity:
    """The names of the entries of something."""
    if not isinstance(quantity, list):
        return Ref(entry(symbol, place) if place else symbol)
    return [_entries(part, symbol, f"{place}{at}") for at, part in enumerate(quantity, 1)]


def _pairs(names: Quantity, values: Quantity) -> list[tuple[Symbol, Any]]:
    if not isinstance(names, list):
        return [(names.symbol, values)]
    return [pair for n, v in zip(names, values, strict=True) for pair in _pairs(n, v)]


def _texts(numbers: Any) -> Any:
    if isinstance(numbers, list):
        return [_texts(part) for part in numbers]
    text = repr(numbers)
    if isinstance(numbers, float) and abs(numbers) < 1e-4 and numbers:
        return f"{numbers:.12f}".rstrip("0")
    return text.removesuffix(".0") if len(text) > 5 else text.replace("+", "")


def _folded(node: Node, definitions: dict[Symbol, Node]) -> Node:
    """What has a name by now is called by it."""
    below = children(node)
    if below:
        node = rebuild(node, tuple(_folded(part, definitions) for part in below))
    if isinstance(node, Leaf | Ref):
        return node
    return next((Ref(symbol) for symbol, known in definitions.items() if known == node), node)


def _scalar(quantity: Quantity) -> Node:
    assert isinstance(quantity, Node), "a claim is one number"
    return quantity


def _evaluate(text: str, scope: dict[str, Quantity]) -> Quantity:
    return _walk(ast.parse(str(text).strip(), mode="eval").body, scope)


_SIGNS: dict[type[ast.operator], Any] = {
    ast.Add: plus, ast.Sub: minus, ast.Mult: times, ast.Div: over, ast.Pow: power,
}  # fmt: skip


def _walk(tree: ast.expr, scope: dict[str, Quantity]) -> Quantity:
    match tree:
        case ast.Constant(value):
            return constant(_texts(value))
        case ast.Name(id):
            return scope[id]
        case ast.List(elts):
            return [_walk(part, scope) for part in elts]
        case ast.UnaryOp(ast.USub(), ast.Constant(value)):
            return constant("-" + _texts(value))
        case ast.UnaryOp(ast.USub(), operand):
            return each(Neg, _walk(operand, scope))
        case ast.Subscript(value, ast.Constant(place)):
            return _walk(value, scope)[place]
        case ast.Call(ast.Name(id), args):
            return FUNCTIONS[id](*(_walk(part, scope) for part in args))
        case ast.BinOp(left, op, right):
            first, second = _walk(left, scope), _walk(right, scope)
            if isinstance(first, list) and isinstance(second, list):
                return first + second
            return _SIGNS[type(op)](first, second)
    raise ValueError(f"not an expression of a case: {ast.unparse(tree)}")
