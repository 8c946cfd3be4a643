"""`handgrad check` as it is typed: files, folders, standard input, settings, baselines, fixes,
formats, exit statuses."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from handgrad.cli.main import main

SLIP = "$0.5 \\cdot 0.3 = 0.16$\n"
RIGHT = "$0.5 \\cdot 0.3 = 0.15$\n"
PROBLEM = "schema: 1\nequations: y = w x\ngiven: {w: 0.5, x: 0.3}\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory that is a repository of its own."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    return tmp_path


def put(**files: str) -> None:
    """Files by name, `__` for a slash and `_` for the dot of the suffix."""
    for name, text in files.items():
        path = Path(".".join(name.replace("__", "/").rsplit("_", 1)))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def codes(text: str) -> list[str]:
    return [f["code"] for d in json.loads(text)["documents"] for f in d["findings"]]


def check(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(["check", *arguments])
    out, err = capsys.readouterr()
    return status, out, err


def test_a_folder_means_every_page_in_it(capsys: pytest.CaptureFixture[str]) -> None:
    put(a_md=SLIP, b_py="1 + 1 = 3", week__c_tex=RIGHT, week__d_ipynb='{"cells": []}')
    put(drafts__e_md=SLIP, week__f_TXT="0.5 * 0.3 = 0.16")
    Path(".hidden").mkdir()
    Path(".hidden/g.md").write_text(SLIP)
    status, out, _ = check(capsys, ".", "--exclude", "drafts/", "--output-format", "json")
    assert status == 1
    paths = [d["path"] for d in json.loads(out)["documents"]]
    assert paths == ["a.md", "week/c.tex", "week/d.ipynb", "week/f.TXT"]
    _, out, _ = check(capsys, ".")
    assert "5 pages, 3 with slips: HG101 arithmetic-slip (3)." in out


def test_one_page_that_fails_does_not_hide_the_others(capsys: pytest.CaptureFixture[str]) -> None:
    put(a_md=SLIP, b_ipynb="{")
    status, out, err = check(capsys, "a.md", "b.ipynb", "no.md")
    assert (status, "0.5·0.3 = 0.15" in out) == (2, True)
    assert "handgrad: b.ipynb: line 1, column 2" in err
    assert "handgrad: no.md: No such file or directory" in err
    assert "2 pages could not be checked." in out
    _, out, _ = check(capsys, "a.md", "b.ipynb", "--output-format", "json")
    assert [f["path"] for f in json.loads(out)["failures"]] == ["b.ipynb"]


def test_an_empty_folder_is_no_clean_one(capsys: pytest.CaptureFixture[str]) -> None:
    Path("empty").mkdir()
    status, _, err = check(capsys, "empty")
    assert (status, "no page in this folder, looked for" in err) == (2, True)


def test_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\\[ 1 + 1 = 3 \\]")))
    assert check(capsys, "-", "--input-format", "latex")[0] == 1


def test_rules_and_levels(capsys: pytest.CaptureFixture[str]) -> None:
    put(a_md=SLIP)
    assert check(capsys, "a.md", "--ignore", "HG1")[0] == 0
    assert check(capsys, "a.md", "--select", "HG2,HG3")[0] == 0
    assert check(capsys, "a.md", "--severity", "HG101=note")[0] == 0
    assert check(capsys, "a.md", "--severity", "arithmetic-slip=warning")[0] == 1
    _, out, _ = check(capsys, "a.md", "--ignore", "arithmetic-slip")
    assert "No slip to show. 3 computed numbers: 0 right, 1 wrong" in out
    assert "Not shown: 1 finding not selected." in out
    for wrong in (["--select", "HG1O1"], ["--severity", "HG101"], ["--severity", "HG101=bad"]):
        assert check(capsys, "a.md", *wrong)[0] == 2


def test_settings_beside_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    put(a_md=SLIP, old__b_md=SLIP, handgrad_toml='ignore = ["HG101"]\nexclude = ["old/"]\n')
    assert check(capsys, "a.md")[0] == 0
    assert check(capsys, "a.md", "--no-config")[0] == 1
    status, _, err = check(capsys, "old")
    assert (status, "all are excluded" in err) == (0, True)
    put(other_toml='select = ["HG1"]\n')
    assert check(capsys, "a.md", "--config", "other.toml")[0] == 1
    put(handgrad_toml="\nselct = []\n")
    status, out, err = check(capsys, "a.md", "old")
    assert (status, out) == (2, "")
    assert "handgrad.toml:2:1: there is no setting `selct`" in err
    assert "did you mean select?" in err
    assert err.count("selct = []") == 1


def test_problems_by_pattern_give_way_to_the_page_and_the_command_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    page = "$y = 0.15$\n"
    put(handgrad_toml='[problems]\n"*.md" = "p.yaml"\n', p_yaml=PROBLEM, a_md=page)
    put(q_yaml=PROBLEM.replace("0.3", "0.4"), b_md=f"<!-- handgrad: problem q.yaml -->\n\n{page}")
    assert check(capsys, "a.md")[0] == 0
    assert check(capsys, "b.md")[0] == 1
    assert check(capsys, "a.md", "--problem", "q.yaml")[0] == 1
    put(handgrad_toml='[problems]\n"*.md" = "none.yaml"\n')
    status, _, err = check(capsys, "a.md")
    assert (status, "none.yaml" in err) == (2, True)


def test_decimals(capsys: pytest.CaptureFixture[str]) -> None:
    put(a_md="$y = 0.5 \\cdot 0.3 = 0.15$\n", p_yaml=PROBLEM + "ask: [y]\n")
    _, out, _ = check(
        capsys, "a.md", "--problem", "p.yaml", "--decimals", "6", "--output-format", "json"
    )
    assert json.loads(out)["documents"][0]["asked"][0]["right"] == "0.150000"


def test_a_baseline(capsys: pytest.CaptureFixture[str]) -> None:
    put(a_md=SLIP)
    assert check(capsys, "a.md", "--write-baseline", "known.json")[:2] == (
        0,
        "known.json: 1 finding written.\n",
    )
    status, out, _ = check(capsys, "a.md", "--baseline", "known.json")
    assert (status, "1 finding known from the baseline" in out) == (0, True)
    put(a_md="# New\n\n$1 + 1 = 3$\n\n" + SLIP)
    status, out, _ = check(capsys, "a.md", "--baseline", "known.json", "--output-format", "json")
    assert (status, codes(out)) == (1, ["HG101"])
    assert json.loads(out)["documents"][0]["coverage"]["not_shown"] == {"baseline": 1}
    put(handgrad_toml='baseline = "known.json"\n', a_md=SLIP)
    assert check(capsys, "a.md")[0] == 0


def test_fix_and_diff(capsys: pytest.CaptureFixture[str]) -> None:
    put(a_md=SLIP + "\nno fix: $\\sigma(x) = 2$\n")
    before = Path("a.md").read_bytes()
    status, out, _ = check(capsys, "a.md", "--diff")
    assert (status, Path("a.md").read_bytes()) == (1, before)
    assert "-$0.5 \\cdot 0.3 = 0.16$\n+$0.5 \\cdot 0.3 = 0.15$\n" in out
    done = subprocess.run(["patch", "-p1", "-s"], input=out, text=True, check=False)
    patched = Path("a.md").read_text()
    assert done.returncode == 0
    Path("a.md").write_bytes(before)
    status, _, err = check(capsys, "a.md", "--fix")
    assert err == "a.md: 1 finding put right.\n"
    assert Path("a.md").read_text() == patched == before.decode().replace("0.16", "0.15")
    assert check(capsys, "a.md", "--fix") == (status, *check(capsys, "a.md")[1:])


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n"])
def test_fix_keeps_line_ends_and_the_notebook_around(
    ending: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = f"Größe{ending}{ending}$0.5 \\cdot 0.3 = 0.16${ending}end"
    Path("a.md").write_bytes(text.encode("utf-16"))
    cell = {"cell_type": "markdown", "source": ["a\n", "$0.5 \\cdot 0.3 = 0.16$"]}
    notebook = json.dumps({"cells": [cell]}, indent=3)
    Path("b.ipynb").write_text(notebook)
    assert check(capsys, "a.md", "b.ipynb", "--fix")[0] == 0
    assert Path("a.md").read_bytes() == text.replace("0.16", "0.15").encode("utf-16")
    assert Path("b.ipynb").read_text() == notebook.replace("0.16", "0.15")


def test_formats_go_to_files(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    put(a_md=SLIP)
    for name in ("text", "json", "sarif", "github", "junit", "html"):
        status, out, _ = check(capsys, "a.md", "--output-format", name, "--output", f"r.{name}")
        assert (status, out) == (1, "")
        assert Path(f"r.{name}").stat().st_size > 100
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
    check(capsys, "a.md", "--output-format", "github")
    assert "`a.md:1`" in Path("summary.md").read_text()


def test_quiet_leaves_out_clean_pages(capsys: pytest.CaptureFixture[str]) -> None:
    put(a_md=RIGHT, b_md=RIGHT, c_md=SLIP)
    assert check(capsys, "a.md", "b.md", "--quiet") == (0, "", "")
    assert "a.md" not in check(capsys, ".", "--quiet")[1]


def test_a_part_is_checked_once(capsys: pytest.CaptureFixture[str]) -> None:
    put(main_tex="\\begin{document}\\input{part}\\end{document}", part_tex=SLIP)
    status, out, _ = check(capsys, ".", "--output-format", "json")
    assert (status, codes(out)) == (1, ["HG101"])
    assert [d["path"] for d in json.loads(out)["documents"]] == ["main.tex", "part.tex"]


def test_a_page_of_any_name_is_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    Path("t=1 $x$.md").write_text(SLIP)
    assert check(capsys, "t=1 $x$.md")[0] == 1


def test_a_plain_run_loads_nothing_it_does_not_need() -> None:
    put(a_md=RIGHT)
    code = (
        "from handgrad.cli.main import main; main(['check', 'a.md'])\n"
        "import sys; print('LOADED', *sys.modules)"
    )
    source = Path(__file__).parents[2] / "src"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(source)},
        check=True,
    )
    loaded = set(done.stdout.rpartition("LOADED")[2].split())
    ours = "suppress baseline settings fix selection saving spread marks totals".split()
    assert not loaded & {f"handgrad.check.{name}" for name in ours}
    assert not loaded & {"handgrad.read.notebook", "handgrad.read.pieces.macros", "tomllib"}
    assert not loaded & {"tempfile", "difflib", "hashlib", "multiprocessing"}
