"""Pictures of module 2: timeline, manhunt, script, rival hypotheses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from course.pictures import GRID, INK, PALETTE, QUIET, show, theme
from course.plots._picture import picture
from course.plots._ratings import rating_table, two_ways_to_score
from course.plots._waiting import say_waiting

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "manhunt_sizes",
    "points_by_scene",
    "rating_table",
    "timeline",
    "two_ways_to_score",
]


@picture
def timeline(events: pd.DataFrame, span: Callable[..., Any]) -> None:
    """Show each event as the days that its date can mean.

    Parameters
    ----------
    events : pandas.DataFrame
        Columns ``name`` and ``date``, the date a year, a month or a day.
    span : callable
        The student's ``span``; its stub returns nothing while the exercise is open.
    """
    rows = _spans(events, span)
    if rows is None:
        say_waiting("span")
        return
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    wide = sum(first != last for _, _, first, last in rows)
    title = f"{wide} of {len(rows)} dates are a stretch of days, not a day"
    with theme():
        fig, ax = plt.subplots(figsize=(7.6, 3.9))
        for place, (name, _, first, last) in enumerate(rows):
            days = (last - first).days + 1
            if days > 1:
                ax.barh(place, days, left=_ordinal(first), color=PALETTE[2], height=0.45)
            else:
                ax.plot(_ordinal(first), place, "D", color=PALETTE[3], markersize=8)
            ax.annotate(
                name,
                (_ordinal(last), place),
                xytext=(9, 0),
                textcoords="offset points",
                va="center",
            )
        years = range(rows[0][2].year, max(last for *_, last in rows).year + 1)
        ax.set_xticks([_ordinal(date(year, 1, 1)) for year in years], [str(y) for y in years])
        ax.set_xlim(_ordinal(date(years[0], 1, 1)) - 15, _ordinal(date(years[-1], 12, 31)))
        ax.invert_yaxis()
        ax.set_yticks([])
        ax.spines["left"].set_visible(False)
        ax.grid(visible=True, axis="x")
        ax.set_xlabel("calendar (each year begins at its line); diamond: one day")
        ax.set_title(title)
    listed = "; ".join(
        f"{name}: {first} to {last}" if first != last else f"{name}: {first}"
        for name, _, first, last in rows
    )
    show(fig, alt=f"{title}. {listed}.", caption="Dates and sources in the table case_events.")


@picture
def manhunt_sizes(manhunt: pd.DataFrame) -> None:
    """Show every published size of the manhunt beside its rivals.

    Parameters
    ----------
    manhunt : pandas.DataFrame
        The table ``manhunt``.
    """
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    staff = manhunt[manhunt.measure == "staff"]
    shapes = {"A": "o", "B": "s", "C": "^"}
    told = []
    with theme():
        fig, ax = plt.subplots(figsize=(7.6, 4.2))
        for row in staff.itertuples():
            first, last = _first_and_last(row.period_start, row.period_end)
            low, high = _range_of(row)
            when = f"{first}" if first == last else f"{first} to {last}"
            size = f"{low:.0f}" if low == high else f"{low:.0f} to {high:.0f}"
            told.append(f"{when}: {size} (grade {row.grade})")
            long = (last - first).days > _LONG
            middle = (low + high) / 2
            if long:
                ax.fill_between(
                    [_ordinal(first), _ordinal(last)],
                    [low - 4] * 2,
                    [high + 4] * 2,
                    color=GRID,
                    edgecolor=QUIET,
                )
                ax.annotate(
                    f"{row.qualifier} {size}, whole search (grade {row.grade})",
                    (_ordinal(last), high + 4),
                    xytext=(-4, 4),
                    textcoords="offset points",
                    ha="right",
                    color=INK,
                )
                continue
            if last > first:
                ends = [_ordinal(first), _ordinal(last)]
                ax.plot(ends, [middle] * 2, color=QUIET, linewidth=2)
            ax.plot(
                (_ordinal(first) + _ordinal(last)) / 2,
                middle,
                shapes.get(row.grade, "o"),
                color=PALETTE[0] if row.grade == "A" else PALETTE[3],
                markersize=9,
            )
            early = first < date(2024, 6, 1)  # its neighbors are on the right
            ax.annotate(
                f"{size} ({row.grade})",
                (_ordinal(first if early else last), middle),
                xytext=(-8, 0) if early else (8, 0),
                textcoords="offset points",
                va="center",
                ha="right" if early else "left",
            )
        months = [date(2024 + (m - 1) // 12, (m - 1) % 12 + 1, 1) for m in range(5, 16, 2)]
        ax.set_xticks([_ordinal(day) for day in months], [f"{day:%b %Y}" for day in months])
        ax.set_xlim(_ordinal(date(2024, 3, 28)), _ordinal(date(2025, 3, 20)))
        ax.set_ylim(0, 520)
        ax.set_ylabel("people in the search, as published")
        ax.set_xlabel("circle: grade A, square: B, triangle: C; band: said of the whole search")
        title = _widest_day(staff)
        ax.set_title(title)
    show(
        fig,
        alt=f"{title}. Published sizes of the manhunt: {'; '.join(told)}.",
        caption="Every published version; what is counted differs. Sources in the table manhunt.",
    )


@picture
def points_by_scene(counts: Any) -> None:
    """Show a student's count of mentions and of distinct points for each scene.

    Parameters
    ----------
    counts : pandas.DataFrame
        Columns ``scene``, ``mentions`` and ``points``; dots while the exercise is open.
    """
    if not {"scene", "mentions", "points"} <= set(getattr(counts, "columns", ())):
        say_waiting("counts")
        return
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    rows = counts.set_index("scene")
    rows = rows.loc[[scene for scene in _SCENES if scene in rows.index]]
    title = (
        f"Most mentions are of {_highest(rows.mentions)}, "
        f"most distinct points of {_highest(rows.points)}"
    )
    with theme():
        fig, ax = plt.subplots(figsize=(7.2, 3.6))
        for place, scene in enumerate(rows.index):
            mentions, points = rows.mentions[scene], rows.points[scene]
            ax.barh(place - 0.2, mentions, height=0.36, color="white", edgecolor=INK, hatch="//")
            ax.barh(place + 0.2, points, height=0.36, color=PALETTE[2])
            for shift, number, word in ((-0.2, mentions, "mentions"), (0.2, points, "points")):
                ax.annotate(
                    f"{number:g} {word if number != 1 else word[:-1]}",
                    (number, place + shift),
                    xytext=(6, 0),
                    textcoords="offset points",
                    va="center",
                )
        ax.set_yticks(range(len(rows)), list(rows.index))
        ax.invert_yaxis()
        ax.grid(visible=False)
        ax.set_xlim(0, max(rows.mentions.max(), rows.points.max()) * 1.3)
        ax.set_xlabel("number in the table script_controls")
        ax.set_title(title)
    listed = "; ".join(
        f"{scene}: {row.mentions:g} mentions, {row.points:g} points"
        for scene, row in rows.iterrows()
    )
    show(fig, alt=f"{title}. {listed}.", caption="Sorted into scenes by the course.")


_LONG = 60
"""From so many days on, a size is said of the search as a whole."""

_SCENES = ("preparation", "opportunity", "attack", "getaway", "hiding")


def _spans(
    events: pd.DataFrame, span: Callable[..., Any]
) -> list[tuple[str, str, date, date]] | None:
    rows = []
    for row in events.itertuples():
        try:
            first, last = map(date.fromisoformat, span(row.date))
        except Exception:  # noqa: BLE001 - a student's function may raise or return anything
            return None
        if last < first:
            return None
        rows.append((row.name, row.date, first, last))
    return sorted(rows, key=lambda row: (row[2], -row[3].toordinal()))


def _ordinal(day: date) -> int:
    return day.toordinal()


def _first_and_last(start: str, end: str) -> tuple[date, date]:
    from course.methods.script import parse  # noqa: PLC0415 - one picture needs it

    first = parse(start).earliest
    last = parse(end).latest if isinstance(end, str) and end else parse(start).latest
    return first, max(first, last)


def _range_of(row: Any) -> tuple[float, float]:
    import pandas as pd  # noqa: PLC0415 - heavy

    if pd.isna(row.people):
        return float(row.people_low), float(row.people_high)
    return float(row.people), float(row.people)


def _widest_day(staff: pd.DataFrame) -> str:
    """Say on which day the published sizes lie furthest apart."""
    exact = staff.dropna(subset="people")
    days = exact.groupby("period_start").people.agg(["min", "max"])
    day = (days["max"] - days["min"]).idxmax()
    low, high = days.loc[day]
    when = date.fromisoformat(day) if len(day) == len("2024-06-14") else None
    named = f"{when.day} {when:%B %Y}" if when else day
    return f"For {named}, published sizes run from {low:.0f} to {high:.0f}"


def _highest(column: pd.Series[int]) -> str:
    return " and ".join(str(name) for name in column.index[column == column.max()])
