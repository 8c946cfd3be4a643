"""A list of names with one of them twice."""

from __future__ import annotations

import pytest

from handgrad import api


def found(page: str) -> list[tuple[str, str]]:
    """What is found on a page: the names of the findings and the right names."""
    return [(f.name, f.expected) for f in api.check(page, format="markdown").findings]


@pytest.mark.parametrize(
    ("names", "meant"),
    [
        ("$v_1$, $v_2$, $v_3$ and $v_3$", "v₄"),
        ("$v_1$, $v_2$, $v_2$, $v_4$", "v₃"),
        ("$v_0$, $v_0$, $v_2$ and $v_3$", "v₁"),
    ],
)
def test_a_name_with_two_values(names: str, meant: str) -> None:
    page = f"The four rates {names} are $0.1$, $0.4$, $0.6$ and $0.9$."
    assert found(page) == [("index-repeated", meant)]


@pytest.mark.parametrize(
    "page",
    [
        "The states are $s_1$, $s_2$, $s_3$ and $s_3$.",
        "The rates $v_1$, $v_2$ and $v_2$ are $0.1$, $0.4$ and $0.4$.",
        "The rates $v_1$, $v_3$ and $v_3$ are $0.1$, $0.4$ and $0.6$.",
        "The rates $v_1$, $v_2$ and $w_2$ are $0.1$, $0.4$ and $0.6$.",
        "The rates $v_1$, $v_2$ and $v_3$ are $0.1$, $0.4$ and $0.6$.",
    ],
)
def test_a_list_that_may_be_meant_so(page: str) -> None:
    assert found(page) == []
