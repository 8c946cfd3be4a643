"""round_trips: print, then read, is the identity for 10,000 random canonical trees in each of three
notations.
"""

from __future__ import annotations

from tests.parse.test_roundtrip import NOTATIONS, failures


def run(scale: float) -> dict[str, object]:
    """10,000 × scale trees a notation, from a seed that the tests do not use."""
    count = max(200, round(10_000 * scale))
    failed = {f"{name}_failures": len(failures(name, count, seed=7)) for name in NOTATIONS}
    return {"met": not any(failed.values()), "trees_a_notation": count, **failed}
