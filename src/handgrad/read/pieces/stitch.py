"""stitch: pieces of a page become chains, wherever a chain goes on.

A chain is not one formula: a third of the displays of a real page begin with `=` and continue the
block before, over equation numbers, words such as "so", code, prose (`(11*11*3 + 1) * 96` = 34,944)
and the ends of lines.
"""

from __future__ import annotations

import re

from handgrad.document import Block, Chain, Link, Scope, Unreadable
from handgrad.notation import Name, Span, Text
from handgrad.read.pieces.draft import Draft, done, is_value
from handgrad.read.pieces.signs import EQUALS
from handgrad.read.pieces.statements import (
    Statement,
    has_number,
    is_number,
    labels,
    unread,
    wording,
)
from handgrad.read.pieces.worded import is_factor, stated

_TAG = re.compile(r"\s*+(?:[.,;]\s*+)?\(([1-9]\d{0,2}[a-z]?)\)\s*[.,;]?\s*(?:$|\n)")
_LONGEST = 120  # of the words before a chain
_GLUE = re.compile(r"[\s.,;:()\[\]*_{}\"'’”>|–—-]*$")
_LINKING = frozenset(
    """so thus hence then and therefore which gives giving is it i.e that also da así luego entonces
    donc ainsi also somit ergibt quindi portanto logo ou e und et y o or yields this becomes we get
    finally or equivalently 所以 因此 得到 得 即 则 有 代入""".split()
)
_SENTENCE = re.compile(r"[.;!?。；！？\n](?=\s|$)|[。；，]")
_MARKUP = " \t\r\n*_#>:：,;.|–—✓~≈=("
_CONDITIONS = "if|when|whenever|unless|otherwise|si|wenn|falls|se|quando|cuando|sinon|sonst"
_CONDITION = re.compile(rf"[\s,]*\b({_CONDITIONS})\b|\s*(?=如果|当|若)", re.IGNORECASE)
_ELSE = "else|andernfalls|ansonsten|caso contrario|lo contrario|altrimenti|caso contrário|senão"
_CONDITIONAL = re.compile(rf"(?:\b(?:{_CONDITIONS}|{_ELSE})|如果|当|若|否则),?$", re.IGNORECASE)
_REMARK = re.compile(r"\s*\(([^()\n]{2,80})\)\s*[.,;]?\s*$")


MOST = 8000  # links of calculations on one page


class Full(Exception):
    """More calculations than one page may hold; `at` is where reading ends."""

    def __init__(self, at: int) -> None:
        super().__init__(at)
        self.at = at


