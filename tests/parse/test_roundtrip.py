"""Print → parse is the identity, in each of the three notations, for random canonical trees of
every kind.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from trees import Trees

from handgrad.errors import ReadError
from handgrad.notation import Kind
from handgrad.parse import formula
from handgrad.render.formula import latex, plain, unicode

NOTATIONS: dict[str, tuple[Callable[[Kind], str], str]] = {
    "plain": (plain.write, "plain"),
    "unicode": (unicode.write, "plain"),
    "latex": (latex.write, "latex"),
}


def failures(notation: str, count: int, seed: int) -> list[str]:
    """The printed formulas that do not read back as the tree they were printed from."""
    write, language = NOTATIONS[notation]
    trees = Trees(seed)
    bad = []
    for _ in range(count):
        tree = trees.formula()
        text = write(tree)
        try:
            same = formula(text, language=language) == tree
        except ReadError as error:
            text, same = f"{text}\n{error}", False
        if not same:
            bad.append(text)
    return bad


@pytest.mark.parametrize("notation", NOTATIONS)
def test_a_printed_tree_reads_back_as_itself(notation: str) -> None:
    assert failures(notation, 10_000, seed=20261123) == []


if __name__ == "__main__":  # python tests/parse/test_roundtrip.py 100000 [seed]
    for each in NOTATIONS:
        found = failures(each, int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
        print(each, sys.argv[1], "trees,", len(found), "failures")
        for line in sorted(found, key=len)[:12]:
            print("   ", line)
