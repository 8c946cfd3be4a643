"""checking: one run of `handgrad check`: pages with their settings, their reports, how it ends."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from handgrad import api
from handgrad.check.finding import Failure, Report
from handgrad.check.pages import STDIN, pages
from handgrad.check.report import writer
from handgrad.errors import HandgradError, LimitReached
from handgrad.read.pieces.settings_file import settings_file

if TYPE_CHECKING:
    from handgrad.check.sections import Placed
    from handgrad.check.settings import Settings


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What stood on the command line."""

    files: tuple[str, ...]
    problems: tuple[str, ...]
    model: str | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    severity: tuple[str, ...]
    exclude: tuple[str, ...]
    format_: str
    output: str | None
    notes: bool
    quiet: bool
    fix: bool
    diff: bool
    baseline: str | None
    write_baseline: str | None
    decimals: int | None
    input_format: str | None
    config: str | None
    no_config: bool
    names: tuple[str, ...] = ()


class Checking:
    """One run."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.levels = _levels(options.severity)
        self.select, self.ignore = _rules(options.select), _rules(options.ignore)
        self.settings: dict[str, Settings | None] = {}
        self.solved: dict[str, Placed] = {}
        self.known: dict[str, dict[str, set[str]]] = {}
        self.failures: list[Failure] = []
        self.reports: list[Report] = []
        self.problems = [self.placed(problem) for problem in options.problems]

    def pages(self) -> None:
        """Check every page; what cannot be checked is kept as a failure and the rest goes on."""
        found, failures = pages(self.options.files, self.options.exclude)
        self.failures += failures
        for path in found:
            settings = self.settings_of(path)  # what is wrong with settings ends the run
            try:
                self.page(path, settings)
            except LimitReached as error:
                self.failures.append(Failure(path, _placed_at(path, str(error)), 3))
            except HandgradError as error:
                self.failures.append(Failure(path, _placed_at(path, str(error))))
            except OSError as error:
                where = error.filename or path
                self.failures.append(Failure(path, f"{where}: {error.strerror or error}"))
        inside = {
            os.path.realpath(r.path) for report in self.reports for r in report.included if r.path
        }
        whole = [r for r in self.reports if os.path.realpath(r.path) not in inside]
        self.reports = [r for report in whole for r in (report, *report.included)]

    def page(self, path: str, settings: Settings | None) -> None:
        """Check one page under its settings."""
        if settings is not None and settings.exclude and path != STDIN:
            from handgrad.check.pages import excluded

            if excluded(os.path.relpath(os.path.realpath(path), settings.folder), settings.exclude):
                return
        report = self.examined(Path(path), settings, path)
        if self.options.fix or self.options.diff:
            from handgrad.cli.fixing import fixed

            report = fixed(self, report, settings, path)
        self.reports.append(report)

    def examined(self, page: str | Path, settings: Settings | None, path: str) -> Report:
        """The report on a page (its path, or its text) with the wanted findings."""
        options = self.options
        otherwise: Sequence[Any] = ()
        decimals = options.decimals
        if settings is not None:
            otherwise = [self.placed(p, settings.decimals) for p in settings.problems_for(path)]
            decimals = settings.decimals if decimals is None else decimals
        report = api.check(
            page,
            problem=self.problems,
            model=options.model,
            format=options.input_format,
            notes=options.notes or (settings is not None and settings.notes),
            otherwise=otherwise,
            follow=path != STDIN,
            path=path,
            decimals=decimals,
            names=_names(options.names),
        )
        if report.included:
            included = tuple(self.wanted(r, settings) for r in report.included)
            report = msgspec.structs.replace(report, included=included)
        return self.wanted(report, settings)

    def wanted(self, report: Report, settings: Settings | None) -> Report:
        """The findings that are selected, with their levels, and not known from a baseline."""
        select, ignore, levels = self.select, self.ignore, self.levels
        if settings is not None:
            ignore = ignore if select else (*settings.ignore, *ignore)
            select = select or settings.select
            levels = {**settings.severity, **levels}
        if report.findings and (select or ignore or levels):
            from handgrad.check.selection import Selection, selected

            report = selected(report, Selection(select, ignore, levels))
        file = self.options.baseline or (settings.baseline if settings is not None else "")
        if file and report.findings and not self.options.write_baseline:
            from handgrad.check.baseline import known, page_name, without_known

            if file not in self.known:
                self.known[file] = known(file)
            report = without_known(
                report, self.known[file].get(page_name(report.path, file), set())
            )
        return report

    def settings_of(self, path: str) -> Settings | None:
        """The settings that govern a page, None without any."""
        if self.options.no_config:
            return None
        folder = os.path.dirname(path) if path != STDIN else ""
        if folder not in self.settings:
            file = self.options.config or settings_file(folder)
            found = None
            if file:
                from handgrad.check.settings import load

                found = load(file)
            self.settings[folder] = found
        return self.settings[folder]

    def placed(self, problem: str, decimals: int | None = None) -> Placed:
        """A problem, worked out once for all pages."""
        if problem not in self.solved:
            if self.options.decimals is not None:
                decimals = self.options.decimals
            try:
                self.solved[problem] = api.placed(problem, decimals)
            except HandgradError as error:
                error.path = error.path or problem
                raise
        return self.solved[problem]

    def status(self) -> int:
        """How the run ends: unusable input before limits, limits before findings."""
        statuses = {failure.status for failure in self.failures}
        statuses |= {3 for report in self.reports if report.incomplete}
        if statuses:
            return 2 if 2 in statuses else 3
        return int(any(f.severity != "note" for r in self.reports for f in r.findings))


def run(**given: Any) -> int:
    """Check and report; the exit status."""
    options = Options(**given)
    checking = Checking(options)
    checking.pages()
    for failure in checking.failures:
        from handgrad.check.harmless import harmless_lines

        click.echo(f"handgrad: {harmless_lines(failure.message)}", err=True)
    if options.write_baseline is not None:
        return _baseline(checking, options.write_baseline)
    if options.diff:
        return checking.status()
    reports = checking.reports
    if options.quiet and options.format_ == "text":
        reports = [r for r in reports if r.findings]
    if not checking.reports and not checking.failures:
        click.echo("handgrad: there is no page to check: all are excluded", err=True)
    if reports or options.format_ != "text":
        text = writer(options.format_)(reports, checking.failures)
        if options.output is None:
            click.echo(text, nl=False, err=options.fix and STDIN in options.files)
        else:
            from handgrad.check.saving import save

            save(options.output, text)
    if options.format_ == "github" and (job := os.environ.get("GITHUB_STEP_SUMMARY")):
        from handgrad.check.report.github import summary

        with open(job, "a", encoding="utf-8") as file:
            file.write(summary(reports, checking.failures))
    return checking.status()


def _baseline(checking: Checking, path: str) -> int:
    from handgrad.check.baseline import written
    from handgrad.check.saving import save

    if checking.failures:
        return checking.status()  # a baseline of half the pages would hide the rest
    save(path, written(checking.reports, path))
    count = sum(len(r.findings) for r in checking.reports)
    click.echo(f"{path}: {count} finding{'' if count == 1 else 's'} written.")
    return 0


def _names(said: Sequence[str]) -> dict[str, str]:
    """What the page means by its names: `out_1=o_1`."""
    for item in said:
        if not all(part.strip() for part in item.partition("=")[::2]):
            raise click.UsageError(f"--name {item}: expected PAGE=PROBLEM, for example out_1=o_1")
    parts = (item.partition("=") for item in said)
    return {mine.strip(): theirs.strip() for mine, _, theirs in parts}


def _rules(given: Sequence[str]) -> tuple[str, ...]:
    rules = tuple(rule for text in given for rule in text.replace(",", " ").split())
    if rules:
        from handgrad.check.selection import refuse_unknown

        fault = refuse_unknown(rules)
        if fault:
            raise click.UsageError(fault)
    return rules


def _levels(given: Sequence[str]) -> dict[str, str]:
    levels = {}
    for text in given:
        from handgrad.check.selection import LEVELS

        rule, _, level = text.partition("=")
        if level not in LEVELS:
            raise click.UsageError(f"--severity {text}: RULE=LEVEL, one of {', '.join(LEVELS)}")
        levels[_rules([rule])[0]] = level
    return levels


def _placed_at(path: str, message: str) -> str:
    """A message with its page in front, where it does not name it already."""
    return message if path in message.partition("\n")[0] else f"{path}: {message}"
