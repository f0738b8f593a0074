"""Admiralty grades and independence of sources; every expected value is worked out by hand."""

from __future__ import annotations

import doctest

import pandas as pd
import pytest

from course.methods import claims
from course.methods.claims import (
    GRADES,
    Grade,
    circles,
    citation_graph,
    compare_grades,
    count_grades,
    diagonal_share,
    origins,
    parse_grade,
    shared_origins,
)


def graph_of(**cites):
    """Build a graph from outlet to what it cites: a word, or "" for evidence of its own."""
    rows = [(name, cited or None) for name, all_ in cites.items() for cited in all_.split(",")]
    return citation_graph(pd.DataFrame(rows, columns=["outlet", "cites"]))


def test_the_examples_in_the_docstrings_hold():
    result = doctest.testmod(claims)
    assert result.attempted > 0
    assert result.failed == 0


def test_there_are_thirty_six_grades():
    assert len(GRADES) == 36
    assert (GRADES[0], GRADES[-1]) == ("A1", "F6")


@pytest.mark.parametrize(
    "text", ["", "B", "2B", "B0", "B7", "G1", "B22", "B 2", None, 12, ("B", 2)]
)
def test_what_is_no_grade_is_refused_with_an_example(text):
    with pytest.raises(ValueError, match='such as "B2"'):
        parse_grade(text)


def test_a_grade_is_written_as_it_is_read():
    assert str(parse_grade("f6")) == "F6"
    assert parse_grade("C4") == Grade("C", 4)


def test_just_six_grades_lie_on_the_diagonal():
    assert [g for g in GRADES if parse_grade(g).on_diagonal] == ["A1", "B2", "C3", "D4", "E5", "F6"]


@pytest.mark.parametrize(
    ("first", "second", "steps"),
    [
        ("A1", "A1", (0, 0)),
        ("A1", "E5", (4, 4)),
        ("E5", "A1", (4, 4)),
        ("C2", "B5", (1, 3)),
        ("F6", "F6", (0, 0)),
        ("F3", "A3", (None, 0)),
        ("A6", "A1", (0, None)),
    ],
)
def test_cannot_be_judged_is_no_end_of_the_scale(first, second, steps):
    assert compare_grades(first, second) == steps


@pytest.mark.parametrize(
    ("grades", "share"),
    [(["A1"], 100), (["A2"], 0), (["A1", "B1", "C1", "D1"], 25), (["B2", "C3", "F5"], 200 / 3)],
)
def test_the_diagonal_share_is_in_per_cent_of_all_grades(grades, share):
    assert diagonal_share(grades) == pytest.approx(share)
    assert diagonal_share(iter(grades)) == pytest.approx(share)


def test_a_share_of_nothing_is_refused():
    with pytest.raises(ValueError, match="at least one"):
        diagonal_share([])


def test_grades_are_counted_in_a_table_of_six_by_six():
    counts = count_grades(["A1", "A1", "F2"])
    assert counts.shape == (6, 6)
    assert counts.loc["A", 1] == 2
    assert counts.loc["F", 2] == 1
    assert counts.to_numpy().sum() == 3
    assert count_grades([]).to_numpy().sum() == 0


def test_a_chain_ends_at_its_first_link():
    graph = graph_of(a="", b="a", c="b", d="c")
    assert origins(graph, ["d"]) == {"a"}
    assert origins(graph, ["b", "c", "d"]) == {"a"}
    assert origins(graph) == {"a"}


def test_an_outlet_of_two_trails_has_two_origins():
    graph = graph_of(a="", b="", c="a,b")
    assert origins(graph, ["c"]) == {"a", "b"}


def test_an_outlet_with_evidence_of_its_own_that_also_cites_is_an_origin():
    graph = graph_of(a="", b="a,")
    assert origins(graph, ["b"]) == {"a", "b"}


def test_a_trail_that_leaves_the_table_ends_at_the_last_one_cited():
    graph = graph_of(a="somebody else")
    assert origins(graph, ["a"]) == {"somebody else"}


def test_a_circle_has_no_origin_and_what_hangs_on_it_has_none_either():
    graph = graph_of(a="b", b="a", c="a", d="")
    assert origins(graph, ["a", "b", "c"]) == set()
    assert origins(graph, ["c", "d"]) == {"d"}
    assert circles(graph) == [{"a", "b"}]


def test_a_circle_with_a_way_out_has_the_origin_behind_it():
    graph = graph_of(a="b", b="a,c", c="")
    assert origins(graph, ["a"]) == {"c"}
    assert circles(graph) == [{"a", "b"}]


def test_circles_come_largest_first_and_self_citation_is_one():
    graph = graph_of(a="b", b="c", c="a", d="d", e="a")
    assert circles(graph) == [{"a", "b", "c"}, {"d"}]


def test_independent_outlets_share_no_origin():
    graph = graph_of(a="", b="", c="a", d="a,b", e="b")
    assert shared_origins(graph, "c", "d") == {"a"}
    assert shared_origins(graph, "c", "e") == set()
    assert shared_origins(graph, "a", "c") == {"a"}


def test_an_unknown_outlet_is_named():
    with pytest.raises(KeyError, match="'z' is no outlet"):
        origins(graph_of(a=""), ["z"])


def test_a_table_without_its_columns_or_its_outlets_is_refused():
    with pytest.raises(ValueError, match="no column cites"):
        citation_graph(pd.DataFrame({"outlet": ["a"]}))
    with pytest.raises(ValueError, match="has no outlet"):
        citation_graph(pd.DataFrame({"outlet": [" "], "cites": ["a"]}))


def test_missing_cells_of_every_sort_are_own_evidence():
    table = pd.DataFrame({"outlet": ["a", "b", "c"], "cites": [None, float("nan"), " "]})
    graph = citation_graph(table)
    assert origins(graph) == {"a", "b", "c"}
    assert graph.number_of_edges() == 0
