"""Script text of a page stays inert in a real browser: nothing runs, nothing is asked of the
network. Skipped where no Chromium is installed."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from handgrad import api
from handgrad.check.report.html import write

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
RUNS = "document.title='TAKEN'"
PAYLOADS = [
    f"<script>{RUNS}</script>",
    f"</style></span></article><script>{RUNS}</script>",
    f'<img src=http://127.0.0.1:9/pixel.png onerror="{RUNS}">',
    f'<svg onload="{RUNS}"></svg>',
    f'<b onfocus="{RUNS}" tabindex=0 autofocus>x</b>',
    f'<iframe srcdoc="<script>parent.{RUNS}</script>"></iframe>',
    "<link rel=stylesheet href=http://127.0.0.1:9/style.css>",
    "<base href=http://127.0.0.1:9/><form action=x><input name=a></form>",
    f"\"'><script>{RUNS}</script>",
    f"<!--><script>{RUNS}</script>-->",
    f'<math><mtext></form><form><mglyph><style></math><img src onerror="{RUNS}">',
]


def opened(page: Path, tmp_path: Path) -> tuple[str, set[str]]:
    """The title after everything has run, and what the page asked of the network."""
    assert CHROMIUM is not None
    log = tmp_path / "net.json"
    done = subprocess.run(
        [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
         f"--user-data-dir={tmp_path / 'profile'}", f"--log-net-log={log}",
         "--virtual-time-budget=2000", "--dump-dom", page.as_uri()],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    title = done.stdout.partition("<title>")[2].partition("</title>")[0]
    asked = {
        event["params"]["url"]
        for event in json.loads(log.read_text())["events"]
        if "127.0.0.1:9/" in str(event.get("params", {}).get("url", ""))
    }
    return title, asked


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium")
def test_nothing_of_a_page_runs(tmp_path: Path) -> None:
    page = "\n\n".join(f"{payload} $0.5 \\cdot 0.3 = 0.16$ {payload}" for payload in PAYLOADS)
    naive = tmp_path / "naive.html"
    naive.write_text(f"<title>Checked</title>{page}", encoding="utf-8")
    title, asked = opened(naive, tmp_path)
    if title != "TAKEN" or not asked:
        pytest.skip("this browser does not run a page here")
    formats = ("markdown", "html", "latex", "text")
    marked = tmp_path / "marked.html"
    reports = [api.check(page, path=f"page.{name}", format=name) for name in formats]
    marked.write_text(write(reports), encoding="utf-8")
    assert opened(marked, tmp_path) == ("Checked: 4 pages", set())
