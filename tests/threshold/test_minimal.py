"""Minimal forms: what they mean, and that none is shorter."""

from __future__ import annotations

from itertools import combinations, product

from hypothesis import given, settings

from handgrad.threshold.expression import read
from handgrad.threshold.function import Function
from handgrad.threshold.minimal import Form, product_of_sums, sum_of_products, value
from tests.threshold.test_function import functions


def covered(form: Form, r: tuple[int, ...]) -> bool:
    return any(all(r[i] == v for i, v in term) for term in form.terms)


@given(functions(most=6))
@settings(max_examples=60, deadline=None)
def test_both_forms_mean_the_function(f: Function) -> None:
    products, sums = sum_of_products(f), product_of_sums(f)
    assert value(products, f.n) == f
    for r in f.rows():
        assert covered(products, r) == bool(f(r))
        assert all(any(r[i] == v for i, v in term) for term in sums.terms) == bool(f(r))


def test_no_form_of_three_inputs_is_shorter() -> None:
    """Against every set of products, tried in the order of their number and literals."""
    terms = list(product((0, 1, None), repeat=3))
    masks = {
        t: sum(
            1 << r
            for r in range(8)
            if all(v is None or v == (r >> (2 - i) & 1) for i, v in enumerate(t))
        )
        for t in terms
    }
    best: dict[int, tuple[int, int]] = {0: (0, 0)}
    for count in range(1, 5):
        for chosen in combinations(terms, count):
            bits = 0
            for term in chosen:
                bits |= masks[term]
            price = (count, sum(v is not None for term in chosen for v in term))
            if bits not in best or price < best[bits]:
                best[bits] = price
    assert len(best) == 256
    for bits, price in best.items():
        form = sum_of_products(Function(3, bits))
        assert form.proved
        assert (len(form.terms), sum(map(len, form.terms))) == price


def test_known_forms() -> None:
    assert sum_of_products(read("majority(a, b, c)").function).terms == (
        ((0, 1), (1, 1)),
        ((0, 1), (2, 1)),
        ((1, 1), (2, 1)),
    )
    assert len(sum_of_products(read("xor(a, b, c, d)").function).terms) == 8
    cyclic = read("a & ~b | b & ~c | c & ~a").function  # two ways of equal length
    assert len(sum_of_products(cyclic).terms) == 3


def test_constants() -> None:
    assert sum_of_products(Function(2, 0)).terms == ()
    assert sum_of_products(Function(2, 15)).terms == ((),)
    assert product_of_sums(Function(2, 15)).terms == ()
