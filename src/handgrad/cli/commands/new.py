"""new: a problem file to start from, with numbers to replace."""

from __future__ import annotations

import click


@click.command("new", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("model", required=False)
@click.option("--output", "-o", type=click.Path(dir_okay=False), help="Write to this file.")
def command(model: str | None, output: str | None) -> int:
    """A commented problem file with MODEL, ready to solve; its numbers wait to be replaced by
    yours.

    \b
      handgrad new lstm > lstm.yaml
      handgrad new              a problem with equations of your own
      handgrad models           lists the models
    """
    from pathlib import Path

    from handgrad.problem.starter import starter

    text = starter(model)
    if output is None:
        click.echo(text, nl=False)
    else:
        Path(output).write_text(text, encoding="utf-8")
    return 0
