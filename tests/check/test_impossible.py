"""Values no function can have, on pages that do not say what the argument is."""

from __future__ import annotations

import pytest

from handgrad import read
from handgrad.check.engine import Engine
from handgrad.check.finding import Finding
from handgrad.check.impossible import impossible
from handgrad.check.names import Names
from handgrad.document import Chain


def _found(text: str) -> list[Finding]:
    document = read.page(text)
    names = Names(())
    engine = Engine(document, names, read.numbers(document))
    for block in document.blocks:
        if isinstance(block, Chain):
            engine.chain(block)
    engine.finish()
    return impossible(engine.judged, names, document)


@pytest.mark.parametrize(
    ("page", "code", "text"),
    [
        ("$o = \\sigma(z) = 1.2$", "HG702", "1.2"),
        ("$o = \\sigma(z) = -0.3$", "HG702", "-0.3"),
        ("$h = \\tanh(z) = 1.31$", "HG702", "1.31"),
        ("$p = \\mathrm{softmax}(z) = [0.2, 1.8]$", "HG702", "1.8"),
        ("$p = \\mathrm{softmax}(z) = [0.27, 0.19, 0.64]$", "HG703", "[0.27, 0.19, 0.64]"),
        ("The probability of snow is $P(S) = 1.3$.", "HG702", "1.3"),
    ],
)
def test_what_cannot_be_is_found(page: str, code: str, text: str) -> None:
    assert [(f.code, f.text) for f in _found(page)] == [(code, text)]


@pytest.mark.parametrize(
    "page",
    [
        "$o = \\sigma(z) = 1.0$",
        "$o = \\sigma(z) = 0$",
        "$h = \\tanh(z) = -1.00$",
        "$p = \\mathrm{softmax}(z) = [0.33, 0.33, 0.33]$",
        "$p = \\mathrm{softmax}(z) = [0.09, 0.24, 0.66]$",  # each cut off
        "$p = \\mathrm{softmax}(z) = [2.71, 0.14, 1] \\to [0.7, 0.04, 0.26]$",
        "$s = 2 + \\sigma(z) = 2.7$",
        "The standard deviation is $\\sigma(x) = 1.29$.",
        "$P(x) = 7.5$",
        "The probability of rain is $P(R) = 62\\%$.",
        "$\\sigma(z) < 1.2$",
        "$\\sigma(z) = 3 z$",
    ],
)
def test_what_may_be_is_left_alone(page: str) -> None:
    assert _found(page) == []


def test_a_slip_that_is_found_already_is_not_told_twice() -> None:
    assert _found("$o = \\sigma(0.3) = 1.2$") == []
