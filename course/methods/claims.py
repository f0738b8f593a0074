"""Grading claims and tracing them: the Admiralty scale, and independence on a citation graph.

A grade has two halves. The letter (A to F) is about the source, the digit (1 to 6) about the
information. The halves are meant to be judged apart; how often they land on the diagonal (A1, B2,
..., F6) is a first sign of one leaking into the other. And a report counts as confirmed only if
its confirmation has another origin, which is a question about paths in a graph of who cites whom.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

LETTERS = "ABCDEF"
"""Reliability of the source, completely reliable (A) to unreliable (E); F: cannot be judged."""

DIGITS = "123456"
"""Credibility of the information, from confirmed (1) to improbable (5); 6: cannot be judged."""

GRADES = tuple(letter + digit for letter in LETTERS for digit in DIGITS)
"""All 36 grades, A1 first."""


class Grade(NamedTuple):
    """One Admiralty grade, split into its halves."""

    source: str
    """The letter, A to F."""
    information: int
    """The digit, 1 to 6."""

    @property
    def on_diagonal(self) -> bool:
        """Whether the letter and the digit have the same place on their scales."""
        return LETTERS.index(self.source) + 1 == self.information

    def __str__(self) -> str:
        return f"{self.source}{self.information}"


def parse_grade(text: str) -> Grade:
    """Read a grade such as ``"B2"``.

    Parameters
    ----------
    text : str
        A letter from A to F and a digit from 1 to 6; case and spaces around do not matter.

    Returns
    -------
    Grade
        Its two halves.

    Raises
    ------
    ValueError
        If it is anything else.

    Examples
    --------
    >>> parse_grade(" b2 ")
    Grade(source='B', information=2)
    >>> parse_grade("B2").on_diagonal, parse_grade("B4").on_diagonal
    (True, False)
    """
    tidy = text.strip().upper() if isinstance(text, str) else ""
    if tidy not in GRADES:
        raise ValueError(
            f"{text!r} is no Admiralty grade: write a letter from A to F and a digit from 1 to 6, "
            'such as "B2".'
        )
    return Grade(tidy[0], int(tidy[1]))


def compare_grades(first: str, second: str) -> tuple[int | None, int | None]:
    """Say how far two grades of one claim lie apart.

    Parameters
    ----------
    first, second : str
        Two grades, such as those of two analysts.

    Returns
    -------
    tuple of int or None
        Steps on the scale of the source and steps on that of the information, without sign. None
        where just one of the two says "cannot be judged": F and 6 are no end of a scale, so that
        there is no distance to them. Two that both say so are 0 apart.

    Raises
    ------
    ValueError
        If one of them is no grade.

    Examples
    --------
    >>> compare_grades("B2", "D3")
    (2, 1)
    >>> compare_grades("F2", "B6")
    (None, None)
    """
    a, b = parse_grade(first), parse_grade(second)
    return (
        _steps(LETTERS.index(a.source), LETTERS.index(b.source)),
        _steps(a.information - 1, b.information - 1),
    )


def diagonal_share(grades: Iterable[str]) -> float:
    """Give the share of grades whose two halves have the same place on their scales.

    A high share is a reason to look again, no proof: where good sources happen to say true things,
    honest grades lie on the diagonal as well.

    Parameters
    ----------
    grades : iterable of str
        Grades, such as ``["B2", "B4"]``.

    Returns
    -------
    float
        Per cent, from 0 to 100.

    Raises
    ------
    ValueError
        If there is no grade at all, or one cannot be read.

    Examples
    --------
    >>> diagonal_share(["A1", "B2", "B4", "F2"])
    50.0
    """
    read = [parse_grade(grade) for grade in grades]
    if not read:
        raise ValueError("There is no grade here: a share needs at least one.")
    return 100 * sum(grade.on_diagonal for grade in read) / len(read)


def count_grades(grades: Iterable[str]) -> pd.DataFrame:
    """Count grades in a table of six by six.

    Parameters
    ----------
    grades : iterable of str
        Grades; none at all gives a table of zeros.

    Returns
    -------
    pandas.DataFrame
        Rows A to F (source), columns 1 to 6 (information), whole numbers.

    Raises
    ------
    ValueError
        If a grade cannot be read.

    Examples
    --------
    >>> int(count_grades(["B2", "B2", "F6"]).loc["B", 2])
    2
    """
    import pandas as pd  # noqa: PLC0415 - heavy

    counts = pd.DataFrame(0, index=list(LETTERS), columns=[int(digit) for digit in DIGITS])
    for grade in map(parse_grade, grades):
        counts.loc[grade.source, grade.information] += 1
    return counts.rename_axis(index="source", columns="information")


def citation_graph(citations: pd.DataFrame) -> nx.DiGraph[str]:
    """Build the graph of who cites whom.

    Parameters
    ----------
    citations : pandas.DataFrame
        Columns ``outlet`` and ``cites``, one row a citation. A row with nothing in ``cites`` says
        that the outlet has evidence of its own.

    Returns
    -------
    networkx.DiGraph
        One arrow from each outlet to each one it cites. The node attribute ``own`` says whether
        an outlet has evidence of its own.

    Raises
    ------
    ValueError
        If a column is missing or a row has no outlet.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"outlet": ["a", "b", "c"], "cites": [None, "a", "b"]})
    >>> sorted(citation_graph(table).edges)
    [('b', 'a'), ('c', 'b')]
    """
    import networkx as nx  # noqa: PLC0415 - heavy

    missing = {"outlet", "cites"} - set(citations.columns)
    if missing:
        raise ValueError(f"The table of citations has no column {', '.join(sorted(missing))}.")
    graph: nx.DiGraph[str] = nx.DiGraph()
    for outlet, cited in zip(citations["outlet"], citations["cites"], strict=True):
        if _is_empty(outlet):
            raise ValueError("A row of the table of citations has no outlet.")
        graph.add_node(outlet)
        if _is_empty(cited):
            graph.nodes[outlet]["own"] = True
        else:
            graph.add_edge(outlet, cited)
    for node in graph:
        graph.nodes[node].setdefault("own", False)
    return graph


def origins(graph: nx.DiGraph[str], outlets: Collection[str] | None = None) -> set[str]:
    """Find where the trails of some outlets end.

    An origin has evidence of its own, or is cited without being in the table itself, so that the
    trail ends there. A circle of outlets that cite one another and nobody else has none.

    Parameters
    ----------
    graph : networkx.DiGraph
        From `citation_graph`.
    outlets : collection of str, optional
        The outlets that carry the report; all of them by default.

    Returns
    -------
    set of str
        The origins. Their number, not that of the outlets, is how often a report is confirmed, as
        far as the table knows the trails.

    Raises
    ------
    KeyError
        If an outlet is not in the graph.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"outlet": ["a", "b", "c"], "cites": [None, "a", "b"]})
    >>> origins(citation_graph(table), ["b", "c"])
    {'a'}
    """
    import networkx as nx  # noqa: PLC0415 - heavy

    found: set[str] = set()
    for outlet in graph if outlets is None else outlets:
        if outlet not in graph:
            raise KeyError(f"{outlet!r} is no outlet of this graph.")
        trail = {outlet, *nx.descendants(graph, outlet)}
        found |= {
            node for node in trail if graph.nodes[node].get("own") or not graph.out_degree(node)
        }
    return found


def shared_origins(graph: nx.DiGraph[str], first: str, second: str) -> set[str]:
    """Find the origins that two outlets have in common.

    Parameters
    ----------
    graph : networkx.DiGraph
        From `citation_graph`.
    first, second : str
        Two outlets.

    Returns
    -------
    set of str
        Origins of both. Empty for two outlets that are independent, as far as the table knows.

    Raises
    ------
    KeyError
        If an outlet is not in the graph.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"outlet": ["a", "b", "c"], "cites": [None, "a", "a"]})
    >>> shared_origins(citation_graph(table), "b", "c")
    {'a'}
    """
    return origins(graph, [first]) & origins(graph, [second])


def circles(graph: nx.DiGraph[str]) -> list[set[str]]:
    """Find circular reporting: outlets that cite one another, directly or along a chain.

    Parameters
    ----------
    graph : networkx.DiGraph
        From `citation_graph`.

    Returns
    -------
    list of set of str
        One set a circle, the largest first, then in the order of the alphabet. An outlet that
        cites itself is a circle of one.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"outlet": ["a", "b"], "cites": ["b", "a"]})
    >>> [sorted(circle) for circle in circles(citation_graph(table))]
    [['a', 'b']]
    """
    import networkx as nx  # noqa: PLC0415 - heavy

    found = [
        set(part)
        for part in nx.strongly_connected_components(graph)
        if len(part) > 1 or any(graph.has_edge(node, node) for node in part)
    ]
    return sorted(found, key=lambda circle: (-len(circle), sorted(circle)))


def _steps(a: int, b: int) -> int | None:
    unknown = len(LETTERS) - 1
    if a == b:
        return 0
    return None if unknown in (a, b) else abs(a - b)


def _is_empty(cell: Any) -> bool:
    """Tell whether a cell holds nothing: None, NaN or blank text."""
    return cell is None or cell != cell or not str(cell).strip()  # noqa: PLR0124 - only NaN is not itself
