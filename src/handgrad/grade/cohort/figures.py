"""figures: a class in numbers, as data: `report.json`, and what the report prints.

    tally = Tally(scheme); tally.add(script) …; tally.figures() → Figures

Scripts are added one by one and only what is counted of them is kept.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from statistics import mean, median
from typing import TYPE_CHECKING

import msgspec

from handgrad.grade.cohort.histogram import Bin, histogram
from handgrad.grade.cohort.sharing import Shared, Sharing
from handgrad.grade.records import Script
from handgrad.grade.scheme import written

if TYPE_CHECKING:
    from handgrad.grade.scheme import Scheme

SCHEMA = "handgrad.class/1"


class Lost(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the mark scheme and what the class earned of it.

    share  of the points that could be had, decided rows only, in per cent
    """

    part: str
    stage: str
    label: str
    marks: str
    share: int


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """A class, counted.

    scripts, marked, waiting  waiting are those that a person has to look at, unread ones too
    read         scripts that could be read: what percentages are of
    no_slip      marked scripts without any slip
    mean, median of the marked ones, '' without one
    cut_off      scripts with numbers cut off instead of rounded, or worked out from rounded ones
    undecided    waiting scripts by what has to be decided; not_marked: by the reason
    same_slips, same_values  scripts alike, for groups.csv
    """

    schema: str = SCHEMA
    title: str
    out_of: str
    scripts: int
    marked: int
    waiting: int
    read: int
    no_slip: int
    mean: str
    median: str
    marks: tuple[Bin, ...]
    misunderstood: tuple[Shared, ...]
    slipped: tuple[Shared, ...]
    cut_off: int
    undecided: tuple[tuple[str, int], ...]
    not_marked: tuple[tuple[str, int], ...]
    lost: tuple[Lost, ...]
    same_slips: tuple[Shared, ...]
    same_values: tuple[Shared, ...]


class Tally:
    """Counts a class, script by script."""

    def __init__(self, scheme: Scheme) -> None:
        self._scheme = scheme
        self._sharing = Sharing()
        self._totals: list[Fraction] = []
        self._count: Counter[str] = Counter()
        self._undecided: Counter[str] = Counter()
        self._unmarked: Counter[str] = Counter()
        self._got = [Fraction(0)] * len(scheme.rows)
        self._could = [Fraction(0)] * len(scheme.rows)

    def add(self, script: Script) -> None:
        """One more script, with what people decided."""
        self._count["scripts"] += 1
        self._count[script.state] += 1
        if script.state == "not marked":
            self._unmarked[script.why] += 1
        if script.state == "marked":
            self._totals.append(Fraction(script.total))
        for kind in {_kind(doubt.why) for doubt in script.doubts}:
            self._undecided[kind] += 1
        if not script.numbers:  # handgrad has read nothing in it
            return
        self._count["read"] += 1
        self._count["clean"] += script.state == "marked" and not script.slips
        self._count["cut off"] += bool(script.numbers.get("rounding"))
        self._sharing.add(script)
        if len(script.awards) != len(self._got):  # marked by hand as a whole
            return
        for at, award in enumerate(script.awards):
            if award.got:
                self._got[at] += Fraction(award.got)
                self._could[at] += Fraction(award.points)

    def figures(self) -> Figures:
        """The class as counted so far."""
        shared = self._sharing.all(self._count["read"])
        return Figures(
            title=self._scheme.title,
            out_of=self._scheme.out_of,
            scripts=self._count["scripts"],
            marked=self._count["marked"],
            waiting=self._count["scripts"] - self._count["marked"],
            read=self._count["read"],
            no_slip=self._count["clean"],
            mean=_one_decimal(mean(self._totals)) if self._totals else "",
            median=_one_decimal(median(self._totals)) if self._totals else "",
            marks=histogram(self._totals, Fraction(self._scheme.out_of)),
            misunderstood=shared.misunderstood,
            slipped=shared.slipped,
            cut_off=self._count["cut off"],
            undecided=_ranked(self._undecided),
            not_marked=_ranked(self._unmarked),
            lost=self._lost(),
            same_slips=shared.same_slips,
            same_values=shared.same_values,
        )

    def _lost(self) -> tuple[Lost, ...]:
        """The rows, the hardest first."""
        rows = []
        for row, got, could in zip(self._scheme.rows, self._got, self._could, strict=True):
            if could:
                marks = f"{row.kind}{row.points}{''.join(row.tags)}"
                share = round(100 * got / could)
                rows.append(
                    Lost(part=row.part, stage=row.stage, label=row.label, marks=marks, share=share)
                )
        return tuple(sorted(rows, key=lambda row: row.share))


def _kind(why: str) -> str:
    """What a person has to decide, in the words of the report."""
    if why.startswith("no working"):
        return "with values without working"
    return "with lines that can be read in two ways, or not at all"


def _ranked(counted: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def _one_decimal(value: Fraction) -> str:
    """16.4, 18.

    >>> _one_decimal(Fraction(82, 5)), _one_decimal(Fraction(18))
    ('16.4', '18')
    """
    return written(Fraction(round(value * 10), 10))
