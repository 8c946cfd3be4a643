"""problem: problem files, and problems worked out.

load        a file, text or mapping → Problem
from_parts  the same from Python data
"""

from __future__ import annotations

from handgrad.problem.loader import from_parts, load
from handgrad.problem.record import Problem

__all__ = ["Problem", "from_parts", "load"]
