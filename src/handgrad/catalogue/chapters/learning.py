"""learning: rules that change the weights of one unit example by example."""

from __future__ import annotations

from handgrad.catalogue.chapter import Chapter

CHAPTER = Chapter(
    name="learning",
    title="Learning rules for one unit",
    what=(
        "A learning rule looks at one example, compares the unit's answer with the right one and "
        "moves the weights by a multiple of the input. The rules differ in what they call the "
        "error: of the answer itself, of the net input, or of the net input bent by a sigmoid.",
    ),
)
