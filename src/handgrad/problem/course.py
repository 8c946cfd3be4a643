"""course: conventions of a whole course, from the nearest `handgrad.toml` above a problem file.

    [conventions]
    rounding = "half-even"
    gru_update = "old"

What a problem file says itself comes before what its course says.
"""

from __future__ import annotations

from pathlib import Path

from handgrad.problem.sections import conventions
from handgrad.problem.source import open_file, toml
from handgrad.problem.tree import Branch, Source

NAME = "handgrad.toml"


def stated(path: str) -> dict[str, str]:
    """The choices of the course a problem file belongs to; none where there is no such file.

    Raises ProblemError with the place in `handgrad.toml`.
    """
    if not path:
        return {}
    for folder in Path(path).resolve().parents:
        file = folder / NAME
        if file.is_file():
            source = Source(open_file(file), str(file))
            tree = toml(source)
            found = tree.get("conventions") if isinstance(tree, Branch) else None
            return conventions(source, found) if found is not None else {}
        if (folder / ".git").exists():
            break
    return {}
