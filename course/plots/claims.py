"""Pictures of module 1: voices, gaps, origins, ranges and grades."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from course.pictures import BACKDROP, GRID, INK, PALETTE, QUIET, label_end, show, theme
from course.plots._claims_grades import grade_maps, own_grades
from course.plots._claims_graph import outlets_and_origins, who_cites_whom
from course.plots._picture import picture
from course.plots._waiting import say_waiting

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "gaps",
    "grade_maps",
    "market_ranges",
    "outlets_and_origins",
    "own_grades",
    "voices",
    "who_cites_whom",
]
_ARTICLE = "article"
_FIELDS = ("unit", "period", "source")


@picture
def voices(claims: pd.DataFrame) -> None:
    """Show who says the claims: the article itself, or somebody it points to.

    Parameters
    ----------
    claims : pandas.DataFrame
        The table ``claims``.
    """
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    counts = claims.said_by.value_counts()
    # Most first, and the alphabet among equals, so that the picture never changes by itself.
    counts = counts.loc[sorted(counts.index, key=lambda who: (-counts[who], who))]
    title = (
        f"For {counts[_ARTICLE]} of {len(claims)} claims, the article is the only one who speaks"
    )
    with theme():
        fig, ax = plt.subplots(figsize=(7.6, 4.2))
        colors = [PALETTE[0] if who == _ARTICLE else PALETTE[3] for who in counts.index]
        bars = ax.barh(
            [who.replace("Global ", "Global\n") for who in counts.index], counts, color=colors
        )
        ax.bar_label(bars, padding=4, color=INK)
        ax.invert_yaxis()
        ax.grid(visible=False)
        ax.set_xlim(0, counts.max() * 1.1)
        ax.set_xlabel("claims")
        fig.suptitle(title, x=0.01, ha="left", weight="bold")
    listed = ", ".join(f"{who} {number}" for who, number in counts.items())
    show(fig, alt=f"{title}. Claims by who says them: {listed}.")


@picture
def gaps(rows: Sequence[Mapping[str, Any]], function: Callable[..., Any]) -> None:
    """Show which claims lack a unit, a period or a source, as a student's function finds them.

    Parameters
    ----------
    rows : sequence of mapping
        One a claim, with ``id``, ``unit``, ``period`` and ``source``.
    function : callable
        The student's ``incomplete``.
    """
    found = {field: _lacking(rows, field, function) for field in _FIELDS}
    known = [row["id"] for row in rows]
    if any(ids is None or not set(ids) <= set(known) for ids in found.values()):
        say_waiting("incomplete")
        return
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    missing = {field: set(ids or ()) for field, ids in found.items()}
    either = len(set().union(*missing.values()))
    title = f"{either} of {len(known)} claims lack at least one of the three"
    with theme():
        fig, ax = plt.subplots(figsize=(8.6, 2.6))
        for height, (field, ids) in enumerate(missing.items()):
            for place, name in enumerate(known):
                gap = name in ids
                ax.scatter(
                    place,
                    height,
                    marker="s",
                    s=70,
                    facecolor=PALETTE[3] if gap else "white",
                    edgecolor=PALETTE[3] if gap else QUIET,
                )
            label_end(ax, len(known) - 0.5, height, f"{len(ids)} lack it")
            ax.text(-1.2, height, field, ha="right", va="center")
        ax.set_xticks(range(0, len(known), 4), [known[i] for i in range(0, len(known), 4)])
        ax.set_yticks([])
        ax.set_ylim(-0.6, 2.6)
        ax.set_xlim(-0.7, len(known) - 0.3)
        ax.invert_yaxis()
        ax.grid(visible=False)
        ax.spines["left"].set_visible(False)
        ax.set_title(title)
        ax.set_xlabel("claims in the order of the article; filled: missing")
    listed = ", ".join(f"no {field} {len(ids)}" for field, ids in missing.items())
    show(fig, alt=f"{title}. By field: {listed}.")


def _lacking(rows: Sequence[Mapping[str, Any]], field: str, function: Any) -> list[Any] | None:
    """Ask the student's function about one field: the other two are filled in everywhere."""
    asked = [
        {"id": row["id"], **dict.fromkeys(_FIELDS, "given"), field: row[field]} for row in rows
    ]
    try:
        answer = function(asked)
        return None if answer is None or answer is ... else list(answer)
    except Exception:  # noqa: BLE001 - a student's function may still do anything
        return None


@picture
def market_ranges(market: pd.DataFrame, span: Any) -> None:
    """Show what each source gives for the size of the market, and the span of all of them.

    Parameters
    ----------
    market : pandas.DataFrame
        Rows of the table ``market_size``.
    span : dict
        The student's ``low`` and ``high``; the stub's dots while the exercise is open.
    """
    try:
        low, high = float(span["low"]), float(span["high"])
    except (KeyError, TypeError, ValueError):
        say_waiting("span")
        return
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    rows = market.assign(
        low=market.eur_bn_low.fillna(market.eur_bn), high=market.eur_bn_high.fillna(market.eur_bn)
    )
    rows = rows.sort_values(["low", "high", "row_id"]).reset_index(drop=True)
    with theme():
        fig, ax = plt.subplots(figsize=(8.2, 4.2))
        ax.axvspan(low, high, color=GRID, alpha=0.6, linewidth=0, gid=BACKDROP)
        for end in (low, high):
            ax.axvline(end, color=QUIET, linestyle="--", linewidth=1.2)
        for place, row in rows.iterrows():
            article = row.source_id == "gitoc-2024"
            color = PALETTE[3] if article else PALETTE[0]
            ax.plot([row.low, row.high], [place, place], "-o", color=color)
            words = f"{row.low:g}" if row.low == row.high else f"{row.low:g} to {row.high:g}"
            label_end(ax, row.high, float(str(place)), words)
        ax.set_yticks(range(len(rows)), [f"{row.said_by}, {row.year}" for row in rows.itertuples()])
        ax.set_ylim(-0.7, len(rows) - 0.3)
        ax.invert_yaxis()
        ax.grid(visible=False)
        ax.set_xlim(0, max(high, rows.high.max()) * 1.15)
        ax.set_xlabel("billion euros, all drugs; between the dashed lines: your span")
        fig.suptitle(
            f"The article's range is one of {len(rows)} published versions",
            x=0.01,
            ha="left",
            weight="bold",
        )
    listed = "; ".join(
        f"{row.said_by} ({row.publisher}) {row.low:g} to {row.high:g}" for row in rows.itertuples()
    )
    show(
        fig,
        alt=f"The article's range is one of {len(rows)} published versions of the size of the "
        f"French drug market, in billion euros. {listed}.",
        caption="Sources in the table market_size. Not all of them measure the same thing.",
    )
