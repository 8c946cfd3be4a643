"""A word behind a formula is a factor where the page has given it a value, else a remark."""

from __future__ import annotations

import pytest

from handgrad.document import Chain
from handgrad.notation import Product
from handgrad.read import page


def chains(text: str, format: str) -> list[Chain]:
    """The chains of a page."""
    return [block for block in page(text, format=format).blocks if isinstance(block, Chain)]


@pytest.mark.parametrize(
    ("format", "text"),
    [
        ("text", "classes = 12\n\nn = (30 + 1) classes = (30 + 1) * 12 = 372\n"),
        ("markdown", r"$\text{classes} = 12$" + "\n\n" + r"$n = (30 + 1)\text{classes} = 372$"),
    ],
)
def test_a_stated_word_is_a_factor(format: str, text: str) -> None:
    """One chain, its second link a product with the word."""
    _, chain = chains(text, format)
    assert isinstance(chain.links[1].body, Product)
    assert chain.note == ""
    assert len(chain.links) > 2


def test_any_other_word_is_a_remark() -> None:
    """Twelve classes are no product where nothing is called so, nor behind a plain number."""
    first = chains(r"$n = (30 + 1) \text{ weights} = 31$", "markdown")[0]
    assert not isinstance(first.links[1].body, Product)
    _, plain = chains("classes = 12\n\nn = 31 classes = 31\n", "text")[:2]
    assert not isinstance(plain.links[1].body, Product)
