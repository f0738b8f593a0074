"""The schedules, as the instructor's guide writes them."""

from __future__ import annotations

from collections.abc import Sequence

from course.authoring import concept_map
from course.authoring.catalog import Module, needs
from course.authoring.markdown import hours, table
from course.authoring.schedules import (
    DAY,
    PER_WEEK,
    TALK,
    Slot,
    short_course,
    whole_course,
    workshop,
)


def schedules(modules: Sequence[Module]) -> str:
    """Write three schedules for the modules there are."""
    whole = whole_course(modules)
    return f"""\
## Three schedules

They are worked out from the minutes and needs above: no module comes before one that it needs.

{_short(short_course(modules), modules)}

### A {_number(len(whole))}-week course

One notebook a week, all of them, with its discussion questions in class.

{_slots("week", whole)}

### A one-day workshop

For each notebook its core exercises, the reading, and {TALK} minutes of talk. The core exercises of
these notebooks use more claims of the article than those of any others that fit into
{hours(DAY)}.

{_slots("session", workshop(modules), core=True)}"""


def _short(weeks: Sequence[Slot], modules: Sequence[Module]) -> str:
    chosen = [module for slot in weeks for module in slot.modules]
    core = ", ".join(hours(sum(m.core_minutes for m in slot.modules)) for slot in weeks)
    return f"""\
### A three-week course

Assign these {_number(len(chosen))} notebooks in full, {_number(PER_WEEK)} a week. They run from the
first module to the last, include all that each of them needs, and build on one another more than
any other {_number(len(chosen))} that do.

{_slots("week", weeks)}

With less time, assign their core exercises alone: the weeks then take {core}, reading
included. To end on another module, see what has to come before it:

{_paths(modules)}"""


def _paths(modules: Sequence[Module]) -> str:
    wanted = needs(module.lesson for module in modules)
    by_name = {module.name: module for module in modules}
    rows = []
    for module in modules:
        names = [*sorted(concept_map.closure(wanted, module.name)), module.name]
        total = sum(by_name[name].minutes for name in names)
        rows.append((module.name, ", ".join(names), hours(total)))
    return table(("to end on", "assign, in this order", "time"), rows)


def _slots(word: str, slots: Sequence[Slot], *, core: bool = False) -> str:
    rows = []
    for number, slot in enumerate(slots, start=1):
        names = ", ".join(f"`{m.name}`" for m in slot.modules)
        titles = "; ".join(m.title for m in slot.modules)
        what = ", ".join(name for m in slot.modules for name in m.teaching["core"])
        rows.append((str(number), names, what if core else titles, hours(slot.minutes)))
    head = (word, "assign", "exercises" if core else "on", "time")
    total = sum(slot.minutes for slot in slots)
    return f"{table(head, rows)}\n\nTogether {hours(total)}."


def _number(count: int) -> str:
    words = dict(enumerate(["one", "two", "three", "four", "five", "six", "seven"], start=1))
    words |= {8: "eight", 9: "nine", 10: "ten"}
    return words.get(count, str(count))
