"""Network methods against networkx, scipy, definitions tried one by one, and hand-made values."""

from __future__ import annotations

from itertools import combinations, permutations

import networkx as nx
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from course.methods.networks import (
    ROLES,
    betweenness,
    brokerage,
    hide_ties,
    leaders,
    project,
    rank_agreement,
    ranks,
    role_of,
    top_survival,
)

NAMES = "abcdefghij"
ties = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=30)


def made(pairs, kind=nx.Graph):
    graph = kind()
    graph.add_nodes_from(NAMES)
    graph.add_edges_from(pairs)
    return graph


# Betweenness ------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph])
@given(pairs=ties)
@settings(deadline=None, max_examples=60)
def test_betweenness_is_that_of_networkx(pairs, kind):
    graph = made([pair for pair in pairs if pair[0] != pair[1]], kind)

    theirs = nx.betweenness_centrality(graph, normalized=False)
    assert betweenness(graph) == pytest.approx(theirs)


# The lesson's five nodes, with paper and pencil.
def test_betweenness_shares_a_pair_among_its_shortest_paths():
    graph = nx.Graph([("A", "B"), ("A", "C"), ("B", "D"), ("C", "D"), ("D", "E")])

    assert betweenness(graph) == {"A": 0.5, "B": 1, "C": 1, "D": 3.5, "E": 0}


# The numbers that igraph's and networkx's documents print for the kite, times 36 pairs of others.
@pytest.mark.parametrize(
    "graph",
    [nx.empty_graph(0), nx.path_graph(120), nx.barabasi_albert_graph(600, 1, seed=1)],
    ids=["nobody", "long paths", "many nodes"],
)
def test_betweenness_of_extreme_graphs_is_that_of_networkx(graph):
    assert betweenness(graph) == pytest.approx(nx.betweenness_centrality(graph, normalized=False))


def test_betweenness_of_the_kite_is_the_published_one():
    found = betweenness(nx.krackhardt_kite_graph())

    printed = [0.023, 0.023, 0, 0.102, 0, 0.231, 0.231, 0.389, 0.222, 0]
    assert [found[n] / 36 for n in range(10)] == pytest.approx(printed, abs=0.0005)


def test_loops_and_parallel_ties_change_no_betweenness():
    plain = nx.Graph([("a", "b"), ("b", "c")])
    odd = nx.MultiGraph([("a", "b"), ("a", "b"), ("b", "c"), ("b", "b"), ("a", "a")])

    assert betweenness(odd) == betweenness(plain) == {"a": 0, "b": 1, "c": 0}
    assert betweenness(nx.Graph()) == {}


# Brokerage --------------------------------------------------------------------------------------


# The example graph of R's cograph (whose counts are those of R's sna), worked out by hand:
# A -> B, A -> C, B -> C, B -> D, C -> D, D -> A; A and B of one group, C and D of another.
# Open paths: D-A-B comes into A's group; D-A-C leaves D's group and returns to it; A-B-D leaves;
# A-C-D comes in; B-D-A leaves B's group and returns to it; C-D-A leaves.
def test_roles_in_a_directed_graph_are_those_worked_out_by_hand():
    graph = nx.DiGraph(["AB", "AC", "BC", "BD", "CD", "DA"])

    counts = brokerage(graph, {"A": 1, "B": 1, "C": 2, "D": 2})

    assert counts.loc["A"].to_dict() == row(gatekeeper=1, itinerant=1)
    assert counts.loc["B"].to_dict() == row(representative=1)
    assert counts.loc["C"].to_dict() == row(gatekeeper=1)
    assert counts.loc["D"].to_dict() == row(itinerant=1, representative=1)


def row(**counts):
    return {**dict.fromkeys(ROLES, 0), **counts, "total": sum(counts.values())}


@pytest.mark.parametrize(
    ("groups", "role"),
    [
        ("xxx", "coordinator"),
        ("yxy", "itinerant"),
        ("yxx", "gatekeeper"),
        ("xxy", "representative"),
        ("yxz", "liaison"),
    ],
)
def test_one_path_is_one_role(groups, role):
    assert role_of(*groups) == role
    counts = brokerage(nx.DiGraph(["ab", "bc"]), dict(zip("abc", groups, strict=True)))

    assert counts.loc["b"].to_dict() == row(**{role: 1})
    assert counts.loc[["a", "c"], "total"].to_list() == [0, 0]


@given(pairs=ties, groups=st.lists(st.sampled_from("xyz"), min_size=10, max_size=10))
@settings(deadline=None, max_examples=40)
def test_roles_are_those_of_all_triples_tried_one_by_one(pairs, groups):
    graph = made(pairs, nx.DiGraph)
    of = dict(zip(NAMES, groups, strict=True))

    expected = {name: row() for name in NAMES}
    for one, broker, other in permutations(NAMES, 3):
        through = graph.has_edge(one, broker) and graph.has_edge(broker, other)
        if through and not graph.has_edge(one, other):
            expected[broker][role_of(of[one], of[broker], of[other])] += 1
            expected[broker]["total"] += 1

    assert brokerage(graph, of).to_dict(orient="index") == expected


