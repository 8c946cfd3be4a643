"""cases: worked calculations somebody once wrote, as data, become pages in three notations.

A case file (YAML) says what a real author computed, apart from how it stood on the page:

    id: two-gates                       one word, used in file names
    kind: lstm                          free text
    givens: {W: [[1, 2], [3, 4]], b: 5} numbers, lists, lists of lists
    python:                             the steps in order, each a Python expression
    - {name: z, expr: 'dot(W[0], W[1]) + b'}
    claims:                             the printed numbers, in reading order
    - symbol: z_1                       how the author called it
      exact_expr: z                     what it stands for, in terms of givens and steps
      printed: '16.0'                   its digits
      exact: 16.0                       the true value
      verdict: ok                       ok, rounding or wrong
      cause: own                        where wrong: own (the slip is made here) or inherited
      as_written: 3 + 8 + 5             optional: the numbers the author computed it from

The expressions know sigma, tanh, exp, ln, sqrt, abs, relu, step, dot, mv, vm, mm, outer, T, add,
sub, mul, total, mean, var, softmax, corr2d, and + on lists joins them.

    python -m tests.check.generator.cases FOLDER -o OUT           write pages, labels and problems
    python -m tests.check.generator.cases FOLDER --score [--alone] [--author N] [-v]

`read` makes cases of files, `naming` finds the names an author would use, `lines` decides what
stands on which line, `sheet` writes a page, `sums` the problem file, `score` asks handgrad.
"""
