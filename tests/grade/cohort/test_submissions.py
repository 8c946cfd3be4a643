"""Which scripts are in a folder; what is not read, and that nothing outside it ever is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from handgrad.errors import ReadError
from handgrad.grade.cohort.submissions import Submission, content, submissions


def found(folder: Path) -> dict[str, Submission]:
    return {submission.name: submission for submission in submissions(folder)}


def test_a_file_or_a_folder_for_each_student(tmp_path: Path) -> None:
    (tmp_path / "anna.md").write_text("a")
    (tmp_path / "ben").mkdir()
    (tmp_path / "ben" / "work.tex").write_text("b")
    (tmp_path / "ben" / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / ".hidden.md").write_text("x")
    (tmp_path / "__MACOSX").mkdir()
    read = {name: content(s) for name, s in found(tmp_path).items()}
    assert read == {"anna": b"a", "ben": b"b"}
    assert found(tmp_path)["ben"].path == "ben/work.tex"


def test_several_plain_pages_are_one_script(tmp_path: Path) -> None:
    (tmp_path / "carl").mkdir()
    (tmp_path / "carl" / "2.md").write_text("second")
    (tmp_path / "carl" / "1.md").write_text("first")
    assert content(found(tmp_path)["carl"]) == b"first\n\nsecond"


@pytest.mark.parametrize(
    ("files", "fault"),
    [
        ([], "empty"),
        (["scan.jpg"], "no page with text in its folder, only scan.jpg"),
        (["a.md", "b.tex"], "it holds 2 pages"),
        (["a.tex", "b.tex"], "keep the one to be marked"),
    ],
)
def test_a_folder_that_cannot_be_marked_says_why(
    tmp_path: Path, files: list[str], fault: str
) -> None:
    (tmp_path / "dora").mkdir()
    for name in files:
        (tmp_path / "dora" / name).write_text("x")
    assert fault in found(tmp_path)["dora"].fault


def test_links_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("the solution")
    folder = tmp_path / "class"
    (folder / "eve").mkdir(parents=True)
    (folder / "link.md").symlink_to(secret)
    (folder / "up").symlink_to(tmp_path)
    (folder / "eve" / "in.md").symlink_to(secret)
    scripts = found(folder)
    assert {name: s.files for name, s in scripts.items()} == {"link": (), "up": (), "eve": ()}
    assert "link" in scripts["link"].fault


def test_a_file_that_became_a_link_meanwhile_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("mine")
    (script,) = submissions(tmp_path)
    (tmp_path / "a.md").unlink()
    (tmp_path / "a.md").symlink_to("/etc/hostname")
    with pytest.raises(OSError, match="symbolic"):
        content(script)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (script,) = submissions(tmp_path)
    assert script.fault == "it is no plain file"


def test_names_that_steer_a_terminal_are_shown_harmlessly(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[31m\u202eb.md").write_text("x")
    (tmp_path / os.fsdecode(b"caf\xe9.md")).write_text("y")
    scripts = submissions(tmp_path)
    assert [s.name for s in scripts] == ["a\ufffd[31m\ufffdb", "caf\ufffd"]
    assert [content(s) for s in scripts] == [b"x", b"y"]


def test_two_files_of_one_name_are_two_scripts(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("x")
    (tmp_path / "a.tex").write_text("y")
    assert sorted(found(tmp_path)) == ["a.md", "a.tex"]


def test_the_problem_and_the_results_are_no_scripts(tmp_path: Path) -> None:
    (tmp_path / "problem.yaml").write_text("x")
    (tmp_path / "marked").mkdir()
    (tmp_path / "a.md").write_text("x")
    scripts = submissions(tmp_path, without=[tmp_path / "problem.yaml", tmp_path / "marked"])
    assert [s.name for s in scripts] == ["a"]


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no script in this folder"):
        submissions(tmp_path)


def test_an_unknown_suffix_is_not_marked(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04")
    assert found(tmp_path)["a"].fault == "no reader for .zip files"
