"""terms: a derivative as a sum of contributions: on one line where it fits, else contribution by
contribution."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handgrad.document import Block, Chain, Link, Say
from handgrad.graph.node import Node
from handgrad.narrate.desk import Desk
from handgrad.narrate.line import line
from handgrad.narrate.spell import number, spell
from handgrad.notation import Kind
from handgrad.ops import apply

# A sum with more factors than this in all is shown contribution by contribution, then added.
MOST_FACTORS = 8


def added(
    desk: Desk, name: Kind, terms: Sequence[Node], remarks: Sequence[str], result: str | None = None
) -> Iterator[Block]:
    """`name` = the sum of the terms; `result` is its printed value where the problem asks for
    it."""
    factors = sum(max(len(term.inputs), 1) for term in terms)
    if len(terms) <= 2 or factors <= MOST_FACTORS:
        root = terms[0] if len(terms) == 1 else apply("add", *terms)
        note = next((text for text in remarks if text), "")
        shown = result or desk.brief(desk.value(root))
        yield worked(desk, name, symbolic(desk, root), root, shown, note)
        return
    yield Say(parts=(name, " adds what each use contributes:"))
    leaves = []
    for term, remark in zip(terms, remarks, strict=True):
        value = desk.value(term)
        formula = symbolic(desk, term)
        yield worked(desk, formula, None, term, desk.brief(value), remark)
        leaves.append(desk.introduce(formula, value))
    root = apply("add", *leaves)
    shown = result or desk.printed(desk.value(root))
    all_of_them = symbolic(desk, apply("add", *terms)) if len(terms) <= 4 else None
    yield line(desk, name, all_of_them, root, shown, "the sum of these")


def worked(
    desk: Desk, name: Kind, formula: Kind | None, root: Node, result: str, note: str = ""
) -> Chain:
    """A line; where the expression is a quantity itself there is nothing to work out."""
    if not desk.is_leaf(root) and root.op != "constant":
        return line(desk, name, formula, root, result, note)
    shown = number(result)
    middle = () if formula is None or formula == shown else (Link("=", formula),)
    return Chain(links=(Link("", name), *middle, Link("=", shown)), note=note)


def symbolic(desk: Desk, root: Node) -> Kind:
    """An expression in names."""

    def shown(node: Node) -> Kind | None:
        return desk.name(node) if desk.is_leaf(node) else None

    return spell(root, shown)
