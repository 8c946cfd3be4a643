"""graph: the one expression graph everything is turned into, and the records of ops and models.

A node is one value: an op applied to other nodes. A graph is a set of named nodes in the order in
which they are defined. Equations speak of one example; time is a scan node until `unroll` writes
the steps out.
"""

from __future__ import annotations

from handgrad.graph.node import Axis, Graph, Node, Role

__all__ = ["Axis", "Graph", "Node", "Role"]
