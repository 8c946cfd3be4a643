"""picture: what a model's graph looks like: one step of it, and its recurrences over time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from handgrad.graph.model import Model
from handgrad.graph.node import Graph, Node, Role
from handgrad.graph.scan import Body
from handgrad.graph.time import fill, step
from handgrad.graph.walk import order
from handgrad.notation import Name
from handgrad.problem.block import read
from handgrad.render.diagram.flow import flow
from handgrad.render.diagram.picture import Arrow, Box, Picture
from handgrad.render.diagram.unrolled import STEPS, Track, unrolled
from handgrad.render.formula import unicode

_KINDS = {Role.GIVEN: "input", Role.DRAW: "draw", Role.STATE: "state"}


def one_step(model: Model, graph: Graph) -> str:
    """One step of the model as SVG: a box for each line of its equations, for its data, its draws
    and what it carries; weights are left out.

    >>> from handgrad import models
    >>> from handgrad.catalogue.graph import example, graph
    >>> elman = models.every()["elman"]
    >>> one_step(elman, graph(example(elman))[0]).count("<rect")
    5
    """
    return flow(picture(model, graph))


def picture(model: Model, graph: Graph) -> Picture:
    """The boxes and arrows of one step."""
    remarks = {e.left.key: e.remark for e in read(model.equations).equations}
    lines = {_key(node): _inside(node) for node in graph.nodes.values()}
    boxes: dict[str, Box] = {}
    arrows: dict[tuple[str, str], Arrow] = {}
    for key, node in lines.items():
        name = node.name
        assert isinstance(name, Name)
        for leaf in _above(node, lines):
            start = _key(leaf)
            if start not in lines and start not in boxes:
                boxes[start] = Box(
                    key=start, label=_write(leaf), kind=_KINDS.get(leaf.role, "input")
                )
            arrows[start, key] = Arrow(start=start, end=key)
            begins = _begins(leaf)
            if begins in lines:  # s_0 = …
                arrows[begins, start] = Arrow(start=begins, end=start, later=True)
        bare = step(name)
        own = model.output in (key, bare[0].key if bare is not None else key)
        note = remarks.get(key, "") or next(
            (r for k, r in remarks.items() if k.startswith(f"{key},")), ""
        )
        kind = "output" if own else "line"
        boxes[key] = Box(key=key, label=unicode.write(name), note=note, kind=kind)
    caption = f"{model.title}: what is computed from what" + (" in one step" if model.state else "")
    return Picture(boxes=tuple(boxes.values()), arrows=tuple(arrows.values()), caption=caption)


def _inside(node: Node) -> Node:
    """The node of one step, for a result over all steps."""
    if node.op != "output":
        return node
    body: Body = node.inputs[0].attributes["body"]
    inner = body.nodes[node.attributes["of"]]
    return inner if isinstance(inner.name, Name) else node


def _key(node: Node) -> str:
    return node.name.key if isinstance(node.name, Name) else ""


def _begins(leaf: Node) -> str:
    """The key of a state's value before the first step."""
    forward = leaf.role is Role.STATE and isinstance(leaf.name, Name)
    return fill(leaf.name, 1).key if forward and isinstance(leaf.name, Name) else ""


def _write(node: Node) -> str:
    assert isinstance(node.name, Name)
    return unicode.write(node.name)


def _above(node: Node, lines: Mapping[str, Node]) -> Iterator[Node]:
    """The lines, data, states and draws a line is computed from."""
    seen = {node}
    stack = list(reversed(node.inputs))
    while stack:
        top = stack.pop()
        if top in seen:
            continue
        seen.add(top)
        leaf = top.op == "input"
        if leaf and top.role is Role.PARAMETER:
            continue
        if isinstance(top.name, Name) and (leaf or _key(top) in lines):
            yield top
        else:
            stack.extend(reversed(top.inputs))


def over_time(model: Model, graph: Graph) -> str:
    """The model's recurrences written out over three steps as SVG; '' if it has none.

    >>> from handgrad import models
    >>> from handgrad.catalogue.graph import example, graph
    >>> gru = models.every()["gru"]
    >>> over_time(gru, graph(example(gru))[0]).count("<rect")
    6
    """
    tracks = _tracks(model, graph)
    return unrolled(tracks, f"{model.title} over three steps") if tracks else ""


def _tracks(model: Model, graph: Graph) -> tuple[Track, ...]:
    scans = [node for node in order(graph.nodes.values()) if node.op == "scan"]
    made: list[tuple[Node, Track]] = []
    for scan in scans:
        body: Body = scan.attributes["body"]
        count = len(body.states)
        sources = scan.inputs[count : count + len(body.sequences)]
        below = tuple(
            i for i, (other, _) in enumerate(made) if any(s.inputs[:1] == (other,) for s in sources)
        )
        begins = order(scan.inputs[:count])
        after = max((t.after + STEPS for other, t in made if other in begins), default=0)
        if not body.states:
            continue
        reads = tuple(
            dict.fromkeys(
                _bare(seq.leaf)
                for seq, s in zip(body.sequences, sources, strict=True)
                if s.op == "input" and s.role is not Role.PARAMETER
            )
        )
        states = dict.fromkeys(
            _bare(body.nodes[state.key])
            for state in body.states
            if isinstance(body.nodes[state.key].name, Name)
        )
        gives = _gives(model, body, states)
        made.append(
            (
                scan,
                Track(
                    name=", ".join(states),
                    reads=reads,
                    gives=gives,
                    direction=body.direction,
                    after=after,
                    below=below,
                ),
            )
        )
    return tuple(track for _, track in made)


def _gives(model: Model, body: Body, states: Mapping[str, None]) -> str:
    if model.output not in body.nodes:
        return ""
    name = _bare(body.nodes[model.output])
    return "" if name in states else name


def _bare(node: Node) -> str:
    """A name without its time."""
    assert isinstance(node.name, Name)
    bare = step(node.name)
    return unicode.write(node.name if bare is None else bare[0])
