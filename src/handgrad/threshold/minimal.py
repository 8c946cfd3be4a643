"""minimal: the shortest sum of products and product of sums, by Quine and McCluskey, exactly.

A product is a cube: some inputs fixed, the others free. The prime implicants are the largest cubes
inside the function; the fewest of them that cover it (and of those the ones with fewest literals)
are found by branch and bound, so the form is proved minimal unless it says otherwise. A unate
function, hence every threshold function, needs all its primes.
"""

from __future__ import annotations

from functools import lru_cache

import msgspec

from handgrad.threshold.function import Function, everywhere, high, row

# Inputs and branches after which the search stops; the form is then good, not proved minimal.
MOST_INPUTS = 10
BRANCHES = 3_000

Term = tuple[tuple[int, int], ...]


class Form(msgspec.Struct, frozen=True):
    """A sum of products (or, of the negated function, a product of sums).

    terms   each a tuple of (input from 0, 1 or 0 for negated)
    proved  no form has fewer terms, or as many and fewer literals
    """

    terms: tuple[Term, ...]
    proved: bool


@lru_cache(maxsize=16)  # asked for by the page, by its negation, by networks built from it
def sum_of_products(f: Function) -> Form:
    """The minimal sum of products.

    >>> from handgrad.threshold.function import from_column
    >>> sum_of_products(from_column("01011101")).terms
    (((2, 1),), ((0, 1), (1, 0)))
    """
    cubes = primes(f)
    chosen, proved = _cover(f, cubes)
    return Form(tuple(sorted((_term(c, f.n) for c in chosen), key=lambda t: (len(t), t))), proved)


def product_of_sums(f: Function) -> Form:
    """The minimal product of sums: each term is a sum of its literals.

    >>> from handgrad.threshold.function import from_column
    >>> product_of_sums(from_column("0111")).terms
    (((0, 1), (1, 1)),)
    """
    form = sum_of_products(f.negated())
    terms = (tuple((i, 1 - value) for i, value in term) for term in form.terms)
    return Form(tuple(terms), form.proved)


class Cube(msgspec.Struct, frozen=True):
    """Rows that agree with `corner` (a row number) outside the free inputs.

    free   bits of the row number that are free
    rows   the rows, as bits
    """

    corner: int
    free: int
    rows: int

    def literals(self, n: int) -> int:
        """How many inputs it fixes."""
        return n - self.free.bit_count()


def primes(f: Function) -> list[Cube]:
    """The prime implicants: the cubes inside f that lie in no larger one."""
    n = f.n
    inside = {0: f.bits}  # free inputs → the corners of the cubes inside f
    for free in range(1, 1 << n):
        step = free & -free  # add one free input to a smaller set
        smaller = inside[free ^ step]
        inside[free] = smaller & smaller >> step & ~high(n, n - step.bit_length())
    found: list[Cube] = []
    for free, corners in inside.items():
        covered = 0
        for k in range(n):
            step = 1 << k
            if not free & step:
                larger = inside[free | step]
                covered |= larger | larger << step
        left = corners & ~covered
        while left:
            corner = (left & -left).bit_length() - 1
            left &= left - 1
            found.append(Cube(corner, free, _rows(corner, free)))
    return found


def _rows(corner: int, free: int) -> int:
    bits = 1 << corner
    while free:
        step = free & -free
        bits |= bits << step
        free ^= step
    return bits


def _term(cube: Cube, n: int) -> Term:
    values = row(cube.corner, n)
    return tuple((i, values[i]) for i in range(n) if not cube.free >> (n - 1 - i) & 1)


def _cover(f: Function, cubes: list[Cube]) -> tuple[list[Cube], bool]:
    """The cheapest cubes that cover f, and whether that is proved."""
    chosen: list[Cube] = []
    left = f.bits
    once, twice = 0, 0
    for cube in cubes:
        twice |= once & cube.rows
        once |= cube.rows
    for cube in cubes:  # essential: the only cube of one of its rows
        if cube.rows & ~twice:
            chosen.append(cube)
            left &= ~cube.rows
    if not left:
        return chosen, True
    rest, proved = _Search(f.n, cubes).cheapest(left)
    return [*chosen, *rest], proved


class _Search:
    """Branch and bound over the cubes of the row that fewest cubes cover."""

    def __init__(self, n: int, cubes: list[Cube]) -> None:
        self.n = n
        self.cubes = sorted(cubes, key=lambda c: c.literals(n))
        self.branches = 0
        self.best: list[Cube] = []
        self.price = (1 << n, 0)

    def cheapest(self, left: int) -> tuple[list[Cube], bool]:
        """The cheapest cover of these rows, and whether the search came to its end."""
        self._branch(left, [], 0)
        return self.best, self.branches <= BRANCHES

    def _branch(self, left: int, taken: list[Cube], literals: int) -> None:
        if not left:
            if (len(taken), literals) < self.price:
                self.best, self.price = list(taken), (len(taken), literals)
            return
        self.branches += 1
        if self.branches > BRANCHES and self.best:
            return
        useful = [c for c in self.cubes if c.rows & left]
        options, needed = self._hardest(left, useful)
        if len(taken) + needed > self.price[0]:
            return
        for cube in sorted(options, key=lambda c: -(c.rows & left).bit_count()):
            self._branch(left & ~cube.rows, [*taken, cube], literals + cube.literals(self.n))

    def _hardest(self, left: int, useful: list[Cube]) -> tuple[list[Cube], int]:
        """The cubes of the row with fewest, and how many cubes are needed at least: rows that
        share no cube need one each."""
        options: list[Cube] = []
        needed = 0
        free = left
        while left:
            bit = left & -left
            left ^= bit
            here = [c for c in useful if c.rows & bit]
            if not options or len(here) < len(options):
                options = here
            if free & bit:
                needed += 1
                for cube in here:
                    free &= ~cube.rows
        return options, needed


def value(form: Form, n: int) -> Function:
    """The function of a sum of products.

    >>> from handgrad.threshold.function import from_column
    >>> value(sum_of_products(from_column("0110")), 2).column
    '0110'
    """
    bits = 0
    for term in form.terms:
        cube = everywhere(n)
        for i, positive in term:
            cube &= high(n, i) if positive else everywhere(n) ^ high(n, i)
        bits |= cube
    return Function(n, bits)
