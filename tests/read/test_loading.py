"""Bytes become the text their author saved, or are refused by name."""

from __future__ import annotations

import pytest

from handgrad.errors import ReadError
from handgrad.read.pieces.loading import decoded

TEXT = "Größe: $x = 0.5 + 0.25 = 0.75$ – “so”\n"


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8-sig"),
        (TEXT.encode("utf-16"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-32"), "utf-32"),
        (TEXT.encode("cp1252"), "cp1252"),
    ],
)
def test_every_encoding(raw: bytes, encoding: str) -> None:
    assert decoded(raw) == (TEXT, encoding)


def test_one_broken_byte_costs_one_character() -> None:
    raw = "σ(x) · 2 − 1 = 0.5\n".encode() + b"\xff\n"
    text, encoding = decoded(raw)
    assert (text, encoding) == ("σ(x) · 2 − 1 = 0.5\n\ufffd\n", "utf-8-broken")


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"PK\x03\x04rest", "zip archive"),
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (bytes(range(1, 32)) * 100, "control characters"),
        (b"\0" * 99, "control characters"),
        ("a".encode("utf-16") + b"x", "UTF-16"),
    ],
)
def test_what_is_no_text(raw: bytes, says: str) -> None:
    with pytest.raises(ReadError, match=says) as caught:
        decoded(raw, "page.md")
    assert str(caught.value).startswith("page.md: ")


def test_text_with_a_few_control_characters_is_text() -> None:
    assert decoded(b"\x1b[1mbold\x1b[0m \0 1 + 1 = 2") == (
        "\x1b[1mbold\x1b[0m \0 1 + 1 = 2",
        "utf-8",
    )
