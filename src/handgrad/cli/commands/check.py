"""check: what is wrong on a page of worked calculations, and why."""

from __future__ import annotations

from pathlib import Path

import click

FORMATS = ("text", "json")


@click.command(
    name="check",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="""\b
Examples
  handgrad check homework.md --problem lstm.yaml
  handgrad check notes.md                          a page alone: its own lines must be true
  handgrad check notes.md --model lstm             a catalogue model, the givens taken from the page
  handgrad check a.md b.tex --output-format json
\b
Exit status: 0 clean · 1 findings · 2 unusable input · 3 a limit was met
""",
)
@click.argument("files", nargs=-1, required=True, type=click.Path())
@click.option(
    "--problem",
    "problems",
    multiple=True,
    type=click.Path(),
    help="A problem file; may be repeated.",
)
@click.option("--model", help="A model of the catalogue; the page gives the numbers.")
@click.option(
    "--output-format",
    "format_",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How the report is written.",
)
@click.option("--output", type=click.Path(dir_okay=False), help="Write the report to this file.")
@click.option(
    "--notes", is_flag=True, help="Also list numbers cut off or worked out from rounded ones."
)
def command(
    files: tuple[str, ...],
    problems: tuple[str, ...],
    model: str | None,
    format_: str,
    output: str | None,
    notes: bool,
) -> int:
    """What is wrong on a page of worked calculations, and why.

    A page is Markdown, LaTeX, HTML or plain text; `-` reads standard input. Without a problem the
    page's own givens and definitions are used, and each line must be true.
    """
    from handgrad import api
    from handgrad.check.report import writer

    reports = [api.check(file, problem=list(problems), model=model, notes=notes) for file in files]
    text = writer(format_)(reports)
    if output is None:
        click.echo(text, nl=False)
    else:
        Path(output).write_text(text, encoding="utf-8")
    return 1 if any(f.severity == "error" for r in reports for f in r.findings) else 0
