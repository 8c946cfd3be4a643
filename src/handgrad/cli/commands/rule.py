"""rule: what a finding's code means, with a page that has the slip; without a code, every rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from handgrad.check.rule import Rule

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
    """One rule's page: its docstring, then what it says of its own examples."""
    from importlib import import_module
    from inspect import cleandoc

    file = f"{rule.code}_{rule.name}".lower().replace("-", "_")
    words = cleandoc(import_module(f"handgrad.check.rules.{file}").__doc__ or "")
    parts = [f"{rule.code} {rule.name}: {rule.summary}", words]
    for wrong in rule.wrong:
        parts.append(f"Wrong\n{indented(wrong.page)}\n  points at {wrong.points_at}")
    parts += [f"Right\n{indented(page)}" for page in rule.right]
    return "\n\n".join(parts)


def indented(page: str) -> str:
    """A page set off by two blanks."""
    return "\n".join(f"  {line}".rstrip() for line in page.strip().splitlines())
