"""measure: how often `handgrad check` accuses what is right and misses what is wrong.

    python -m tests.check.generator.measure --pages 2000 --seed 1 [--alone] [--json FILE] [-v]

Right pages: `false_pages` have any number called wrong or inherited; `false_numbers` counts them.
Pages with one slip that shows: `caught` if any number it made wrong is called wrong or inherited,
`first` if the first number called wrong is the slip's own (where it left no number of its own: the
first that follows), `named` if the finding there has the slip's name; `accused` counts right
numbers of other quantities called wrong or inherited.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from .page import Page, page

BAD = ("wrong", "inherited")
UNSEEN = ("unchecked", "unread")
# The broader name of a slip, or the name for the same fault seen from the number's side.
NAMES = {
    "argument-shift": ("sigmoid-lookup-slip", "tanh-lookup-slip"),
    "digit-transposition": ("digit-misread",),
    "digit-misread": ("digit-transposition",),
    "stale-state": ("previous-input-in-gates",),
    "kernel-entry-misread": ("operand-swap",),
    "bias-inconsistent": ("digit-misread",),
    "quantities-exchanged": ("operand-swap", "stale-state"),
    "index-exchanged": ("operand-swap",),
    "previous-input-in-gates": ("stale-state",),
    # In a gradient a factor or term is a link or a path of the chain rule; the term of the step
    # before is the recurrent one; a term α₂·v₂ of a product of vectors is one of its components.
    "dimension-term-dropped": ("recurrent-term-omitted",),
    "factor-forgotten": ("chain-factor-omitted", "learning-rate-omitted"),
    "term-dropped": (
        "gradient-path-dropped",
        "recurrent-term-omitted",
        "dimension-term-dropped",
    ),
}
# Slips of numbers: what stands on the line is not what it should be, whatever the reason.
NUMERIC = frozenset({
    "arithmetic-slip", "sigmoid-lookup-slip", "tanh-lookup-slip", "exp-lookup-slip",
    "log-lookup-slip", "argument-shift", "digit-transposition", "digit-dropped", "digit-misread",
    "missing-decimal-point", "sign-lost",
})  # fmt: skip


@dataclass
class Tally:
    """Counts over many pages."""

    pages: int = 0
    numbers: int = 0
    seen: int = 0
    false_pages: int = 0
    false_numbers: int = 0
    slipped: int = 0
    caught: int = 0
    first: int = 0
    named: int = 0
    unique: int = 0
    unique_named: int = 0
    numeric: int = 0
    numeric_caught: int = 0
    both: int = 0
    pairs: int = 0
    accused: int = 0
    failed: int = 0
    seconds: float = 0.0
    by_slip: dict[str, Counter[str]] = field(default_factory=dict)
    examples: list[dict[str, Any]] = field(default_factory=list)

    def figures(self) -> dict[str, Any]:
        """The figures as plain data."""
        share = lambda a, b: round(a / b, 5) if b else None  # noqa: E731
        return {
            "right_pages": self.pages, "right_numbers": self.numbers,
            "false_pages": self.false_pages, "false_numbers": self.false_numbers,
            "coverage": share(self.seen, self.numbers),
            "slipped_pages": self.slipped, "caught": share(self.caught, self.slipped),
            "first": share(self.first, self.slipped), "named": share(self.named, self.slipped),
            "numeric_caught": share(self.numeric_caught, self.numeric),
            "unique_conceptual": self.unique,
            "unique_named": share(self.unique_named, self.unique),
            "pairs": self.pairs, "pairs_both": share(self.both, self.pairs),
            "first_slip_f1": self.f1(),
            "accused_on_slipped_pages": self.accused, "failed": self.failed,
            "pages_per_second": share(self.pages + self.slipped, self.seconds),
            "by_slip": {k: dict(v) for k, v in sorted(self.by_slip.items())},
        }  # fmt: skip

    def f1(self) -> float | None:
        """The harmonic mean of how often the first slip is named and a right page is left alone."""
        if not self.pages or not self.slipped:
            return None
        found, left = self.first / self.slipped, 1 - self.false_pages / self.pages
        return round(2 * found * left / (found + left), 5) if found + left else 0.0


Check = Callable[[str, str, str | None], dict[str, Any]]


def handgrad_check(text: str, suffix: str, problem: str | None) -> dict[str, Any]:
    """What handgrad says of a page: the document of its `handgrad.check/1` JSON."""
    from handgrad import api
    from handgrad.check.report.json import write

    names = {".md": "markdown", ".tex": "latex", ".txt": "text", ".html": "html"}
    report = api.check(text, problem=problem or (), format=names[suffix])
    data: dict[str, Any] = json.loads(write([report]))["documents"][0]
    return data


def right(tally: Tally, leaf: Page, said: dict[str, Any], alone: bool) -> None:
    """Count one right page."""
    status = {(n["line"], n["column"], n["text"]): n for n in said["numbers"]}
    tally.pages += 1
    wrong = [n for n in said["numbers"] if n["status"] in BAD]
    for label in leaf.numbers:
        if label.role == "given":
            continue
        tally.numbers += 1
        found = status.get((label.line, label.column, label.text))
        tally.seen += found is not None and found["status"] not in UNSEEN
    tally.false_pages += bool(wrong)
    tally.false_numbers += len(wrong)
    if wrong:
        _example(tally, leaf, "false alarm", wrong[0], said, alone)


def slipped(tally: Tally, leaf: Page, said: dict[str, Any], alone: bool) -> None:
    """Count one page with a slip."""
    verdict = {(n.line, n.column, n.text): n.verdict for n in leaf.numbers}
    places = [(n["line"], n["column"], n["text"]) for n in said["numbers"] if n["status"] in BAD]
    tally.slipped += 1
    count = tally.by_slip.setdefault(leaf.slip, Counter())
    count["pages"] += 1
    own = {place for place, v in verdict.items() if v == "own"} or {
        place for place, v in verdict.items() if v == "inherited"
    }
    caught = any(verdict.get(place) in ("own", "inherited") for place in places)
    culprits = sorted(
        (n["line"], n["column"], n["text"]) for n in said["numbers"] if n["status"] == "wrong"
    )
    first = bool(culprits) and (culprits[0] in own or culprits[0][0] == min(own)[0])
    rows = _rows(leaf, own)
    there = {f["line"] for f in said["findings"] if f["severity"] == "error"} & rows
    first = first or bool(there and (not culprits or culprits[0][0] >= min(there)))
    names = {f["name"] for f in said["findings"] if f["line"] in rows}
    right_names = {leaf.slip, *leaf.also_called, *NAMES.get(leaf.slip, ())}
    named = first and bool(names & right_names)
    there = {n.symbol for n in leaf.numbers if (n.line, n.column, n.text) in own}
    elsewhere = {(n.line, n.column, n.text) for n in leaf.numbers if n.symbol not in there}
    accused = [p for p in places if verdict.get(p) == "right" and p in elsewhere]
    # e^0.228 + e^0.228: which of the two is the wrong one, nobody can see
    wrong = Counter((p[0], p[2]) for p, v in verdict.items() if v in ("own", "inherited"))
    said_wrong = Counter((p[0], p[2]) for p in places)
    accused = [p for p in accused if said_wrong[p[0], p[2]] > wrong[p[0], p[2]]]
    tally.caught += caught
    tally.first += first
    tally.named += named
    tally.accused += len(accused)
    count.update(caught=caught, first=first, named=named)
    unique = leaf.slip not in NUMERIC and not leaf.also_called
    unique = unique and all(telling(text) for _, _, text in own)
    if leaf.slip in NUMERIC:
        tally.numeric += 1
        tally.numeric_caught += caught
    elif unique:
        tally.unique += 1
        tally.unique_named += named
        count.update(unique=1, unique_named=named)
    if accused:
        place = accused[0]
        number = {"line": place[0], "column": place[1], "text": place[2]}
        _example(tally, leaf, f"accused beside {leaf.slip}", number, said, alone)
    elif not first:
        line, column, text = min(own)
        number = {"line": line, "column": column, "text": text}
        _example(tally, leaf, f"missed {leaf.slip}", number, said, alone)
    elif unique and not named:
        line, column, text = min(own)
        number = {"line": line, "column": column, "text": text}
        _example(tally, leaf, f"not named {leaf.slip}", number, said, alone)


def _rows(leaf: Page, own: set[tuple[int, int, str]]) -> set[int]:
    """The rows in which the slip stands: those of its numbers, and those above that write the same
    step (its formula in names, or the line it is continued from).
    """
    symbols = {n.symbol for n in leaf.numbers if (n.line, n.column, n.text) in own}
    begin = min(place[0] for place in own)
    above = [n.line for n in leaf.numbers if n.symbol not in symbols and n.line <= begin]
    return {place[0] for place in own} | set(range(max(above, default=0) + 1, begin))


def telling(text: str) -> bool:
    """Whether a number has three digits that count: with fewer many explanations fit, and so they
    do with 0.5000.
    """
    digits = text.replace(".", "").lstrip("-−0")
    return len(digits) >= 3 and len(digits.rstrip("0")) >= 2


def pair(tally: Tally, leaf: Page, said: dict[str, Any]) -> None:
    """Count one page with two slips: both are found where a number of each is called wrong."""
    own: dict[str, set[tuple[int, int, str]]] = {}
    for n in leaf.numbers:
        if n.verdict == "own":
            own.setdefault(n.symbol, set()).add((n.line, n.column, n.text))
    if len(own) < 2:
        return
    wrong = {(n["line"], n["column"], n["text"]) for n in said["numbers"] if n["status"] == "wrong"}
    rows = {f["line"] for f in said["findings"]}
    tally.pairs += 1
    tally.both += all(places & wrong or {p[0] for p in places} & rows for places in own.values())


def _example(
    tally: Tally, leaf: Page, what: str, number: dict[str, Any], said: dict[str, Any], alone: bool
) -> None:
    found = [
        f"{f['name']}: {f['message']}" for f in said["findings"] if f["line"] == number["line"]
    ]
    tally.examples.append(
        {
            "seed": leaf.seed, "slip": leaf.slip, "what": what, "kind": leaf.kind,
            "form": leaf.form, "alone": alone, "text": number["text"], "line": number["line"],
            "source": leaf.text.splitlines()[number["line"] - 1], "findings": found,
        }
    )  # fmt: skip


def measure(
    seeds: Iterable[int], check: Check = handgrad_check, alone: bool = False, share: float = 0.5
) -> Tally:
    """Check a page for each seed; the last `share` of every ten have a slip."""
    tally = Tally()
    for seed in seeds:
        with_slip = (seed % 10) < 10 * share
        two = with_slip and seed % 5 == 4
        leaf = page(seed, "" if with_slip else None, rivals=with_slip, second=two)
        begun = time.perf_counter()
        try:
            said = check(leaf.text, leaf.suffix, None if alone else leaf.problem)
        except Exception as fault:  # noqa: BLE001 - a crash is a figure of this measurement
            tally.failed += 1
            tally.examples.append(
                {"seed": seed, "slip": leaf.slip, "what": f"failed {type(fault).__name__}: {fault}"}
            )
            continue
        tally.seconds += time.perf_counter() - begun
        if leaf.second:
            pair(tally, leaf, said)
        elif leaf.slip:
            if leaf.alone or not alone:
                slipped(tally, leaf, said, alone)
        else:
            right(tally, leaf, said, alone)
    return tally


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--share", type=float, default=0.5, help="share of pages with a slip")
    parser.add_argument("--alone", action="store_true", help="without the problem file")
    parser.add_argument("--json", help="write the figures to this file")
    parser.add_argument(
        "-v", action="store_true", help="print every disagreement, unnamed slips too"
    )
    options = parser.parse_args()
    seeds = range(options.seed, options.seed + options.pages)
    tally = measure(seeds, alone=options.alone, share=options.share)
    figures = tally.figures()
    if options.v:
        for example in tally.examples:
            print(json.dumps(example, ensure_ascii=False))
    print(json.dumps(figures, indent=1, ensure_ascii=False))
    if options.json:
        with open(options.json, "w", encoding="utf-8") as handle:
            json.dump(figures, handle, indent=1, ensure_ascii=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
