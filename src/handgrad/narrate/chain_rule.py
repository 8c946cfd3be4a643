"""chain_rule: derivatives along few paths: every link with its local derivative, then the product
along each path.

A step is written ∂u/∂v only where it is the only way from u down to v, so that its local
derivative is the whole one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from handgrad.document import Block, Chain, Heading
from handgrad.graph.node import Node
from handgrad.narrate.desk import Desk
from handgrad.narrate.terms import added, symbolic, worked
from handgrad.narrate.web import Path, Web
from handgrad.notation import Derivative
from handgrad.ops import apply

# More paths than this, or longer ones, are told as adjoints.
MOST_PATHS = 8
LONGEST_PATH = 12

Step = tuple[Node, Node]
Ways = Mapping[Step, Sequence[Path]]


def ways(web: Web, end: Node) -> list[Path] | None:
    """The paths from the target of a web to an end.

    None if they are many or long, or a step is not the only way between its ends.
    """
    if end not in web.below:
        return []
    if web.counts(end).get(web.target, 0) > MOST_PATHS:
        return None
    found = web.paths(end)
    short = all(len(path) <= LONGEST_PATH for path in found)
    return found if short and all(web.direct(path) for path in found) else None


def chain_rule(desk: Desk, found: Ways, order: Sequence[Node]) -> Iterator[Block]:
    """First every link of every path, from the targets down, then the products.

    found   (target, end) → its paths
    order   every node, those nearest the targets first
    """
    steps: dict[Step, None] = {}
    for paths in found.values():
        for path in paths:
            steps.update(dict.fromkeys(pairwise(path)))
    place = {node: n for n, node in enumerate(order)}
    links: dict[Step, Node] = {}
    yield Heading(level=2, parts=("Backward: each link of the chain",))
    for upper, lower in sorted(steps, key=lambda step: place[step[0]]):
        links[upper, lower], chain = _link(desk, upper, lower)
        yield chain
    long = {step: paths for step, paths in found.items() if any(len(path) > 2 for path in paths)}
    if not long:
        return
    targets = {target for target, _ in long}
    whence = (" from ", desk.name(next(iter(targets)))) if len(targets) == 1 else ()
    several = any(len(paths) > 1 for paths in long.values())
    lead, then = ("each", ", then add") if several else ("the", "")
    where = f" to the weight{then}" if whence else then
    yield Heading(level=2, parts=(f"Backward: multiply along {lead} path", *whence, where))
    for (target, end), paths in long.items():
        name = Derivative(desk.name(target), (desk.name(end),))
        factors = [[links[step] for step in pairwise(path)] for path in paths]
        products = [apply("multiply", *row) if len(row) > 1 else row[0] for row in factors]
        yield from added(desk, name, products, [""] * len(products), desk.asked(target, end))


def _link(desk: Desk, upper: Node, lower: Node) -> tuple[Node, Chain]:
    """∂u/∂v by itself, and the leaf that stands for it in the products."""
    slope = desk.slope(upper, lower)
    name = Derivative(desk.name(upper), (desk.name(lower),))
    value = desk.value(slope)
    fixed = _fixed(desk, slope)
    result = fixed or desk.asked(upper, lower) or desk.brief(value)
    chain = worked(desk, name, symbolic(desk, slope), slope, result, desk.lesson(upper, lower))
    return desk.introduce(name, value, fixed), chain


def _fixed(desk: Desk, slope: Node) -> str | None:
    """The text of a derivative that is a given number or a constant itself."""
    if desk.is_leaf(slope):
        return desk.operand(slope).fixed
    if slope.op == "constant":
        value = slope.attributes["value"]
        return str(int(value.p)) if value.q == 1 else slope.attributes.get("text")
    return None
