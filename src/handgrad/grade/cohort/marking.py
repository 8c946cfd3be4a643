"""marking: a class from its folder to its results.

    class_ = Marking(options); class_.mark(); class_.write() → Outcome

First every script is marked and kept (`mark`; it may be killed and begun again at any time), then
everything in the folder of results is written anew from what is kept (`write`), in the order of
names, one script at a time.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from handgrad.errors import HandgradError, ReadError
from handgrad.grade.assignment import load
from handgrad.grade.cohort import submissions as found
from handgrad.grade.cohort.pool import SECONDS, Crew, Done, Task, unmarked
from handgrad.grade.cohort.pseudonyms import key as pseudonym_key
from handgrad.grade.cohort.pseudonyms import pseudonyms
from handgrad.grade.cohort.store import Store, key, problem_key
from handgrad.grade.cohort.submissions import Submission
from handgrad.grade.records import Script
from handgrad.grade.scheme import Scheme, scheme, solved

PRIVATE = "private"  # records, keys and names: what is not to be passed on


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How a class is to be marked.

    reveal      how much a student's page gives away: where, why, value
    audit, seed how many scripts to draw for a person to mark again; 0 draws none
    diff        the folder of an earlier run to compare with
    gradescope  the visibility of results.json; '' writes none
    """

    submissions: Path
    problem: Path
    output: Path
    workers: int = 1
    reveal: str = "value"
    audit: int = 0
    seed: int = 0
    diff: Path | None = None
    gradescope: str = ""
    pseudonyms: bool = False
    seconds: float = SECONDS


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """One script of this run: where its record is, or the record of what could not be read."""

    name: str
    shown: str
    key: str = ""
    record: Script | None = None


class Lost(msgspec.Struct, frozen=True):
    """A script that has no result in this run: its name, 'limit' or 'bug', why."""

    name: str
    kind: str
    why: str


class Marking:
    """One run.

    Raises ReadError and ProblemError for what cannot be used.
    """

    def __init__(self, options: Options) -> None:
        self.options = options
        self.scheme: Scheme = scheme(load(options.problem))
        solved(self.scheme)
        self._problem = problem_key(self.scheme)
        self._found = found.submissions(
            options.submissions, without=(options.output, options.problem)
        )
        private = options.output / PRIVATE
        private.mkdir(parents=True, exist_ok=True)
        _for_owner(private)
        self.records = private / "records.sqlite"
        names = [submission.name for submission in self._found]
        self.shown = {name: name for name in names}
        if options.pseudonyms:
            self.shown = pseudonyms(names, pseudonym_key(private / "pseudonyms.key"))
        self._kept: dict[str, Kept] = {}
        self.lost: list[Lost] = []

    def __len__(self) -> int:
        return len(self._found)

    def mark(self, told: Callable[[int], None] = lambda _: None) -> int:
        """Mark what is not marked yet and keep it.

        told  is called with how many more scripts are done, first when marking begins

        Returns how many were taken from an earlier run.
        """
        with Store(self.records) as store:
            waiting = [s for s in self._found if self._task(s, store) is not None]
        again = sum(bool(kept.key) for kept in self._kept.values()) - len(waiting)
        if not waiting:
            return again
        workers = max(1, min(self.options.workers, len(waiting)))
        # The processes before the database: a connection is not to be shared with them.
        crew = Crew(self.scheme, workers, self.options.seconds)
        with crew, Store(self.records) as store:
            told(len(self._found) - len(waiting))
            tasks = (task for s in waiting if (task := self._task(s, store)) is not None)
            for together in crew.work(tasks):
                self._keep(together, store)
                told(len(together))
        return again

    def scripts(self) -> Iterator[tuple[Script, str]]:
        """Every script with the name it is shown under, in the order of those names."""
        with Store(self.records) as store:
            for kept in sorted(self._kept.values(), key=lambda k: (k.shown, k.name)):
                script = kept.record or store.get(kept.key)
                assert script is not None, kept.name
                yield script, kept.shown

    def _task(self, submission: Submission, store: Store) -> Task | None:
        """What is to be done for a submission; None where nothing is."""
        name, shown = submission.name, self.shown[submission.name]
        fault = submission.fault
        try:
            raw = b"" if fault else found.content(submission)
        except HandgradError as error:
            fault = error.message
        except OSError as error:
            fault = f"it cannot be read: {error.strerror or error}"
        if fault:
            record = unmarked(name, submission.path, "", self.scheme, fault)
            self._kept[name] = Kept(name=name, shown=shown, record=record)
            return None
        digest = found.digest(raw)
        at = key(self._problem, name, submission.path, digest)
        self._kept[name] = Kept(name=name, shown=shown, key=at)
        if at in store:
            return None
        return Task(at, name, submission.path, digest, raw)

    def _keep(self, together: list[Done], store: Store) -> None:
        store.put({done.task.key: done.record for done in together if not done.lost})
        for done in together:
            if done.lost:
                task = done.task
                self.lost.append(Lost(task.name, done.lost, done.why))
                record = unmarked(task.name, task.path, task.digest, self.scheme, done.why)
                shown = self.shown[task.name]
                self._kept[task.name] = Kept(name=task.name, shown=shown, record=record)


def _for_owner(folder: Path) -> None:
    """Names and records are nobody else's business, where the system can say so."""
    try:
        os.chmod(folder, 0o700)
    except PermissionError as fault:
        raise ReadError("this folder is not yours", path=str(folder)) from fault
