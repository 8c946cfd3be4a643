"""Which files are meant."""

from __future__ import annotations

import pytest

from handgrad.check.pages import excluded


@pytest.mark.parametrize(
    ("pattern", "path", "out"),
    [
        ("drafts/", "a/drafts/x.md", True),
        ("drafts", "drafts.md", False),
        ("*-old.md", "deep/er/a-old.md", True),
        ("week1/**", "week1/a/b.md", True),
        ("**/week1", "x/week1/b.md", True),
        ("week1/*.md", "week1/a.md", True),
        ("week1/*.md", "week2/a.md", False),
        ("a/b.md", "x/a/b.md", True),
        ("[ab].md", "./a.md", True),
        ("x", "-", False),
    ],
)
def test_patterns(pattern: str, path: str, out: bool) -> None:
    assert excluded(path, [pattern]) is out
