"""solve: the worked solution of a problem, every printed digit certified."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from handgrad.problem.solution import Solution

HELP = """Write the worked solution of PROBLEM, a problem file (YAML, TOML or JSON; - reads
standard input).

Each line is formula = numbers = result. Results carry the asked digits; an operand shows as many
digits as its line needs to come out on a calculator.

\b
  handgrad solve lstm.yaml
  handgrad solve lstm.yaml --detail full --decimals 6
  handgrad solve lstm.yaml --output-format html --output lstm.html
  handgrad solve lstm.yaml --output-format json | jq '.quantities[].value'
  handgrad solve lstm.yaml --blank yaml > answers.yaml

\b
Exit status: 0 solved · 2 unusable problem or usage · 3 a limit was met, part of the answer is
missing
"""


class Formats(click.ParamType[str]):
    """One of the output formats, which are files: the list is read when it is needed."""

    name = "format"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """The formats, for the help text."""
        from handgrad.render import names

        return f"[{'|'.join(names())}]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name of a format; a near miss is named in the error."""
        from handgrad.errors import nearest
        from handgrad.render import names

        known = list(names())
        if value not in known:
            hint = nearest(str(value), known) or f"the formats are {', '.join(known)}"
            self.fail(f"there is no output format {value!r}: {hint}", param, ctx)
        return str(value)


@click.command(name="solve", help=HELP, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("problem", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option("--output-format", "-f", type=Formats(), default="text", help="Default: text.")
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="Write to this file instead of the terminal.",
)
@click.option(
    "--decimals",
    "-d",
    type=click.IntRange(0, 50),
    help="Digits after the point of every result, instead of the problem's own.",
)
@click.option(
    "--detail",
    type=click.Choice(["terse", "exam", "full"]),
    default="exam",
    show_default=True,
    help="terse: numbers, result; exam: formula, numbers, result; full: every step and entry.",
)
@click.option("--decimal-comma", is_flag=True, help="Print 0,5 for one half.")
@click.option(
    "--blank",
    type=click.Choice(["yaml", "csv"]),
    help="Write a sheet with the asked names and no answers, for plain answers to be marked.",
)
def command(
    problem: str,
    output_format: str,
    output: Path | None,
    decimals: int | None,
    detail: str,
    decimal_comma: bool,
    blank: str | None,
) -> int:
    """Solve, narrate, print."""
    from handgrad import render
    from handgrad.document import Unreadable
    from handgrad.narrate import narrate
    from handgrad.narrate.comma import with_commas
    from handgrad.problem import load
    from handgrad.problem.solution import Solution

    source = sys.stdin.read() if problem == "-" else Path(problem)
    asked = load(source)
    if decimals is not None:
        asked = asked.with_decimals(decimals)
    if blank is not None:
        return _blank(Solution(asked), blank, output)
    document = narrate(Solution(asked), detail, figures=output_format == "json")
    if decimal_comma:
        document = with_commas(document)
    chosen = render.find(output_format)
    if output is not None:
        output.write_text(chosen.write(document), encoding="utf-8")
    elif output_format == "text" and sys.stdout.isatty():
        from rich.console import Console

        console = Console(highlight=False)
        console.print(chosen.coloured(document, min(console.width, 110)), end="", soft_wrap=True)
    else:
        click.echo(chosen.write(document), nl=False)
    missing = [block.text for block in document.blocks if isinstance(block, Unreadable)]
    for line in missing:
        click.echo(f"handgrad: {line}", err=True)
    return 3 if missing else 0


def _blank(solution: Solution, kind: str, output: Path | None) -> int:
    """The sheet of answers to fill in."""
    from handgrad.grade.scheme import scheme
    from handgrad.grade.sheet import blank

    text = blank(scheme(solution), kind)
    if output is None:
        click.echo(text, nl=False)
    else:
        output.write_text(text, encoding="utf-8")
    return 0
