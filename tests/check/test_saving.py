"""A page that is put right keeps its encoding, its line ends and its permissions, or stays as it
was."""

from __future__ import annotations

from pathlib import Path

import pytest

from handgrad import read
from handgrad.check.saving import save, save_again
from handgrad.errors import ReadError

TEXT = "Größe σ\r\n$1 + 1 = 3$\rend\n"


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-16-le", b""),
        ("utf-32-be", b"\x00\x00\xfe\xff"),
        ("latin-1", b""),
        ("cp1252", b""),
    ],
)
def test_bytes_stay_as_they_are(tmp_path: Path, encoding: str, mark: bytes) -> None:
    text = TEXT.replace(
        "σ", "“s”" if encoding == "cp1252" else "ß" if encoding == "latin-1" else "σ"
    )
    file = tmp_path / "page.md"
    file.write_bytes(mark + text.encode(encoding))
    file.chmod(0o640)
    before, known = read.load(file)
    assert before == text
    save_again(str(file), before.replace("= 3", "= 2"), before, known)
    assert file.read_bytes() == mark + text.replace("= 3", "= 2").encode(encoding)
    assert file.stat().st_mode & 0o777 == 0o640
    assert [p.name for p in tmp_path.iterdir()] == ["page.md"]


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "page.md"
    file.write_text("new")
    with pytest.raises(ReadError, match="changed while it was checked"):
        save_again(str(file), "old and right", "old", "utf-8")
    assert file.read_text() == "new"


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("a")
    (tmp_path / "page.md").symlink_to("real.md")
    save_again(str(tmp_path / "page.md"), "b", "a", "utf-8")
    assert (tmp_path / "page.md").is_symlink()
    assert (tmp_path / "real.md").read_text() == "b"


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError):
        save(str(tmp_path / "folder"), "text")
    assert [p.name for p in tmp_path.iterdir()] == ["folder"]
