"""harmless: text of a page as a terminal, a log or a web page may show it."""

from __future__ import annotations

from handgrad.late import late

# Control characters, what turns the direction of writing, what has no width.
_TRICKS = late(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)


def harmless(text: str) -> str:
    """A piece of a line in which nothing turns or hides what stands beside it, a tab one column.

    >>> harmless("a\\tb\\u202ec")
    'a b\ufffdc'
    """
    return _TRICKS.sub("\ufffd", text.replace("\t", " "))


def harmless_lines(text: str) -> str:
    """A message of several lines, such as an error that shows a line of a file."""
    return "\n".join(harmless(line) for line in text.split("\n"))
