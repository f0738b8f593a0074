"""Pictures of module 3: change, denominators, base rates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from course.pictures import GRID, INK, PALETTE, QUIET, label_end, show, synthetic_label, theme
from course.plots._picture import picture
from course.plots._waiting import say_waiting

if TYPE_CHECKING:
    import pandas as pd

_BREAK = 2022
"""The first year in which the department counted every drug-linked death."""


@picture
def published_counts(killings: pd.DataFrame) -> None:
    """Show every published count of deaths for every year, and where the definition breaks.

    Parameters
    ----------
    killings : pandas.DataFrame
        The table ``drug_killings``.
    """
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    deaths = killings[killings.unit_counted.isin(["deaths", "homicides"]) & killings.year.notna()]
    deaths = deaths[deaths.role != "error_in_circulation"].astype({"year": int, "count": int})
    main = deaths[deaths.role == "main"].set_index("year")["count"].sort_index()
    whole = deaths[deaths.full_year].groupby("year")["count"].agg(["min", "max"])
    widest = (whole["max"] - whole["min"]).idxmax()
    title = (
        f"For {widest}, full-year counts run from {whole['min'][widest]} to {whole['max'][widest]}"
    )
    hollow: dict[str, Any] = {
        "markerfacecolor": "white",
        "markeredgecolor": PALETTE[2],
        "linestyle": "none",
    }
    with theme():
        fig, ax = plt.subplots(figsize=(7.6, 4.4))
        for full, marker, name in ((True, "o", "full year"), (False, "^", "part of the year")):
            rows = deaths[deaths.full_year == full]
            ax.plot(rows.year, rows["count"], marker, markersize=8, label=name, **hollow)
        for part in (main[main.index < _BREAK], main[main.index >= _BREAK]):
            ax.plot(part.index, part, color=PALETTE[0], marker="s", label="count used here")
        ax.axvline(_BREAK - 0.5, color=QUIET, linestyle="--", linewidth=1.5)
        ax.annotate("wider definition from here", (_BREAK - 0.4, 1.5), color=INK, fontsize=10)
        ax.set_ylim(0, 66)
        ax.set_ylabel("people killed in a year")
        ax.set_title(title)
        ax.legend(*(part[:3] for part in ax.get_legend_handles_labels()), loc="upper left")
    listed = "; ".join(
        f"{year}: {', '.join(map(str, sorted(group['count'].unique())))}"
        for year, group in deaths.groupby("year")
    )
    show(
        fig,
        alt=(
            f"{title}: as many versions are published of how many people were killed in Marseille "
            f"and its department. A dashed line before {_BREAK} marks a wider definition. Counts "
            f"by year: {listed}."
        ),
        caption="Every published version; sources in the table drug_killings.",
    )


@picture
def factors_by_base(factors: Any) -> None:
    """Show a student's table of factors as bars.

    Parameters
    ----------
    factors : pandas.DataFrame
        Columns ``base_year`` and ``factor``; the stub's dots while the exercise is open.
    """
    columns = getattr(factors, "columns", ())
    if "base_year" not in columns or "factor" not in columns:
        say_waiting("factors")
        return
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    rows = factors.sort_values("base_year")
    names = [str(year) for year in rows.base_year]
    with theme():
        fig, ax = plt.subplots(figsize=(6.4, 2.6))
        bars = ax.barh(names, rows.factor, color=PALETTE[2], height=0.6)
        ax.bar_label(bars, fmt="%.1f times", padding=5, color=INK)
        ax.invert_yaxis()
        ax.grid(visible=False)
        ax.set_xlim(0, max(rows.factor) * 1.25)
        ax.set_xlabel("seizures of 2022 as a multiple of the base year")
        ax.set_ylabel("base year")
        ax.set_title("Each base year makes another headline")
    listed = ", ".join(f"{y}: {f:.1f}" for y, f in zip(names, rows.factor, strict=True))
    show(fig, alt=f"The factor from each base year to 2022 depends on the base year. {listed}.")


@picture
def records(years: Sequence[int], totals: Sequence[float], function: Callable[..., Any]) -> None:
    """Show a series with the years marked that a student's function calls records.

    Parameters
    ----------
    years, totals : sequence
        The series, in tonnes.
    function : callable
        The student's ``running_record``.
    """
    flags = function(list(totals)) if callable(function) else None
    if not isinstance(flags, list) or len(flags) != len(totals):
        say_waiting("running_record")
        return
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    marked = [(y, t) for y, t, flag in zip(years, totals, flags, strict=True) if flag]
    with theme():
        fig, ax = plt.subplots(figsize=(7.2, 4.0))
        ax.bar(list(years), totals, color=GRID, edgecolor=QUIET, width=0.7)
        for year, total in marked:
            ax.plot(year, total, "D", color=PALETTE[3], markersize=8)
            ax.annotate(
                f"{total:g}",
                (year, total),
                xytext=(0, 7),
                textcoords="offset points",
                ha="center",
                color=INK,
            )
        ax.set_xticks(list(years))
        ax.set_ylim(0, max(totals) * 1.15)
        ax.set_ylabel("cocaine seized, tonnes")
        title = f"{len(marked)} of {len(years)} published years were a record in their time"
        ax.set_title(title)
        ax.set_xlabel("diamond: a record in its year; no bar: no published total of all services")
    listed = ", ".join(f"{year} ({total:g} t)" for year, total in marked)
    show(
        fig,
        alt=f"{title}. Cocaine seized in France by all services; records when the year ended: "
        f"{listed}.",
        caption="Main published totals; 2025 is preliminary. Sources in cocaine_seizures.",
    )


@picture
def two_wholes(town: pd.DataFrame) -> None:
    """Show one group of people as a part of two different wholes (SYNTHETIC data).

    Parameters
    ----------
    town : pandas.DataFrame
        The table ``synthetic_town``.
    """
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    young = town[town.age_group == "14-21"]
    charged = town[town.charged]
    both = int(young[young.charged].people.sum())
    wholes = {
        "young residents": int(young.people.sum()),
        "charged residents": int(charged.people.sum()),
    }
    with theme():
        fig, axes = plt.subplots(2, 1, figsize=(7.2, 3.6))
        for ax, (name, whole) in zip(axes, wholes.items(), strict=True):
            ax.barh([0], [whole], color="white", edgecolor=INK, hatch="//", height=0.5)
            ax.barh([0], [both], color=PALETTE[0], edgecolor=INK, height=0.5)
            label_end(ax, whole, 0, f" {both} of {whole:,}\n {name}")
            ax.set_xlim(0, whole * 1.3)
            ax.set_yticks([])
            ax.set_ylim(-0.3, 0.75)
            ax.grid(visible=False)
            ax.spines["left"].set_visible(False)
        axes[1].set_xlabel("people (each bar has its own scale)")
        fig.suptitle(
            f"The same {both} people, out of two different wholes", x=0.01, ha="left", weight="bold"
        )
        synthetic_label(axes[0])
    (first, a), (second, b) = wholes.items()
    show(
        fig,
        alt=(
            f"SYNTHETIC DATA. The same {both} people, young and charged, are a small part of "
            f"{a:,} {first} and a large part of {b:,} {second}."
        ),
        caption="SYNTHETIC: an invented town, numbers chosen for teaching.",
    )
