"""Script text of students stays text in every page handgrad writes: tried in a real browser.

Every payload would change the page it ran in; the word it writes stands nowhere in its own text, so
that a page that only shows the payload does not have it.
"""

from __future__ import annotations

import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

import handgrad

BROWSER = next(
    (
        found
        for name in ("chromium", "chromium-browser", "google-chrome")
        if (found := shutil.which(name))
    ),
    "",
)
pytestmark = pytest.mark.skipif(not BROWSER, reason="no browser is installed to try pages in")

RAN = "PWNED"
RUN = "document.documentElement.setAttribute('class','PW'+'NED')"
PAYLOADS = (
    f"<script>{RUN}</script>",
    f'"><script>{RUN}</script>',
    f"</style><script>{RUN}</script>",
    f"</title><script>{RUN}</script>",
    f"</textarea></pre></code><script>{RUN}</script>",
    f"--><script>{RUN}</script><!--",
    f"]]><script>{RUN}</script>",
    f'<img src=x onerror="{RUN}">',
    f'<svg onload="{RUN}">',
    f"<svg><script>{RUN}</script></svg>",
    f'<math><mtext><img src=x onerror="{RUN}"></mtext></math>',
    f'<details open ontoggle="{RUN}">',
    f'<body onload="{RUN}">',
    f'<input autofocus onfocus="{RUN}">',
    f'<iframe srcdoc="<script>parent.{RUN}</script>"></iframe>',
    f'<meta http-equiv=refresh content="0;url=javascript:{RUN}">',
    f'<a href="javascript:{RUN}">x</a>',
    f"[x](javascript:{RUN})",
    f"&lt;script&gt;{RUN}&lt;/script&gt;",
    f"\\u003cscript\\u003e{RUN}\\u003c/script\\u003e",
    f"' autofocus onfocus={RUN} x='",
)
PROBLEM = """schema: 1
title: One unit
equations: |
  z = w x + b
  y = σ(z)
given: {w: 0.8, x: 0.5, b: 0.1}
ask: [z, y]
decimals: 4
"""


def page() -> str:
    """A page of homework with a slip, made of script text wherever text may stand."""
    out = [f"# Homework {PAYLOADS[0]}", ""]
    for i, payload in enumerate(PAYLOADS):
        out += [
            f"Sentence {payload} and so on.",
            f"> {payload}",
            f"- {payload}: $z = w x + b = 0.8 \\cdot 0.5 + 0.1 = 0.6$ % {payload}",
            f"$q_{{{i}}} = \\text{{{payload}}} + 1 = 3$",
            f"$\\text{{{payload}}} = 0.5 + 0.5 = 2$",
            f"<!-- {payload} -->",
            f"| {payload} | y |\n|---|---|\n| {payload} | 0.7 |",
            f"```\n{payload}\n```",
            f"`{payload}`",
            "",
        ]
    return "\n\n".join(out) + "\n$y = \\sigma(z) = \\sigma(0.6) = 0.6457$\n"


def dom(path: Path, folder: Path) -> str:
    """What a browser makes of a page, after its scripts have had their time."""
    done = subprocess.run(
        [
            BROWSER,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={folder / 'profile'}",
            "--virtual-time-budget=2000",
            "--dump-dom",
            path.as_uri(),
        ],
        capture_output=True,
        check=True,
        timeout=60,
    )
    return done.stdout.decode("utf-8", "replace")


def test_the_payloads_would_run(tmp_path: Path) -> None:
    """They do in a page that has them as they are: the test can fail."""
    for i, payload in enumerate(PAYLOADS[:12:11]):
        bare = tmp_path / f"{i}.html"
        bare.write_text(f"<!doctype html><title>x</title><body>{payload}</body>")
        assert RAN in dom(bare, tmp_path)


def inert(path: Path, folder: Path) -> None:
    written = path.read_text(encoding="utf-8")
    assert RAN not in written
    assert RUN[:20] in written  # the payloads are there, as text
    found = dom(path, folder)
    assert RAN not in found
    assert "</html>" in found
    tags = _Tags(found)
    assert not tags.doubtful
    assert tags.names.isdisjoint({"iframe", "object", "embed", "base", "input", "img"})


class _Tags(HTMLParser):
    """The elements of a page as a browser wrote them, and what of them may run."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.doubtful: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        for name, value in attrs:
            runs = (value or "").strip().lower().startswith(("javascript:", "data:text"))
            if runs or name.startswith("on") or name in ("srcdoc", "autofocus"):
                self.doubtful.append(f"<{tag} {name}={value}>")


@pytest.mark.parametrize("suffix", ["md", "html"])
def test_a_report_on_a_page_of_script_text_is_inert(suffix: str, tmp_path: Path) -> None:
    source, problem = tmp_path / f"page.{suffix}", tmp_path / "problem.yaml"
    source.write_text(page(), encoding="utf-8")
    problem.write_text(PROBLEM, encoding="utf-8")
    report = tmp_path / "report.html"
    arguments = ["check", str(source), "--problem", str(problem), "--output-format", "html"]
    from handgrad.cli.main import main

    assert main([*arguments, "--output", str(report)]) in (0, 1)
    inert(report, tmp_path)


def test_the_pages_of_a_class_of_script_text_are_inert(tmp_path: Path) -> None:
    scripts, problem = tmp_path / "scripts", tmp_path / "problem.yaml"
    scripts.mkdir()
    problem.write_text(PROBLEM, encoding="utf-8")
    for i, payload in enumerate(PAYLOADS):
        name = payload.replace("/", "\\")[:200]
        (scripts / f"{name}.md").write_text(page(), encoding="utf-8")
        (scripts / f"{i}.yaml").write_text(f"z: {payload}\n{payload}: 0.5\ny: 0.7\n")
    handgrad.grade(scripts, problem=problem, output=tmp_path / "out")
    inert(tmp_path / "out" / "report.html", tmp_path)
    pages = sorted((tmp_path / "out" / "feedback").glob("*.html"))
    assert len(pages) == 2 * len(PAYLOADS)
    longest = max(pages, key=lambda path: path.stat().st_size)
    inert(longest, tmp_path)
    inert(next(path for path in pages if path.name.startswith("0")), tmp_path)
