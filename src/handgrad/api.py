"""api: what handgrad does, as functions: solve a problem, check a page, mark a class."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from handgrad.check.finding import Report
    from handgrad.check.sections import Placed
    from handgrad.grade.cohort.results import Outcome
    from handgrad.narrate.display import Displayed
    from handgrad.problem.solution import Solution

Source = str | Path | dict[str, Any]


def solve(source: Source, **options: Any) -> Displayed:
    """The solved problem: every quantity with its certified digits; a notebook shows its work.

    source   a problem file's path, its text, or its data as a dict
    options  what to override: decimals, significant

    Raises ProblemError where the problem cannot be used, LimitReached where a limit was met.

    >>> given = {"w": 2, "x": "0.5"}
    >>> s = solve({"schema": 1, "equations": "y = σ(w x)", "given": given, "decimals": 4})
    >>> s.digits(s.find("y"))
    '0.7311'
    """
    from handgrad.narrate.display import Displayed
    from handgrad.problem import load

    return Displayed(load(source, **options))


def check(
    page: str | Path,
    *,
    problem: Source | Solution | Placed | Sequence[Source | Solution | Placed] = (),
    model: str | None = None,
    format: str | None = None,
    notes: bool = False,
    otherwise: Sequence[Source | Solution | Placed] = (),
    suppress: bool = True,
    follow: bool = False,
    path: str | None = None,
    decimals: int | None = None,
    names: Mapping[str, str] | None = None,
) -> Report:
    """The report on a page of worked calculations.

    page     a file's path, `-` for standard input, or the page itself (a text with a line break
             or a formula in it)
    problem  the problem it is about, or several; none: the page's own givens and definitions count.
             For many pages on one problem give what `solve` returned: it is worked out once
    model    a model of the catalogue, its numbers taken from the page
    format   the page's format, where its name does not tell
    notes    also list numbers that were only cut off or computed from rounded ones
    otherwise  the problems of a page that names none itself
    suppress   whether comments on the page may switch findings off
    follow     whether a LaTeX page's `\\input` of files in its own folder is read too
    path       where a page given as text came from
    decimals   digits of results, instead of the problem's own
    names      what the page means by its names, where that is not to be worked out from its
               formulas: {"out_1": "o_1"}

    Raises ReadError for a page that cannot be read, ProblemError for a problem that cannot be used.
    """
    from handgrad import read
    from handgrad.check import check as examine
    from handgrad.check.sections import Placed

    text, path = _page(page) if path is None or isinstance(page, Path) else (str(page), path)
    taken = None
    if follow and path and "\\in" in text and path.endswith((".tex", ".latex", ".ltx")):
        from handgrad.read.pieces.included import taken_in

        taken = taken_in(text, path)
        text = taken.text
    document = read.page(text, path=path, format=format)
    sources = (
        list(problem)
        if isinstance(problem, Sequence) and not isinstance(problem, str)
        else [problem]
    )
    solutions = [placed(source, decimals) for source in sources]
    if not sources and not model and path:
        digits = {} if decimals is None else {"decimals": decimals}
        solutions = [
            Placed(solve(_named(d.argument, path), **digits), offset=d.span[0])
            for d in document.directives
            if d.verb == "problem"
        ] or [placed(source, decimals) for source in otherwise]
    if model:
        from handgrad.problem.harvest import harvest

        solutions.append(Placed(harvest(model, document)))
    report = examine(document, solutions, notes=notes, suppress=suppress, names=names)
    if taken is not None:
        from handgrad.check.spread import spread

        report = spread(report, taken)
    return report


def grade(
    submissions: str | Path, *, problem: str | Path, output: str | Path, **options: Any
) -> Outcome:
    """A class marked: what `handgrad grade` writes into the folder `output`, and its report.

    submissions  a folder with a file or a folder for each student
    problem      a problem file, or an assignment that lists several
    options      workers, reveal, audit, seed, diff, gradescope, pseudonyms, seconds, as the
                 command's options

    Raises ReadError, ProblemError where nothing can be marked.
    """
    from handgrad.grade.cohort.marking import Marking, Options
    from handgrad.grade.cohort.results import Results

    marking = Marking(
        Options(
            submissions=Path(submissions), problem=Path(problem), output=Path(output), **options
        )
    )
    results = Results(marking)
    marking.mark()
    return results.write()


def _named(problem: str, page: str) -> Path:
    """The problem file that a page names. A page may come from anybody: it names no other file,
    whose lines an error would show."""
    from handgrad.errors import ProblemError

    if not problem.lower().endswith((".yaml", ".yml", ".toml", ".json")):
        raise ProblemError(
            f"the page names {problem!r} as its problem",
            path=page,
            expected="a .yaml, .yml, .toml or .json file",
        )
    return Path(page).parent / problem


def placed(source: Source | Solution | Placed, decimals: int | None = None) -> Placed:
    """A problem, worked out, with the heading it holds under: `lstm.yaml#Question 3`."""
    from handgrad.check.sections import Placed
    from handgrad.problem.solution import Solution

    if isinstance(source, Placed):
        return source
    if isinstance(source, Solution):
        return Placed(source)
    digits = {} if decimals is None else {"decimals": decimals}
    if isinstance(source, str) and "\n" not in source and not Path(source).exists():
        file, sharp, heading = source.partition("#")
        if sharp:
            return Placed(solve(file, **digits), heading)
    return Placed(solve(source, **digits))


def _page(page: str | Path) -> tuple[str, str]:
    """The text of a page and the path to show for it."""
    from handgrad import read

    if isinstance(page, str) and ("\n" in page or "$" in page or "=" in page):
        return page, ""
    return read.load(page)[0], str(page)
