"""random_expressions: for 10,000 random expressions the ball holds the 200-digit value every time,
double precision is near it, and the printed digits are those of decimal arithmetic.
"""

from __future__ import annotations

from tests.evaluate.test_expressions import BATCH, test_ball_holds_the_value


def run(scale: float) -> dict[str, object]:
    """10,000 × scale expressions, from seeds that the tests do not use."""
    batches = max(1, round(10_000 * scale / BATCH))
    failed = sum(fails(batch) for batch in range(1000, 1000 + batches))
    return {"met": failed == 0, "expressions": batches * BATCH, "batches_with_a_failure": failed}


def fails(batch: int) -> bool:
    """Whether one batch of expressions has a failure; the expression is printed."""
    try:
        test_ball_holds_the_value(batch)
    except AssertionError as error:
        print(f"batch {batch}: {error}")
        return True
    return False
