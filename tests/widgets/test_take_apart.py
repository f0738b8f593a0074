from __future__ import annotations

import itertools
from typing import Any

import networkx as nx
import numpy as np
import pytest

from course import saved, take_apart
from course.exercises._saved import AnswerFile
from course.widgets._take_apart_model import NetworkModel
from course.widgets._take_apart_svg import draw
from tests.widgets._widgets import CASES, SVG, apart, parsed, texts


@pytest.fixture(name="kite")
def _kite() -> NetworkModel:
    model: NetworkModel = apart().model
    return model


# By hand in Krackhardt's kite: 1 minus the ordered pairs within a piece, over all ordered pairs.
@pytest.mark.parametrize(
    ("removed", "pieces", "fragmentation"),
    [
        ([], [10], 0),
        ([3], [9], 0),
        ([7], [7, 2], 1 - (42 + 2) / 72),
        ([8], [8, 1], 1 - 56 / 72),
        ([3, 7], [6, 2], 1 - (30 + 2) / 56),
        ([5, 6], [5, 3], 1 - (20 + 6) / 56),
        ([3, 5, 6], [4, 3], 1 - (12 + 6) / 42),
    ],
)
def test_fragmentation_is_that_of_a_hand_calculation(
    kite: NetworkModel, removed: list[int], pieces: list[int], fragmentation: float
) -> None:
    assert kite.pieces(removed) == pieces
    assert kite.fragmentation(removed) == pytest.approx(fragmentation)


@pytest.mark.parametrize("seed", range(5))
def test_the_pieces_are_those_of_networkx(seed: int) -> None:
    graph = nx.gnm_random_graph(40, 45, seed=seed)
    removed = list(range(0, 40, 7))
    model = take_apart(graph=graph, budget=8).model
    rest = graph.subgraph(set(graph) - set(removed))
    sizes = sorted(map(len, nx.connected_components(rest)), reverse=True)
    assert model.pieces(removed) == sizes


def test_directions_loops_and_repeated_ties_do_not_count() -> None:
    graph = nx.MultiDiGraph(
        [("a", "b"), ("b", "a"), ("b", "b"), ("b", "c"), ("b", "c"), ("c", "d")]
    )
    model = take_apart(graph=graph, budget=1).model
    assert [model.degree(node) for node in "abcd"] == [1, 2, 2, 1]


def test_the_rival_curve_removes_the_nodes_with_most_ties(kite: NetworkModel) -> None:
    assert kite.busiest == [3, 5, 6]  # 6, 5 and 5 ties
    assert kite.curve(kite.busiest) == pytest.approx([0, 0, 0, 4 / 7])


def test_the_sentence_says_what_is_left_and_what_one_more_would_do(kite: NetworkModel) -> None:
    assert kite.sentence([], 7) == (
        "Removed: none. 10 nodes remain in 1 piece. Fragmentation 0.000. "
        "7 has 3 ties; removed too, fragmentation would be 0.389."
    )
    assert kite.sentence([3, 7], 7) == (
        "Removed: 3, 7. 8 nodes remain in 2 pieces, the largest of 6. Fragmentation 0.429; with as "
        "many of the most ties removed instead, 0.000. "
        "7 has 3 ties; put back, fragmentation would be 0.000."
    )
    assert kite.sentence([3, 5, 6], 9).endswith("9 has 1 tie.")  # no more can be removed
    assert kite.title([]) == "Nothing removed yet: fragmentation 0.000"
    assert kite.alt([7], 8).startswith("1 of 3 removed: fragmentation 0.389. Removed: 7. ")


def test_a_node_is_removed_and_put_back_in_code() -> None:
    puzzle = apart()
    puzzle.remove(7)
    puzzle.remove(np.int64(3))
    puzzle.remove(7)
    assert puzzle.removed == [3, 7]
    assert saved("m07-w1") == {"removed": [3, 7]}
    puzzle.put_back(7)
    puzzle.put_back(9)
    assert saved("m07-w1") == {"removed": [3]}


def test_no_more_are_removed_than_the_budget_allows() -> None:
    puzzle = apart()
    for node in (3, 7, 8):
        puzzle.remove(node)
    with pytest.raises(ValueError, match="At most 3 can be removed: put one back first"):
        puzzle.remove(0)
    puzzle.remove(8)  # is removed already
    assert saved("m07-w1") == {"removed": [3, 7, 8]}


def test_two_open_networks_lose_no_removed_node() -> None:
    one, other = apart(), apart()
    one.remove(3)
    other.remove(7)
    one.remove(0)
    assert saved("m07-w1") == {"removed": [0, 3, 7]}
    with pytest.raises(ValueError, match="At most 3"):
        other.remove(8)
    assert other.removed == [0, 3, 7]
    other.put_back(0)
    assert saved("m07-w1") == {"removed": [3, 7]}


@pytest.mark.parametrize("node", [10, "7", None, 7.0, True, [7]])
def test_a_node_that_is_none_is_named(node: Any) -> None:
    puzzle = apart()
    for act in (puzzle.remove, puzzle.put_back):
        with pytest.raises(ValueError, match="The network has no node "):
            act(node)
    assert saved("m07-w1") is ...


