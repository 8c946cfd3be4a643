"""diagram: pictures of a graph as SVG: what flows into what in one step, and a network written out
over time.

Colours follow the page (light, dark, print) through `currentColor`; every box carries its words as
a title for those who do not see it.
"""
