"""score: what handgrad says of the pages, counted number by number.

coverage   numbers that were checked at all (a result called `given` was not)
accused    right numbers called wrong or inherited, copies of them and givens too
caught     wrong numbers not called right
placed     own slips called wrong and inherited ones called inherited
first      pages whose first own slip was found, against pages without one left alone: harmonic mean
verified   right numbers whose reported true value agrees to 1e-9
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from ..measure import BAD, handgrad_check
from .read import Case
from .sheet import Label, Sheet

UNSEEN = ("unchecked", "unread", "missing")


@dataclass
class Score:
    """Counts over pages; `notes` says of each disagreement where it is."""

    count: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def add(self, case: Case, page: Sheet, where: str, problem: str | None) -> None:
        """Count one page."""
        said = handgrad_check(page.text, page.suffix, problem)["numbers"]
        found = {(n["line"], n["column"], n["text"]): n for n in said}
        accused = {(n["line"], n["column"]): n for n in said if n["status"] in BAD}
        wrong_rows = {n["line"] for n in said if n["status"] == "wrong"}
        rows = page.text.split("\n")
        for label in page.labels:
            got = found.get((label.line, label.column, label.text), {})
            accused.pop((label.line, label.column), None)
            status = self._one(label, got, label.line in wrong_rows)
            if status:
                self.notes.append(
                    f"{where}:{label.line}:{label.column} {label.text} is {label.verdict}"
                    f"/{label.cause or '-'} ({label.role}), said {status}: {rows[label.line - 1]}"
                )
        for (line, column), number in accused.items():
            own = any(k.verdict == "wrong" and k.line == line for k in page.labels)
            self.count["accused"] += not own
            if not own:
                self.notes.append(
                    f"{where}:{line}:{column} {number['text']} was accused: {rows[line - 1]}"
                )
        self._first(page, sorted(wrong_rows), where)

    def _one(self, label: Label, got: dict[str, Any], row_wrong: bool) -> str:
        """Count a number; a word for it if handgrad sees it otherwise."""
        status = got.get("status", "missing")
        if status == "given" and label.role == "result":
            status = "unchecked"
        if label.claim.line_error and label.role == "result" and row_wrong:
            status = "wrong"  # the result is right and its line is not: the culprit may carry it
        self.count["numbers"] += 1
        self.count["seen"] += status not in UNSEEN
        if label.verdict != "wrong":
            agrees = _agrees(got.get("exact"), float(label.true))
            self.count.update(right=1, accused=status in BAD, verified=agrees)
            if status in BAD or status in UNSEEN:
                return str(status)
            return "" if agrees else f"{status} with exact {got.get('exact')}"
        expected = "wrong" if label.cause == "own" else "inherited"
        self.count.update(wrong=1, caught=status in BAD, placed=status == expected)
        return "" if status == expected else str(status)

    def _first(self, page: Sheet, flagged: list[int], where: str) -> None:
        own = [k.line for k in page.labels if k.cause == "own"]
        if own:
            hit = bool(flagged) and flagged[0] == min(own)
            self.count.update(faulty=1, found=hit)
        else:
            hit = not flagged
            self.count.update(clean=1, left=hit)
        if not hit:
            self.notes.append(f"{where}: first slip on line {own[:1]}, said {flagged[:1]}")

    def figures(self) -> dict[str, float | int | None]:
        """The figures."""
        c = self.count
        share = lambda a, b: round(c[a] / c[b], 3) if c[b] else None  # noqa: E731
        found = c["found"] / c["faulty"] if c["faulty"] else 0.0
        left = c["left"] / c["clean"] if c["clean"] else 0.0
        first = 2 * found * left / (found + left) if found + left else 0.0
        return {
            "numbers": c["numbers"], "coverage": share("seen", "numbers"),
            "accused": c["accused"], "caught": share("caught", "wrong"),
            "placed": share("placed", "wrong"), "first": round(first, 3),
            "verified": share("verified", "right"),
        }  # fmt: skip


def _agrees(said: object, true: float) -> bool:
    try:
        return abs(float(str(said)) - true) <= 1e-9 * max(1.0, abs(true))
    except ValueError:
        return False
