"""`make new-…`: a skeleton that loads, the next free code, and no overwriting."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import new


@pytest.fixture
def source(tmp_path: Path) -> Path:
    for folder in new.FOLDERS.values():
        (tmp_path / folder).mkdir(parents=True)
    return tmp_path


@pytest.mark.parametrize("kind", sorted(new.FOLDERS))
def test_a_skeleton_is_a_module_that_loads(kind: str, source: Path) -> None:
    path = new.write(kind, "soft-thing", source)
    scope: dict[str, object] = {"__name__": path.stem}
    exec(compile(path.read_text(encoding="utf-8"), str(path), "exec", dont_inherit=True), scope)
    record = scope.get(kind.upper())
    assert kind == "format" or getattr(record, "name", "").replace("-", "_") == "soft_thing"


def test_a_rule_gets_the_next_free_code(source: Path) -> None:
    (source / "check" / "rules" / "hg107_lost_sign.py").write_text("")
    assert new.write("rule", "missing-bias", source).name == "hg108_missing_bias.py"
    assert new.write("rule", "stale-state", source, "4").name == "hg401_stale_state.py"


def test_nothing_is_overwritten(source: Path) -> None:
    new.write("op", "softplus", source)
    with pytest.raises(FileExistsError):
        new.write("op", "softplus", source)


@pytest.mark.parametrize("name", ["9x", "", "a/b", "../x", "naïve op"])
def test_what_cannot_be_a_file_is_refused(name: str, source: Path) -> None:
    with pytest.raises(ValueError, match="is no name"):
        new.write("op", name, source)


def test_without_a_name_the_generator_says_how(capsys: pytest.CaptureFixture[str]) -> None:
    assert new.main(["op"]) == 2
    assert "NAME=softplus" in capsys.readouterr().err
