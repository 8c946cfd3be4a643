"""proof: the long runs behind every figure we publish, one short file each.

A proof is a file of this folder whose docstring's first line says what is claimed, with

    run(scale)  → figures by name, among them `met`: whether the claim held

`python -m proof` runs them all and writes dated figures to `proof/figures/NAME.json`;
`docs/figures.md` is made
from these files and never typed. CI runs the same files at a smaller scale.
"""