@pytest.mark.parametrize(
    "held", [[7, 3], [3, 3], [0, 1, 2, 3], "3", 3, None, {"3": 7}, [[3]], [3.0], ["3"], [True]]
)
def test_what_is_saved_and_no_answer_is_said_and_not_used(held: Any) -> None:
    AnswerFile().write("m07-w1", "take_apart", 1, {"removed": held})
    puzzle = apart()
    assert puzzle.removed == []
    assert puzzle.note.startswith("What is saved as removed is not used. ")
    puzzle.remove(5)
    assert saved("m07-w1") == {"removed": [5]}
    assert puzzle.note == ""


def test_nodes_keep_the_names_that_are_given() -> None:
    graph = nx.path_graph(["a", "b", "c", "d"])
    labels = {"a": "Ann", "b": "Bob", "c": "Cy", "d": "Di"}
    puzzle = take_apart("m07-w1", graph=graph, budget=1, labels=labels)
    puzzle.remove("b")
    assert saved("m07-w1") == {"removed": ["b"]}
    assert puzzle.said("removed") == "Bob as removed"
    assert "Bob (2 ties)" in texts(draw(puzzle.model, ["b"], "c"))


@pytest.mark.parametrize(
    ("graph", "budget", "line"),
    [
        (nx.path_graph(4), 0, "budget= must be 1 or more"),
        (nx.path_graph(4), 3, "leave two nodes or more of the graph, which has 4"),
        (nx.Graph([(1, "a")]), 1, "it has int, str"),
        (nx.Graph([(1.5, 2.5)]), 1, "it has float"),
        (nx.Graph(), 1, "it has no nodes"),
    ],
)
def test_a_network_that_cannot_be_used_is_refused(graph: Any, budget: int, line: str) -> None:
    with pytest.raises(ValueError, match=line):
        take_apart(graph=graph, budget=budget)


def test_removed_nodes_are_crossed_out_and_their_ties_dashed(kite: NetworkModel) -> None:
    def ties(removed: list[int]) -> list[str]:
        lines = parsed(draw(kite, removed, 0)).findall(f"{SVG}path")[:18]
        return [line.get("stroke-dasharray", "") for line in lines]

    assert ties([]) == [""] * 18
    assert ties([3]).count("3 4") == 6
    assert ties([3, 5]).count("3 4") == 6 + 5 - 1


def test_synthetic_networks_say_so_in_picture_and_text() -> None:
    model = take_apart(graph=nx.path_graph(5), budget=1, synthetic=True).model
    assert "SYNTHETIC DATA" in texts(draw(model, [], 0))
    assert "SYNTHETIC DATA" in model.alt([], 0)
    assert "SYNTHETIC" not in draw(apart().model, [], 0)


def test_the_button_does_what_it_says() -> None:
    view = CASES["take_apart"].view(apart())
    said = []
    for node in (3, 7, 8, 9, 8, 9):
        view._node.value = node
        said.append(view._turn.description)
        view._turn.click()
    assert said == [
        "Remove 3",
        "Remove 7",
        "Remove 8",
        "To remove 9, first put one back",
        "Put 8 back",
        "Remove 9",
    ]
    assert saved("m07-w1") == {"removed": [3, 7, 9]}


def test_the_button_says_why_it_does_not_save() -> None:
    view = CASES["take_apart"].view(apart())
    for node in (0, 1, 2):
        apart().remove(node)
    assert view._turn.description == "Remove 0"  # it has not seen what another has saved
    view._node.value = 9
    view._turn.click()
    line = "Not saved. At most 3 can be removed: put one back first."
    assert line in view._saved.value
    assert "3 of 3 removed" in view._picture.value
    assert saved("m07-w1") == {"removed": [0, 1, 2]}


def test_every_choice_redraws_the_picture_and_the_numbers() -> None:
    view = CASES["take_apart"].view(apart())
    seen = {(view._picture.value, view._numbers.value)}
    for node in (1, 2):
        view._node.value = node
        seen.add((view._picture.value, view._numbers.value))
    view._turn.click()
    seen.add((view._picture.value, view._numbers.value))
    assert len(seen) == 4


def test_long_lists_of_removed_nodes_end_in_a_number() -> None:
    model = take_apart(graph=nx.cycle_graph(20), budget=9).model
    written = texts(draw(model, list(range(8)), 0))
    assert "and 3 more" in written
    assert sum(words.endswith(" ties)") for words in written) == 5
    assert "and 1 more" not in texts(draw(model, list(range(6)), 0))


def test_nodes_are_apart_and_inside_the_frame_the_same_every_time() -> None:
    graph = nx.disjoint_union(nx.krackhardt_kite_graph(), nx.path_graph(4))
    graph.add_node(99)
    points = take_apart(graph=graph).model.points
    assert points == take_apart(graph=graph).model.points
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in points.values())
    for (x, y), (u, v) in itertools.combinations(points.values(), 2):
        assert (x - u) ** 2 + (y - v) ** 2 > 0.04**2
