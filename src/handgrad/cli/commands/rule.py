"""rule: what a finding's code means, with a page that has the slip; without a code, every rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from handgrad.check.rule import Rule, Wrong

_WIDTH = 92
_UNSAID = frozenset({"schema", "title", "decimals", "ask"})
FAMILIES = {
    "HG0": "Reading",
    "HG1": "Arithmetic and rounding",
    "HG2": "Algebra",
    "HG3": "Derivatives",
    "HG4": "Substitution and stale values",
    "HG5": "Shapes and indices",
    "HG6": "Conventions",
    "HG7": "Tables and impossible values",
    "HG8": "Consequence",
    "HG9": "Undecided and limits",
}


@click.command("rule", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("code", required=False)
def command(code: str | None) -> int:
    """What a finding's code means, with a page that has the slip.

    \b
      handgrad rule              every rule by family
      handgrad rule HG4          one family
      handgrad rule HG401        one rule: what it finds, why it matters, how to put it right
      handgrad rule stale-state  the same, by its name
    """
    from handgrad.check.rule import every

    if code is None or code.upper() in FAMILIES:
        family = (code or "").upper()
        click.echo(listing([rule for rule in every().values() if rule.code.startswith(family)]))
        return 0
    click.echo(manual(named(code)))
    return 0


def named(code: str) -> Rule:
    """The rule of that code or name; a usage error with the nearest one if there is none."""
    from handgrad.check.rule import every
    from handgrad.errors import nearest

    known = {key: rule for rule in every().values() for key in (rule.code, rule.name)}
    wanted = code.upper() if code.upper() in known else code.lower()
    if wanted not in known:
        hint = nearest(wanted, list(known)) or "handgrad rule lists them all"
        raise click.UsageError(f"there is no rule '{code}': {hint}")
    return known[wanted]


def listing(rules: list[Rule]) -> str:
    """Every rule on a line, family by family."""
    lines: list[str] = []
    for family, title in FAMILIES.items():
        members = [rule for rule in rules if rule.code.startswith(family)]
        if members:
            lines += ["", f"{family}  {title}"] if lines else [f"{family}  {title}"]
            lines += [f"  {rule.code}  {rule.name:28}{rule.summary}" for rule in members]
    return "\n".join(lines)


def manual(rule: Rule) -> str:
    """One rule's page: its docstring, then what is said of its own examples."""
    from importlib import import_module
    from inspect import cleandoc

    file = f"{rule.code}_{rule.name}".lower().replace("-", "_")
    words = cleandoc(import_module(f"handgrad.check.rules.{file}").__doc__ or "")
    parts = [f"{rule.code} {rule.name}: {rule.summary}"]
    parts += [filled(paragraph) for paragraph in words.split("\n\n")]
    for wrong in rule.wrong:
        parts.append(f"Wrong{example(wrong)}\n\n{filled(said(rule, wrong), '  ')}")
    parts += [f"Right\n{indented(page)}" for page in rule.right]
    return "\n\n".join(parts)


def example(wrong: Wrong) -> str:
    """A page with the slip, below what its problem says if it has one."""
    problem = asked(wrong.problem)
    where = f", where the problem says\n{indented(problem)}\n" if problem else ""
    return f"{where}\n{indented(wrong.page)}"


def asked(problem: str) -> str:
    """The equations of a problem file and what it gives.

    >>> asked("schema: 1\\ntitle: T\\nequations: |\\n  y = w x\\ngiven:\\n  {w: 2, x: 3}\\n")
    'y = w x\\ngiven: {w: 2, x: 3}'
    """
    kept: list[str] = []
    left_out = False
    for line in problem.splitlines():
        if not line.startswith(" "):
            left_out = line.split(":")[0] in _UNSAID
        if not left_out and line != "equations: |":
            kept.append(line.removeprefix("  "))
    return "\n".join(kept).replace("given:\n", "given: ")


def said(rule: Rule, wrong: Wrong) -> str:
    """What is said of the place the example points at; a rule just begun may say nothing yet."""
    from handgrad import api

    report = api.check(wrong.page, problem=wrong.problem or (), notes=rule.severity == "note")
    found = (f for f in report.findings if f.code == rule.code and f.text == wrong.points_at)
    finding = next(found, None)
    if finding is None:
        return f"points at {wrong.points_at}, and is not found"
    words = finding.message or finding.short
    told = wrong.points_at.lstrip("-") in words
    return words if told else f"at {wrong.points_at}: {words}"


def filled(words: str, margin: str = "") -> str:
    """A paragraph in lines of one length."""
    from textwrap import TextWrapper

    lines = TextWrapper(
        _WIDTH,
        initial_indent=margin,
        subsequent_indent=margin,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return lines.fill(words)


def indented(page: str) -> str:
    """A page set off by two blanks."""
    return "\n".join(f"  {line}".rstrip() for line in page.strip().splitlines())
