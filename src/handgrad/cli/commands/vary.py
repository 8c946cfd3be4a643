"""vary: a problem with other numbers, as hard, in which the likely mistakes can be told apart."""

from __future__ import annotations

from pathlib import Path

import click

HELP = """Write N variants of PROBLEM, each with its worked solution and its mark scheme.

A new number has the sign and the digits of the one it replaces. Numbers are drawn until no value
stands on a kink or a tie, no sigmoid, tanh or softmax saturates, and as many as possible of the
likely mistakes (a sign, a forgotten bias, a stale state, exchanged gates …) print something that
no other mistake prints. What was ensured and what was not is printed, and written to evidence.txt.

\b
  handgrad vary lstm.yaml -n 5 -o variants/
  handgrad vary lstm.yaml -n 5 --seed 7 --keep x --keep y -o variants/

\b
In the folder: 1/problem.yaml, 1/solution.txt, 1/solution.html, 1/scheme.txt, 1/answers.yaml (a
blank sheet), … evidence.txt, variants.json. The same seed gives the same bytes.

\b
Exit status: 0 written · 2 unusable problem or usage · 3 no usable numbers were found
"""


@click.command(name="vary", help=HELP, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("problem", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("-n", "count", type=click.IntRange(1, 1000), default=1, show_default=True)
@click.option("--seed", type=int, default=0, show_default=True, help="Another seed, other numbers.")
@click.option("--keep", multiple=True, metavar="NAME", help="Leave these numbers as they are.")
@click.option(
    "--output",
    "-o",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the variants; made where there is none.",
)
def command(problem: Path, count: int, seed: int, keep: tuple[str, ...], output: Path) -> int:
    """Draw, write, say what was ensured."""
    from handgrad.grade.variant_files import write
    from handgrad.problem import load

    click.echo(write(load(problem), output, count=count, seed=seed, keep=keep), nl=False)
    return 0
