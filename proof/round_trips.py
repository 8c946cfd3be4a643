"""round_trips: print, then read, is the identity for 10,000 random canonical trees in each of three
notations.
"""

from __future__ import annotations

from tests.parse.test_roundtrip import NOTATIONS, failures


def run(scale: float) -> dict[str, object]:
    """10,000 × scale trees a notation, from a seed that the tests do not use."""
    count = max(200, round(10_000 * scale))
    failed = {}
    for name in NOTATIONS:
        bad = failures(name, count, seed=7)
        failed[f"{name}_failures"] = len(bad)
        print(*bad[:3], sep="\n", end="\n" if bad else "")
    return {"met": not any(failed.values()), "trees_a_notation": count, **failed}
