"""adjoints: ∂E/∂u for everything between a target and what it is differentiated by, from the
target down.

Each follows from those of the quantities that use u: ∂E/∂u = Σ ∂E/∂v · (v by u). Through time
this is back-propagation through time: a weight used at every step adds what each step contributes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handgrad.document import Block, Heading
from handgrad.graph.node import Node
from handgrad.narrate.desk import Desk
from handgrad.narrate.terms import added
from handgrad.narrate.web import Web
from handgrad.notation import Derivative
from handgrad.ops import apply


def adjoints(desk: Desk, web: Web, ends: Sequence[Node]) -> Iterator[Block]:
    """The narration for one target."""
    target, below = web.target, web.below
    alive = web.reaching(ends)
    users: dict[Node, list[Node]] = {}
    order = [node for node in web.downward(desk.place) if node in alive]
    for node in order:
        for part in below[node]:
            users.setdefault(part, []).append(node)
    whole = desk.name(target)
    yield Heading(
        level=2, parts=("Backward: from ", whole, " down, each derivative from those above it")
    )
    known: dict[Node, Node] = {}
    last = [end for end in ends if end in users and not any(p in alive for p in below[end])]
    inner = [node for node in order if node is not target and node not in last]
    for node in [*inner, *last]:
        name = Derivative(whole, (desk.name(node),))
        terms, remarks = [], []
        for user in users[node]:
            slope = desk.slope(user, node)
            remarks.append(desk.lesson(user, node))
            terms.append(slope if user is target else _times(known[user], slope))
        total = terms[0] if len(terms) == 1 else apply("add", *terms)
        known[node] = desk.introduce(name, desk.value(total))
        yield from added(desk, name, terms, remarks, desk.asked(target, node))


def _times(above: Node, slope: Node) -> Node:
    """What arrives from above, times the local derivative."""
    if slope.op == "constant" and slope.attributes["value"] == 1:
        return above
    factors = slope.inputs if slope.op == "multiply" else (slope,)
    return apply("multiply", above, *factors)