class Stitcher:
    """Takes statements and the prose between them in the order of the page; gives blocks."""

    def __init__(self) -> None:
        self.blocks: list[Block | Draft] = []
        self._last: Draft | None = None
        self._display: Draft | None = None
        self._between = ""  # prose since the last chain
        self._here = 0  # where the prose of this passage begins in it
        self._links = self._formulas = 0  # of all calculations so far
        self._stated: set[str] = set()  # words that the page gave a value

    # -- what stands between chains

    def words(self, text: str) -> str:
        """Prose; returns what is left after an equation number at its beginning."""
        last = self._last
        if last is not None and not self._between.strip():
            found = _TAG.match(text)
            if found is not None and last.kept and last.tag in ("", found.group(1)):
                last.tag = found.group(1)
                text = text[found.end() :]
            condition = _CONDITION.match(text)
            if condition is not None and last.kept and not last.note:
                last.note = "if"  # a definition by cases, not a claim
            remark = _REMARK.match(text)
            if remark is not None and last.kept and not last.note:
                last.note = remark.group(1)
                text = text[remark.end() :]
        self._between += text
        return text

    def passage(self) -> None:
        """A new paragraph or item begins."""
        self._between += "\n\n" if self._between.strip() else "\n"
        self._here = len(self._between)

    def line(self) -> None:
        """A new line of code or plain text begins."""
        self._between += "\n"
        self._here = len(self._between)

    def remark(self, text: str) -> None:
        """What stands beside a chain on its line."""
        if self._last is not None and not self._last.note:
            self._last.note = text.strip()

    def ends_in_word(self) -> bool:
        """Whether the prose directly before this place ends in a word."""
        return self._between[self._here :].rstrip()[-1:].isalpha()

    def cut(self) -> None:
        """Nothing goes on over this place: a heading, a table, a lead."""
        self._last = self._display = None
        self._between, self._here = "", 0

    def block(self, block: Block) -> None:
        """A block that is no chain."""
        self.blocks.append(block)

    # -- chains

    def add(
        self, statement: Statement, scope: Scope, context: str, display: bool, loose: bool
    ) -> Draft | None:
        """Put a statement behind the chain it continues, or as a chain of its own; raises Full
        where a page holds more than one may."""
        if len(statement.links) > 1 or display:
            self.count(len(statement.links), statement.span[0])
        self._formulas += 1
        if self._formulas > 3 * MOST:
            raise Full(statement.span[0])
        words = self._stated
        if words and self._last and is_factor(self._last, self._between, statement, words):
            self._between = ""
        host = self._host(statement, display, loose)
        new = host is None
        if host is None:
            host = self._start(statement, scope, context, display)
        else:
            self._extend(host, statement)
        host.trail = statement.bare or statement.trail
        if host.trail == "⟹":
            host.trail = ""
        if statement.tag:
            host.tag = statement.tag
        host.note = host.note or statement.note
        if statement.braced or not statement.complete:
            self._inside(statement, host.scope)
        if new and not host.kept:  # a name in the prose belongs to the words of the chain behind it
            name = wording(host.links[0].body) if host.links else ""
            host.before = f"{host.words} {name}".strip()
        self._last, self._between, self._here = host, "", 0
        if display:
            self._display = host
        if word := stated(host.links):
            self._stated.add(word)
        return host

    def count(self, links: int, at: int) -> None:
        """Count what a page holds; raises Full beyond what it may."""
        self._links += links
        if self._links > MOST:
            raise Full(at)

    def _start(self, statement: Statement, scope: Scope, context: str, display: bool) -> Draft:
        before = self.lead_words()
        if self._last is not None and self._last.before and "\n" not in self._between:
            before = f"{self._last.before} {before}".strip()[-_LONGEST:]
        words = " ".join(filter(None, (before, statement.words)))
        if len(statement.links) > 1 and statement.links[0].sign == "→":  # it led here
            first = statement.links[0]
            statement.links[0] = Link("", first.body, first.span)
        draft = Draft(list(statement.links), scope, context, words, display=display)
        if _CONDITIONAL.search(words):
            draft.note = "if"  # a condition, not a claim
        if not statement.links:
            return self._put(draft)
        lone = len(statement.links) == 1 and not statement.links[0].sign
        draft.kept = not lone or display or has_number(statement.links[0].body)
        if lone and isinstance(statement.links[0].body, Text | Name):
            draft.kept = False
        return self._put(draft)

    def _put(self, draft: Draft) -> Draft:
        self.blocks.append(draft)
        return draft

    def _extend(self, host: Draft, statement: Statement) -> None:
        links = list(statement.links)
        if (
            self._between.lstrip()[:1] == ")"
            and host.words
            and "(" not in host.words
            and len(host.links) == 1
        ):
            host.words = f"{host.words} ({wording(host.links[0].body)})"
        if links and not links[0].sign:
            links[0] = Link(host.trail or "=", links[0].body, links[0].span)
        elif links and not host.links:
            pass
        host.links += links
        if links:
            host.kept, host.before = True, ""

    def _inside(self, statement: Statement, scope: Scope) -> None:
        """What a statement holds besides itself: claims in brace labels, stretches that cannot be
        read."""
        for link in statement.links:
            for claim in labels(link.body):
                self.blocks.append(Draft(list(claim.links), scope, "label", claim.words))
        for lost in unread(statement):
            self.blocks.append(
                Unreadable(span=lost.span, scope=scope, text=lost.text, reason=lost.reason)
            )

    def _host(self, statement: Statement, display: bool, loose: bool) -> Draft | None:
        """The chain a statement continues, None if it begins one."""
        last = self._last
        if last is None or statement.step is not None or statement.words or statement.own:
            return None
        sign = statement.bare or (statement.links[0].sign if statement.links else "")
        gap = self._gap()
        if not sign:
            if _names(last, self._between, statement):
                return last
            joins = last.trail and gap in ("none", "glue")
            leads_on = last.trail == "→" and len(last.links) > 1 and len(statement.links) > 1
            return last if joins and not leads_on else None
        if sign == "→" and len(statement.links) > 1 and done(last):
            return None  # λ = 0.1 → penalty = 0.08
        if sign == "⟹" or (gap != "none" and done(last) and not is_value(statement)):
            return None
        if gap == "none" or (gap == "glue" and not (loose and sign not in EQUALS)):
            return last
        if display:
            return self._display or last
        if loose:
            return None
        return last if gap == "linking" else None

    def _gap(self) -> str:
        """What stands between the last chain and here: 'none', 'glue' (punctuation), 'linking'
        words, 'words'."""
        between = self._between
        if not between.strip():
            return "none"
        if _GLUE.match(between):
            return "glue"
        if len(between) > 80:
            return "words"
        plain = [word.strip(_MARKUP + "()").lower() for word in between.split()]
        if all(word in _LINKING or not word for word in plain):
            return "glue" if len([w for w in plain if w]) <= 3 else "linking"
        return "words"

    def lead_words(self) -> str:
        """The prose directly before this place, on its own sentence."""
        text = self._between[self._here :].rstrip()
        if not text:
            return ""
        begin = 0
        for end in _SENTENCE.finditer(text, 0, len(text.rstrip(_MARKUP))):
            begin = end.end()
        words = " ".join(text[begin:].split())[-_LONGEST:]
        words = words.rstrip(_MARKUP + "[")
        unopened = ")]" if words.count(")") > words.count("(") else ""
        return words.lstrip(_MARKUP.replace("(", "") + unopened)

    def finish(self) -> tuple[Block, ...]:
        """All blocks, chains frozen; what turned out to be a mere name in prose is not a chain."""
        result: list[Block] = []
        for block in self.blocks:
            if not isinstance(block, Draft):
                result.append(block)
            elif block.kept and block.links:
                result.append(frozen(block))
        return tuple(result)


def _names(last: Draft, between: str, statement: Statement) -> bool:
    """Whether a name with a colon stands before a lone number: "learning rate $\\eta$: 0.5"."""
    if last.kept or len(last.links) != 1 or not isinstance(last.links[0].body, Name):
        return False
    if between.strip(" *_") not in (":", "："):
        return False
    return len(statement.links) == 1 and is_number(statement.links[0].body)


def frozen(draft: Draft) -> Chain:
    """A draft as the record of the document."""
    links = tuple(draft.links)
    return Chain(
        links=links,
        span=_span(links),
        scope=draft.scope,
        tag=draft.tag,
        note=draft.note,
        words=draft.words,
        context=draft.context,
    )


def _span(links: tuple[Link, ...]) -> Span:
    return (min(link.span[0] for link in links), max(link.span[1] for link in links))
