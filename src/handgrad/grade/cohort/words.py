"""words: what a class report says in sentences, the same in every format."""

from __future__ import annotations

from handgrad.grade.cohort.figures import Figures


def counted(figures: Figures) -> str:
    """300 scripts, 287 marked, 13 waiting."""
    said = f"{number_of(figures.scripts, 'script')}, {figures.marked} marked"
    return f"{said}, {figures.waiting} waiting" if figures.waiting else said


def waiting(figures: Figures) -> str:
    """What a person has to do, and where."""
    said = []
    if figures.undecided:
        kinds = [f"{count} {words}" for words, count in figures.undecided]
        said.append(f"{', '.join(kinds)}; each comes with a proposed mark.")
    for why, count in figures.not_marked:
        what = "script is" if count == 1 else "scripts are"
        said.append(f"{count} {what} not marked: {why}.")
    return f"Waiting for you (queue.csv): {' '.join(said)}"


def percent(count: int, of: int) -> str:
    """29 %, and never 0 % of something.

    >>> percent(83, 287), percent(1, 300)
    ('29 %', '<1 %')
    """
    if not of:
        return ""
    share = round(100 * count / of)
    return f"{share} %" if share or not count else "<1 %"


def number_of(count: int, thing: str) -> str:
    """1 script, 2 scripts."""
    return f"{count} {thing}{'' if count == 1 else 's'}"
