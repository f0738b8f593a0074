"""Your own network: read a list of ties from a file, and say exactly what was read.

A list of ties is a text file with a tie a row. Such files differ in whether the first row is a
heading, whether a tie has a direction, and what a third column means. A program that guesses is
wrong now and then and says nothing. `read_edges` has to be told, and reports what it found.
"""

from __future__ import annotations

import csv
import io
import math
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO


@dataclass(frozen=True)
class EdgeList:
    """A network as it was read, with an account of the reading. Print it."""

    graph: Any
    """networkx.Graph, or DiGraph if ties have a direction. Each tie has ``rows``, how many rows
    name it, and ``weight`` if there is one: the sum over those rows."""
    rows: int
    """Rows with a tie; a heading and empty lines are not counted."""
    heading: tuple[str, ...]
    """The names of the columns; empty if the file was said to have none."""
    first: tuple[str, ...]
    """The first row that was read as a tie."""
    loops: int
    """Rows that tie somebody to themselves; they are in the graph."""
    duplicates: int
    """Rows that repeat a tie of an earlier row; they are merged into it, weights added."""
    empty_lines: int
    """Lines without anything in them."""
    alike: tuple[tuple[str, ...], ...]
    """Names that differ only in capitals or spaces. They were kept apart: are they the same?"""

    @property
    def people(self) -> int:
        """How many names there are."""
        return int(self.graph.number_of_nodes())

    @property
    def ties(self) -> int:
        """How many different ties there are, loops included."""
        return int(self.graph.number_of_edges())

    def __str__(self) -> str:
        """Say what was read."""
        heading = f"heading: {', '.join(self.heading)}" if self.heading else "no heading"
        kind = "with" if self.graph.is_directed() else "without"
        lines = [
            f"{heading}; first tie: {' | '.join(self.first)}",
            f"{self.rows} rows, each read as a tie {kind} direction; none dropped",
            f"{self.people} names, {self.ties} different ties",
            f"{self.loops} rows tie a name to itself; {self.duplicates} repeat an earlier tie",
        ]
        if self.empty_lines:
            lines.append(f"{self.empty_lines} lines are empty")
        if self.alike:
            pairs = "; ".join(" / ".join(map(repr, names)) for names in self.alike)
            lines.append(f"kept apart, but alike: {pairs}")
        lines.append("people without any tie cannot be in a list of ties")
        return "\n".join(lines)


def read_edges(  # noqa: PLR0913 - nothing is guessed, so much is told
    source: str | Path | TextIO,
    *,
    header: bool,
    directed: bool,
    weight: str | int | None = None,
    ends: tuple[str | int, str | int] = (0, 1),
    delimiter: str = ",",
    encoding: str = "utf-8-sig",
) -> EdgeList:
    r"""Read a list of ties and say what was read.

    Parameters
    ----------
    source : str, Path or text file
        Where the list is: a path or an open text file.
    header : bool
        Whether the first row names the columns. It is never found out by looking.
    directed : bool
        Whether a tie from A to B differs from one from B to A.
    weight : str or int, optional
        The column that holds a number for each tie, by name or by place from 0.
    ends : tuple
        The two columns that hold the names, by name or by place from 0.
    delimiter : str
        What stands between columns. Some programs write ";" or a tab.
    encoding : str
        The file's encoding. The default reads UTF-8 with or without a byte order mark.

    Returns
    -------
    EdgeList
        The network and the account. Print it before you use the network.

    Raises
    ------
    ValueError
        With the line's number, for a row without one of its names or with a weight that is no
        number; for a column that is not there; for a file without ties.
    TypeError
        If header or directed is not True or False.

    Examples
    --------
    >>> import io
    >>> print(read_edges(io.StringIO("a,b\nb,c\nb,a\n"), header=False, directed=False))
    no heading; first tie: a | b
    3 rows, each read as a tie without direction; none dropped
    3 names, 2 different ties
    0 rows tie a name to itself; 1 repeat an earlier tie
    people without any tie cannot be in a list of ties
    """
    for name, said in (("header", header), ("directed", directed)):
        if not isinstance(said, bool):
            raise TypeError(f"expected {name} to be True or False, got {said!r}")
    rows, empty = _rows(source, delimiter, encoding)
    heading = tuple(rows.pop(0)[1]) if header and rows else ()
    if not rows:
        raise ValueError("expected ties in the file, got none" + (" below a heading" * header))
    columns = [_place(which, heading, len(rows[0][1])) for which in ends]
    column = None if weight is None else _place(weight, heading, len(rows[0][1]))
    ties = [_tie(line, row, columns, column, delimiter) for line, row in rows]
    graph = _graph(ties, directed=directed)
    return EdgeList(
        graph=graph,
        rows=len(rows),
        heading=heading,
        first=tuple(rows[0][1]),
        loops=sum(source == target for source, target, _ in ties),
        duplicates=len(rows) - graph.number_of_edges(),
        empty_lines=empty,
        alike=_alike(graph),
    )


_Row = tuple[int, list[str]]
_Tie = tuple[str, str, float | None]


def _rows(source: str | Path | TextIO, delimiter: str, encoding: str) -> tuple[list[_Row], int]:
    """Read rows with the number of the line on which each ends, and count empty ones."""
    if isinstance(source, str | Path):
        text = Path(source).read_text(encoding=encoding)
    else:
        text = source.read()
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    read = [(reader.line_num, [cell.strip() for cell in row]) for row in reader]
    full = [row for row in read if any(row[1])]
    return full, len(read) - len(full)


def _place(which: str | int, heading: tuple[str, ...], width: int) -> int:
    if isinstance(which, int):
        if 0 <= which < width:
            return which
        hint = " Is the delimiter right?" if width == 1 else ""
        raise ValueError(f"expected column {which} (from 0), got rows with {width} column.{hint}")
    if heading.count(which) == 1:
        return heading.index(which)
    have = ", ".join(heading) or "no heading: give the column's place, from 0"
    raise ValueError(f"expected one column named {which!r}, got {have}")


def _tie(line: int, row: list[str], ends: list[int], weight: int | None, delimiter: str) -> _Tie:
    need = max([*ends, -1 if weight is None else weight])
    if len(row) <= need or not all(row[end] for end in ends):
        raise ValueError(
            f"line {line}: expected two names, got {delimiter.join(row)!r}. Mend the file, or say "
            "which columns hold the names with ends"
        )
    if weight is None:
        return row[ends[0]], row[ends[1]], None
    try:
        number = float(row[weight])
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise ValueError(f"line {line}: expected a number as the weight, got {row[weight]!r}")
    return row[ends[0]], row[ends[1]], number


def _graph(ties: list[_Tie], *, directed: bool) -> Any:
    import networkx as nx  # noqa: PLC0415 - heavy

    graph: Any = nx.DiGraph() if directed else nx.Graph()
    for source, target, weight in ties:
        graph.add_edge(source, target)
        found = graph.edges[source, target]
        found["rows"] = found.get("rows", 0) + 1
        if weight is not None:
            found["weight"] = found.get("weight", 0.0) + weight
    return graph


def _alike(graph: Any) -> tuple[tuple[str, ...], ...]:
    plain = {name: " ".join(name.casefold().split()) for name in graph}
    often = Counter(plain.values())
    groups: dict[str, list[str]] = {}
    for name, word in plain.items():
        if often[word] > 1:
            groups.setdefault(word, []).append(name)
    return tuple(tuple(sorted(names)) for _, names in sorted(groups.items()))
