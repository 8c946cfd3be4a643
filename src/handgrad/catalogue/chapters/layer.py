"""layer: parts that many networks share: normalisation and dropout."""

from __future__ import annotations

from collections.abc import Iterator

from handgrad.catalogue.chapter import Chapter, table
from handgrad.catalogue.work import rows, solved
from handgrad.document import Block, Heading, Say

BATCH = [[1, "0.5", 3], [2, -1, 0], [4, 2, "1.5"]]


def shows() -> Iterator[Block]:
    """The same numbers normalised along either axis."""
    yield Heading(level=2, parts=("Along which axis",))
    over_batch = solved(
        "m = mean(X, axis = 0)\nD_i = X_i − m\nY_i = D_i / √(mean(D^2, axis = 0))",
        given={"X": BATCH},
        decimals=3,
    )
    over_features = solved(
        "D_i = X_i − mean(X_i)\nY_i = D_i / √mean(D_i^2)", given={"X": BATCH}, decimals=3
    )
    yield Say(parts=(f"Three examples of three features, {rows(over_batch, 'X')}, row by row:",))
    yield table(
        ("normalisation", "result"),
        (
            ("batch: every column has mean 0", rows(over_batch, "Y")),
            ("layer: every row has mean 0", rows(over_features, "Y")),
        ),
    )


CHAPTER = Chapter(
    name="layer",
    title="Normalisation and dropout",
    what=(
        "Normalisation brings numbers to mean 0 and variance 1 before they go on, so that training "
        "does not depend on their scale; kinds differ in which numbers are taken together. Dropout "
        "erases some at random in training, so that no unit can rely on a single other one.",
    ),
    shows=shows,
)
