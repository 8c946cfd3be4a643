"""learn: what to learn from one's slips, in at most three sentences, from the rules themselves."""

from __future__ import annotations

import inspect
import re
from collections import Counter
from functools import cache
from importlib import import_module

from handgrad.check.finding import Finding
from handgrad.grade import said
from handgrad.grade.evidence import Evidence

_LOOKUPS = ("HG111", "HG112", "HG113", "HG114", "HG116")
_FUNCTION = {"HG111": "exp", "HG112": "σ", "HG113": "tanh", "HG114": "logarithm", "HG116": "power"}
_MOST = 3
_WORD = re.compile(r"(?:a|[a-z-]{2,})[ ,](?! *[=≈])")
_PLACES = 8  # lines that are named
_NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()


def learn(evidence: Evidence) -> tuple[str, ...]:
    """Misunderstandings first, each rule once; then a slip of the hand that was made repeatedly."""
    findings = [evidence.report.findings[index] for index in evidence.slips]
    out: list[str] = []
    seen = set()
    for finding in findings:
        if said.misunderstood(finding) and finding.code not in seen:
            seen.add(finding.code)
            out.append(_method(evidence, finding))
    looked = [f for f in findings if f.code in _LOOKUPS]
    if looked:
        out.append(_lookups(looked, len(findings)))
    other = Counter(f.code for f in findings if f.code not in _LOOKUPS and f.code not in seen)
    for code, count in sorted(other.items(), key=lambda item: (-item[1], item[0])):
        if count > 2 or not out:
            out.append(_sentence(advice(code)))
    return tuple(out[:_MOST])


def _method(evidence: Evidence, finding: Finding) -> str:
    findings = [evidence.report.findings[i] for i in evidence.slips]
    same = [f for f in findings if said.kind(f) == said.kind(finding)]
    lines = sorted({line for f in same for line in evidence.lines(f)})[:_PLACES]
    first = advice(finding.code)
    name = finding.short.partition(" = ")[0]
    if said.substituted(finding):
        return f"{_sentence(first).rstrip('.')}: {name} belongs into {said.places(lines)}."
    return f"{_sentence(first)} Look again at {said.places(lines)}."


def _lookups(looked: list[Finding], total: int) -> str:
    words = sorted({_FUNCTION[f.code] for f in looked}, key="σ tanh exp logarithm power".find)
    kinds = words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
    example = looked[0].short
    if len(looked) == 1:
        return f"One {kinds} value is wrong: try {example} on your calculator."
    share = f"{_count(len(looked)).capitalize()} of your {_count(total)} slips are"
    return f"{share} {kinds} values: try {example} on your calculator."


def _count(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


@cache
def advice(code: str) -> str:
    """What a rule says under "How to put it right"."""
    from handgrad.check.rule import every

    rule = every()[code]
    module = f"{rule.code}_{rule.name}".lower().replace("-", "_")
    words = inspect.cleandoc(import_module(f"handgrad.check.rules.{module}").__doc__ or "")
    for paragraph in words.split("\n\n"):
        heading, colon, rest = paragraph.partition(":")
        if colon and heading.strip() == "How to put it right":
            return " ".join(rest.split())
    return rule.summary


def _sentence(text: str) -> str:
    if _WORD.match(text):  # σ′ and w⁺ stay small: Σ is a sum, W another weight
        text = text[:1].upper() + text[1:]
    return text if text.endswith(".") else f"{text}."
