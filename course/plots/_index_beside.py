"""Pictures of module 8 on a second score: what one country does to a correlation and a scale."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from course.methods.index import normalize
from course.pictures import PALETTE, QUIET, label_end, show, theme
from course.plots._index_source import RIGHTS
from course.plots._picture import picture
from course.plots._waiting import say_waiting

if TYPE_CHECKING:
    import pandas as pd

_VISIBLE = 0.005
"""What two decimals can show of a move."""


@picture
def resilience(year: pd.DataFrame, answer: Any) -> None:
    """Show criminality beside resilience, with the country that bends the correlation.

    Parameters
    ----------
    year : pandas.DataFrame
        Rows of ``crime_index`` of one edition.
    answer : mapping
        The student's answer; the stub's dots while the exercise is open.
    """
    if answer is ...:
        say_waiting("beside")
        return
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    rows = year.set_index("country")[["criminality", "resilience"]].astype(float)
    every = rows.corr().iloc[0, 1]
    without = {name: rows.drop(name).corr().iloc[0, 1] for name in rows.index}
    bender = max(without, key=lambda name: abs(without[name] - every))
    with theme():
        fig, ax = plt.subplots(figsize=(7.4, 4.6))
        rest = rows.drop(bender)
        ax.plot(rest.resilience, rest.criminality, "o", color=PALETTE[0])
        ax.plot(*rows.loc[bender, ["resilience", "criminality"]], "D", color=PALETTE[3], ms=10)
        for name in {bender, "France", "Italy", "Liechtenstein", "United Kingdom"}:
            x, y = rows.loc[name, ["resilience", "criminality"]]
            label_end(ax, x, y, f" {name}")
        ax.set_xlim(5, 9.4)
        ax.set_ylim(1.5, 7)
        ax.set_xlabel("resilience score")
        ax.set_ylabel("criminality score")
        title = f"Without {bender}, the correlation goes from {every:.2f} to {without[bender]:.2f}"
        ax.set_title(title)
    listed = ", ".join(
        f"{c} {x.resilience:.2f} and {x.criminality:.2f}" for c, x in rows.iterrows()
    )
    show(
        fig,
        alt=f"{title}. Resilience and criminality of {len(rows)} countries: {listed}.",
        caption=f"Edition of 2023; axes do not begin at zero. {RIGHTS}",
    )


@picture
def company(year: pd.DataFrame, leaves: str, answer: Any) -> None:
    """Show how the normalized scores of all others move when one country leaves.

    Parameters
    ----------
    year : pandas.DataFrame
        ``country``, ``criminality`` and ``resilience`` of one edition.
    leaves : str
        The country that is left out.
    answer : mapping
        The student's answer; the stub's dots while the exercise is open.
    """
    if answer is ...:
        say_waiting("exposure")
        return
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    rows = year.set_index("country")[["criminality", "resilience"]].astype(float)
    rows["resilience"] = -rows.resilience  # high is good, so it is turned round
    before = normalize(rows).mean(axis=1)
    after = normalize(rows.drop(leaves)).mean(axis=1)
    looks = {  # color, marker, line, and how far its label is moved
        "United Kingdom": (PALETTE[0], "o", "--", -0.025),
        "Italy": (PALETTE[1], "s", ":", 0.0),
        "Switzerland": (PALETTE[2], "v", "-", 0.025),
        "France": (PALETTE[3], "D", "-", 0.0),
    }
    with theme():
        fig, ax = plt.subplots(figsize=(7.2, 4.6))
        for name, score in after.items():
            color, marker, style, moved = looks.get(str(name), (QUIET, ".", "-", 0.0))
            width = 2.4 if name in looks else 0.8
            ax.plot([0, 1], [before[name], score], marker + style, color=color, linewidth=width)
            if name in looks:
                label_end(ax, 1, score + moved, f" {name} {score:.2f}", color)
        ax.plot(-0.08, before[leaves], "X", color=QUIET, markersize=9)
        ax.annotate(
            leaves,
            (-0.08, before[leaves]),
            xytext=(-8, 0),
            textcoords="offset points",
            ha="right",
            va="center",
        )
        ax.set_xticks([0, 1], ["everybody", f"without {leaves}"])
        ax.set_xlim(-0.35, 1.02)
        ax.set_ylim(-0.03, 1.03)
        ax.set_ylabel("exposure, from lowest to highest at hand")
        moved_at_all = int(((after - before[after.index]).abs() > _VISIBLE).sum())
        title = f"{leaves} leaves, and {moved_at_all} others move"
        ax.set_title(title)
    listed = ", ".join(f"{name} {before[name]:.2f} to {after[name]:.2f}" for name in after.index)
    show(
        fig,
        alt=f"{title}, some past each other. Exposure with everybody and without {leaves}, which "
        f"had {before[leaves]:.2f}: {listed}.",
        caption=f"A recipe made for this exercise, on the scores of 2023. {RIGHTS}",
    )
