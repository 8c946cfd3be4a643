"""generator: worked pages as people write them, right by construction, made without handgrad.

Nothing here imports handgrad (measure.py alone calls it): it is the independent witness against
which `handgrad check` is measured.

    calculations/  one file per kind of network: symbols, formulas and givens
    expression.py  the little formula tree, and its value
    author.py      somebody with a habit: which digits are printed, carried on, written out
    slips.py       the mistakes of real pages, made at a random place
    notation.py    LaTeX, Unicode, plain text and code
    layout.py      Markdown, TeX, HTML and text pages, with the place of every number
    page.py        a seed becomes a page
    measure.py     false alarms and recall of `handgrad check`

The same seed gives the same page for ever.
"""
