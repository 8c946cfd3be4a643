"""groups: groups.csv: who made the same mistake, and who has the very same rare wrong digits.

Equal digits are no proof of anything; two who worked together, used the same wrong table or typed
the same slip have them too. They are a reason to look.
"""

from __future__ import annotations

from collections.abc import Iterator

from handgrad.grade.cohort import cells
from handgrad.grade.cohort.figures import Figures
from handgrad.grade.cohort.sharing import Shared

HEAD = (
    "kind", "group", "rule", "scripts", "proved", "shows in", "gives", "instead of", "who",
)  # fmt: skip


def groups(figures: Figures) -> str:
    """The table."""
    return cells.table(HEAD, _rows(figures))


def _rows(figures: Figures) -> Iterator[tuple[str, ...]]:
    for kind, found in (
        ("misunderstood", figures.misunderstood),
        ("slipped", figures.slipped),
        ("the same slips", figures.same_slips),
        ("the same rare value", figures.same_values),
    ):
        for shared in found:
            yield _row(kind, shared)


def _row(kind: str, shared: Shared) -> tuple[str, ...]:
    return (
        kind,
        shared.title,
        shared.code,
        str(len(shared.scripts)),
        str(shared.proved) if shared.proved else "",
        shared.symbol,
        shared.gives,
        shared.instead_of,
        "; ".join(shared.scripts),
    )
