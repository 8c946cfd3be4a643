"""course: conventions of a whole course, from the nearest `handgrad.toml` above a problem file, or
from `[tool.handgrad]` in a pyproject.toml.

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
from handgrad.read.pieces.settings_file import PROJECT, settings_file


def stated(path: str) -> dict[str, str]:
    """The choices of the course a problem file belongs to; none where there is no such file.

    Raises ProblemError with the place in the settings.
    """
    if not path:
        return {}
    file = settings_file(str(Path(path).resolve().parent))
    if not file:
        return {}
    source = Source(open_file(Path(file)), file)
    tree = toml(source)
    keys = ("tool", "handgrad", "conventions") if Path(file).name == PROJECT else ("conventions",)
    for key in keys:
        found = tree.get(key) if isinstance(tree, Branch) else None
        if found is None:
            return {}
        tree = found
    return conventions(source, tree)
