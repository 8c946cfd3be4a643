"""The student's page: marks with reasons, as much as is to be revealed, and no text that acts."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

import handgrad as hg
from handgrad.grade.mark import mark
from handgrad.grade.page import formats, inert, write
from handgrad.grade.records import Script
from handgrad.grade.scheme import scheme
from tests.grade.pages_of import PROBLEM, page

EXAMPLES = Path(__file__).parents[2] / "examples"
SCHEME = scheme(hg.solve(PROBLEM))


def marked(text: str, name: str = "017") -> Script:
    return mark(text, name=name, path="a.md", digest="", scheme=SCHEME)


@pytest.fixture(scope="module")
def homework() -> Script:
    text = (EXAMPLES / "lstm-homework.md").read_text(encoding="utf-8")
    against = scheme(hg.solve(EXAMPLES / "lstm-homework.yaml"))
    return mark(text, name="017", path="017.md", digest="", scheme=against)


def test_the_text_page_reads_like_a_marked_script(homework: Script) -> None:
    lines = write(homework).splitlines()
    assert re.fullmatch(r"LSTM, two steps by hand +script 017", lines[0])
    assert re.fullmatch(r"14 of 20 +a  4 of 10     b  10 of 10", lines[1])
    assert lines[3] == "a  t = 1"
    assert re.fullmatch(r"   numbers put into the four gates +M1 +1", lines[4])
    assert "σ(0.62) = 0.6502, you wrote 0.6508 (line 43)" in lines[5]
    composite = next(line for line in lines if "M2 A3ft" in line)
    assert composite.startswith("b  |y₁")
    assert re.search(r"M2 A3ft +5 +0\.0377 is right for your", composite)
    assert lines[-1].startswith("M method   A accuracy   ft right for your own earlier value")
    assert all(len(line) <= 104 for line in lines)


def test_reveal_chooses_what_is_given_away(homework: Script) -> None:
    value, why, where = (write(homework, reveal=r) for r in ("value", "why", "where"))
    assert "σ(0.62) = 0.6502" in value
    assert "Right at t = 2" in value
    assert "σ(0.62) is not 0.6508 (line 43)" in why
    for text in (why, where):
        for right in ("0.6502", "0.3654", "0.3947", "0.5708", "0.3923", "0.3832"):
            assert right not in text
    assert "look at line 43" in where
    assert "To learn" not in where
    with pytest.raises(ValueError, match="reveal"):
        write(homework, reveal="all")


def test_what_waits_has_no_points_yet() -> None:
    text = write(marked("h_1 = 0.5154\n"))
    assert re.search(r"h₁ = tanh\(z₁\) +M1 +\? +no working is shown", text)
    assert "1 mark still to be decided by a person." in text


def test_a_scan_is_not_marked() -> None:
    text = write(marked(""))
    assert "not marked" in text
    assert "it has no text: a scan or an empty file" in text
    assert " 0 of " not in text


HOSTILE = [
    "<script>document.title='gone'</script>",
    "<img src=x onerror=alert(1)>",
    "</li></ol></main><iframe src='https://example.org'></iframe>",
    "[click](javascript:alert(1)) <a href='javascript:alert(1)'>x</a>",
    "\x1b[2J\x1b]0;gone\x07 and \u202edesrever\u202c",
    "&lt;script&gt; <!-- --> ]]> <style>*{display:none}</style>",
]


class Tags(HTMLParser):
    """The elements and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize("text", HOSTILE)
def test_script_text_stays_text(text: str) -> None:
    """In the page's body, in a formula that becomes a reason, and in the script's name."""
    body = page(h1="0.5613") + f"\n{text}\n\n$q_1 = \\text{{{text}}} + = 3$\n"
    html = write(marked(body, name=f"anna {text}"), "html")
    tags = Tags()
    tags.feed(html)
    names = [tag for tag, _ in tags.found]
    assert not {"script", "img", "iframe"} & set(names)
    assert names.count("style") == 1
    for tag, attributes in tags.found:
        assert not any(name.startswith("on") for name in attributes)
        assert (attributes.get("href") or "#").startswith("#"), tag
    assert not re.search(r"[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069]", html)
    assert "default-src 'none'" in html


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_and_text_pages_hold_no_markup_of_the_script(text: str) -> None:
    script = marked(page(h1="0.5613"), name=f"anna {text}")
    marked_down = write(script, "markdown")
    assert not re.search(r"(?<!\\)<(script|img|a|iframe|style|/)", marked_down)
    assert not re.search(r"(?<!\\)\]\(", marked_down)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\u202a-\u202e]", write(script, "text"))


def test_a_reason_leads_to_its_line_of_the_script(homework: Script) -> None:
    html = write(homework, "html")
    assert '(line <a href="#L43">43</a>)' in html
    source = (EXAMPLES / "lstm-homework.md").read_text(encoding="utf-8").split("\n")
    assert f'<li id="L43" class=named>{source[42]}'.split("\\")[0] in html


def test_formats_are_files() -> None:
    assert formats() == ["html", "markdown", "text"]


def test_inert_shows_what_it_takes_away() -> None:
    assert inert("a\x1b[2Jb\u202ec") == "a�[2Jb�c"


def test_the_documentation_shows_this_page(homework: Script) -> None:
    docs = (Path(__file__).parents[2] / "docs" / "grade-marks.md").read_text(encoding="utf-8")
    assert f"```text\n{write(homework)}```" in docs
