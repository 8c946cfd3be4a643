"""walk: going through a graph, and exchanging parts of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import msgspec

from handgrad.graph.node import Node


def order(targets: Iterable[Node]) -> list[Node]:
    """Every node below the targets, inputs before the nodes that use them, each once.

    >>> from handgrad.graph.leaf import constant
    >>> one = constant(1)
    >>> [n.op for n in order([Node("add", (one, one))])]
    ['constant', 'add']
    """
    done: dict[Node, None] = {}
    for target in targets:
        stack = [target]
        while stack:
            top = stack[-1]
            if top in done:
                stack.pop()
                continue
            waiting = [i for i in top.inputs if i not in done]
            if waiting:
                stack.extend(reversed(waiting))
            else:
                done[top] = None
                stack.pop()
    return list(done)


def substitute(
    targets: Iterable[Node],
    known: dict[Node, Node],
    change: Callable[[Node, tuple[Node, ...]], Node] | None = None,
) -> dict[Node, Node]:
    """Copies of the targets in which `known` nodes are exchanged; untouched parts stay the same
    objects.

    known    node → what stands in its place; filled with every node that was visited
    change   makes the copy from a node and its new inputs; by default only the inputs differ
    """
    for node in order_until(targets, known):
        inputs = tuple(known[i] for i in node.inputs)
        if change is not None:
            known[node] = change(node, inputs)
        elif all(a is b for a, b in zip(inputs, node.inputs, strict=True)):
            known[node] = node
        else:
            known[node] = with_inputs(node, inputs)
    return known


def order_until(targets: Iterable[Node], known: Mapping[Node, object]) -> list[Node]:
    """Like `order`, but not below nodes that are known, and without them."""
    done: dict[Node, None] = {}
    for target in targets:
        stack = [target]
        while stack:
            top = stack[-1]
            if top in done or top in known:
                stack.pop()
                continue
            waiting = [i for i in top.inputs if i not in done and i not in known]
            if waiting:
                stack.extend(reversed(waiting))
            else:
                done[top] = None
                stack.pop()
    return list(done)


def with_inputs(node: Node, inputs: tuple[Node, ...]) -> Node:
    """The same operation on other inputs."""
    return msgspec.structs.replace(node, inputs=inputs, memo=None)


def depends(target: Node, on: Iterable[Node]) -> set[Node]:
    """The nodes at or below `target` whose value changes when one of `on` changes."""
    touched = set(on)
    found: set[Node] = set()
    for node in order([target]):
        if node in touched or any(i in found for i in node.inputs):
            found.add(node)
    return found
