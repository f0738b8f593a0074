"""Example schedules, worked out from the modules' minutes and from what each needs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from course.authoring.catalog import Module

Choice = tuple[Module, ...]
WEEKS, PER_WEEK = 3, 2
"""A short course: so many weeks, so many modules a week."""
SESSIONS, TALK, DAY = 4, 30, 390
"""A workshop: sessions a day, minutes of discussion in each, and the minutes of a day at most."""


@dataclass(frozen=True)
class Slot:
    """One week of a course, or one session of a day."""

    modules: tuple[Module, ...]
    """What is done in it."""
    minutes: int
    """How long it takes."""


def is_closed(chosen: Iterable[Module]) -> bool:
    """Tell whether everything that the chosen modules need is among them."""
    names = {module.name for module in chosen}
    return all(set(module.needs) <= names for module in chosen)


def short_course(modules: Sequence[Module]) -> list[Slot]:
    """Plan three weeks, two modules a week, each done in full.

    The choice has the first module and the last and all that they need. Of several such it is the
    one whose modules build on one another most, then the one that uses claims most often, then
    the one that takes least time.
    """

    def worth(chosen: Choice) -> tuple[int, int, int]:
        return (
            sum(len(module.needs) for module in chosen),
            sum(len(module.claims) for module in chosen),
            -sum(module.minutes for module in chosen),
        )

    ends = {modules[0].name, modules[-1].name}
    choices = [c for c in _closed(modules, WEEKS * PER_WEEK) if ends <= {m.name for m in c}]
    chosen = max(choices, key=worth, default=())
    weeks = [chosen[i : i + PER_WEEK] for i in range(0, len(chosen), PER_WEEK)]
    return [Slot(week, sum(module.minutes for module in week)) for week in weeks]


def whole_course(modules: Sequence[Module]) -> list[Slot]:
    """Plan one module a week, all of them."""
    return [Slot((module,), module.minutes) for module in modules]


def workshop(modules: Sequence[Module]) -> list[Slot]:
    """Plan one day: three exercises a module, and time to talk.

    The choice fits into the day, needs nothing else, and its exercises use the most claims; of
    several such it is the one that takes least time.
    """

    def time(chosen: Choice) -> int:
        return sum(module.core_minutes + TALK for module in chosen)

    def worth(chosen: Choice) -> tuple[int, int]:
        return (len({claim for module in chosen for claim in module.core_claims}), -time(chosen))

    for count in range(SESSIONS, 0, -1):
        choices = [c for c in _closed(modules, count) if time(c) <= DAY]
        if choices:
            chosen = max(choices, key=worth)
            return [Slot((module,), module.core_minutes + TALK) for module in chosen]
    return []


def _closed(modules: Sequence[Module], count: int) -> list[Choice]:
    """List the choices of so many modules that need no other, in order."""
    found = combinations(modules, min(count, len(modules)))
    return [chosen for chosen in found if is_closed(chosen)]
