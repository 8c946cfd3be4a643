"""`\\input` reads inside the page's own folder, says what it did not read, and never while a page
is marked."""

from __future__ import annotations

from pathlib import Path

import pytest

from handgrad import api
from handgrad.check.finding import Report
from handgrad.read.pieces.included import DEEPEST, MOST, taken_in

SLIP = "$z = 2 h = 2 \\cdot 0.5 = 1.1$\n"


def checked(folder: Path, body: str) -> Report:
    (folder / "main.tex").write_text(
        f"\\begin{{document}}\nGiven $h = 0.5$.\n{body}\n\\end{{document}}\n"
    )
    return api.check(folder / "main.tex", follow=True)


@pytest.mark.parametrize(
    "command", ["\\input{part}", "\\input{part.tex}", "\\include{part}", "\\input part "]
)
def test_a_part_is_read_with_what_the_page_defines(tmp_path: Path, command: str) -> None:
    (tmp_path / "part.tex").write_text(f"Words.\n\n{SLIP}")
    report = checked(tmp_path, command)
    assert report.findings == ()
    (part,) = report.included
    assert (part.path, part.source) == (str(tmp_path / "part.tex"), f"Words.\n\n{SLIP}")
    (finding,) = part.findings
    assert (finding.text, part.source[slice(*finding.span)]) == ("1.1", "1.1")
    wrong = next(n for n in part.numbers if n.text == "1.1")
    assert (wrong.line, wrong.column, wrong.causes) == (3, 26, (0,))


def test_parts_of_parts(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "one.tex").write_text("\\input{two}\\input{deep/three}")
    (tmp_path / "deep" / "two.tex").write_text(SLIP)
    (tmp_path / "deep" / "three.tex").write_text(SLIP)
    report = checked(tmp_path, "\\input{deep/one}")
    assert [Path(r.path).name for r in report.included] == ["one.tex", "two.tex", "three.tex"]


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("\\input{/etc/passwd}", "outside the page's folder"),
        ("\\input{../secret}", "outside the page's folder"),
        ("\\input{a/../../secret}", "outside the page's folder"),
        ("\\input{|ls}", "outside the page's folder"),
        ("\\input{out}", "outside the page's folder"),
        ("\\input{folder/passwd}", "outside the page's folder"),
        ("\\input{main}", "takes itself in"),
        ("\\input{round}", "takes itself in"),
        ("\\input{missing}", "no such file"),
        ("\\input{picture}", "not text"),
    ],
)
def test_what_is_not_read_is_said(tmp_path: Path, body: str, why: str) -> None:
    page = tmp_path / "page"
    page.mkdir()
    (tmp_path / "secret.tex").write_text(SLIP)
    (page / "out.tex").symlink_to(tmp_path / "secret.tex")
    (page / "folder").symlink_to("/etc")
    (page / "round.tex").write_text("\\input{main}")
    (page / "picture.tex").write_bytes(b"\x89PNG\r\n\x1a\n")
    report = checked(page, body)
    said = [reason for r in (report, *report.included) for _, reason in r.unread]
    assert any(why in reason for reason in said), said
    assert "secret" not in "".join(r.source for r in (report, *report.included)).replace(body, "")


def test_a_comment_takes_nothing_in(tmp_path: Path) -> None:
    (tmp_path / "part.tex").write_text(SLIP)
    report = checked(tmp_path, "% \\input{part}\n\\\\% \\input{missing}\n10\\% \\input{part}")
    assert len(report.included) == 1


def test_depth_and_number_are_bounded(tmp_path: Path) -> None:
    for i in range(20):
        (tmp_path / f"d{i}.tex").write_text(f"\\input{{d{i + 1}}}" * 3)
    taken = taken_in("\\input{d0}", str(tmp_path / "main.tex"))
    assert len(taken.parts) < 10 * MOST
    whys = " ".join(why for _, why in taken.refused)
    assert f"more than {MOST} files" in whys or f"{DEEPEST} deep" in whys


def test_never_without_being_asked(tmp_path: Path) -> None:
    (tmp_path / "part.tex").write_text(SLIP)
    checked(tmp_path, "\\input{part}")
    report = api.check(tmp_path / "main.tex")
    assert (report.included, report.findings) == ((), ())
