"""new: a problem file to start from, with numbers to replace."""

from __future__ import annotations

import click


@click.command("new", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("model", required=False)
@click.option(
    "--sheet",
    type=click.Path(exists=True, dir_okay=False),
    metavar="PAGE",
    help="A question sheet: its points and digits are proposed at the end, as comments.",
)
@click.option("--output", "-o", type=click.Path(dir_okay=False), help="Write to this file.")
def command(model: str | None, sheet: str | None, output: str | None) -> int:
    """A commented problem file with MODEL, ready to solve; its numbers wait to be replaced by
    yours.

    \b
      handgrad new lstm > lstm.yaml
      handgrad new              a problem with equations of your own
      handgrad models           lists the models
      handgrad new lstm --sheet question.md    with the points that "[10 pts]" on the sheet says
    """
    from pathlib import Path

    from handgrad.problem.starter import starter

    text = starter(model)
    if sheet is not None:
        text += _proposed(sheet)
    if output is None:
        click.echo(text, nl=False)
    else:
        Path(output).write_text(text, encoding="utf-8")
    return 0


def _proposed(sheet: str) -> str:
    """What a question sheet says of points and digits, as comments for the instructor."""
    from handgrad.grade.proposal import propose
    from handgrad.read import load

    lines = propose(load(sheet)[0]).yaml().splitlines()
    if not lines:
        return f"# {sheet} says nothing of points or digits.\n"
    return "".join(f"# {line}\n" for line in (f"From {sheet}, to be looked at:", *lines))
