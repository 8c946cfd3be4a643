"""The marked page: everything of the page is text, nothing runs, nothing is fetched, every number
can be reached."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from handgrad.check.report.html import write
from tests.check.report.reports import FAILURES, PAYLOAD, reports

TAGS = set(
    """html head meta title style body a main article h1 h2 p ul ol li span div section nav b br
    code table tr th td""".split()
)
ATTRIBUTES = set(
    "lang charset http-equiv content name class id href tabindex role aria-describedby "
    "aria-label".split()
)


class Page(HTMLParser):
    """What a page consists of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def values(page: Page, name: str) -> list[str]:
    return [value or "" for key, value in page.attributes if key == name]


@pytest.fixture(scope="module")
def text() -> str:
    return write(reports(), FAILURES)


def test_only_our_own_elements(text: str) -> None:
    page = Page(text)
    assert page.tags <= TAGS
    assert {name for name, _ in page.attributes} <= ATTRIBUTES
    assert all(href.startswith("#") for href in values(page, "href"))


def test_the_policy_allows_the_style_sheet_and_nothing_else(text: str) -> None:
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert style is not None
    digest = b64encode(sha256(style[1].encode()).digest()).decode()
    policy = next(v for v in values(Page(text), "content") if "src" in v)
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert "url(" not in style[1]
    assert "@import" not in style[1]


def test_the_page_is_there_word_for_word(text: str) -> None:
    said = "".join(Page(text).words)
    assert "<script>alert('title')</script> ]]> --> </article></style>" in said
    assert not set("\x00\x1b\u202e\u2066") & set(text)
    assert "alert(" in PAYLOAD


def test_ids_are_used_once_and_links_lead_somewhere(text: str) -> None:
    page = Page(text)
    ids = values(page, "id")
    assert len(ids) == len(set(ids))
    targets = [href[1:] for href in values(page, "href")]
    assert set(targets) - set(ids) <= {"findings-1"}
    assert set(values(page, "aria-describedby")) <= set(ids)


def test_every_number_can_be_reached_and_says_its_verdict(text: str) -> None:
    numbers = [n for report in reports() for n in report.numbers]
    page = Page(text)
    assert len(values(page, "tabindex")) == len(numbers)
    classes = values(page, "class")
    for status in {n.status.value for n in numbers}:
        shown = sum(name == f"n {status}" for name in classes)
        legend = (
            len(reports()) if status in ("ok", "wrong", "inherited", "rounding", "unchecked") else 0
        )
        assert shown - legend == sum(n.status.value == status for n in numbers)


def test_a_notebook_is_shown_cell_by_cell() -> None:
    page = "".join(Page(write([reports()[2]])).words)
    assert "cell 1" in page
    assert page.index("# Loss") < page.index("\\cdot") < page.index("cell 2")
    assert "nbformat" not in page


def test_the_same_bytes_every_time(text: str) -> None:
    assert write(reports(), FAILURES) == text
