"""results: everything in the folder of results, written from what is kept and what people decided.

    feedback/NAME.html, .txt   a page for each student
    gradebook.csv, .json       the marks, with every reason in the JSON
    report.txt, .html, .json   the class
    groups.csv                 who made the same mistake
    queue.csv                  what waits for a person; filled in there, honoured on the next run
    audit.csv, changes.csv, gradescope/   where they were asked for
    private/                   records, keys, names: not to be passed on

The same scripts, problem and verdicts give the same bytes, whatever happened on the way.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import msgspec

from handgrad.grade import page
from handgrad.grade.cohort import audit, cells, gradescope, verdicts
from handgrad.grade.cohort.changes import Comparison, old_book
from handgrad.grade.cohort.figures import Figures, Tally
from handgrad.grade.cohort.gradebook import Books, Entry, entry
from handgrad.grade.cohort.groups import groups
from handgrad.grade.cohort.marking import PRIVATE, Lost, Marking
from handgrad.grade.cohort.places import Folder, Growing, file_names
from handgrad.grade.cohort.store import Store
from handgrad.grade.cohort.verdicts import Verdict, Verdicts
from handgrad.grade.records import Script
from handgrad.read.pieces.loading import decoded

QUEUE = "queue.csv"
AUDIT = "audit.csv"
_PAGES = {"html": "html", "text": "txt"}


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What came out: the class in figures, its report, and what else is to be said."""

    figures: Figures
    report: str
    said: str
    lost: tuple[Lost, ...] = ()


class Results:
    """Writes the results of one run.

    Raises ReadError where a queue or a gradebook that was filled in cannot be used: nothing is
    written then.
    """

    def __init__(self, marking: Marking) -> None:
        self.marking = marking
        self.options = marking.options
        self.root = marking.options.output
        self._old = None if self.options.diff is None else old_book(self.options.diff)
        self._filled = audit.filled(_text(self.root / AUDIT), AUDIT)
        self._verdicts()

    def write(self, told: Callable[[int], None] = lambda _: None) -> Outcome:
        """Write everything."""
        given = self._verdicts()
        with Store(self.marking.records) as store:
            records = {at: msgspec.json.encode(v) for at, v in given.items()}
            store.keep_verdicts(records)
            folder = Folder(self.root, store.outputs())
        run = _Run(self, folder, given)
        for script, shown in self.marking.scripts():
            run.add(script, shown)
            told(1)
        outcome = run.close()
        with Store(self.marking.records) as store:
            store.keep_outputs(folder.old | folder.written)  # a kill now forgets no file
            folder.tidy()
            store.keep_outputs(folder.written)
        return outcome

    def comparison(self) -> Comparison | None:
        """With the earlier run, where one was named."""
        return None if self._old is None else Comparison(self._old)

    def _verdicts(self) -> dict[tuple[str, str], Verdict]:
        """What people decided: as the queue says; without a queue, as it was kept."""
        path = self.root / QUEUE
        if path.exists():
            names = {shown: name for name, shown in self.marking.shown.items()}
            return verdicts.read(_text(path), QUEUE, names)
        with Store(self.marking.records) as store:
            kept = [msgspec.json.decode(record, type=Verdict) for record in store.verdicts()]
        return {(verdict.script, verdict.mark): verdict for verdict in kept}


class _Run:
    """All files that grow while the scripts pass by."""

    def __init__(self, results: Results, folder: Folder, given: Verdicts) -> None:
        self.options, self.folder, self.given = results.options, folder, given
        self.filled, self.lost = results._filled, results.marking.lost
        self.shown = results.marking.shown
        scheme = results.marking.scheme
        self.tally = Tally(scheme)
        parts = list(dict.fromkeys(row.part for row in scheme.rows if row.part))
        self.books = Books(folder, scheme.title, scheme.out_of, parts if len(parts) > 1 else [])
        self.files = file_names(sorted(results.marking.shown.values()))
        self.pages: dict[str, str] = {}
        self.queue = Growing(folder, QUEUE)
        self.queue.add(cells.row(verdicts.HEAD))
        self.stale = 0
        self.used: set[tuple[str, str]] = set()
        self.comparison = results.comparison()
        self.sample = audit.Sample(self.options.audit, self.options.seed)

    def add(self, script: Script, shown: str) -> None:
        """One script, as handgrad marked it."""
        self.used |= {at for at in self.given if at[0] == script.name}
        final, stale = verdicts.decided(script, self.given)
        for row in verdicts.rows(script, shown, self.given, stale):
            self.queue.add(cells.row(row))
        self.stale += len(stale)
        if self.options.pseudonyms:
            final = msgspec.structs.replace(final, name=shown, path=shown)
        self.pages[shown] = f"feedback/{self.files[shown]}.html"
        self.tally.add(final)
        self._feedback(final)
        line = entry(final, self.pages[shown])
        self.books.add(line)
        if self.comparison is not None:
            self.comparison.add(line)
        if final.state == "marked":
            self._sampled(line)

    def close(self) -> Outcome:
        """Put everything in its place."""
        for at, verdict in self.given.items():
            if at not in self.used:  # its script is no longer there
                self.stale += 1
                row = verdicts.stale_row(verdict, verdict.script, "there is no such script now")
                self.queue.add(cells.row(row))
        self.queue.close()
        self.books.close()
        if self.options.pseudonyms:
            names = sorted(self.shown.items())
            self.folder.write(f"{PRIVATE}/pseudonyms.csv", cells.table(("script", "name"), names))
        figures = self.tally.figures()
        self.folder.write("groups.csv", groups(figures))
        written = msgspec.json.format(msgspec.json.encode(figures), indent=1).decode("utf-8")
        self.folder.write("report.json", written + "\n")
        report = _report("text", figures, self.pages)
        self.folder.write("report.txt", report)
        self.folder.write("report.html", _report("html", figures, self.pages))
        return Outcome(
            figures=figures, report=report, said="".join(self._said()), lost=tuple(self.lost)
        )

    def _said(self) -> list[str]:
        said = []
        if self.stale:
            one = self.stale == 1
            said.append(
                f"{self.stale} verdict{'' if one else 's'} in {QUEUE} {'is' if one else 'are'} "
                "stale: the script has changed or is gone.\n"
            )
        if self.options.audit:
            self.folder.write(AUDIT, self.sample.table(self.filled))
            said.append(self.sample.text(self.filled))
        elif self.filled:
            self.folder.claim(AUDIT)  # what a person filled in stays
        if self.comparison is not None:
            self.comparison.close()
            self.folder.write("changes.csv", self.comparison.table())
            said.append(self.comparison.text())
        return said

    def _feedback(self, script: Script) -> None:
        name = self.files[script.name]
        for format_, suffix in _PAGES.items():
            text = page.write(script, format_, reveal=self.options.reveal)
            self.folder.write(f"feedback/{name}.{suffix}", text)
        if self.options.gradescope:
            text = gradescope.results(script, self.options.reveal, self.options.gradescope)
            self.folder.write(f"gradescope/{name}/results.json", text)

    def _sampled(self, line: Entry) -> None:
        self.sample.add(line.name, line.digest, line.total, line.out_of, line.feedback)


def _report(format_: str, figures: Figures, pages: dict[str, str]) -> str:
    module = import_module(f"handgrad.grade.cohort.reports.{format_}")
    return str(module.write(figures, pages))


def _text(path: Path) -> str:
    """A file that a person may have saved from a spreadsheet; empty where there is none."""
    if not path.exists():
        return ""
    return decoded(path.read_bytes(), str(path))[0]
