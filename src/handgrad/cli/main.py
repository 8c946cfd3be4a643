"""main: the `handgrad` command: which commands there are, and how a run ends.

A command is one file in `cli/commands`: its name is the file's name, its summary the first line of
the file's
docstring, and its `command` a click command whose return value is the exit status. A command's file
is
imported only when that command was typed: the list of commands reads the docstrings without
importing.

Exit status: 0 clean, 1 findings, 2 unusable input or usage, 3 a result is missing or incomplete
because a limit was met. (70: a bug in handgrad itself; 130: interrupted.)
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path

import click

from handgrad.errors import HandgradError, LimitReached, nearest

COMMANDS = Path(__file__).parent / "commands"
CLEAN, FINDINGS, UNUSABLE, INCOMPLETE = 0, 1, 2, 3
BUG = 70  # sysexits' "internal software error": never to be taken for findings
INTERRUPTED = 130  # what a shell reports after Ctrl-C

HELP = """Neural networks that show their work, and check yours.

\b
  handgrad check homework.md --problem lstm.yaml    what is wrong on the page, and why
  handgrad check notes.md                           a page alone: every line must be true
  handgrad solve lstm.yaml                          the worked solution
  handgrad new lstm > lstm.yaml                     a problem file to start from

\b
Exit status: 0 clean · 1 findings · 2 unusable input or usage · 3 a limit was met
"""


class Commands(click.Group):
    """The commands, found as files in `cli/commands` and imported when they are typed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command's name, from the names of the files."""
        return sorted(file.stem for file in COMMANDS.glob("*.py") if file.stem != "__init__")

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The command of that name; None if there is no such file."""
        if name not in self.list_commands(ctx):
            return None
        command = import_module(f"handgrad.cli.commands.{name}").command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that was typed; a near miss is named in the error (`chekc` → `check`)."""
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            hint = nearest(name, self.list_commands(ctx)) or "handgrad --help lists the commands"
            raise click.UsageError(f"there is no command '{name}': {hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands with their summaries."""
        rows = [(name, summary(name)) for name in self.list_commands(ctx)]
        if rows:
            with formatter.section("Commands"):
                formatter.write_dl(rows)


def summary(name: str) -> str:
    """The first line of a command's docstring without its name, read from the file alone."""
    with (COMMANDS / f"{name}.py").open(encoding="utf-8") as file:
        first = file.readline().strip().strip('"')
    return first.partition(": ")[2] or first


def show_version(ctx: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    """Print the version and stop."""
    if wanted and not ctx.resilient_parsing:
        from handgrad import __version__

        click.echo(f"handgrad {__version__}")
        ctx.exit(CLEAN)


handgrad = Commands(
    name="handgrad",
    help=HELP,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    params=[
        click.Option(
            ["--version"],
            is_flag=True,
            expose_value=False,
            is_eager=True,
            callback=show_version,
            help="Print the version and stop.",
        )
    ],
)


def main(arguments: list[str] | None = None) -> int:
    """Run `handgrad` on these arguments (default: the command line) and return its exit status.

    >>> main(["--version"])
    handgrad 0.1.0
    0
    """
    try:
        if "_HANDGRAD_COMPLETE" in os.environ:  # a shell asks for completions
            handgrad.main(arguments, prog_name="handgrad")
        typed = sys.argv[1:] if arguments is None else arguments
        # Not `handgrad.main`: it would turn a broken pipe into status 1, which is ours for
        # findings.
        with handgrad.make_context("handgrad", list(typed)) as context:
            status = handgrad.invoke(context)
        sys.stdout.flush()
        return status if isinstance(status, int) else CLEAN
    except click.exceptions.Exit as ending:
        sys.stdout.flush()
        return ending.exit_code
    except click.ClickException as error:
        error.show()
        return UNUSABLE
    except HandgradError as error:
        from handgrad.check.harmless import harmless_lines

        click.echo(f"handgrad: {harmless_lines(str(error))}", err=True)
        return INCOMPLETE if isinstance(error, LimitReached) else UNUSABLE
    except (KeyboardInterrupt, click.Abort):
        click.echo("handgrad: interrupted", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader (`| head`) has gone: nobody is left to write to, and that is no fault of ours.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLEAN
    except OSError as error:  # a file that is not there, may not be read or cannot be written
        place = f"{error.filename}: " if error.filename else ""
        click.echo(f"handgrad: {place}{error.strerror or error}", err=True)
        return UNUSABLE
    except Exception:  # noqa: BLE001  whatever it is, it is our bug and is said to be one
        click.echo(
            "handgrad: this is a bug in handgrad, not a fault of your file. Please report it,\n"
            "with the file and these lines:\n",
            err=True,
        )
        import traceback

        traceback.print_exc()
        return BUG
