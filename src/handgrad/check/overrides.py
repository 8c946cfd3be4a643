"""overrides: what a page means by its names, said by somebody: `out_1 = o_1`.

It goes before everything that is worked out from the formulas. A page says it in a comment,
`<!-- handgrad: name out_1 = o_1 -->`; a command with `--name`, Python with `names=`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from handgrad.check.naming import key_of
from handgrad.document import Document
from handgrad.errors import ProblemError
from handgrad.notation import Kind
from handgrad.parse import formula

if TYPE_CHECKING:
    from handgrad.check.names import Names
    from handgrad.problem.solution import Solution


def stated(document: Document) -> Iterator[tuple[str, str]]:
    """The names that a page's own comments explain."""
    for directive in document.directives:
        if directive.verb == "name":
            mine, _, theirs = directive.argument.partition("=")
            yield mine.strip(), theirs.strip()


def override(names: Names, said: Mapping[str, str]) -> None:
    """Take these meanings for granted.

    said   a name of the page → a name of the problem
    """
    for mine, theirs in said.items():
        for solution in names.solutions:
            quantity = solution.find(_name(theirs))
            if quantity is not None:
                names.quantity.setdefault(quantity.node, (solution, quantity, ()))
                names.mapped[key_of(_name(mine))] = quantity.node
                break


def refuse_unknown(solutions: Sequence[Solution], said: Mapping[str, str]) -> None:
    """Raises ProblemError where none of the problems has a name that was given for one."""
    for mine, theirs in said.items():
        if all(solution.find(_name(theirs)) is None for solution in solutions):
            raise ProblemError(
                f"the name {mine!r} cannot stand for {theirs!r}: the problem has no such name",
                hint="name PAGE = PROBLEM, for example out_1 = o_1",
            )


def _name(text: str) -> Kind:
    """A name as the page or the problem writes it, in LaTeX or plainly."""
    return formula(text, language="latex" if "\\" in text or "{" in text else "plain")
