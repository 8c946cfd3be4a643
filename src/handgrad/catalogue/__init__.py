"""catalogue: the pages of the models: their equations, pictures, counts and numbers, and a page for
each chapter that says how its kinds differ and what goes wrong with them.

Everything on these pages is computed from the models' own equations.
"""
