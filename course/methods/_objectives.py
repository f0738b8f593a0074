"""What a set of key players is chosen by: four measures, each with a fast step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from course.methods._cut_points import pairs_without
from course.methods._fragmentation import closeness, distances, of_sizes, without
from course.methods._network import Network, component_sizes

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Objective(Protocol):
    """A measure of sets of people; more is better."""

    starts: int
    """Random sets that a search starts from at least."""
    effort: int
    """Random sets times people that it may start from in small networks."""

    def score(self, team: list[int]) -> float:
        """Give the measure of a set."""

    def with_one_more(self, team: list[int]) -> Any:
        """Give, by number, the measure of the set with each person added to it."""


class Fragmentation:
    """Borgatti's F of what is left."""

    starts = 10
    effort = 5_000

    def __init__(self, net: Network, _steps: int) -> None:
        self._neighbors: Sequence[Sequence[int]] = net.neighbors

    def score(self, team: list[int]) -> float:
        """Give F without the set."""
        return of_sizes(component_sizes(self._neighbors, team))

    def with_one_more(self, team: list[int]) -> list[float]:
        """Give F without the set and one more."""
        left = len(self._neighbors) - len(team) - 1
        pairs = left * (left - 1)
        return [1 - kept / pairs for kept in pairs_without(self._neighbors, team)]


class DistanceFragmentation:
    """Borgatti's F weighted by distance, of what is left."""

    starts = 2
    effort = 0

    def __init__(self, net: Network, _steps: int) -> None:
        self._net = net

    def score(self, team: list[int]) -> float:
        """Give the weighted F without the set."""
        rest = without(self._net, team)
        return 1 - float(closeness(rest).sum()) / (len(rest) * (len(rest) - 1))

    def with_one_more(self, team: list[int]) -> list[float]:
        """Give the weighted F without the set and one more."""
        taken = set(team)
        return [
            -1.0 if person in taken else self.score([*team, person])
            for person in range(len(self._net))
        ]


class _Nearness:
    """The best that any of the set has for each person: a share of the whole."""

    starts = 10
    effort = 2_000

    def __init__(self, near: NDArray[np.float64]) -> None:
        self._near = near

    def _reached(self, team: list[int]) -> NDArray[np.float64]:
        best: NDArray[np.float64] = self._near[team].max(axis=0, initial=0.0)
        return best

    def score(self, team: list[int]) -> float:
        """Give the share that the set reaches."""
        return float(self._reached(team).mean())

    def with_one_more(self, team: list[int]) -> Any:
        """Give the share that the set and one more reach."""
        import numpy as np  # noqa: PLC0415 - heavy

        return np.maximum(self._near, self._reached(team)).mean(axis=1)


class Reach(_Nearness):
    """The share within some steps of anybody in the set."""

    def __init__(self, net: Network, steps: int) -> None:
        if steps < 0:
            raise ValueError(f"expected steps of 0 or more, got {steps}")
        super().__init__((distances(net) <= steps).astype(float))


class DistanceReach(_Nearness):
    """The mean of 1 / distance to the nearest of the set, who count 1 each."""

    def __init__(self, net: Network, _steps: int) -> None:
        import numpy as np  # noqa: PLC0415 - heavy

        near = closeness(net)
        np.fill_diagonal(near, 1.0)
        super().__init__(near)


OBJECTIVES: dict[str, Callable[[Network, int], Objective]] = {
    "fragmentation": Fragmentation,
    "distance fragmentation": DistanceFragmentation,
    "reach": Reach,
    "distance reach": DistanceReach,
}
"""Name to measure."""
