"""derivatives: those of every operation, to second order, and of 300 random graphs agree with
differences of certified values; an operation without a derivative refuses.
"""

from __future__ import annotations

from tests.differentiate import test_operations as operations
from tests.differentiate import test_random_graphs as graphs


def run(scale: float) -> dict[str, object]:
    """Every operation, and 300 × scale graphs from seeds that the tests do not use."""
    apart = operations.YES_OR_NO | operations.STATED  # their derivative is a convention
    names = [name for name in operations.OPERATIONS if name not in apart]
    batches = max(1, round(300 * scale / graphs.BATCH))
    failed = [name for name in names if fails(operations.test_first_and_second_derivative, name)]
    bad = [batch for batch in range(50, 50 + batches) if fails(graphs.test_gradients, batch)]
    operations.test_every_operation_is_differentiated_or_refuses()
    return {
        "met": not failed and not bad,
        "operations": len(names),
        "operations_that_disagree": len(failed),
        "graphs": batches * graphs.BATCH,
        "batches_that_disagree": len(bad),
    }


def fails(test: object, argument: object) -> bool:
    """Whether a test fails for this argument; what it says is printed."""
    try:
        test(argument)  # type: ignore[operator]
    except AssertionError as error:
        print(f"{argument}: {error}")
        return True
    return False
