"""grade: a class's scripts marked, with a feedback page for each student and a report."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

HELP = """Mark every script in SUBMISSIONS, a folder with a file or a folder for each student.

Scripts are pages in any format that check reads (Markdown, LaTeX, HTML, notebooks, text), or
answers on the sheet of `handgrad solve PROBLEM --blank yaml`. The problem is a problem file, or an
assignment that lists several. A script without text (a scan) is not marked, and is never a 0.

\b
  handgrad grade scripts/ --problem lstm.yaml -o marked/
  handgrad grade scripts/ --problem homework.yaml -o marked/ --reveal why
  handgrad grade scripts/ --problem lstm.yaml -o marked/ --audit 15 --seed 4
  handgrad grade scripts/ --problem lstm.yaml -o new/ --diff marked/

\b
In the folder of results:
  feedback/           a page for each student, as HTML and text
  gradebook.csv       the marks; gradebook.json with every reason
  report.html         the class: marks, misunderstandings, slips; also .txt and .json
  groups.csv          who made the same mistake, who has the same rare digits
  queue.csv           what a person has to decide: fill in `verdict`, run again
  private/            records and keys: keep them, do not pass them on

What is finished is kept: a run that was stopped goes on where it was, and a rerun with the same
scripts writes the same bytes.

\b
Exit status: 0 all marked · 1 something waits for a person · 2 unusable input or usage ·
3 a script met a limit of time or size and has no result
"""


@click.command(name="grade", help=HELP, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("submissions", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--problem",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A problem file, or an assignment file that lists problems.",
)
@click.option(
    "--output",
    "-o",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of results; made where there is none.",
)
@click.option("--workers", type=click.IntRange(1, 256), help="Processes; default: all cores.")
@click.option(
    "--reveal",
    type=click.Choice(["where", "why", "value"]),
    default="value",
    show_default=True,
    help="What a student's page tells: where to look, also why, also the right values.",
)
@click.option(
    "--diff",
    type=click.Path(exists=True, path_type=Path),
    metavar="OLD",
    help="Show what changed since an earlier run, by its folder of results.",
)
@click.option("--audit", type=click.IntRange(0), default=0, help="Draw so many scripts to audit.")
@click.option("--seed", type=int, default=0, help="The seed of that sample.")
@click.option("--pseudonyms", is_flag=True, help="No names in the results; the key stays private.")
@click.option(
    "--gradescope",
    type=click.Choice(["visible", "after_due_date", "after_published", "hidden"]),
    help="Also write Gradescope's results.json, with this visibility.",
)
@click.option(
    "--limit",
    type=click.FloatRange(1, 3600),
    default=60,
    show_default=True,
    help="Seconds one script may take.",
)
def command(
    submissions: Path,
    problem: Path,
    output: Path,
    workers: int | None,
    reveal: str,
    diff: Path | None,
    audit: int,
    seed: int,
    pseudonyms: bool,
    gradescope: str | None,
    limit: float,
) -> int:
    """Mark, write, report."""
    from handgrad.grade.cohort.marking import Marking, Options
    from handgrad.grade.cohort.results import Results

    marking = Marking(
        Options(
            submissions=submissions,
            problem=problem,
            output=output,
            workers=workers or _cores(),
            reveal=reveal,
            audit=audit,
            seed=seed,
            diff=diff,
            gradescope=gradescope or "",
            pseudonyms=pseudonyms,
            seconds=limit,
        )
    )
    results = Results(marking)
    with _progress("marking", len(marking)) as told:
        again = marking.mark(told)
    with _progress("writing", len(marking)) as told:
        outcome = results.write(told)
    click.echo(outcome.report, nl=False)
    if outcome.said:
        click.echo(f"\n{outcome.said}", nl=False)
    kept = f", {again} of them from an earlier run" if again else ""
    click.echo(f"\n{output}: {outcome.figures.scripts} scripts{kept}; begin with report.html")
    for lost in outcome.lost:
        click.echo(f"handgrad: {lost.name}: {lost.why}", err=True)
    if any(lost.kind == "bug" for lost in outcome.lost):
        return 70  # as for any bug of handgrad
    if outcome.lost:
        return 3
    return 1 if outcome.figures.waiting else 0


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def _progress(doing: str, total: int) -> Iterator[Callable[[int], None]]:
    """A bar on a terminal; it begins with the first call, when the processes are running."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
    )  # fmt: skip
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    task = bar.add_task(doing, total=total)

    def told(more: int) -> None:
        bar.start()
        bar.advance(task, more)

    try:
        yield told
    finally:
        bar.stop()
