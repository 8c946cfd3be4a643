"""onnx_nodes: at least 95 % of the node tests that the onnx package carries for recurrent layers,
convolutions, pooling, activations, softmax, normalisation, losses, products, reductions and
arithmetic pass.

Every direct test of an operator in scope is run (function bodies written out, `_expanded`, are
tests of other operators). A test that fails or is refused is printed with its reason: two compare
texts, which are no tensors of torch.
"""

from __future__ import annotations

import re
import warnings
from collections import defaultdict
from typing import Any

GROUPS = {
    "recurrent": "RNN GRU LSTM",
    "convolution": "Conv ConvTranspose",
    "pooling": "AveragePool MaxPool LpPool GlobalAveragePool GlobalMaxPool GlobalLpPool MaxUnpool",
    "activation": "Relu LeakyRelu Elu Selu Celu ThresholdedRelu HardSigmoid HardSwish Mish "
    "Softplus Softsign Sigmoid PRelu Gelu Shrink Swish Clip",
    "softmax": "Softmax LogSoftmax Hardmax",
    "normalisation": "BatchNormalization InstanceNormalization LayerNormalization "
    "GroupNormalization RMSNormalization LpNormalization LRN MeanVarianceNormalization",
    "loss": "NegativeLogLikelihoodLoss SoftmaxCrossEntropyLoss",
    "products": "MatMul Gemm Einsum",
    "reduction": "ReduceSum ReduceMean ReduceMax ReduceMin ReduceProd ReduceL1 ReduceL2 "
    "ReduceLogSum ReduceLogSumExp ReduceSumSquare ArgMax ArgMin CumSum CumProd",
    "arithmetic": "Abs Acos Acosh Add Asin Asinh Atan Atanh Ceil Cos Cosh Div Erf Exp Floor Log "
    "Max Mean Min Mod Mul Neg Pow Reciprocal Round Sign Sin Sinh Sqrt Sub Sum Tan Tanh",
    "comparison": "And Equal Greater GreaterOrEqual IsInf IsNaN Less LessOrEqual Not Or Where Xor",
}


def cases(*files: str) -> list[Any]:
    """The direct tests in scope, in the order of the package; of some of its files, or of all.

    Importing one of them makes its tests.
    """
    from importlib import import_module

    from onnx.backend.test.case import node

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for file in files:
            import_module(f"{node.__name__}.{file}")
        every = list(node._NodeTestCases) if files else list(node.collect_testcases())
    scope = {kind for kinds in GROUPS.values() for kind in kinds.split()}
    return [
        case
        for case in every
        if "_expanded" not in case.name
        and len({node.op_type for node in case.model.graph.node} - {"Constant"}) == 1
        and case.model.graph.node[-1].op_type in scope
    ]


def group(case: Any) -> str:
    """The group a test belongs to."""
    kind = case.model.graph.node[-1].op_type
    return next(name for name, kinds in GROUPS.items() if kind in kinds.split())


def fault(case: Any) -> str:
    """What is wrong: '' for a test that passes."""
    import numpy as np

    from handgrad.explain.onnx import load
    from handgrad.explain.onnx.network import tensors

    network = load(case.model)
    for given, wanted in case.data_sets:
        try:
            found = list(network.run(*tensors(given)).values())
        except Exception as error:  # noqa: BLE001  an outside suite: every failure is counted
            return re.sub(r"\s+", " ", f"{type(error).__name__}: {error}")[:90]
        for value, array in zip(found, wanted, strict=True):
            mine = value.float() if value.dtype.is_floating_point else value
            theirs = np.asarray(array)
            if str(theirs.dtype) in ("bfloat16", "float16"):
                theirs = theirs.astype(np.float32)
            if tuple(mine.shape) != theirs.shape:
                return f"shape {tuple(mine.shape)} instead of {theirs.shape}"
            rough = max(case.rtol, 1e-2) if "16" in str(np.asarray(array).dtype) else case.rtol
            if not np.allclose(mine.numpy(), theirs, rtol=rough, atol=case.atol, equal_nan=True):
                return f"values differ by {np.abs(mine.numpy() - theirs).max():.1e}"
    return ""


def run(scale: float) -> dict[str, object]:
    """Every test in scope, or an even sample of a share `scale` of them."""
    chosen = cases()
    step = max(1, round(1 / scale)) if scale < 1 else 1
    passed: dict[str, int] = defaultdict(int)
    total: dict[str, int] = defaultdict(int)
    for case in chosen[::step]:
        name = group(case)
        total[name] += 1
        wrong = fault(case)
        passed[name] += not wrong
        if wrong:
            print(f"     {case.name}: {wrong}")
    share = sum(passed.values()) / max(1, sum(total.values()))
    return {
        "met": share >= 0.95,
        "passed": sum(passed.values()),
        "in_scope": sum(total.values()),
        **{name: f"{passed[name]}/{total[name]}" for name in GROUPS if total[name]},
    }
