"""Pictures of module 6: covert networks, and what was seen of them."""

from __future__ import annotations

from course.plots._network_maps import case_map, one_sentence
from course.plots._network_roles import roles
from course.plots._network_shapes import kite, two_drawings
from course.plots._network_tests import hidden_ties, two_sources

__all__ = [
    "case_map",
    "hidden_ties",
    "kite",
    "one_sentence",
    "roles",
    "two_drawings",
    "two_sources",
]
