"""line: name = formula = numbers = result, the unit everything is narrated in.

Every equals sign of a printed line holds: each link, worked out exactly from the numbers printed
on it, rounds to the result, and each part that the next link shows as one number rounds to that
number. Where no reasonable number of digits does that, the line says so.
"""

from __future__ import annotations

from handgrad.document import Chain, Link
from handgrad.graph.node import Node
from handgrad.narrate import stages
from handgrad.narrate.desk import Desk
from handgrad.narrate.operands import Goal, Operand, operand, settle
from handgrad.narrate.spell import number, spell
from handgrad.notation import Kind, Number, Prefix

UNROUNDED = "from unrounded values"

# A line with more numbers than this is not written out: its formula and its result stand alone.
LONGEST = 64


def line(
    desk: Desk, name: Kind, formula: Kind | None, root: Node, result: str, note: str = ""
) -> Chain:
    """The worked line of one scalar.

    root    the scalar expression over named quantities; result its printed value
    """
    links = [Link("", name)]
    if formula is not None and (desk.detail != "terse" or not _has_numbers(desk, root)):
        links.append(Link("=", formula))
    bodies, exact = numbers(desk, root, result)
    for body in bodies:
        if body != links[-1].body:
            links.append(Link("=", body))
    links.append(Link("=", number(result)))
    if not exact:
        note = f"{note}; {UNROUNDED}" if note else UNROUNDED
    return Chain(links=tuple(links), note=note)


def _has_numbers(desk: Desk, root: Node) -> bool:
    return not desk.is_leaf(root) or root.op != "element"


def numbers(desk: Desk, root: Node, result: str) -> tuple[list[Kind], bool]:
    """The links between formula and result, and whether each comes out from the numbers printed
    on it."""
    operands = {node: desk.operand(node) for node in stages.leaves(root, desk.is_leaf)}
    if not operands or len(operands) > LONGEST:
        return [], True
    # each stage: the nodes shown as one number; the first shows the quantities themselves
    cuts: list[dict[Node, Operand]] = [operands]
    for cut in _cuts(desk, root):
        shown = {node: _part(desk, node, operands) for node in cut}
        below = _visible(root, shown, operands)
        cuts.append({**below, **shown})
    found: list[dict[Node, str]] = []
    goals, least = [Goal(root, result)], 0
    for place in range(len(cuts) - 1, -1, -1):
        settled = settle(cuts[place], goals, desk.precision, desk.work, least)
        if settled is None:
            if place:  # an intermediate step that cannot be shown truly is left out
                continue
            texts = {
                node: one.fixed or desk.printed(one.value)
                for node, one in operands.items()
                if one.kind is None
            }
            return [_spelled(root, texts, operands)], False
        least, texts = settled
        found.insert(0, texts)
        goals = [Goal(root, result), *(Goal(node, text) for node, text in texts.items())]
    bodies = [_spelled(root, texts, operands) for texts in found]
    return [body for body in bodies if not _is_number(body)], True


def _cuts(desk: Desk, root: Node) -> list[list[Node]]:
    match desk.detail:
        case "terse":
            return []
        case "full":
            return stages.rounds(root, desk.is_leaf)
        case _:
            cut = stages.arguments(root, desk.is_leaf)
            return [cut] if cut else []


def _part(desk: Desk, node: Node, operands: dict[Node, Operand]) -> Operand:
    if node in operands:
        return operands[node]
    below = {leaf: operands[leaf] for leaf in stages.leaves(node, desk.is_leaf)}
    return operand(desk.worked(node, below), desk.precision)


def _visible(
    root: Node, shown: dict[Node, Operand], operands: dict[Node, Operand]
) -> dict[Node, Operand]:
    """The quantities still seen when some parts are shown as one number."""
    seen = stages.leaves(root, lambda node: node in shown or node in operands)
    return {node: operands[node] for node in seen if node in operands}


def _spelled(root: Node, texts: dict[Node, str], operands: dict[Node, Operand]) -> Kind:
    kinds: dict[Node, Kind] = {
        node: one.kind for node, one in operands.items() if one.kind is not None
    }
    kinds |= {node: number(text) for node, text in texts.items()}
    if root in kinds:
        return kinds[root]
    return spell(root, kinds.get)


def _is_number(kind: Kind) -> bool:
    return isinstance(kind.body if isinstance(kind, Prefix) else kind, Number)
