"""fixing: `handgrad check --fix` and `--diff`: pages put right, or what would be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from handgrad import read
from handgrad.check.fix import repaired
from handgrad.check.saving import save_again

if TYPE_CHECKING:
    from handgrad.check.finding import Report
    from handgrad.check.settings import Settings
    from handgrad.cli.checking import Checking


def fixed(checking: Checking, report: Report, settings: Settings | None, path: str) -> Report:
    """The report on the page as it is afterwards; with --diff the page stays as it is."""
    if report.included and any(f.fix for r in (report, *report.included) for f in r.findings):
        click.echo(f"{path}: takes in other files, which are put right one by one", err=True)
        return report
    if not any(f.fix for f in report.findings):
        return report
    after, count = repaired(report, lambda text: checking.examined(text, settings, path))
    if not count:
        return report
    if checking.options.diff:
        click.echo("".join(diff(report.source, after.source, path)), nl=False)
        return report
    if path == "-":
        click.echo(after.source, nl=False)
        return after
    before, encoding = read.load(path)
    save_again(path, after.source, before, encoding)
    many = "finding" if count == 1 else "findings"
    click.echo(f"{path}: {count} {many} put right.", err=True)
    return after


def diff(before: str, after: str, path: str) -> Iterator[str]:
    """The change as `patch` and `git apply` read it."""
    from difflib import unified_diff

    old, new = _lines(before), _lines(after)
    name = path.lstrip("/")
    for line in unified_diff(old, new, f"a/{name}", f"b/{name}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """Lines with their ends, only a line feed ending one."""
    return [line + "\n" for line in text.split("\n")[:-1]] + (
        [text.rsplit("\n", 1)[-1]] if not text.endswith("\n") else []
    )
