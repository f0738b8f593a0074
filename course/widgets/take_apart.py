"""Taking a network apart: which few nodes, removed, leave it in the most pieces.

The model and the picture are pure; this file holds what a student decides: the removed nodes,
saved beside the notebook, where `check` finds them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from course.exercises._saved import AnswerFile
from course.widgets._picks import SavedPicks
from course.widgets._take_apart_model import NetworkModel, Node

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import networkx as nx

_KEY = "removed"


class TakeApart(SavedPicks[list[Node]]):
    """The exercise as an object: remove nodes in code, or display it and use its button.

    Parameters
    ----------
    model : NetworkModel
        The network.
    exercise : str
        The exercise's id, under which the removed nodes are saved.
    answers : AnswerFile
        Where they are saved.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> ties = {"a": "b", "b": "ac", "c": "b"}
    >>> model = NetworkModel(ties, budget=1, labels={"a": "Ann", "b": "Bob", "c": "Cy"})
    >>> with TemporaryDirectory() as folder:
    ...     puzzle = TakeApart(model, "m07-w1", AnswerFile(folder))
    ...     puzzle.remove("c")
    ...     puzzle
    Take apart m07-w1: 1 of 1 removed: Cy
    """

    MODEL = "take_apart"

    def __init__(self, model: NetworkModel, exercise: str, answers: AnswerFile) -> None:
        self.model = model
        super().__init__(exercise, answers, [_KEY])

    @property
    def removed(self) -> list[Node]:
        """The removed nodes in order."""
        return list(self._picks.get(_KEY, []))

    def remove(self, node: Node) -> None:
        """Remove a node and save that; a node that is removed already stays so.

        Parameters
        ----------
        node : int or str
            The node, as the graph names it.

        Raises
        ------
        ValueError
            If there is no such node, or as many as allowed are removed already.
        NotSavedError
            If the file cannot be written.
        """
        known = self.model.known(node)

        def without(removed: list[Node]) -> list[Node]:
            if known not in removed and len(removed) >= self.model.budget:
                raise ValueError(self.full())
            return [*(other for other in removed if other != known), known]

        self._revise(without)

    def put_back(self, node: Node) -> None:
        """Put a removed node back and save that; a node that is there already stays.

        Parameters
        ----------
        node : int or str
            The node, as the graph names it.

        Raises
        ------
        ValueError
            If there is no such node.
        NotSavedError
            If the file cannot be written.
        """
        known = self.model.known(node)
        self._revise(lambda removed: [other for other in removed if other != known])

    def full(self) -> str:
        """Return a line for when no more can be removed."""
        return f"At most {self.model.budget} can be removed: put one back first."

    def _revise(self, change: Callable[[list[Node]], list[Node]]) -> None:
        def changed(held: dict[str, Any]) -> dict[str, Any]:
            # What the file holds now counts: another notebook may have removed a node since.
            now = held.get(_KEY, [])
            return {_KEY: sorted(change([] if self._fault(_KEY, now) else list(now)))}

        try:
            kept = self._answers.revise(self.exercise, self.MODEL, self.VERSION, changed)
        except ValueError:
            self._take(self._answers.read(self.exercise, self.MODEL, self.VERSION) or {})
            raise
        self._take(kept)
        self._announce(_KEY)

    def said(self, key: str) -> str:
        """Return the removed nodes in words."""
        names = ", ".join(self.model.labels[node] for node in self._picks[key])
        return f"{names or 'no node'} as removed"

    def _fault(self, key: str, value: Any) -> str:  # noqa: ARG002  # there is one key
        try:
            if self.model.check(value) == value:
                return ""
        except (TypeError, ValueError) as problem:
            return f"What is saved as removed is not used. {problem}"
        return f"What is saved as removed is not used. It is no list in order: {value!r}."

    def __repr__(self) -> str:
        names = ", ".join(self.model.labels[node] for node in self.removed)
        count = f"{len(self.removed)} of {self.model.budget} removed"
        return f"Take apart {self.exercise}: {count}{f': {names}' if names else ''}"

    def _show(self) -> None:
        from course.widgets._take_apart_view import display_puzzle  # noqa: PLC0415  # heavy

        display_puzzle(self)


def take_apart(
    exercise: str = "m07-w1",
    *,
    graph: nx.Graph[Any],
    budget: int = 3,
    labels: Mapping[Any, str] | None = None,
    synthetic: bool = False,
) -> TakeApart:
    """Remove a few nodes from a network and see how far it falls apart.

    Parameters
    ----------
    exercise : str
        The exercise under which the removed nodes are saved.
    graph : networkx.Graph
        The network; directions, weights, loops and repeated ties do not count. Its nodes are all
        texts or all whole numbers.
    budget : int
        The most nodes that may be removed.
    labels : mapping of node to str, optional
        The name of each node; without it, the node itself.
    synthetic : bool
        Whether the network is made and not observed; the picture then says so.

    Returns
    -------
    TakeApart
        Leave it on the last line of a cell to see it. Choose a node in the list and remove it or
        put it back with the button; or do the same in code, with ``puzzle.remove("a")`` and
        ``puzzle.put_back("a")``. ``puzzle.model.fragmentation(["a", "b"])`` is the share of pairs
        that are cut off from each other then.

    Raises
    ------
    ValueError
        If the nodes are neither texts nor whole numbers, or too few for the budget.

    Examples
    --------
    >>> import networkx as nx
    >>> from contextlib import chdir
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder, chdir(folder):
    ...     take_apart(graph=nx.path_graph(5), budget=1).model.fragmentation([2])
    0.6666666666666667
    """
    kinds = {type(node) for node in graph}
    if kinds not in ({str}, {int}):
        found = ", ".join(sorted(kind.__name__ for kind in kinds)) or "no nodes"
        raise ValueError(
            f"graph= needs nodes that are all texts or all whole numbers; it has {found}."
        )
    around = {node: set() for node in graph}  # type: dict[Any, set[Any]]
    for one, other in graph.edges():
        if one != other:
            around[one].add(other)
            around[other].add(one)
    ties = {node: sorted(others) for node, others in around.items()}
    names = {node: str(node if labels is None else labels[node]) for node in ties}
    model = NetworkModel(ties, budget, names, synthetic=synthetic)
    return TakeApart(model, exercise, AnswerFile())