@given(pairs=ties, groups=st.lists(st.sampled_from("xyz"), min_size=10, max_size=10))
@settings(deadline=None, max_examples=40)
def test_without_direction_each_open_pair_counts_once(pairs, groups):
    graph = made(pairs)
    of = dict(zip(NAMES, groups, strict=True))
    ours, directed = brokerage(graph, of), brokerage(graph.to_directed(), of)

    for role in ("coordinator", "itinerant", "liaison", "total"):
        assert (2 * ours[role] == directed[role]).all()
    # Read with direction, a pair comes in once and goes out once.
    assert (ours["gatekeeper"] == directed["gatekeeper"]).all()
    assert (ours["representative"] == directed["representative"]).all()
    assert (ours["gatekeeper"] == ours["representative"]).all()


def test_a_tie_between_the_ends_leaves_no_broker():
    closed = nx.DiGraph(["ab", "bc", "ac"])

    assert brokerage(closed, dict.fromkeys("abc", 1))["total"].sum() == 0
    # A tie back from target to source does not close the path.
    back = nx.DiGraph(["ab", "bc", "ca"])
    assert brokerage(back, dict.fromkeys("abc", 1))["total"].to_list() == [1, 1, 1]


def test_loops_and_parallel_ties_broker_nothing():
    graph = nx.MultiDiGraph(["ab", "ab", "bc", "bb", "aa"])

    assert brokerage(graph, dict.fromkeys("abc", 1)).loc["b"].to_dict() == row(coordinator=1)


def test_a_node_without_a_group_is_named():
    with pytest.raises(ValueError, match="group for every node, 1 have none, such as 'c'"):
        brokerage(nx.Graph(["ab", "bc"]), {"a": 1, "b": 1})


# Hidden ties ------------------------------------------------------------------------------------


@given(pairs=ties, share=st.floats(0, 1), seed=st.integers(0, 99))
@settings(deadline=None, max_examples=40)
def test_hiding_takes_the_asked_share_and_no_person(pairs, share, seed):
    graph = made(pairs)

    left = hide_ties(graph, share, seed)

    assert set(left) == set(graph)
    assert set(map(frozenset, left.edges)) <= set(map(frozenset, graph.edges))
    assert left.number_of_edges() == graph.number_of_edges() - round(
        share * graph.number_of_edges()
    )


def test_the_same_seed_hides_the_same_ties_and_another_seed_others():
    graph = nx.cycle_graph(40)

    assert nx.utils.graphs_equal(hide_ties(graph, 0.5, 3), hide_ties(graph, 0.5, 3))
    assert not nx.utils.graphs_equal(hide_ties(graph, 0.5, 3), hide_ties(graph, 0.5, 4))
    assert graph.number_of_edges() == 40


def test_parallel_ties_are_hidden_one_by_one():
    graph = nx.MultiGraph([("a", "b")] * 10)

    assert hide_ties(graph, 0.3, 1).number_of_edges("a", "b") == 7


def test_every_leader_is_named():
    assert leaders({"a": 1, "b": 1 + 1e-12, "c": 0.5}) == {"a", "b"}
    assert leaders({}) == set()


# A star of 3 ties and a pair of nodes with 2 each beside it ("x-y" and "y-z"): hiding one of 5 ties
# leaves the hub with 3 or 2 ties and y with 1 or 2, so the hub leads always. With 2 of 5 hidden, y
# leads alone when both hidden ties are the hub's: 3 of 10 pairs of ties.
def test_the_share_of_draws_that_keep_the_leader_is_near_the_one_worked_out():
    graph = nx.Graph([("h", "a"), ("h", "b"), ("h", "c"), ("x", "y"), ("y", "z")])

    assert top_survival(graph, 0.2) == 1
    assert top_survival(graph, 0.4, draws=4000) == pytest.approx(0.7, abs=0.03)
    assert top_survival(graph, 0, draws=1) == 1


# On a path of 5, the middle has 4 pairs and its neighbors 3. Without one end's tie (2 of 4 ties), a
# path of 4 is left: the middle leads with one neighbor. Without an inner tie, the longer part is a
# path of 3, with the middle at its end: it leads nothing.
def test_betweenness_survives_less():
    graph = nx.path_graph(5)

    found = top_survival(graph, 0.25, draws=4000, by="betweenness")

    assert found == pytest.approx(0.5, abs=0.03)


