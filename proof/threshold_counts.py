"""threshold_counts: the threshold functions of up to four inputs are found one by one among all
functions, those of five and more through their regular representatives, and no whole weights are
smaller than those given.

Up to four inputs the judge tries all whole weights in the order of Σ|w|. For five inputs it tries
all falling weights w₁ ≥ … ≥ w₅ ≥ 0: every kind of threshold function has such weights among its
smallest ones.
"""

from __future__ import annotations

from collections.abc import Iterator

from handgrad.threshold.counting import count, regular
from handgrad.threshold.function import Function
from handgrad.threshold.smallest import smallest
from handgrad.threshold.unit import Unit
from tests.threshold import verifier

KNOWN = {1: 4, 2: 14, 3: 104, 4: 1882, 5: 94_572, 6: 15_028_134, 7: 8_378_070_864}
MOST = {1: 1, 2: 2, 3: 4, 4: 9}  # the largest Σ|w| that is needed


def run(scale: float) -> dict[str, object]:
    """All functions of up to four inputs; classes to five inputs, at scale 0.5 to six, and at
    scale 1 to seven."""
    exhaustive = {n: one_by_one(n) for n in MOST}
    largest = 7 if scale >= 1 else 6 if scale >= 0.5 else 5
    classes = {n: count(n) for n in range(1, largest + 1)}
    smaller, looked_at = five()
    return {
        "met": all(exhaustive[n] == (KNOWN[n], 0) for n in MOST)
        and all(one.functions == KNOWN[n] for n, one in classes.items())
        and not smaller,
        **{f"functions_of_{n}": f"{one.functions:,}" for n, one in classes.items()},
        "kinds": ", ".join(f"{one.classes:,}" for one in classes.values()),
        "weights_not_smallest": sum(wrong for _, wrong in exhaustive.values()) + smaller,
        "kinds_of_five_inputs_proved_smallest": looked_at,
    }


def one_by_one(n: int) -> tuple[int, int]:
    """How many functions of n inputs have a unit, and for how many the judge disagrees."""
    tried = verifier.least_sizes(n, MOST[n])
    found = wrong = 0
    for bits in range(1 << (1 << n)):
        f = Function(n, bits)
        unit = smallest(f)
        if not isinstance(unit, Unit):
            wrong += f.column in tried
            continue
        found += 1
        whole = [int(w.p) for w in unit.weights]
        right = verifier.column(whole, int(unit.bias.p)) == f.column
        wrong += not right or sum(map(abs, whole)) != tried.get(f.column)
    return found, wrong


def five() -> tuple[int, int]:
    """Kinds of functions of five inputs with smaller weights than those given; kinds looked at."""
    kinds = {f.column: f for f in regular(5)}
    given: dict[str, int] = {}
    for column, f in kinds.items():
        unit = smallest(f)
        if isinstance(unit, Unit):
            given[column] = sum(int(abs(w).p) for w in unit.weights)
    best: dict[str, int] = {}
    for total in range(max(given.values()) + 1):
        for weights in falling(5, total, total):
            sums = [sum(w * v for w, v in zip(weights, r, strict=True)) for r in verifier.rows(5)]
            for threshold in range(min(sums), max(sums) + 2):
                column = "".join("1" if s >= threshold else "0" for s in sums)
                best.setdefault(column, total)
    return sum(given[column] != best.get(column) for column in given), len(given)


def falling(n: int, total: int, largest: int) -> Iterator[tuple[int, ...]]:
    """Every falling vector of n whole numbers ≥ 0 with this sum."""
    if n == 0:
        if total == 0:
            yield ()
        return
    for first in range(min(total, largest), -1, -1):
        for rest in falling(n - 1, total - first, first):
            yield (first, *rest)
