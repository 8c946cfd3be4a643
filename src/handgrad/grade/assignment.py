"""assignment: what is marked: one problem file, or a file that lists several with their points.

    schema: 1
    title: Homework 4
    problems:
      - {problem: lstm.yaml, part: 1, points: 20, heading: Question 1}
      - {problem: rnn-bptt.yaml, part: 2, points: 10}

Paths are relative to the file; `heading` holds words of the heading under which a script works the
problem out, where its numbers alone do not tell.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from handgrad.errors import nearest
from handgrad.grade.scheme import Row, Scheme, Want, scheme
from handgrad.problem import load as load_problem
from handgrad.problem import written
from handgrad.problem.marking import number
from handgrad.problem.marks import Marking
from handgrad.problem.record import Problem
from handgrad.problem.solution import Solution
from handgrad.problem.source import read
from handgrad.problem.tree import Branch, Leaf, Source, Tree, what
from handgrad.problem.tree import Row as Listed

KEYS = ("schema", "title", "problems")
ITEM = ("problem", "part", "points", "heading")


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One problem of an assignment: its part ('1'), and words of its heading on a page."""

    problem: Problem
    part: str = ""
    heading: str = ""


class Assignment(msgspec.Struct, frozen=True, kw_only=True):
    """What a class was set."""

    title: str
    items: tuple[Item, ...]


def load(path: str | Path) -> Assignment:
    """The assignment in a file; a problem file is an assignment of one problem.

    Raises ProblemError with line and column.
    """
    source, tree = read(Path(path))
    if not isinstance(tree, Branch) or tree.get("problems") is None:
        problem = load_problem(Path(path))
        return Assignment(title=problem.title, items=(Item(problem=problem),))
    _known(source, tree, KEYS, "an assignment")
    listed, title = tree.get("problems"), tree.get("title")
    if not isinstance(listed, Listed) or not listed.items:
        assert listed is not None
        raise source.error(
            f"problems is {what(listed)}", listed.span, expected="a list: - {problem: lstm.yaml}"
        )
    items = tuple(_item(source, item, Path(path).parent) for item in listed.items)
    named = "" if title is None else written.words(source, "title", title)
    return Assignment(title=named or Path(path).stem, items=items)


def whole(assignment: Assignment) -> Scheme:
    """The schemes of an assignment's problems as one."""
    rows: list[Row] = []
    asked: list[Want] = []
    problems: list[Problem] = []
    derived = False
    for at, item in enumerate(assignment.items):
        one = scheme(Solution(item.problem))
        rows += [
            msgspec.structs.replace(
                row, part=joined(item.part, row.part), wants=_placed(row.wants, at)
            )
            for row in one.rows
        ]
        asked += _placed(one.asked, at)
        problems += one.problems
        derived = derived or one.derived
    return Scheme(
        title=assignment.title,
        problems=tuple(problems),
        headings=tuple(item.heading for item in assignment.items),
        rows=tuple(rows),
        asked=tuple(asked),
        derived=derived,
    )


def joined(problem: str, part: str) -> str:
    """Part a of question 1 is 1a.

    >>> joined("1", "a"), joined("", "a"), joined("B", "a")
    ('1a', 'a', 'B a')
    """
    return f"{problem}{part}" if problem[-1:].isdecimal() or not problem else f"{problem} {part}"


def _placed(wants: tuple[Want, ...], at: int) -> tuple[Want, ...]:
    return tuple(msgspec.structs.replace(want, problem=at) for want in wants)


def _known(source: Source, tree: Branch, keys: tuple[str, ...], thing: str) -> None:
    for key, _ in tree.items:
        if key.text not in keys:
            raise source.error(
                f"{thing} has no key `{key.text}`",
                key.span,
                expected=f"one of {', '.join(keys)}",
                hint=nearest(key.text, list(keys)),
            )


def _item(source: Source, tree: Tree, folder: Path) -> Item:
    if not isinstance(tree, Branch):
        raise source.error(
            f"a problem is {what(tree)}", tree.span, expected="a mapping: {problem: lstm.yaml}"
        )
    _known(source, tree, ITEM, "a problem of an assignment")
    file, points = tree.get("problem"), tree.get("points")
    if not isinstance(file, Leaf) or not file.text:
        raise source.error(
            "which problem?", tree.span, expected="problem: with the path of a problem file"
        )
    if not (folder / file.text).is_file():
        raise source.error(
            f"there is no file {file.text}",
            file.span,
            expected="a path relative to the assignment's own folder",
        )
    problem = load_problem(folder / file.text)
    if points is not None:
        stated = number(source, "points", points)
        marking = _worth(source, points, problem.marking, stated)
        problem = msgspec.structs.replace(problem, marking=marking)
    texts = {
        key: "" if found is None else written.words(source, key, found)
        for key in ("part", "heading")
        for found in (tree.get(key),)
    }
    return Item(problem=problem, **texts)


def _worth(source: Source, at: Tree, marking: Marking, points: str) -> Marking:
    """The marking with these points; refused where the problem file says others."""
    own = marking.total
    if own and float(own) != float(points):
        raise source.error(
            f"the problem file gives {own} points", at.span, expected=f"points: {own}, or none here"
        )
    return msgspec.structs.replace(marking, points=points)
