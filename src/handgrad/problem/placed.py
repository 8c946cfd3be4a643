"""placed: a fault met while computing, at its place in the problem file."""

from __future__ import annotations

from handgrad.errors import DomainError
from handgrad.problem.record import Problem


def placed(error: DomainError, problem: Problem) -> DomainError:
    """The same error with the line of the equation it was met in, if that stands in the file; a
    model's equations do not.
    """
    if error.source is not None or not problem.source.text:
        return error
    for equation in problem.equations:
        begin, end = equation.right.span
        if equation.shift is not None and begin <= error.start < end:
            error.source, error.path = problem.source.text, problem.source.path
            error.start += equation.shift
            error.end += equation.shift
            break
    return error
