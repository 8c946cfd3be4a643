"""network: an ONNX graph that can be run, with all values between input and output."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import onnx
import torch
from onnx import numpy_helper

from handgrad.errors import LimitReached, ReadError, UnknownName, nearest
from handgrad.explain.onnx.operators import every

Tensor = torch.Tensor


class Operation(msgspec.Struct, frozen=True):
    """One node: what it does, the names it reads and writes; '' where an input is left out."""

    kind: str
    name: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    attributes: Mapping[str, Any]


class Network(msgspec.Struct, frozen=True, eq=False):
    """An ONNX model, read.

    inputs      names of what it is given, in order
    outputs     names of what it gives
    operations  in the order in which they are worked out
    weights     name → tensor
    opset       the version of its operators
    """

    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    operations: tuple[Operation, ...]
    weights: Mapping[str, Tensor]
    opset: int

    def run(self, *given: Tensor, every_value: bool = False) -> dict[str, Tensor]:
        """The outputs by name, or with `every_value` everything that was worked out.

        Raises LimitReached for an operator that is not known, naming it.
        """
        values: dict[str, Tensor] = dict(self.weights)
        values.update(zip(self.inputs, given, strict=True))
        known = every()
        for operation in self.operations:
            function = known.get(operation.kind)
            if function is None:
                raise LimitReached(
                    f"the operator {operation.kind} is not known here",
                    hint=nearest(operation.kind, list(known)),
                )
            args = [values[name] if name else None for name in operation.inputs]
            found = function(*args, **operation.attributes)
            results = found if isinstance(found, tuple) else (found,)
            made = zip(operation.outputs, results, strict=False)
            values |= {name: value for name, value in made if name}
        if every_value:
            return values
        return {name: values[name] for name in self.outputs}


def load(source: str | Path | bytes | onnx.ModelProto) -> Network:
    """The network in a file, in bytes, or in a model that is loaded already.

    Raises ReadError for what is no ONNX model.
    """
    if isinstance(source, onnx.ModelProto):
        model = source
    else:
        data = source if isinstance(source, bytes) else Path(source).read_bytes()
        try:
            model = onnx.load_from_string(data)
        except Exception as fault:  # protobuf raises a class of its own
            raise ReadError(f"this is no ONNX model: {fault}") from fault
    graph = model.graph
    weights = {w.name: tensor(numpy_helper.to_array(w)) for w in graph.initializer}
    opset = next((o.version for o in model.opset_import if o.domain in ("", "ai.onnx")), 0)
    return Network(
        tuple(i.name for i in graph.input if i.name not in weights),
        tuple(o.name for o in graph.output),
        tuple(operation(node) for node in graph.node),
        weights,
        opset,
    )


def operation(node: onnx.NodeProto) -> Operation:
    """One node with its attributes as Python values."""
    attributes = {a.name: onnx.helper.get_attribute_value(a) for a in node.attribute}
    words = {k: v.decode() if isinstance(v, bytes) else v for k, v in attributes.items()}
    return Operation(node.op_type, node.name, tuple(node.input), tuple(node.output), words)


def tensor(array: Any) -> Tensor:
    """A NumPy array as a tensor of the same type.

    Raises UnknownName for a type torch does not have.
    """
    made = np.ascontiguousarray(array).reshape(np.shape(array))
    try:
        return torch.from_numpy(made.copy())
    except TypeError as fault:
        if str(made.dtype) == "bfloat16":
            return torch.from_numpy(made.view(np.int16).copy()).view(torch.bfloat16)
        raise UnknownName(f"torch has no type {made.dtype}") from fault


def tensors(arrays: Sequence[Any]) -> list[Tensor]:
    """Several of them."""
    return [tensor(array) for array in arrays]
