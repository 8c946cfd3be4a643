"""check: what is wrong on a page of worked calculations, and why."""

from __future__ import annotations

from typing import Any

import click

FORMATS = ("text", "json", "sarif", "github", "junit", "html")


@click.command(
    name="check",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="""\b
Examples
  handgrad check homework.md --problem lstm.yaml
  handgrad check notes.md                          a page alone: its own lines must be true
  handgrad check notes.md --model lstm             a catalogue model, the givens taken from the page
  handgrad check lectures/ --exclude drafts/       every page in a folder
  handgrad check lectures/ --fix --diff            what could be put right, without doing it
  handgrad check a.md b.tex --output-format sarif --output handgrad.sarif
\b
Settings are read from handgrad.toml or [tool.handgrad] in pyproject.toml, in or above the page's
folder. Rules are named by code, beginning of a code, or name: HG101, HG1, arithmetic-slip.
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
    "--name",
    "names",
    multiple=True,
    metavar="PAGE=PROBLEM",
    help="What the page means by one of its names: out_1=o_1.",
)
@click.option("--select", multiple=True, metavar="RULES", help="Report these rules only.")
@click.option("--ignore", multiple=True, metavar="RULES", help="Leave these rules out.")
@click.option(
    "--severity",
    multiple=True,
    metavar="RULE=LEVEL",
    help="Make a rule's findings error, warning, note or off.",
)
@click.option(
    "--exclude", multiple=True, metavar="PATTERN", help="Pass these files and folders over."
)
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
@click.option("--quiet", is_flag=True, help="Leave out pages without findings (text).")
@click.option("--fix", is_flag=True, help="Put in the digits that certainly belong there.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option(
    "--baseline",
    type=click.Path(exists=True, dir_okay=False),
    help="Leave out the findings in this file.",
)
@click.option(
    "--write-baseline",
    type=click.Path(dir_okay=False),
    help="Write all findings to this file, to be left out from now on.",
)
@click.option("--decimals", type=click.IntRange(0, 50), help="Digits of results, for all problems.")
@click.option(
    "--input-format",
    type=click.Choice(["html", "latex", "markdown", "notebook", "text"]),
    help="The pages' format, where names do not tell.",
)
@click.option(
    "--config",
    type=click.Path(exists=True, dir_okay=False),
    help="Settings from this file, whatever lies beside the pages.",
)
@click.option("--no-config", is_flag=True, help="Read no settings.")
def command(**options: Any) -> int:
    """What is wrong on a page of worked calculations, and why.

    A page is Markdown, LaTeX, HTML, a notebook or plain text; a folder means every page in it; `-`
    reads standard input. Without a problem the page's own givens and definitions are used, and each
    line must be true.
    """
    from handgrad.cli.checking import run

    return run(**options)
