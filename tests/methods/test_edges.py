"""A list of ties is read as it was said to be, row by row, with an account of what was read."""

from __future__ import annotations

import io

import pytest

from course.methods.edges import read_edges

ROWS = "ann,bob\nbob,cid\nbob,ann\ndan,dan\n"


def read(text, **said):
    return read_edges(io.StringIO(text), **{"header": False, "directed": False, **said})


def test_no_first_row_is_eaten():
    found = read(ROWS)

    assert found.rows == 4
    assert found.first == ("ann", "bob")
    assert found.heading == ()
    assert found.graph.has_edge("ann", "bob")


def test_a_heading_is_one_only_if_that_is_said():
    text = "source,target\n" + ROWS

    assert read(text, header=True).people == 4
    assert read(text, header=True).heading == ("source", "target")
    assert read(text).people == 6


@pytest.mark.parametrize("said", [{"header": None}, {"directed": "no"}, {"header": 1}])
def test_what_has_to_be_told_is_not_guessed(said):
    with pytest.raises(TypeError, match="True or False"):
        read(ROWS, **said)
    with pytest.raises(TypeError):
        read_edges(io.StringIO(ROWS))  # type: ignore[call-arg]


def test_the_account_counts_names_ties_loops_and_repeats():
    found = read(ROWS)

    assert (found.people, found.ties, found.loops, found.duplicates) == (4, 3, 1, 1)
    assert found.graph.has_edge("dan", "dan")
    assert found.graph.edges["ann", "bob"]["rows"] == 2


def test_with_direction_a_return_is_a_tie_of_its_own():
    found = read(ROWS, directed=True)

    assert found.graph.is_directed()
    assert (found.ties, found.duplicates) == (4, 0)


def test_the_account_says_it_in_words():
    assert str(read("a,b\n\nA,b\nb,a\n")).splitlines() == [
        "no heading; first tie: a | b",
        "3 rows, each read as a tie without direction; none dropped",
        "3 names, 2 different ties",
        "0 rows tie a name to itself; 1 repeat an earlier tie",
        "1 lines are empty",
        "kept apart, but alike: 'A' / 'a'",
        "people without any tie cannot be in a list of ties",
    ]
    assert "with direction" in str(read("a,b\n", directed=True))
    assert "heading: x, y" in str(read("x,y\na,b\n", header=True))


def test_weights_of_repeated_ties_are_added():
    found = read("a,b,2\nb,a,0.5\nb,c,1\n", weight=2)

    assert found.graph.edges["a", "b"]["weight"] == 2.5
    assert found.graph.edges["b", "c"]["weight"] == 1


def test_columns_are_found_by_name_or_by_place():
    text = "day,to,from,calls\nmonday,b,a,3\n"

    named = read(text, header=True, directed=True, ends=("from", "to"), weight="calls")
    placed = read(text, header=True, directed=True, ends=(2, 1), weight=3)

    for found in (named, placed):
        assert list(found.graph.edges(data="weight")) == [("a", "b", 3.0)]


@pytest.mark.parametrize(
    ("text", "said", "line"),
    [
        ("a,b\nc\n", {}, "line 2: expected two names, got 'c'"),
        ("a,b\nc,\n", {}, "line 2: expected two names"),
        ("a,b,1\n\nb,c,many\n", {"weight": 2}, "line 3: expected a number as the weight"),
        ("a,b,nan\n", {"weight": 2}, "line 1: expected a number"),
        ("a;b\n", {}, "Is the delimiter right"),
        ("a,b\n", {"ends": ("from", "to")}, "no heading"),
        ("x,y\na,b\n", {"header": True, "ends": ("x", "z")}, "'z', got x, y"),
        ("x,x\na,b\n", {"header": True, "ends": ("x", "x")}, "one column named 'x'"),
        ("", {}, "got none"),
        ("x,y\n", {"header": True}, "below a heading"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(text, said, line):
    with pytest.raises(ValueError, match=line):
        read(text, **said)


def test_another_delimiter_and_quotes_are_read():
    found = read('"a; the first";b\n', delimiter=";")

    assert set(found.graph) == {"a; the first", "b"}


def test_a_file_with_a_byte_order_mark_and_windows_line_ends_is_read(tmp_path):
    path = tmp_path / "ties.csv"
    path.write_bytes("\ufeffé,b\r\nb,c\r\n".encode())

    for source in (path, str(path)):
        found = read_edges(source, header=False, directed=False)
        assert set(found.graph) == {"é", "b", "c"}
        assert found.rows == 2


def test_spaces_around_names_are_not_part_of_them():
    found = read("a , b\nb,a\n")

    assert (found.people, found.ties, found.duplicates) == (2, 1, 1)
