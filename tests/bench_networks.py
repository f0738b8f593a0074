"""Print what the methods of module 7 cost on a network of 2,000 people and 10,000 ties.

Run it with ``python tests/bench_networks.py``. Beside each stands what plain networkx takes for the
same; where that would be hours, it is reckoned from a few of its steps.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

PEOPLE, TIES, TEAM, SEED = 2_000, 10_000, 5, 1
_SAMPLE = 20
_TARGETS = {"key players": 20.0, "attack curve": 5.0}


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    found = work()
    return time.perf_counter() - start, found


def _plain_step(graph: Any, people: list[Any]) -> None:
    """Score the network without each of some people, the plain way."""
    import networkx as nx

    for person in people:
        left = graph.copy()
        left.remove_node(person)
        sum(len(part) * (len(part) - 1) for part in nx.connected_components(left))


def _plain_attack(graph: Any) -> list[int]:
    import networkx as nx

    left = graph.copy()
    sizes = []
    while len(left):
        sizes.append(max(map(len, nx.connected_components(left))))
        left.remove_node(min(left, key=lambda person: (-left.degree(person), person)))
    return sizes


def main() -> int:
    """Measure, print, and say whether the targets are met."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    import networkx as nx

    from course.methods.disruption import attack_curve, key_players

    found = {}
    for name, graph in (
        ("random ties", nx.gnm_random_graph(PEOPLE, TIES, seed=SEED)),
        ("a few hubs", nx.barabasi_albert_graph(PEOPLE, TIES // PEOPLE, seed=SEED)),
        ("small groups", nx.connected_caveman_graph(PEOPLE // 5, 5)),
    ):
        size = f"{len(graph):,} people, {graph.number_of_edges():,} ties, {name}"
        print(size)
        took, team = _timed(lambda graph=graph: key_players(graph, TEAM))
        step, _ = _timed(lambda graph=graph: _plain_step(graph, list(graph)[:_SAMPLE]))
        # Greedy alone: one step over everybody for each of the team, without any swap.
        plain = step / _SAMPLE * len(graph) * TEAM
        print(f"  key players, {TEAM}: {took:.2f} s, score {team.score:.4f}")
        print(f"  plain networkx, no swaps (reckoned): {plain:.0f} s, {plain / took:.0f} times")
        found["key players"] = max(found.get("key players", 0), took)
        took, curve = _timed(lambda graph=graph: attack_curve(graph))
        plain, sizes = _timed(lambda graph=graph: _plain_attack(graph))
        same = [round(share * len(graph)) for share in curve.largest[:-1]] == sizes
        print(f"  attack curve by ties: {took:.3f} s; plain networkx {plain:.1f} s, ", end="")
        print(f"{plain / took:.0f} times; {'same' if same else 'ANOTHER'} curve")
        found["attack curve"] = max(found.get("attack curve", 0), took)
    late = {name: took for name, took in found.items() if took > _TARGETS[name]}
    for name, limit in _TARGETS.items():
        print(f"{name}: {found[name]:.2f} s of {limit:.0f} s allowed")
    return 1 if late else 0


if __name__ == "__main__":
    sys.exit(main())
