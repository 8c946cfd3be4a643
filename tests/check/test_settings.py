"""Settings are found above the page, read, and refused with their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from handgrad.check.settings import load
from handgrad.errors import ProblemError
from handgrad.problem import course
from handgrad.read.pieces.settings_file import settings_file

WHOLE = """\
select = ["HG"]
ignore = ["HG102", "operand-swap"]
exclude = ["drafts/"]
notes = true
decimals = 3
baseline = "known.json"

[severity]
HG703 = "warning"

[problems]
"week3/*.md" = "week3/lstm.yaml"
"week4/*" = ["a.yaml", "b.yaml"]

[conventions]
rounding = "half-even"
"""


def test_every_setting(tmp_path: Path) -> None:
    file = tmp_path / "handgrad.toml"
    file.write_text(WHOLE)
    found = load(str(file))
    assert (found.select, found.ignore) == (("HG",), ("HG102", "operand-swap"))
    assert (found.exclude, found.notes, found.decimals) == (("drafts/",), True, 3)
    assert found.severity == {"HG703": "warning"}
    assert found.baseline == str(tmp_path / "known.json")
    assert found.problems_for(str(tmp_path / "week3" / "x.md")) == (
        str(tmp_path / "week3" / "lstm.yaml"),
    )
    assert len(found.problems_for(str(tmp_path / "week4" / "deep" / "x.tex"))) == 2
    assert found.problems_for(str(tmp_path / "x.md")) == ()


def test_the_nearest_file_above_counts_up_to_the_repository(tmp_path: Path) -> None:
    deep = tmp_path / "repository" / "week" / "one"
    deep.mkdir(parents=True)
    (tmp_path / "handgrad.toml").write_text("")
    assert settings_file(str(deep)) == str(tmp_path / "handgrad.toml")
    (tmp_path / "repository" / ".git").mkdir()
    assert settings_file(str(deep)) == ""
    (tmp_path / "repository" / "pyproject.toml").write_text("[tool.other]\n")
    assert settings_file(str(deep)) == ""
    (tmp_path / "repository" / "pyproject.toml").write_text("[tool.handgrad]\nnotes = true\n")
    assert settings_file(str(deep)) == str(tmp_path / "repository" / "pyproject.toml")
    assert load(settings_file(str(deep))).notes


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ("notes = true\nignroe = []\n", (2, 1), "did you mean ignore?"),
        ('select = ["HG1O1"]\n', (1, 12), "no rule 'HG1O1'"),
        ("notes = 1\n", (1, 1), "expected true or false"),
        ("decimals = 99\n", (1, 1), "from 0 to 50"),
        ("select = 5\n", (1, 1), "a text or a list of texts"),
        ("severity = 1\n", (1, 1), "a table [severity]"),
        ('[severity]\nHG101 = "fatal"\n', (2, 1), "one of error, warning, note, off"),
        ('[conventions]\nrounding = "sometimes"\n', (2, 1), "half-up"),
        ("[conventions]\nroundign = 1\n", (2, 1), "rounding"),
        ("select = [\n", (1, 1), "this is not TOML"),
    ],
)
def test_a_fault_is_shown_where_it_stands(
    tmp_path: Path, text: str, place: tuple[int, int], says: str
) -> None:
    file = tmp_path / "handgrad.toml"
    file.write_text(text)
    with pytest.raises(ProblemError) as caught:
        load(str(file))
    assert says in str(caught.value)
    assert caught.value.place[0] == place[0]


def test_a_courses_conventions_stand_in_either_file(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        '[tool.handgrad.conventions]\nrounding = "half-even"\n'
    )
    assert course.stated(str(tmp_path / "p.yaml")) == {"rounding": "half-even"}
    (tmp_path / "handgrad.toml").write_text('[conventions]\nrounding = "half-up"\n')
    assert course.stated(str(tmp_path / "p.yaml")) == {"rounding": "half-up"}
