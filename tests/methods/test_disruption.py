"""Fragmentation, key players, attacks and replacement, against published and hand-made values."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course import load
from course.methods import disruption
from course.methods._cut_points import pairs_without
from course.methods._network import network
from course.methods.disruption import (
    attack_curve,
    distance_fragmentation,
    efficiency,
    fragmentation,
    key_players,
    reach,
    recovery,
    replace_nearest,
)

KITE = nx.relabel_nodes(nx.krackhardt_kite_graph(), dict(enumerate("ABCDEFGHIJ")))
EVERY_MEASURE = ["fragmentation", "distance fragmentation", "reach", "distance reach"]


@st.composite
def graphs(draw, least=4, most=9):
    size = draw(st.integers(least, most))
    pairs = list(combinations(range(size), 2))
    graph = nx.Graph()
    graph.add_nodes_from(range(size))
    graph.add_edges_from(pair for pair in pairs if draw(st.booleans()))
    return graph


def plain_fragmentation(graph):
    """Count pairs without a path, one by one."""
    pairs = list(combinations(graph, 2))
    return sum(not nx.has_path(graph, one, other) for one, other in pairs) / len(pairs)


def largest(graph):
    return max(map(len, nx.connected_components(graph)))


def without(graph, people):
    return graph.subgraph(set(graph) - set(people))


# Parts 7 and 2: 1 - 44/72. Parts 5 and 3: 1 - 26/56. 6 and 2: 1 - 32/56. 7 and 1: 1 - 42/56.
@pytest.mark.parametrize(
    ("gone", "share"),
    [("", 0), ("D", 0), ("H", 28 / 72), ("FG", 30 / 56), ("HF", 24 / 56), ("HI", 14 / 56)],
)
def test_the_kite_breaks_as_worked_out_by_hand(gone, share):
    assert fragmentation(KITE, gone) == pytest.approx(share)


@given(graphs())
@settings(deadline=None, max_examples=60)
def test_fragmentation_is_the_share_of_pairs_without_a_path(graph):
    assert fragmentation(graph) == pytest.approx(plain_fragmentation(graph))


def test_fragmentation_runs_from_nobody_cut_off_to_everybody_alone():
    assert fragmentation(nx.complete_graph(5)) == 0
    assert fragmentation(nx.empty_graph(5)) == 1


def test_direction_weights_loops_and_repeated_ties_do_not_count():
    odd = nx.MultiDiGraph([(0, 1), (0, 1), (1, 0), (1, 1), (1, 2)])
    odd.add_edge(2, 3, weight=9)

    assert fragmentation(odd, [2]) == fragmentation(nx.path_graph(4), [2])
    assert distance_fragmentation(odd) == distance_fragmentation(nx.path_graph(4))
    assert reach(odd, [0], 2) == reach(nx.path_graph(4), [0], 2)


# A row of four: distances 1, 1, 1, 2, 2, 3, so that the mean of 1/d is (3 + 1 + 1/3) / 6.
def test_distance_fragmentation_counts_long_ways():
    assert distance_fragmentation(nx.path_graph(4)) == pytest.approx(1 - (4 + 1 / 3) / 6)
    assert distance_fragmentation(nx.complete_graph(4)) == 0
    assert distance_fragmentation(nx.empty_graph(4)) == 1
    assert distance_fragmentation(KITE, "H") == pytest.approx(
        1 - nx.global_efficiency(without(KITE, "H"))
    )


@given(graphs())
@settings(deadline=None, max_examples=30)
def test_efficiency_is_that_of_networkx_on_the_same_base(graph):
    assert efficiency(graph) == pytest.approx(nx.global_efficiency(graph))


def test_efficiency_on_the_base_of_before_never_gains_by_a_removal():
    for person in KITE:
        left = without(KITE, person)
        assert efficiency(left, people=10) < efficiency(KITE)
    assert efficiency(without(KITE, "J")) > efficiency(KITE)


# D reaches seven of ten in one step, I three; J reaches I, and H in two steps.
@pytest.mark.parametrize(
    ("people", "steps", "share"),
    [
        ("D", 1, 0.7),
        ("I", 1, 0.3),
        ("DI", 1, 1.0),
        ("FG", 1, 0.8),
        ("J", 2, 0.3),
        ("H", 2, 1.0),
        ("H", 0, 0.1),
    ],
)
def test_reach_counts_each_person_once(people, steps, share):
    assert reach(KITE, people, steps) == share


@given(graphs(), st.sets(st.integers(0, 3), max_size=2))
@settings(deadline=None, max_examples=80)
def test_one_walk_weighs_every_removal_as_removing_one_by_one_does(graph, gone):
    net = network(graph)
    found = pairs_without(net.neighbors, gone)

    for person in graph:
        if person in gone:
            assert found[person] == -1
        else:
            left = without(graph, {person, *gone})
            sizes = map(len, nx.connected_components(left))
            assert found[person] == sum(size * (size - 1) for size in sizes)


# Borgatti's measures on Krackhardt's kite; the pairs are those of the hand calculation above.
def test_the_kites_key_players_are_the_published_ones():
    assert key_players(KITE, 1).people == ("H",)
    assert key_players(KITE, 2).people == ("F", "G")
    assert key_players(KITE, 2, by="reach").people == ("D", "I")
    assert key_players(KITE, 2).score == pytest.approx(30 / 56)


@pytest.mark.parametrize("by", EVERY_MEASURE)
@given(graph=graphs(5, 8), size=st.integers(1, 3))
@settings(deadline=None, max_examples=8)
def test_trying_every_set_finds_the_best_there_is(by, graph, size):
    def score(team):
        if by == "fragmentation":
            return plain_fragmentation(without(graph, team))
        if by == "distance fragmentation":
            return 1 - nx.global_efficiency(without(graph, team))
        near = []
        for person in graph:
            ways = nx.single_source_shortest_path_length(graph, person)
            far = min((ways[other] for other in team if other in ways), default=None)
            if by == "reach":
                near.append(far is not None and far <= 1)
            else:
                near.append(0 if far is None else 1 if far == 0 else 1 / far)
        return sum(near) / len(graph)

    best = max(map(score, combinations(graph, size)))
    found = key_players(graph, size, by=by, exhaustive=True)

    assert found.certain
    assert found.score == pytest.approx(best)
    assert score(found.people) == pytest.approx(best)


@pytest.mark.parametrize("by", EVERY_MEASURE)
def test_the_search_finds_the_best_set_of_small_networks(by):
    for seed in range(3):
        graph = nx.connected_watts_strogatz_graph(14, 4, 0.2, seed=seed)
        searched = key_players(graph, 3, by=by)
        assert not searched.certain
        best = key_players(graph, 3, by=by, exhaustive=True)
        assert searched.score == pytest.approx(best.score)


def test_the_same_answer_comes_whatever_order_the_ties_were_added_in():
    graph = nx.connected_watts_strogatz_graph(30, 4, 0.2, seed=3)
    turned = nx.Graph()
    turned.add_nodes_from(reversed(list(graph)))
    turned.add_edges_from((other, one) for one, other in reversed(list(graph.edges)))

    assert key_players(graph, 3) == key_players(turned, 3)
    assert attack_curve(graph) == attack_curve(turned)
    removed = [4, 9, 20]
    healed, again = replace_nearest(graph, removed), replace_nearest(turned, removed)
    assert healed.successors == again.successors


def test_key_players_come_from_those_who_may_be_chosen():
    found = key_players(KITE, 1, among="ABCDEFG")

    # Nobody of these breaks anything; among equals whoever has most ties comes first.
    assert found.people == ("D",)
    assert found.score == 0


def test_a_clique_of_thousands_of_sets_is_refused_before_it_is_tried():
    with pytest.raises(ValueError, match="at most 300,000 sets"):
        key_players(nx.path_graph(200), 4, exhaustive=True)


@pytest.mark.parametrize("size", [0, 9, 10])
def test_a_set_leaves_two_people_or_more(size):
    with pytest.raises(ValueError, match="size from 1 to 8"):
        key_players(KITE, size)


def test_unknown_choices_are_named():
    with pytest.raises(ValueError, match="distance reach"):
        key_players(KITE, 1, by="luck")
    with pytest.raises(ValueError, match="betweenness"):
        attack_curve(KITE, "luck")
    with pytest.raises(ValueError, match="'Z'"):
        fragmentation(KITE, "Z")
    with pytest.raises(TypeError, match="networkx graph"):
        fragmentation([(1, 2)])
    with pytest.raises(ValueError, match="two people"):
        fragmentation(nx.path_graph(2), [0])


# Most ties in the kite: D (6). Without D: F and G have 4 each, F is first by name, and so on.
def test_an_attack_takes_who_has_most_ties_at_that_moment():
    curve = attack_curve(KITE, removals=3)

    assert curve.removed == ("D", "F", "B")
    assert curve.largest == (1.0, 0.9, 0.8, 0.5)
    assert curve.area == pytest.approx((0.9 + 0.8 + 0.5) / 3)


@pytest.mark.parametrize("recalculate", [True, False])
@pytest.mark.parametrize("by", ["degree", "betweenness", "random"])
def test_the_curve_is_what_removing_one_by_one_gives(by, recalculate):
    graph = nx.barabasi_albert_graph(40, 2, seed=5)
    curve = attack_curve(graph, by, recalculate=recalculate, seed=4)

    left = graph.copy()
    sizes = [largest(left)]
    for person in curve.removed:
        if recalculate and by == "degree":
            assert left.degree(person) == max(dict(left.degree).values())
        if recalculate and by == "betweenness":
            between = nx.betweenness_centrality(left)
            assert between[person] == pytest.approx(max(between.values()))
        left.remove_node(person)
        sizes.append(largest(left) if len(left) else 0)
    assert curve.largest == tuple(size / 40 for size in sizes)
    assert set(curve.removed) == set(graph)


def test_an_order_of_ones_own_is_followed_and_has_nobody_twice():
    assert attack_curve(nx.path_graph(5), [2, 0]).largest == (1.0, 0.4, 0.4)
    with pytest.raises(ValueError, match="once"):
        attack_curve(nx.path_graph(5), [2, 2])
    with pytest.raises(ValueError, match="removals from 1 to 5"):
        attack_curve(nx.path_graph(5), removals=6)


def test_a_random_order_comes_from_its_seed():
    graph = nx.path_graph(30)
    one, again = (attack_curve(graph, "random", seed=7) for _ in range(2))

    assert one == again
    assert one.removed != attack_curve(graph, "random", seed=8).removed


# H is tied to F, G and I. F and G have five ties each; F is first by name and takes H's ties.
def test_the_nearest_with_most_ties_takes_over():
    healed = replace_nearest(KITE, ["H"])

    assert healed.successors == {"H": "F"}
    assert sorted(healed.graph["F"]) == ["A", "C", "D", "G", "I"]
    assert largest(healed.graph) == 9


def test_only_those_who_are_able_take_over_and_nearer_ones_first():
    assert replace_nearest(KITE, ["H"], among="ADJ").successors == {"H": "D"}
    assert replace_nearest(KITE, ["H"], among="J").successors == {"H": "J"}
    assert replace_nearest(KITE, ["H"], among="H").successors == {"H": None}


def test_a_successor_who_is_removed_next_hands_over_all_that_was_gathered():
    healed = replace_nearest(nx.path_graph(5), [2, 1])

    assert healed.successors == {2: 1, 1: 3}
    assert sorted(healed.graph.edges) == [(0, 3), (3, 4)]


def test_nobody_takes_over_where_nobody_can_be_reached():
    graph = nx.Graph([(0, 1), (1, 2)])
    graph.add_node(9)

    assert replace_nearest(graph, [9]).successors == {9: None}
    with pytest.raises(ValueError, match="once"):
        replace_nearest(graph, [1, 1])


def test_the_network_that_is_given_stays_as_it_is():
    graph = KITE.copy()

    key_players(graph, 2)
    attack_curve(graph, "betweenness")
    replace_nearest(graph, ["H"])

    assert nx.utils.graphs_equal(graph, KITE)


def test_recovery_is_the_share_of_the_damage_that_is_undone():
    assert recovery(intact=94, broken=81, healed=93) == pytest.approx(12 / 13)
    assert recovery(intact=10, broken=5, healed=5) == 0
    with pytest.raises(ValueError, match="no damage"):
        recovery(intact=5, broken=5, healed=5)


def test_every_public_name_is_there():
    assert all(hasattr(disruption, name) for name in disruption.__all__)


# All teams of four of 89 people (those with two ties or more) were tried once, which took minutes.
def test_the_search_finds_the_best_four_of_the_lessons_network():
    ties = load("synthetic_meetings_ties")
    graph = nx.Graph(list(zip(ties.source, ties.target, strict=True)))
    graph.add_nodes_from(load("synthetic_meetings_people").person)

    found = key_players(graph, 4)

    assert found.people == ("person 202", "person 203", "person 256", "person 270")
    assert found.score == pytest.approx(plain_fragmentation(without(graph, found.people)))
