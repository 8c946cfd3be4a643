"""threshold: what a threshold unit computes, and which unit computes a Boolean function."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

HELP = """What a threshold unit or network computes; or the unit that computes a Boolean function:
its smallest whole weights, or the proof that there is none and a smallest network instead.

\b
  handgrad threshold --weights "-12 8 8"               a unit, its bias first
  handgrad threshold --weights "-1 2 2; 3 -2 -2 / -3 2 2"     layers, units with ; between
  handgrad threshold --edges drawing.txt               lines such as x1 -> h1: 0.5
  handgrad threshold unit.yaml                         a problem file
  handgrad threshold --expression "x1 & ~x2 | x3"      & | ^ ~ -> <->, AND OR XOR NOT
  handgrad threshold --table 0110                      outputs, row (0, 0) first, x1 leftmost
  handgrad threshold --name "majority 5"               also: xor 3, 2 of 4, implication …
  handgrad threshold --table 0001 --learn perceptron   a worked learning table
  handgrad threshold --count 4                         how many functions are threshold functions
"""

FORMATS = ("text", "markdown", "latex", "html", "notebook", "json", "svg", "csv")


@click.command(
    name="threshold", help=HELP, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.argument("problem", required=False, type=click.Path(exists=True, dir_okay=False))
@click.option("--weights", "-w", help="A unit's bias and weights, or a network's, layer by layer.")
@click.option("--edges", help="The edges of a network: a file, or the text itself.")
@click.option("--expression", "-e", help="A Boolean expression.")
@click.option("--table", "-t", help="A column of outputs: 0110.")
@click.option("--name", help="The name of a function: XOR, majority 5, 2 of 4.")
@click.option(
    "--count", type=click.IntRange(1, 7), help="Count the threshold functions of N inputs."
)
@click.option("--inputs", help="Names of the inputs, the most significant first: a b c.")
@click.option("--condition", help="When the unit fires, as a course prints it: x != 0.")
@click.option(
    "--step-at-zero",
    type=click.Choice(["1", "0"]),
    default="1",
    show_default=True,
    help="Does a unit fire where its net input is exactly 0?",
)
@click.option("--bipolar", is_flag=True, help="Inputs and outputs are −1 and 1.")
@click.option(
    "--learn",
    type=click.Choice(["perceptron", "pocket", "adaline", "delta"]),
    help="A worked learning table for the function.",
)
@click.option("--rate", default="1", show_default=True, help="The learning rate.")
@click.option("--start", help="The bias and weights learning begins with. Default: all 0.")
@click.option("--epochs", type=click.IntRange(1, 100), help="How often the examples are shown.")
@click.option(
    "--output-format", "-f", type=click.Choice(FORMATS), default="text", show_default=True
)
@click.option("--output", "-o", type=click.Path(dir_okay=False, path_type=Path), help="A file.")
def command(output_format: str, output: Path | None, **asked: Any) -> int:
    """Read what is asked, work it out, print it."""
    from handgrad.cli.threshold import answer

    text = answer(asked, output_format)
    if output is not None:
        output.write_text(text, encoding="utf-8")
    else:
        click.echo(text, nl=False)
    return 0
