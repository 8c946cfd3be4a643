"""api: what handgrad does, as functions: solve a problem, check a page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from handgrad.check.finding import Report
    from handgrad.check.sections import Placed
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
    problem: Source | Solution | Sequence[Source | Solution] = (),
    model: str | None = None,
    format: str | None = None,
    notes: bool = False,
) -> Report:
    """The report on a page of worked calculations.

    page     a file's path, `-` for standard input, or the page itself (a text with a line break
             or a formula in it)
    problem  the problem it is about, or several; none: the page's own givens and definitions count.
             For many pages on one problem give what `solve` returned: it is worked out once
    model    a model of the catalogue, its numbers taken from the page
    format   the page's format, where its name does not tell
    notes    also list numbers that were only cut off or computed from rounded ones

    Raises ReadError for a page that cannot be read, ProblemError for a problem that cannot be used.
    """
    from handgrad import read
    from handgrad.check import check as examine
    from handgrad.check.sections import Placed

    text, path = _page(page)
    document = read.page(text, path=path, format=format)
    sources = (
        list(problem)
        if isinstance(problem, Sequence) and not isinstance(problem, str)
        else [problem]
    )
    solutions = [_placed(source) for source in sources]
    if not sources and not model and path:
        solutions = [
            Placed(solve(Path(path).parent / d.argument), offset=d.span[0])
            for d in document.directives
            if d.verb == "problem"
        ]
    if model:
        from handgrad.problem.harvest import harvest

        solutions.append(Placed(harvest(model, document)))
    return examine(document, solutions, notes=notes)


def _placed(source: Source | Solution) -> Placed:
    """A problem with the heading it holds under: `lstm.yaml#Question 3`."""
    from handgrad.check.sections import Placed
    from handgrad.problem.solution import Solution

    if isinstance(source, Solution):
        return Placed(source)
    if isinstance(source, str) and "\n" not in source and not Path(source).exists():
        file, sharp, heading = source.partition("#")
        if sharp:
            return Placed(solve(file), heading)
    return Placed(solve(source))


def _page(page: str | Path) -> tuple[str, str]:
    """The text of a page and the path to show for it."""
    from handgrad import read

    if isinstance(page, str) and ("\n" in page or "$" in page or "=" in page):
        return page, ""
    if str(page) == "-":
        import sys

        return sys.stdin.read(), "-"
    return read.load(page)[0], str(page)
