"""function: what is said of a Boolean function whatever computes it: its formulas, its
properties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handgrad.document import Block, Cell, Chain, Heading, Link, Say, Table
from handgrad.notation import Kind
from handgrad.threshold.board.spell import listed, name, number, products, spoken, sums
from handgrad.threshold.function import Function
from handgrad.threshold.minimal import MOST_INPUTS, product_of_sums, sum_of_products
from handgrad.threshold.properties import Properties, properties

# Terms of the longest formula that is printed.
MOST_TERMS = 24


def forms(f: Function, inputs: Sequence[str], letter: Kind) -> Iterator[Block]:
    """The minimal sum of products and product of sums."""
    if f.n > MOST_INPUTS:
        return
    yield Heading(level=2, parts=("As a formula",))
    both = (
        (sum_of_products(f), products, "sum of products"),
        (product_of_sums(f), sums, "product of sums"),
    )
    for form, spelled, words in both:
        if len(form.terms) > MOST_TERMS:
            yield Say(parts=(f"The {words} has {len(form.terms)} terms.",))
            continue
        note = f"{words}, {'minimal' if form.proved else 'not proved minimal'}"
        yield Chain(links=(Link("", letter), Link("=", spelled(form.terms, inputs))), note=note)
    if f.ones not in (0, f.size):
        yield Say(parts=("A product is AND, a sum is OR, a bar is NOT.",))


def told(f: Function, inputs: Sequence[str], letter: Kind) -> Iterator[Block]:
    """The properties, in sentences, and the influences."""
    found = properties(f)
    yield Heading(level=2, parts=("Properties",))
    yield Say(parts=(letter, f" is {', '.join(_adjectives(found))}."))
    yield Say(parts=spoken(_ways(found, inputs), inputs))
    if found.essential:
        header = (
            Cell(("input",)),
            Cell(("influence",)),
            Cell(("rows with output 1 where it is 1",)),
        )
        rows = tuple(
            (
                Cell((name(one),)),
                Cell((number(found.influences[i]),)),
                Cell((f"{found.chow[i + 1]} of {found.chow[0]}",)),
            )
            for i, one in enumerate(inputs)
        )
        yield Table(header=header, rows=rows)
        yield Say(
            parts=("The influence is the share of rows where flipping the input flips the output.",)
        )


def _adjectives(found: Properties) -> Iterator[str]:
    yield (
        "monotone"
        if found.monotone
        else "unate but not monotone"
        if found.unate
        else "neither monotone nor unate"
    )
    yield "symmetric" if found.symmetric else "not symmetric"
    yield "self-dual" if found.self_dual else "not self-dual"
    yield "balanced" if found.balanced else "not balanced"


def _ways(found: Properties, inputs: Sequence[str]) -> str:
    """Which inputs help, hinder, do both or nothing."""
    words = {
        1: ("only ever helps", "only ever help"),
        -1: ("only ever hinders", "only ever hinder"),
        None: ("helps in some rows and hinders in others", "help and hinder, row by row"),
        0: ("does not matter", "do not matter"),
    }
    said = []
    for direction, (one, several) in words.items():
        these = [x for x, d in zip(inputs, found.directions, strict=True) if d == direction]
        if these:
            said.append(f"{listed(these)} {one if len(these) == 1 else several}")
    return "; ".join(said) + "."
