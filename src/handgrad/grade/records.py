"""records: what marking one script gives, as data: marks with their reasons, slips, doubts.

One `Script` is one student's work. It is made from the script's text and the problem alone, by a
pure function, so that it may be computed in any process and in any order, kept as JSON, and read
again. Points are exact: a string of a decimal (`"0.5"`), never a float.
"""

from __future__ import annotations

import msgspec


class Award(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the mark scheme, decided for one script.

    part       the part of the question: 'a'; empty where there is one
    stage      the lead it stands under: 't = 1'
    label      what is marked, in a student's words: 'values of f₁, i₁, C̃₁, o₁'
    kind       M method, A accuracy, B independent of method
    tags       of 'ft' 'dep' 'oe' 'isw' 'cao'
    points     what can be had
    got        what was earned; empty where it waits for a person
    reason     why, quoting line and value; empty where nothing needs saying
    lines      the lines of the script it rests on, from 1
    symbols    the quantities it marks, as the problem prints them
    answer     the right value, shown with --reveal value only
    hint       the reason without the right value, shown with --reveal why
    """

    part: str
    stage: str
    label: str
    kind: str
    tags: tuple[str, ...] = ()
    points: str = "1"
    got: str = ""
    reason: str = ""
    lines: tuple[int, ...] = ()
    symbols: tuple[str, ...] = ()
    answer: str = ""
    hint: str = ""


class Slip(msgspec.Struct, frozen=True, kw_only=True):
    """One thing done wrong, as the class report counts it.

    code, name  the rule: HG401, stale-state
    signature   equal for equal mistakes: rule, quantity and change, never the student's own digits
    title       in words: 'previous output left at 0 at t = 2'
    symbol      the first asked quantity it shows in, as printed: 'ỹ₂'
    printed     what the script says there
    right       what is right
    proved      whether the digits fit this explanation and no other
    line        where, from 1
    costs       whether a mark was lost by it
    misconception  a matter of understanding, not of arithmetic or of copying
    """

    code: str
    name: str
    signature: str
    title: str
    symbol: str = ""
    printed: str = ""
    right: str = ""
    proved: bool = False
    line: int = 0
    costs: bool = True
    misconception: bool = True


class Doubt(msgspec.Struct, frozen=True, kw_only=True):
    """One award that a person has to decide.

    key       stable over reruns: the award's part, stage and label
    question  what is to be decided, in one sentence
    proposed  the points proposed, and why
    """

    key: str
    question: str
    proposed: str
    why: str
    line: int = 0


class Script(msgspec.Struct, frozen=True, kw_only=True):
    """One student's work, marked.

    name       the script's name: its file's stem, or the folder of a student
    path       relative to the folder of submissions
    digest     SHA-256 of the bytes that were read
    problem    the problem's title
    state      'marked', 'waiting' (a person decides something) or 'not marked' (no text, not read)
    why        why it waits or is not marked
    total      points earned; empty unless marked
    out_of     points that can be had
    awards     the scheme's rows in order
    slips      what was done wrong
    doubts     what a person has to decide
    learn      what to learn, sentences
    answers    the asked quantities: symbol, the script's own value (or ''), the right value
    right      of those that were not accepted: 't = 2' or '', 'f', '0.6690'
    reading    names of the script and the names of the problem they were read as
    unread     lines that could not be read, with the reason
    numbers    how many computed numbers were judged, by status
    source     the script's text as read, for the student's page
    """

    name: str
    path: str
    digest: str
    problem: str
    state: str
    why: str = ""
    total: str = ""
    out_of: str = ""
    awards: tuple[Award, ...] = ()
    slips: tuple[Slip, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    learn: tuple[str, ...] = ()
    answers: tuple[tuple[str, str, str], ...] = ()
    right: tuple[tuple[str, str, str], ...] = ()
    reading: tuple[tuple[str, str], ...] = ()
    unread: tuple[tuple[int, str], ...] = ()
    numbers: dict[str, int] = {}
    source: str = ""
