"""Pages that want to break the reader: all bounded, nothing but documents and documented errors."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handgrad import read

HOSTILE = {
    "brackets": "(" * 100_000,
    "dollars": "$" * 50_000,
    "spaced dollars": "$ " * 50_000,
    "nul": "a\0b = 1\0 + 2" * 1000,
    "backticks": "".join("`" * (i % 300 + 1) + " " for i in range(600)),
    "emphasis": "*a " * 20_000,
    "tags": "<a " * 20_000,
    "comments": "<!--" * 20_000,
    "environments": r"\begin{align}" * 10_000,
    "fractions": "$$" + r"\frac{" * 5000 + "$$",
    "equals": "1 = " * 10_000,
    "tables": "<table>" * 10_000,
    "lists": "".join(" " * i + "- a\n" for i in range(1000)),
    "digits": "$" + "1" * 50_000 + "$",
    "steps": "Step 1 " * 10_000,
    "tabs": "a\tb\n" * 5000,
    "quotes": "> " * 20_000,
}
# A slow machine under load; a quadratic reader would need minutes.
SECONDS = 10.0


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("format", ["markdown", "latex", "html", "text"])
def test_hostile_pages_are_bounded(name: str, format: str) -> None:
    begin = time.process_time()
    read.numbers(read.page(HOSTILE[name], format=format))
    assert time.process_time() - begin < SECONDS


_MARKS = r"""$ $$ \[ \] ` | = 0.5 - x_1 \frac{1}{2} ( ) <td> </td> <table> ** _ & \\ \begin{align}
\end{align} \newcommand{ \verb| \item { } # ``` ≈ &lt; 12 {cm} %"""
_BITS = st.sampled_from([*_MARKS.split(), "\n", "\n\n", " ", "\t", "Step 1:"])


FORMATS = ["html", "latex", "markdown", "text"]


@given(st.lists(_BITS, max_size=40).map("".join), st.sampled_from(FORMATS))
def test_any_page_is_read_and_its_numbers_stand_where_they_say(text: str, format: str) -> None:
    page = read.page(text, format=format)
    lines = text.split("\n")
    for number in read.numbers(page):
        assert lines[number.line - 1][number.column - 1 :][: len(number.text)] == number.text
        assert text[number.offset :][: len(number.text)] == number.text


@pytest.mark.parametrize("format", ["markdown", "latex", "html", "text"])
def test_line_ends_of_every_system(format: str) -> None:
    source = "z = 1 + 1\n  = 2\n\nSo $a = 2 \\cdot 2$ is\n$= 4$.\n"
    for ends in ("\n", "\r\n"):
        text = source.replace("\n", ends)
        page = read.page(f"<pre>{text}</pre>" if format == "html" else text, format=format)
        assert [n.text for n in read.numbers(page)] == ["1", "1", "2", "2", "2", "4"], ends


def test_bytes_of_any_encoding(tmp_path: Path) -> None:
    for encoding, said in (
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("latin-1", "latin-1"),
    ):
        file = tmp_path / f"{encoding}.md"
        file.write_bytes("Größe $x = 1$".encode(encoding))
        assert read.load(file) == ("Größe $x = 1$", said)
