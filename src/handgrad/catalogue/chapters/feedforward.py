"""feedforward: networks without a memory: what comes in goes through once."""

from __future__ import annotations

from handgrad.catalogue.chapter import Chapter

CHAPTER = Chapter(
    name="feedforward",
    title="Feedforward networks",
    what=(
        "A feedforward network takes its input through one layer after another: a weighted sum, "
        "then a bend. Without the bend several layers would be one; with it, one hidden layer wide "
        "enough can come as near as one likes to any continuous function.",
    ),
)