def test_the_survival_is_that_of_graphs_with_hidden_ties():
    graph = nx.gnm_random_graph(20, 40, seed=4)
    graph.add_edge(0, 0)
    first = leaders(betweenness(graph))
    stayed = [
        bool(leaders(betweenness(hide_ties(nx.Graph(graph), 0.3, seed))) & first)
        for seed in range(600)
    ]

    ours = top_survival(graph, 0.3, draws=600, by="betweenness")
    assert ours == pytest.approx(sum(stayed) / 600, abs=0.1)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"share": 20}, r"give 20 % as 0\.2"),
        ({"share": -0.1}, "a share between 0 and 1"),
        ({"draws": 0}, "draws of 1 or more"),
        ({"by": "closeness"}, "degree or betweenness, got 'closeness'"),
    ],
)
def test_what_cannot_be_hidden_is_refused(wrong, says):
    with pytest.raises(ValueError, match=says):
        top_survival(nx.path_graph(4), **{"share": 0.2, **wrong})
    with pytest.raises(ValueError, match="undirected graph"):
        top_survival(nx.DiGraph(["ab"]), 0.2)


# Two modes --------------------------------------------------------------------------------------


@given(st.lists(st.sets(st.sampled_from(NAMES), min_size=1), min_size=1, max_size=6))
@settings(deadline=None, max_examples=40)
def test_a_projection_has_the_ties_and_weights_of_networkx(groups):
    two_mode = nx.Graph()
    two_mode.add_nodes_from(NAMES)
    for number, present in enumerate(groups):
        two_mode.add_edges_from((number, name) for name in present)

    ours = project(dict(enumerate(groups)))

    theirs = nx.bipartite.collaboration_weighted_projected_graph(two_mode, NAMES)
    shared = nx.bipartite.weighted_projected_graph(two_mode, NAMES)
    assert set(map(frozenset, ours.edges)) == set(map(frozenset, theirs.edges))
    for one, other, tie in ours.edges(data=True):
        assert tie["weight"] == pytest.approx(theirs[one][other]["weight"])
        assert tie["events"] == shared[one][other]["weight"]


def test_an_event_of_n_makes_a_clique_and_gives_each_a_weight_of_one():
    graph = project(pd.Series({"wedding": list("abcdef")}))

    assert graph.number_of_edges() == 15
    assert dict(graph.degree(weight="weight")) == pytest.approx(dict.fromkeys("abcdef", 1))


def test_somebody_named_twice_was_there_once_and_somebody_alone_stays():
    graph = project({"car": ["a", "b", "a"], "walk": ["c"]})

    assert set(graph) == set("abc")
    assert dict(graph["a"]) == {"b": {"events": 1, "weight": 1}}


# Agreement --------------------------------------------------------------------------------------


scores = st.dictionaries(st.sampled_from(NAMES), st.integers(0, 5), min_size=10, max_size=10)


@given(scores, scores)
@settings(deadline=None, max_examples=40)
def test_agreement_is_that_of_scipy(one, other):
    pair = rank_agreement({"one": one, "other": other}).iloc[0]

    if len(set(one.values())) < 2 or len(set(other.values())) < 2:
        assert pd.isna(pair.spearman)
        assert pd.isna(pair.kendall)
        return
    values = [one[n] for n in NAMES], [other[n] for n in NAMES]
    assert pair.spearman == pytest.approx(stats.spearmanr(*values).statistic)
    assert pair.kendall == pytest.approx(stats.kendalltau(*values).statistic)


def test_people_whom_one_source_does_not_know_are_left_out():
    table = rank_agreement(
        {
            "calls": {"a": 4, "b": 3, "c": 2, "d": 1},
            "meetings": {"a": 1, "b": 2, "c": 3, "e": 9},
            "files": {"a": 1, "b": 2, "c": 3, "d": 9},
        },
        top=1,
    )

    assert list(zip(table.one, table.other, strict=True)) == list(
        combinations(["calls", "meetings", "files"], 2)
    )
    assert table.people.to_list() == [3, 3, 3]
    assert table.spearman.to_list() == pytest.approx([-1, -1, 1])
    assert table.shared_top.to_list() == [0, 0, 1]


def test_whoever_shares_the_last_place_of_the_top_is_in_it():
    one = {"a": 3, "b": 2, "c": 2, "d": 0}
    other = {"a": 0, "b": 1, "c": 3, "d": 2}

    # a, b and c share the first two places of one; c and d have them in the other.
    pair = rank_agreement({"one": one, "other": other}, top=2).iloc[0]

    assert pair.shared_top == 1
    pair = rank_agreement({"one": one, "other": {**other, "b": 2}}, top=2).iloc[0]
    assert pair.shared_top == 2


@pytest.mark.parametrize(
    ("sources", "top", "says"),
    [
        ({"one": {"a": 1}}, 5, "two sources or more, got 1"),
        ({"one": {"a": 1, "b": 2}, "other": {"a": 1, "b": 2}}, 5, "three people or more in all"),
        ({"one": dict.fromkeys("abc", 1), "other": dict.fromkeys("abc", 1)}, 0, "top of 1 or more"),
    ],
)
def test_too_little_to_compare_is_refused(sources, top, says):
    with pytest.raises(ValueError, match=says):
        rank_agreement(sources, top=top)


def test_the_highest_score_has_rank_one():
    assert ranks({"a": 0.1, "b": 7, "c": 0.1, "d": 3}).to_dict() == {
        "a": 3.5,
        "b": 1,
        "c": 3.5,
        "d": 2,
    }
