"""export: a module of the catalogue as an ONNX model. The recurrence becomes a Scan.

What is written is the graph of the equations, operation by operation, for one batch of any size and
any number of steps; what ONNX cannot say is refused by name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from handgrad.errors import LimitReached
from handgrad.evaluate.float64 import number
from handgrad.evaluate.torch.definition import expanded
from handgrad.graph.node import Node
from handgrad.graph.scan import Body
from handgrad.graph.walk import order, substitute
from handgrad.nets.net import Net

OPSET = 18
# Operations that ONNX has under a name of its own; several inputs are joined two by two.
NAMES: Mapping[str, str] = {
    "add": "Add",
    "subtract": "Sub",
    "multiply": "Mul",
    "hadamard": "Mul",
    "divide": "Div",
    "negate": "Neg",
    "power": "Pow",
    "sqrt": "Sqrt",
    "exp": "Exp",
    "ln": "Log",
    "sigmoid": "Sigmoid",
    "tanh": "Tanh",
    "relu": "Relu",
    "sin": "Sin",
    "cos": "Cos",
    "erf": "Erf",
    "abs": "Abs",
    "sign": "Sign",
    "floor": "Floor",
    "maximum": "Max",
    "minimum": "Min",
    "same": "Identity",
    "softmax": "Softmax",
    "log_softmax": "LogSoftmax",
}


class Writer:
    """Nodes of one ONNX graph while they are written.

    names  node → the name of its value
    """

    def __init__(self, prefix: str = "") -> None:
        self.prefix = prefix
        self.names: dict[Node, str] = {}
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def fresh(self, word: str) -> str:
        """A name nobody has."""
        return f"{self.prefix}{word}_{len(self.nodes) + len(self.weights)}"

    def put(self, kind: str, inputs: Sequence[str], **attributes: Any) -> str:
        """One more node; the name of its value."""
        name = self.fresh(kind.lower())
        self.nodes.append(helper.make_node(kind, list(inputs), [name], **attributes))
        return name

    def constant(self, value: Any) -> str:
        """A number or an array of the file."""
        name = self.fresh("constant")
        self.weights.append(numpy_helper.from_array(np.asarray(value), name))
        return name

    def write(self, node: Node) -> None:
        """One node of ours."""
        inputs = [self.names[i] for i in node.inputs]
        rule = RULES.get(node.op)
        if node.op == "constant":
            name = self.constant(np.float32(number(node.attributes["value"])))
        elif rule is not None:
            name = rule(self, node, inputs)
        elif node.op in NAMES:
            name = self.joined(NAMES[node.op], node, inputs)
        else:
            raise LimitReached(f"ONNX has no way to say {node.op} that is known here")
        self.names[node] = name

    def joined(self, kind: str, node: Node, inputs: list[str]) -> str:
        """A function of numbers; single numbers of each example are set beside rows."""
        top = len(node.axes)
        wide = [
            self.put("Unsqueeze", [name, self.constant(np.array([-1], dtype=np.int64))])
            if top == 1 and not i.axes and i.op != "constant" and i not in self.shared
            else name
            for name, i in zip(inputs, node.inputs, strict=True)
        ]
        found = wide[0]
        if len(wide) == 1:
            return self.put(kind, wide)
        for other in wide[1:]:
            found = self.put(kind, [found, other])
        return found

    shared: frozenset[Node] = frozenset()


def _matmul(w: Writer, node: Node, inputs: list[str]) -> str:
    """W x for rows x: x Wᵀ."""
    left, right = node.inputs
    if len(left.axes) != 2 or len(right.axes) != 1:
        raise LimitReached("of products only a matrix times a vector can be written")
    return w.put("MatMul", [inputs[1], w.put("Transpose", [inputs[0]], perm=[1, 0])])


def _concat(w: Writer, node: Node, inputs: list[str]) -> str:
    return w.put("Concat", inputs, axis=-1)


def _part(w: Writer, node: Node, inputs: list[str]) -> str:
    start, stop = node.attributes["start"], node.attributes["stop"]
    ends = [w.constant(np.array([n], dtype=np.int64)) for n in (start, stop, -1)]
    return w.put("Slice", [inputs[0], *ends])


def _sum(w: Writer, node: Node, inputs: list[str]) -> str:
    kind = {"sum": "ReduceSum", "mean": "ReduceMean"}[node.op]
    return w.put(kind, [inputs[0], w.constant(np.array([-1], dtype=np.int64))], keepdims=0)


def _transpose(w: Writer, node: Node, inputs: list[str]) -> str:
    return w.put("Transpose", inputs, perm=[1, 0])


def _scan(w: Writer, node: Node, inputs: list[str]) -> str:
    """A recurrence: time first, then the batch, as Scan wants it."""
    body: Body = node.attributes["body"]
    if body.direction < 0 or body.time is not None:
        raise LimitReached("a recurrence backwards, or one that reads the time, is not written")
    if any(s.offset or s.first != 1 for s in body.sequences):
        raise LimitReached("a recurrence that reads other steps of its input is not written")
    inner = Writer(f"{w.prefix}step_")
    outside = set(node.inputs[len(body.states) + len(body.sequences) :])
    inner.names = {i: w.names[i] for i in outside}
    inner.shared = frozenset(outside)
    leaves = [s.leaf for s in body.states] + [s.leaf for s in body.sequences]
    for at, leaf in enumerate(leaves):
        inner.names[leaf] = f"{inner.prefix}in_{at}"
    keys = list(body.nodes)
    for part in order(body.nodes.values()):
        if part not in inner.names:
            inner.write(part)
    carried = [inner.put("Identity", [inner.names[body.nodes[s.key]]]) for s in body.states]
    shown = [inner.put("Identity", [inner.names[body.nodes[key]]]) for key in keys]
    shown_parts = [body.nodes[key] for key in keys]
    given = [described(inner.names[leaf], leaf) for leaf in leaves]
    made = [described(name, s.leaf) for name, s in zip(carried, body.states, strict=True)]
    made += [described(name, part) for name, part in zip(shown, shown_parts, strict=True)]
    graph = helper.make_graph(inner.nodes, "step", given, made, inner.weights)
    name = w.fresh("scan")
    results = [f"{name}_last_{at}" for at in range(len(carried))]
    results += [f"{name}_{at}" for at in range(len(keys))]
    own = len(body.states) + len(body.sequences)
    w.nodes.append(
        helper.make_node(
            "Scan", inputs[:own], results, body=graph, num_scan_inputs=len(body.sequences)
        )
    )
    return name


def _output(w: Writer, node: Node, inputs: list[str]) -> str:
    body: Body = node.inputs[0].attributes["body"]
    return f"{inputs[0]}_{list(body.nodes).index(node.attributes['of'])}"


def _final(w: Writer, node: Node, inputs: list[str]) -> str:
    return f"{inputs[0]}_last_{node.attributes['of']}"


RULES: Mapping[str, Callable[[Writer, Node, list[str]], str]] = {
    "matmul": _matmul,
    "concat": _concat,
    "part": _part,
    "sum": _sum,
    "mean": _sum,
    "transpose": _transpose,
    "scan": _scan,
    "output": _output,
    "final": _final,
}


def save(net: Net, path: str | Path) -> onnx.ModelProto:
    """Write a module; also gives the model.

    The inputs are the module's, then the states before the first step. A sequence is
    time×batch×…, an input without time batch×….

    Raises LimitReached for what ONNX cannot say.
    """
    plan = net.plan
    graph = plan.cone(net.outputs)
    states = plan.finals(graph)
    targets = [_plain(node) for node in (*graph.nodes.values(), *states.values())]
    w = Writer()
    inputs = []
    leaves = {node: (s, k) for s, table in plan.leaves.items() for k, node in table.items()}
    for leaf in (n for n in order(targets) if n.op == "input"):
        section, key = leaves[leaf]
        w.names[leaf] = key if section != "state" else f"{key}_0"
        if section == "weights":
            value = net.weight(key).detach().to(torch.float32).cpu().numpy()
            w.weights.append(numpy_helper.from_array(value, key))
            continue
        inputs.append(described(w.names[leaf], leaf))
    w.shared = frozenset(n for n in leaves if leaves[n][0] == "weights")
    for node in order(targets):
        if node not in w.names:
            w.write(node)
    names = [*net.outputs, *(f"{key}_last" for key in states)]
    for name, target in zip(names, targets, strict=True):
        w.nodes.append(helper.make_node("Identity", [w.names[target]], [name]))
    outputs = [described(name, target) for name, target in zip(names, targets, strict=True)]
    made = helper.make_graph(w.nodes, net.kind, inputs, outputs, w.weights)
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", OPSET)])
    onnx.checker.check_model(model)
    Path(path).write_bytes(model.SerializeToString())
    return model


def described(name: str, node: Node) -> onnx.ValueInfoProto:
    """A value with its axes: time first, then the batch."""
    shape: list[Any] = ["batch", *node.shape]
    if node.shape and node.shape[0] == "T":
        shape = ["time", "batch", *node.shape[1:]]
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)


def _plain(target: Node) -> Node:
    """Operations that are expressions, as these expressions."""

    def change(node: Node, inputs: tuple[Node, ...]) -> Node:
        from handgrad.graph.walk import with_inputs

        same = all(a is b for a, b in zip(inputs, node.inputs, strict=True))
        new = node if same else with_inputs(node, inputs)
        known = node.op in NAMES or node.op in RULES or node.op in ("input", "constant")
        return new if known else (expanded(new) or new)

    known: dict[Node, Node] = {}
    return substitute([target], known, change)[target]
