"""The smallest whole weights against all weights; certificates against an independent judge."""

from __future__ import annotations

import random
from fractions import Fraction
from functools import cache

import pytest
from flint import fmpq

from handgrad.threshold.certificate import Certificate, Weighted, verify
from handgrad.threshold.counting import regular
from handgrad.threshold.function import Function, from_column
from handgrad.threshold.smallest import least, smallest
from handgrad.threshold.unit import Unit
from handgrad.threshold.why import why
from tests.threshold import verifier


@cache
def tried(n: int, at_zero: int) -> dict[str, int]:
    """Every function some unit computes, with its least Σ|w|, by exhaustive search. That nothing
    was missed shows in the number of functions: 4, 14, 104, 1882."""
    return verifier.least_sizes(n, {1: 1, 2: 2, 3: 4, 4: 9}[n], at_zero)


@pytest.mark.parametrize(("n", "count"), [(1, 4), (2, 14), (3, 104), pytest.param(4, 1882)])
@pytest.mark.parametrize("at_zero", [1, 0])
def test_every_function_of_few_inputs(n: int, count: int, at_zero: int) -> None:
    possible = tried(n, at_zero)
    assert len(possible) == count
    found = 0
    for bits in range(1 << (1 << n)):
        f = Function(n, bits)
        if f.column in possible:
            unit = smallest(f, at_zero)
            assert isinstance(unit, Unit)
            whole = [int(w.p) for w in unit.weights]
            assert verifier.column(whole, int(unit.bias.p), at_zero) == f.column
            assert sum(map(abs, whole)) == possible[f.column]
            found += 1
        elif n < 4 or bits % 16 == 6:  # of the 63,654 others of four inputs, one in sixteen
            certificate = smallest(f, at_zero)
            assert isinstance(certificate, Certificate)
            assert judged(f, certificate)
    assert found == count


def judged(f: Function, certificate: Certificate) -> bool:
    """What the independent judge says."""
    return verifier.impossible(f.column, plain(certificate.true), plain(certificate.false))


def plain(side: Weighted) -> list[tuple[tuple[int, ...], Fraction]]:
    return [(row, Fraction(int(share.p), int(share.q))) for row, share in side]


@pytest.mark.parametrize("n", [5, 6, 7, 8])
def test_certificates_to_eight_inputs(n: int) -> None:
    """Functions one row away from a threshold function are the hard ones; up to eight inputs two
    rows against two are always enough."""
    chance = random.Random(n)
    proofs = 0
    for _ in range(40):
        weights = tuple(fmpq(chance.randint(-9, 9)) for _ in range(n))
        f = Unit(weights, fmpq(chance.randint(-9, 9), 2)).function()
        for g in (f, Function(n, f.bits ^ 1 << chance.randrange(1 << n))):
            found = smallest(g)
            if isinstance(found, Unit):
                assert found.function() == g
            else:
                proofs += 1
                assert judged(g, found)
                assert verify(g, found)
                assert len(found.true) == len(found.false) == 2
    assert proofs > 20


def test_a_certificate_from_the_programme_alone() -> None:
    """Without looking for pairs of rows, monotone functions that are no threshold functions are
    refused with a certificate all the same."""
    two_pairs = from_column("".join(str(int(r >> 2 == 3 or r & 3 == 3)) for r in range(16)))
    found = least(two_pairs)
    assert isinstance(found, Certificate)
    assert judged(two_pairs, found)


def test_a_false_certificate_is_refused() -> None:
    xor = from_column("0110")
    right = smallest(xor)
    assert isinstance(right, Certificate)
    assert verify(xor, right)
    assert not verify(from_column("0111"), right)
    assert not verify(xor, Certificate(right.true, right.true))
    assert not verifier.impossible("0110", plain(right.true), plain(right.false[:1]))


def test_why_no_smaller_weights_will_do() -> None:
    """For every kind of threshold function of five inputs the bound is reached, and its pairs
    prove it."""
    for f in regular(5):
        unit = smallest(f)
        assert isinstance(unit, Unit)
        bound = why(f, unit)
        assert bound is not None
        assert bound.least == sum(map(abs, unit.weights))
        assert all(abs(c) <= 1 for c in bound.sum)
        added = [fmpq(0)] * f.n
        for true, false, share in bound.pairs:
            assert f(true) == 1
            assert f(false) == 0
            assert share > 0
            added = [a + share * (p - q) for a, p, q in zip(added, true, false, strict=True)]
        assert tuple(added) == bound.sum
        assert sum((share for _, _, share in bound.pairs), fmpq(0)) == bound.least


@pytest.mark.parametrize("at_zero", [0, 1])
def test_bipolar_units(at_zero: int) -> None:
    for bits in range(256):
        f = Function(3, bits)
        found = smallest(f, at_zero, bipolar=True)
        if isinstance(found, Unit):
            whole = [int(w.p) for w in found.weights]
            assert verifier.column(whole, int(found.bias.p), at_zero, bipolar=True) == f.column
