"""What would be left connected if one more person were gone, for every person in one walk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence


def pairs_without(neighbors: Sequence[Sequence[int]], gone: Iterable[int] = ()) -> list[int]:
    """Count, for each person, the connected pairs that are left if that person goes as well.

    Parameters
    ----------
    neighbors : sequence of sequences of int
        For each person the numbers of those tied to them.
    gone : iterable of int
        People who are out already.

    Returns
    -------
    list of int
        Ordered pairs, so that a part of s people has s * (s - 1); -1 for those who are out.

    Notes
    -----
    One depth-first walk finds them all (Tarjan's low points): below a person, the branches that no
    tie leads round are cut off when the person goes. That makes a step over all people as cheap as
    one count of components, instead of as many counts as there are people.
    """
    out = set(gone)
    walk = _Walk(neighbors, out)
    for person in range(len(neighbors)):
        if walk.met[person] < 0 and person not in out:
            walk.start(person)
    sizes = {root: walk.branch[root] for root in set(walk.root) - {-1}}
    total = sum(_pairs(size) for size in sizes.values())
    left = [-1] * len(neighbors)
    for person, root in enumerate(walk.root):
        if root >= 0:
            rest = sizes[root] - 1 - walk.cut[person]
            left[person] = total - _pairs(sizes[root]) + walk.kept[person] + _pairs(rest)
    return left


def _pairs(people: int) -> int:
    return people * (people - 1)


class _Walk:
    """A depth-first walk that notes what each person alone holds together."""

    def __init__(self, neighbors: Sequence[Sequence[int]], out: set[int]) -> None:
        size = len(neighbors)
        self._neighbors = neighbors
        self._out = out
        self._clock = 0
        self._low = [0] * size  # the earliest met that a branch leads back to
        self.met = [-1] * size  # when somebody was first met
        self.root = [-1] * size  # where the walk through their part began
        self.branch = [1] * size  # people in the branch that begins with somebody
        self.kept = [0] * size  # pairs within the branches that would be cut off
        self.cut = [0] * size  # people in those branches

    def start(self, root: int) -> None:
        """Walk through the part that somebody is in."""
        stack = [self._step(root, -1, root)]
        while stack:
            person, parent, others = stack[-1]
            for other in others:
                if other == parent or other in self._out:
                    continue
                if self.met[other] < 0:
                    stack.append(self._step(other, person, root))
                    break
                self._low[person] = min(self._low[person], self.met[other])
            else:
                stack.pop()
                if parent >= 0:
                    self._go_back(person, parent)

    def _step(self, person: int, parent: int, root: int) -> tuple[int, int, Iterator[int]]:
        self.met[person] = self._low[person] = self._clock
        self._clock += 1
        self.root[person] = root
        return person, parent, iter(self._neighbors[person])

    def _go_back(self, person: int, parent: int) -> None:
        self.branch[parent] += self.branch[person]
        self._low[parent] = min(self._low[parent], self._low[person])
        if self._low[person] >= self.met[parent]:
            self.kept[parent] += _pairs(self.branch[person])
            self.cut[parent] += self.branch[person]
