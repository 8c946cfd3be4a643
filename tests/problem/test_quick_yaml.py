"""The quick reader gives the library's trees, or leaves the text to the library."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from handgrad import models
from handgrad.errors import ProblemError
from handgrad.problem.braces import hidden, shown
from handgrad.problem.quick_yaml import quick
from handgrad.problem.starter import starter
from handgrad.problem.tree import Branch, Leaf, Row, Source, Tree
from handgrad.problem.whole_yaml import whole_yaml

ROOT = Path(__file__).parents[2]
FILES = [*ROOT.glob("examples/*.yaml"), *ROOT.glob("tests/worked/problems/*.yaml")]
TEXTS = [file.read_text(encoding="utf-8") for file in sorted(FILES)]
TEXTS += [starter(name) for name in (*models.names(), None)]
LISTS = [
    """marks:
  a:
    - M1: [z_1, z_2]   # the sums
      says: numbers put in
    - A1 ft: h_1
    -   B1: y
        oe: "as a fraction"
  b: [1, 2]
ask:
  - h_1
  - [h_2, 3]
  - -0.5
title: |
  two
  lines
""",
    """a:
    -  x: {b: 1}
       y: 'q'
    -  plain words
b:
  c:
    - 1

    - 2
# done
""",
]
LETTERS = "{}[]:,|#&*!%@`\"'\\^_=+-−∂ \n 0123abtTxy.-"


def plain(tree: Tree) -> Any:
    """A tree without the ends of blocks, which no message uses."""
    match tree:
        case Leaf(places=places):
            end = None if places else tree.span[1]
            return (tree.text, tree.span[0], end, tree.quoted, places)
        case Row(items=items):
            return (tree.span, [plain(item) for item in items])
        case Branch(items=pairs):
            return (tree.span[0], [(plain(key), plain(value)) for key, value in pairs])


def agree(text: str) -> bool:
    """Whether the quick reader read it; fails where it read it otherwise than the library."""
    found = quick(hidden(text))
    if found is None:
        return False
    try:
        whole = whole_yaml(Source(text))
    except ProblemError as fault:
        pytest.fail(f"the library refuses what was read: {fault}")
    assert plain(shown(found)) == plain(whole)
    return True


def test_most_problem_files_are_plain() -> None:
    assert sum(agree(text) for text in TEXTS) >= 0.9 * len(TEXTS)


def test_lists_with_dashes() -> None:
    assert all(agree(text) for text in LISTS)
    marked = (ROOT / "examples" / "lstm-homework.yaml").read_text(encoding="utf-8")
    assert agree(marked)  # the page of every first try


@pytest.mark.parametrize("texts", [TEXTS, LISTS], ids=["files", "lists"])
def test_damaged_files(texts: list[str]) -> None:
    """Read the same or not at all, whatever was typed wrongly."""
    rng = random.Random(7)
    read = 0
    for _ in range(400):
        text = list(rng.choice(texts)[: rng.randrange(40, 300)])
        for _ in range(rng.choice((1, 1, 2, 3))):
            at = rng.randrange(len(text))
            text[at : at + rng.randrange(2)] = [rng.choice(LETTERS)]
        read += agree("".join(text))
    assert read > 80


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- 1\n",
        "a: 1\na: 2\n",
        "a: &x 1\n",
        "a: 'it''s'\n",
        'a: "tab\\t"\n',
        "a: one\n  two\n",
        "a: {b: 1, b: 2}\n",
        "a: >\n  folded\n",
        "a: |-\n  stripped\n",
        "a:\t1\n",
        "---\na: 1\n",
        "a: [1, 2\nb: 3\n",
        "a: b: c\n",
        "a:\n- 1\n",
        "a:\n  - - 1\n",
        "a:\n  -\n    b: 1\n",
        "a:\n  - 1\n  b: 2\n",
        "a: [1]#\n",
        "  a: 1\n",
        "a: " + "[" * 60 + "]" * 60 + "\n",
    ],
)
def test_left_to_the_library(text: str) -> None:
    assert quick(text) is None
