"""Problem files become trees with places; what hides traps is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from handgrad.errors import ProblemError
from handgrad.problem.source import BYTES, read
from handgrad.problem.tree import Branch, Leaf, Row


def leaf(text: str, key: str) -> Leaf:
    tree = read(text)[1]
    assert isinstance(tree, Branch)
    found = tree.get(key)
    assert isinstance(found, Leaf)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "given:\n  y: 0.80\n",
        '{"given": {"y": 0.80}}',
        "[given]\ny = 0.80\n",
        '{"given":\n\t{"y": 0.80}}',
    ],
    ids=["yaml", "json", "toml", "json with tabs"],
)
def test_numbers_keep_their_digits(text: str) -> None:
    given = read(text)[1].get("given")  # type: ignore[union-attr]
    assert isinstance(given, Branch)
    assert given.items[0][0].text == "y"
    assert given.items[0][1].text == "0.80"  # type: ignore[union-attr]


def test_nothing_is_resolved_to_a_type() -> None:
    for word in ("y", "no", "on", "null", "1e3", "0o7", "2020-01-01"):
        assert leaf(f"a: {word}\n", "a").text == word


def test_places_are_offsets_in_the_file() -> None:
    text = "title: ä\nequations: |\n    y = x\n\n    z = y\n"
    found = leaf(text, "equations")
    assert [text[p : p + 1] for p in found.places] == ["y", "\n", "z"]


def test_names_with_braces_need_no_quotes() -> None:
    tree = read("ask: [w_{xh}, δ^{a_{r}}, 'W_{f,x}']\ngiven: {w_{x,h}: 1}\n")[1]
    ask = tree.get("ask")  # type: ignore[union-attr]
    assert isinstance(ask, Row)
    assert [item.text for item in ask.items if isinstance(item, Leaf)] == [
        "w_{xh}",
        "δ^{a_{r}}",
        "W_{f,x}",
    ]
    given = tree.get("given")  # type: ignore[union-attr]
    assert isinstance(given, Branch)
    assert given.items[0][0].text == "w_{x,h}"


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ("a: 1\nb: 2\na: 3\n", (3, 1), "stands twice"),
        ("a: &x 1\n", (1, 4), "anchors"),
        ("a: *x\n", (1, 4), "anchors"),
        ("a: !!int 3\n", (1, 4), "tags"),
        ("a: !x {}\n", (1, 4), "tags"),
        ("a: 1\n---\nb: 2\n", (2, 1), "second document"),
        ("a: [1, 2\nb: 3\n", (2, 2), "not YAML"),
        ("a:\n  - 1\n b: 2\n", (3, 2), "not YAML"),
        ("? [1, 2]\n: 3\n", (1, 3), "a key is a name"),
        ("a: " + "[" * 60 + "]" * 60 + "\n", (1, 54), "too deeply"),
        ("a: \x07\n", (1, 4), "control character"),
        ("a = 1\na = 2\n", (2, 6), "not TOML"),
    ],
)
def test_refused_with_line_and_column(text: str, place: tuple[int, int], says: str) -> None:
    with pytest.raises(ProblemError, match=says) as caught:
        read(text)
    assert caught.value.place == place


def test_size_is_capped() -> None:
    with pytest.raises(ProblemError, match="too long"):
        read("a: " + "x" * BYTES + "\n")


def test_missing_file_names_a_near_one(tmp_path: Path) -> None:
    (tmp_path / "lstm.yaml").write_text("model: lstm\n")
    with pytest.raises(ProblemError, match=r"lstm\.yaml\?"):
        read(tmp_path / "lstn.yaml")


def test_python_data_and_arrays() -> None:
    tree = read({"given": {"x": (0.1, 2)}})[1]
    given = tree.get("given")  # type: ignore[union-attr]
    assert isinstance(given, Branch)
    row = given.items[0][1]
    assert isinstance(row, Row)
    assert [item.text for item in row.items if isinstance(item, Leaf)] == ["0.1", "2"]


def test_billion_laughs_is_refused_at_its_first_anchor() -> None:
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\n"
    with pytest.raises(ProblemError, match="anchors"):
        read(bomb)
