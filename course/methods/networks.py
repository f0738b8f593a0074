"""Methods of module 6: covert networks, and how far what was seen of them can be trusted.

They take networkx graphs of people, made from anyone's own list of ties. What Python's network
libraries already do well (degree, betweenness, constraint) is left to them.

Examples
--------
>>> import networkx as nx
>>> graph = nx.path_graph(["a", "b", "c"], create_using=nx.DiGraph)
>>> roles = brokerage(graph, {"a": "north", "b": "north", "c": "south"})
>>> int(roles.loc["b", "representative"])
1
"""

from __future__ import annotations

from course.methods._betweenness import betweenness
from course.methods._brokerage import ROLES, brokerage, role_of
from course.methods._hiding import hide_ties, leaders, top_survival
from course.methods._network_ranks import rank_agreement, ranks
from course.methods._two_mode import project

__all__ = [
    "ROLES",
    "betweenness",
    "brokerage",
    "hide_ties",
    "leaders",
    "project",
    "rank_agreement",
    "ranks",
    "role_of",
    "top_survival",
]
