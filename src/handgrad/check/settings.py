"""settings: what a course or a project wants from `handgrad check`, from `handgrad.toml` or
`[tool.handgrad]` in pyproject.toml.

    select = ["HG"]              ignore = ["HG102"]         exclude = ["drafts/"]
    notes = true                 decimals = 4               baseline = "known.json"
    [severity]                   HG703 = "warning"
    [problems]                   "week3/*.md" = "week3/lstm.yaml"
    [conventions]                rounding = "half-even"

Paths and patterns are relative to the file. What stands on the command line comes first. An unknown
key is refused with its line and column.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec

from handgrad.check.selection import LEVELS, refuse_unknown
from handgrad.errors import ProblemError, nearest
from handgrad.problem.sections import conventions
from handgrad.problem.source import open_file, toml
from handgrad.problem.tree import Branch, Leaf, Row, Source, Tree, what

KEYS = (
    "select",
    "ignore",
    "exclude",
    "severity",
    "problems",
    "conventions",
    "decimals",
    "notes",
    "baseline",
)


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The settings of one file; `folder` is where it lies."""

    path: str = ""
    folder: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    severity: Mapping[str, str] = {}
    problems: tuple[tuple[str, tuple[str, ...]], ...] = ()
    decimals: int | None = None
    notes: bool = False
    baseline: str = ""

    def problems_for(self, page: str) -> tuple[str, ...]:
        """The problem files of a page: those of the first pattern that fits its path."""
        from handgrad.check.pages import excluded

        path = os.path.relpath(os.path.realpath(page), self.folder)
        for pattern, files in self.problems:
            if excluded(path, [pattern]):
                return files
        return ()


def load(path: str) -> Settings:
    """The settings in a file.

    Raises ProblemError with line, column and caret for whatever is not understood.
    """
    source = Source(open_file(Path(path)).replace("\r\n", "\n"), path)
    tree = toml(source)
    if os.path.basename(path) == "pyproject.toml":
        for key in ("tool", "handgrad"):
            tree = (tree.get(key) if isinstance(tree, Branch) else None) or Branch(())
    if not isinstance(tree, Branch):
        raise source.error(f"settings are a table, this is {what(tree)}", tree.span)
    reader = _Reader(source, os.path.dirname(os.path.realpath(path)))
    return reader.settings(tree)


class _Reader:
    """Reads the keys of one file."""

    def __init__(self, source: Source, folder: str) -> None:
        self.source, self.folder = source, folder

    def settings(self, tree: Branch) -> Settings:
        for key, _ in tree.items:
            if key.text not in KEYS:
                raise self.source.error(
                    f"there is no setting `{key.text}`",
                    key.span,
                    expected=f"one of {', '.join(KEYS)}",
                    hint=nearest(key.text, list(KEYS)),
                )
        got = tree.get
        if (stated := got("conventions")) is not None:
            conventions(self.source, stated)  # refused here; used where problems are read
        baseline = self._word(got("baseline"), "baseline")
        return Settings(
            path=self.source.path,
            folder=self.folder,
            select=self._rules(got("select"), "select"),
            ignore=self._rules(got("ignore"), "ignore"),
            exclude=tuple(leaf.text for leaf in self._list(got("exclude"), "exclude")),
            severity=self._severity(got("severity")),
            problems=self._problems(got("problems")),
            decimals=self._whole(got("decimals")),
            notes=self._yes(got("notes")),
            baseline=os.path.join(self.folder, baseline) if baseline else "",
        )

    def _list(self, tree: Tree | None, key: str) -> list[Leaf]:
        items = tree.items if isinstance(tree, Row) else () if tree is None else (tree,)
        for item in items:
            if not isinstance(item, Leaf) or not item.quoted:
                raise self._wrong(key, item, "a text or a list of texts")
        return [item for item in items if isinstance(item, Leaf)]

    def _rules(self, tree: Tree | None, key: str) -> tuple[str, ...]:
        leaves = self._list(tree, key)
        for leaf in leaves:
            self._known(leaf)
        return tuple(leaf.text for leaf in leaves)

    def _known(self, leaf: Leaf) -> None:
        fault = refuse_unknown([leaf.text])
        if fault:
            at = self.source.text.find(leaf.text, max(leaf.span[0], 0))
            raise self.source.error(fault, (at, at + len(leaf.text)) if at >= 0 else leaf.span)

    def _severity(self, tree: Tree | None) -> dict[str, str]:
        found = {}
        for key, value in self._table(tree, "severity"):
            self._known(key)
            if not isinstance(value, Leaf) or value.text not in LEVELS:
                raise self._wrong(key.text, value, f"one of {', '.join(LEVELS)}")
            found[key.text] = value.text
        return found

    def _problems(self, tree: Tree | None) -> tuple[tuple[str, tuple[str, ...]], ...]:
        return tuple(
            (
                key.text,
                tuple(os.path.join(self.folder, leaf.text) for leaf in self._list(value, key.text)),
            )
            for key, value in self._table(tree, "problems")
        )

    def _table(self, tree: Tree | None, key: str) -> tuple[tuple[Leaf, Tree], ...]:
        if tree is None:
            return ()
        if not isinstance(tree, Branch):
            raise self._wrong(key, tree, f"a table [{key}]")
        return tree.items

    def _word(self, tree: Tree | None, key: str) -> str:
        if tree is None:
            return ""
        if not isinstance(tree, Leaf) or not tree.quoted:
            raise self._wrong(key, tree, "a text")
        return tree.text

    def _whole(self, tree: Tree | None) -> int | None:
        if tree is None:
            return None
        if not isinstance(tree, Leaf) or not tree.text.isdecimal() or int(tree.text) > 50:
            raise self._wrong("decimals", tree, "a whole number from 0 to 50")
        return int(tree.text)

    def _yes(self, tree: Tree | None) -> bool:
        if tree is None:
            return False
        if not isinstance(tree, Leaf) or tree.quoted or tree.text not in ("true", "false"):
            raise self._wrong("notes", tree, "true or false")
        return tree.text == "true"

    def _wrong(self, key: str, tree: Tree, expected: str) -> ProblemError:
        return self.source.error(f"{key} is {what(tree)}", tree.span, expected=expected)
