"""pool: scripts marked in several processes; a script that brings a process down costs only itself.

    with Crew(scheme, workers=8) as crew:
        for together in crew.work(tasks): …

Results come as they are ready. A worker ends as soon as its parent is gone (its pipe closes), so
that nothing is left behind by a kill. A script that takes longer than the limit, or that ends its
process, is given back with the reason and its worker is replaced.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import msgspec

from handgrad.errors import HandgradError, LimitReached
from handgrad.grade.records import Script

if TYPE_CHECKING:
    from handgrad.grade.scheme import Scheme

SECONDS = 60.0  # the longest a script may take
_AHEAD = 8  # tasks a worker holds, so that it never waits for the parent
_BUG = "marking it ended in a bug of handgrad: please report it"
_WAITING = 32_000  # bytes of scripts that wait in the pipe of a busy worker


class Task(msgspec.Struct, frozen=True):
    """One script to be marked, as bytes."""

    key: str
    name: str
    path: str
    digest: str
    raw: bytes


class Done(msgspec.Struct, frozen=True):
    """What became of a task: the record as JSON, or why there is none.

    lost  'limit' where it met a limit of time or size, 'bug' where its process ended; what is lost
          is not kept, and a rerun tries again
    """

    task: Task
    record: bytes = b""
    lost: str = ""
    why: str = ""
    answered: bool = False  # by its worker, which goes on


def worked(task: Task, scheme: Scheme) -> Script:
    """One script, marked; what cannot be read is not marked, with the reason.

    Raises LimitReached where a stated limit was met.
    """
    from handgrad.grade.mark import mark
    from handgrad.read.pieces.loading import decoded

    try:
        text, _ = decoded(task.raw, task.path)
        return mark(text, name=task.name, path=task.path, digest=task.digest, scheme=scheme)
    except LimitReached:
        raise
    except HandgradError as fault:
        return unmarked(task.name, task.path, task.digest, scheme, fault.message)


def unmarked(name: str, path: str, digest: str, scheme: Scheme, why: str) -> Script:
    """A script that waits for a person as a whole."""
    return Script(
        name=name,
        path=path,
        digest=digest,
        problem=scheme.title,
        state="not marked",
        why=why,
        out_of=scheme.out_of,
    )


class _Worker:
    """One process, its pipe and the tasks it holds, the first being worked on."""

    def __init__(self, scheme: Scheme, start: str, others: list[Connection]) -> None:
        context: Any = multiprocessing.get_context(start)
        self.pipe, far = context.Pipe()
        inherited = [*others, self.pipe] if start == "fork" else []
        self.process = context.Process(
            target=_serve, args=(far, scheme, inherited), daemon=True, name="handgrad-marker"
        )
        self.process.start()
        far.close()
        self.tasks: list[Task] = []
        self.since = 0.0

    def begun(self) -> _Worker:
        """The worker, once it is ready: its start is not counted as a script's time."""
        self.pipe.recv_bytes()
        return self

    def give(self, task: Task) -> None:
        """One more task."""
        if not self.tasks:
            self.since = time.monotonic()
        self.tasks.append(task)
        with suppress(BrokenPipeError, ConnectionResetError):  # it ended: seen when it is asked
            self.pipe.send_bytes(msgspec.msgpack.encode(task))

    def end(self) -> None:
        """Stop it at once."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


class Crew:
    """The workers of one run, replaced one by one where they fall.

    seconds  the longest one script may take
    """

    def __init__(self, scheme: Scheme, workers: int, seconds: float = SECONDS) -> None:
        self._scheme, self._seconds = scheme, seconds
        # A fork shares what the parent has worked out; it is safe only where no thread runs.
        start = "fork" if _alone() else "spawn"
        self._workers: list[_Worker] = []
        for _ in range(workers):
            pipes = [worker.pipe for worker in self._workers]
            self._workers.append(_Worker(scheme, start, pipes))
        for worker in self._workers:
            worker.begun()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for worker in self._workers:
            worker.end()

    def work(self, tasks: Iterator[Task]) -> Iterator[list[Done]]:
        """Every task done, those that are ready together at once, in no order; tasks are read as
        they are needed, a few for each worker.
        """
        line = _Line(tasks)
        again: set[str] = set()  # tasks whose process ended once; perhaps it was not their fault
        for worker in self._workers:
            line.fill(worker)
        while busy := [w for w in self._workers if w.tasks]:
            left = min(w.since for w in busy) + self._seconds - time.monotonic()
            wait([w.pipe for w in busy], timeout=max(left, 0.01))
            together: list[Done] = []
            for worker in busy:
                now = worker
                while now.tasks and (done := self._done(now, again)) is not None:
                    task, *waiting = now.tasks
                    if done.answered:
                        now.tasks, now.since = waiting, time.monotonic()
                    else:
                        now = self._replaced(now)
                        # A process that ended by itself: its task once more, in a new one.
                        for other in waiting if done.lost else [task, *waiting]:
                            now.give(other)
                    if done.lost or done.answered:
                        together.append(done)
                line.fill(now)
            if together:
                yield together

    def _done(self, worker: _Worker, again: set[str]) -> Done | None:
        """What became of a worker's first task; None where it is still at it."""
        task = worker.tasks[0]
        if not worker.pipe.poll():
            if time.monotonic() - worker.since <= self._seconds:
                return None
            return Done(task, lost="limit", why=f"it took longer than {self._seconds:g} seconds")
        try:
            kind, _, rest = worker.pipe.recv_bytes().partition(b"\n")
        except (EOFError, ConnectionResetError):
            first = task.key not in again
            again.add(task.key)
            return Done(task, lost="" if first else "bug", why=_BUG)
        if kind == b"limit":
            return Done(task, lost="limit", why=rest.decode(), answered=True)
        return Done(task, record=rest, answered=True)

    def _replaced(self, worker: _Worker) -> _Worker:
        worker.end()
        new = _Worker(self._scheme, "spawn", []).begun()
        self._workers[self._workers.index(worker)] = new
        return new


class _Line:
    """The tasks still to be given out."""

    def __init__(self, tasks: Iterator[Task]) -> None:
        self.tasks = tasks
        self.first = next(tasks, None)

    def fill(self, worker: _Worker) -> None:
        """Give a worker what it can hold. A large script is given only to one that is idle: two
        large messages that meet in one pipe would wait for each other for ever.
        """
        while self.first is not None and len(worker.tasks) < _AHEAD:
            size = len(self.first.raw) + sum(len(task.raw) for task in worker.tasks)
            if worker.tasks and size > _WAITING:
                return
            worker.give(self.first)
            self.first = next(self.tasks, None)


def _alone() -> bool:
    """Whether this process has a single thread, as far as the system tells."""
    try:
        return len(os.listdir("/proc/self/task")) == 1
    except OSError:
        return False


def _serve(pipe: Connection, scheme: Scheme, inherited: list[Connection]) -> None:
    """What a worker does: mark what comes until the pipe closes."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop
    for other in inherited:
        other.close()
    pipe.send_bytes(b"ready")
    while True:
        try:
            task = msgspec.msgpack.decode(pipe.recv_bytes(), type=Task)
        except EOFError:
            return
        try:
            answer = b"done\n" + msgspec.json.encode(worked(task, scheme), order="deterministic")
        except LimitReached as fault:
            answer = b"limit\n" + fault.message.encode()
        try:
            pipe.send_bytes(answer)
        except BrokenPipeError:  # the parent is gone
            return
