"""What README and docs show is what happens: every command is run, every generated page is up to
date.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts import examples, figures, reference

ROOT = Path(__file__).parents[2]
SHOWN = [
    (str(page.relative_to(ROOT)), command, output)
    for page in examples.pages()
    for block in examples.BLOCK.finditer(page.read_text(encoding="utf-8"))
    for command, output in examples.commands(block[1])
]


@pytest.mark.parametrize(
    ("page", "command", "output"), SHOWN, ids=[f"{s[0]}: {s[1]}" for s in SHOWN]
)
def test_an_example_prints_what_the_page_says(page: str, command: str, output: str) -> None:
    assert examples.run(command).rstrip() == output.rstrip(), f"{page}: make docs refreshes it"


def test_the_figures_page_is_generated() -> None:
    assert (ROOT / "docs" / "figures.md").read_text(encoding="utf-8") == figures.page()


@pytest.mark.parametrize("name", sorted(reference.PAGES))
def test_a_reference_page_is_generated(name: str) -> None:
    page = ROOT / "docs" / "reference" / name
    assert page.read_text(encoding="utf-8") == reference.PAGES[name](), "make docs refreshes it"


def test_every_link_between_pages_leads_somewhere() -> None:
    broken = []
    for page in examples.pages():
        for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            if not (page.parent / target).exists():
                broken.append(f"{page.relative_to(ROOT)} → {target}")
    assert broken == []
