"""attention: every output looks at all inputs and weighs them anew."""

from __future__ import annotations

from collections.abc import Iterator

from handgrad import models
from handgrad.catalogue.chapter import Chapter, table
from handgrad.catalogue.graph import example
from handgrad.catalogue.work import printed
from handgrad.document import Block, Heading, Say
from handgrad.problem.solution import Solution


def shows() -> Iterator[Block]:
    """Which states a score reads, and what attention costs."""
    yield Heading(level=2, parts=("Scores read both states",))
    yield Say(
        parts=(
            "Derivatives of the first score by the first entry of the decoder's state and of the "
            "encoder's first state, in each entry's own example. A 0 here would mean that the "
            "score does not look at that side at all.",
        )
    )
    rows = []
    every = models.every()
    for name, state in (("bahdanau", "s_0"), ("luong_dot", "s_1"), ("luong_general", "s_1"),
                        ("luong_concat", "s_1")):  # fmt: skip
        s = Solution(example(every[name]))
        at = "_{1,1}" if state == "s_1" else "_{0,1}"
        by_state = printed(s, f"∂e_{{1,1}}/∂s{at}")
        rows.append((name, f"{state[0]}₁" if state == "s_1" else "s₀", by_state,
                     printed(s, "∂e_{1,1}/∂h_{1,1}")))  # fmt: skip
    yield table(("model", "state", "by the decoder's state", "by the encoder's"), tuple(rows))
    yield Heading(level=2, parts=("What it costs",))
    yield Say(
        parts=(
            "Products in scaled dot-product attention of a sequence with itself, for keys and "
            "values of 64 numbers: length · length · (64 + 64).",
        )
    )
    lengths = (10, 100, 1000, 10_000)
    yield table(("length", "products"), tuple((str(n), f"{n * n * 128:,}") for n in lengths))


CHAPTER = Chapter(
    name="attention",
    title="Attention",
    what=(
        "Attention gives a network a look at all positions of a sequence at once: every position "
        "gets a score, a softmax turns scores into weights that add up to 1, and the weighted mean "
        "of the positions is what was looked at.",
        "Kinds differ in how the score is computed (a small network, an inner product, a bilinear "
        "form), in which state of the decoder asks (the one before or the new one), and in which "
        "positions may be looked at (all, a window, only earlier ones).",
    ),
    shows=shows,
)
