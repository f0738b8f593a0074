"""The SYNTHETIC covert networks: roles that hold, published sizes, and what is hidden."""

from __future__ import annotations

from statistics import median

import networkx as nx
import pytest

from course._package import resource
from course.datasets import load
from course.methods import synthetic
from course.methods._synthetic_networks import PRESETS

NETWORKS = ("covert", "meetings")
BOTH = pytest.mark.parametrize("preset", sorted(PRESETS))


def _named(graph: nx.Graph, role: str) -> list[str]:
    return [person for person, given in graph.nodes(data="role") if given == role]


@BOTH
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_role_is_tied_as_it_should_be(preset: str, seed: int) -> None:
    graph = synthetic.covert_network(seed, preset)
    cells = dict(graph.nodes(data="cell"))
    [leader] = _named(graph, "leader")
    brokers, heads = _named(graph, "broker"), _named(graph, "head")
    assert set(graph[leader]) <= set(brokers)
    assert (graph.degree(leader), len(brokers), len(heads)) == (2, 5, 6)
    assert all(graph.degree(recruit) == 1 for recruit in _named(graph, "recruit"))
    for head in heads:
        ordinary = {
            person
            for person, cell in cells.items()
            if cell == cells[head] and graph.nodes[person]["role"] in ("member", "broker")
        }
        assert ordinary <= set(graph[head])
    for broker in brokers:
        assert {cells[known] for known in graph[broker]} - {cells[broker], "none"}
    apart = {len(group) for group in nx.connected_components(graph)}
    assert {2, 3} <= apart


@BOTH
def test_names_roles_and_size(preset: str) -> None:
    graph = synthetic.covert_network(7, preset)
    first = {"calls": 1, "meetings": 201}[preset]
    people = {"calls": 100, "meetings": 101}[preset]
    assert list(graph) == [f"person {number:03}" for number in range(first, first + people)]
    assert nx.number_of_selfloops(graph) == 0


def test_the_order_of_the_names_says_nothing_about_the_roles() -> None:
    graph = synthetic.covert_network(1)
    places = [index for index, name in enumerate(graph) if graph.nodes[name]["role"] == "head"]
    assert max(places) - min(places) > 30


# Cavallaro and others 2020: ties, largest degree, assortativity. The generator's medians over
# sixty seeds must come near them; the data package states how near over 400.
@pytest.mark.parametrize(
    ("preset", "ties", "degree", "assortativity"),
    [("calls", 124, 25, -0.46), ("meetings", 256, 24, -0.04)],
)
def test_sizes_come_near_the_published_ones(
    preset: str, ties: int, degree: int, assortativity: float
) -> None:
    graphs = [synthetic.covert_network(seed, preset) for seed in range(1, 61)]
    degrees = [max(count for _, count in graph.degree) for graph in graphs]
    mixing = [nx.degree_assortativity_coefficient(graph) for graph in graphs]
    assert median(graph.number_of_edges() for graph in graphs) == pytest.approx(ties, rel=0.05)
    assert median(degrees) == pytest.approx(degree, abs=3)
    assert median(mixing) == pytest.approx(assortativity, abs=0.06)


def test_more_of_the_brokers_ties_are_hidden() -> None:
    shares = {True: [0, 0], False: [0, 0]}
    for seed in range(1, 41):
        graph = synthetic.covert_network(seed)
        seen = synthetic.observe(graph, seed)
        assert list(seen) == list(graph)
        assert set(seen.edges) <= set(graph.edges)
        brokers = set(_named(graph, "broker"))
        for tie in graph.edges:
            kind = shares[bool(brokers & set(tie))]
            kind[0] += not seen.has_edge(*tie)
            kind[1] += 1
    assert shares[True][0] / shares[True][1] == pytest.approx(0.58, abs=0.03)
    assert shares[False][0] / shares[False][1] == pytest.approx(0.30, abs=0.03)


def test_observing_leaves_the_network_itself_alone() -> None:
    graph = nx.karate_club_graph()
    assert synthetic.observe(graph, hidden=1).number_of_edges() == 0
    assert synthetic.observe(graph, hidden=0).number_of_edges() == 78
    assert graph.number_of_edges() == 78


@pytest.mark.parametrize("name", ["covert", "meetings"])
def test_the_registered_parameters_make_the_registered_tables(name: str) -> None:
    for part in ("people", "ties"):
        registered = resource(f"synthetic_{name}_{part}")
        maker = getattr(synthetic, registered["generator"].rsplit(".", 1)[1])
        made = maker(**registered["parameters"], seed=registered["seed"])
        assert made.equals(load(f"synthetic_{name}_{part}").astype(made.dtypes))


def test_nobody_is_in_both_networks() -> None:
    calls, meetings = (set(load(f"synthetic_{name}_people").person) for name in NETWORKS)
    assert not calls & meetings


@pytest.mark.parametrize("name", NETWORKS)
def test_the_tables_hold_what_the_misfit_note_says(name: str) -> None:
    ties = load(f"synthetic_{name}_ties")
    graph = nx.from_pandas_edgelist(ties)
    degree = max(count for _, count in graph.degree)
    mixing = nx.degree_assortativity_coefficient(graph)
    note = resource(f"synthetic_{name}_ties")["known_misfit"]
    assert f"{len(ties)} ties, largest degree {degree}, assortativity {mixing:.2f}" in note


def test_betweenness_finds_more_brokers_than_degree_does() -> None:
    ties = load("synthetic_covert_ties")
    brokers = set(load("synthetic_covert_people").query("role == 'broker'").person)
    graph = nx.from_pandas_edgelist(ties)
    between = nx.betweenness_centrality(graph)
    assert len(brokers & set(sorted(graph, key=lambda who: -between[who])[:5])) == 2
    assert not brokers & set(sorted(graph, key=lambda who: -graph.degree(who))[:5])


def test_an_unknown_preset_and_a_percentage_are_refused() -> None:
    with pytest.raises(ValueError, match="'calls' or 'meetings'"):
        synthetic.covert_network(preset="emails")
    with pytest.raises(ValueError, match="hidden"):
        synthetic.observe(nx.Graph(), hidden=30)
