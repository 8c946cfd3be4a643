"""Pages of another author, of every kind and notation: none of them loses a mark wrongly."""

from __future__ import annotations

from proof.marking import run


def test_a_sample_of_right_and_slipped_pages() -> None:
    """Twelve of each; `make proof` marks 1200."""
    figures = run(0.02)
    assert figures["right_pages_marks_lost"] == 0
    assert figures["met"], figures
