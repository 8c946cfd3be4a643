"""Notebooks: cells, comments and stored outputs, every offset that of the JSON file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handgrad import api, read
from handgrad.check.places import Places
from handgrad.errors import ReadError
from handgrad.read.notebook import shown_lines
from handgrad.read.pieces.jsontext import Text, joined, parsed


def notebook(*cells: dict[str, Any], **options: Any) -> str:
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "cells": cells}, **options)


def markdown(*lines: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "metadata": {}, "source": list(lines)}


def code(source: str, *outputs: dict[str, Any]) -> dict[str, Any]:
    return {"cell_type": "code", "source": source, "outputs": list(outputs)}


def numbers(text: str) -> list[str]:
    """The numbers of a notebook; each stands where it says."""
    document = read.page(text, path="a.ipynb")
    lines = text.split("\n")
    found = read.numbers(document)
    for number in found:
        assert lines[number.line - 1][number.column - 1 :].startswith(number.text)
    return [number.text for number in found]


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize("ascii_only", [True, False])
def test_every_number_stands_where_it_says(indent: int | None, ascii_only: bool) -> None:
    text = notebook(
        markdown("# σ\n", "$$f = \\sigma(0.62) = 0.6502$$\n", 'so "$x = -0.5$"\\\n'),
        code("# h = 0.5 * 0.3 = 0.15\nx = 0.25", {"output_type": "stream", "text": "z = 7\n"}),
        indent=indent,
        ensure_ascii=ascii_only,
    )
    assert numbers(text) == ["0.62", "0.6502", "-0.5", "0.5", "0.3", "0.15", "0.25", "7"]


WORKED = sorted((Path(__file__).parents[1] / "worked").glob("*.md"))[::9]


@pytest.mark.parametrize("page", WORKED, ids=lambda page: page.stem)
def test_a_page_as_a_notebook_is_judged_as_it_was(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    cell = notebook(markdown(*text.splitlines(keepends=True)), indent=2)
    plain = api.check(text, path=str(page))
    inside = api.check(cell, path=str(page.with_suffix(".ipynb")))
    assert [(n.text, n.status) for n in inside.numbers] == [
        (n.text, n.status) for n in plain.numbers
    ]
    assert [(f.code, f.short) for f in inside.findings] == [
        (f.code, f.short) for f in plain.findings
    ]


def test_what_holds_in_one_cell_holds_in_the_next() -> None:
    text = notebook(markdown("Given $w = 0.5$."), markdown("$y = 2 w = 1.1$"))
    report = api.check(text, format="notebook")
    assert [(f.code, f.text) for f in report.findings] == [("HG101", "1.1")]
    assert [Places(text, report.cells).cell(f.span[0]) for f in report.findings] == [2]


def test_the_richest_output_is_read_and_pictures_are_not() -> None:
    data = {"image/png": "0=1", "text/plain": "<1 = 2>", "text/latex": "$1 + 1 = 2$"}
    shown = {"output_type": "display_data", "data": data}
    assert numbers(notebook(code("show()", shown))) == ["1", "1", "2"]


def test_format_3_and_raw_cells() -> None:
    old = {"worksheets": [{"cells": [{"cell_type": "code", "input": "x = 0.5", "outputs": []}]}]}
    assert numbers(json.dumps(old)) == ["0.5"]
    raw = {"cell_type": "raw", "source": "x = 0.5"}
    report = api.check(notebook(raw), format="notebook")
    assert [why for _, why in report.unread] == ["a raw cell"]


@pytest.mark.parametrize(
    "text", ['{"cells": 5}', "[]", '{"cells": [7]}', "x", '{"cells": ["a"]}', ""]
)
def test_what_is_no_notebook_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(ReadError) as caught:
        read.page(text, path="a.ipynb")
    assert caught.value.place[0] == 1


def test_a_line_is_what_its_author_typed() -> None:
    text = notebook(markdown('say "so"\\\n', "\t$1 + 1 = 3$ é\n"), indent=1)
    report = api.check(text, format="notebook")
    places = Places(text, report.cells)
    assert places.text(*places.extent(report.findings[0].span[0])) == "\t$1 + 1 = 3$ é"
    lines = [places.text(*span) for span in shown_lines(text)]
    assert lines == ['say "so"\\', "\t$1 + 1 = 3$ é"]


def test_directives_hold_for_lines_not_for_the_whole_file() -> None:
    line = "$0.5 \\cdot 0.3 = 0.16$"
    text = notebook(markdown(f"{line} <!-- handgrad: ignore HG101 -->\n", "\n", "$1 + 1 = 3$"))
    report = api.check(text, format="notebook")
    assert [f.text for f in report.findings] == ["3"]


_SCALARS = st.none() | st.booleans() | st.integers() | st.text()


def _nested(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4)


@given(st.recursive(_SCALARS, _nested, max_leaves=20))
def test_strings_are_found_where_they_stand(value: Any) -> None:
    text = json.dumps({"cells": [value]})

    def strings(tree: Any) -> list[Text]:
        if isinstance(tree, Text):
            return [tree]
        return [s for item in getattr(tree, "values", []) for s in strings(item)]

    def words(tree: Any) -> list[str]:
        if isinstance(tree, str):
            return [tree]
        items = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
        return [word for item in items for word in words(item)]

    found = strings(parsed(text))
    assert [joined([string])[0] for string in found] == words(value)
    for string in found:
        assert json.loads(text[slice(*string.span)]) == joined([string])[0]


@given(st.text(alphabet='{}[]":,\\ab1 \n', max_size=30))
def test_any_text_is_json_or_refused(text: str) -> None:
    try:
        json.loads(text)
        valid = True
    except ValueError:
        valid = False
    try:
        parsed(text)
    except ReadError:
        assert not valid
