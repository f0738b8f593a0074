"""Pictures of forecasters: how honest they were, and how much they told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from course.methods.forecasts import brier_decomposition, calibration
from course.pictures import INK, PALETTE, QUIET, show, synthetic_label, theme
from course.plots._picture import picture
from course.plots._waiting import say_waiting

if TYPE_CHECKING:
    import pandas as pd

_MARKERS = "osD"


@picture
def calibration_panels(forecasts: pd.DataFrame, table: Any) -> None:
    """Show what each forecaster said beside how often it happened (SYNTHETIC data).

    Parameters
    ----------
    forecasts : pandas.DataFrame
        The table ``synthetic_forecasts``.
    table : pandas.DataFrame
        The student's answer; the stub's dots while the exercise is open.
    """
    if not {"said", "happened"} <= set(getattr(table, "columns", ())):
        say_waiting("birch_table")
        return
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    groups = {
        name: calibration(list(rows.said_percent / 100), list(rows.happened))
        for name, rows in forecasts.groupby("forecaster")
    }
    title = "Birch says more than the outcomes bear out"
    with theme():
        fig, axes = plt.subplots(1, len(groups), figsize=(8.4, 3.5), sharey=True)
        for ax, (name, rows), color, marker in zip(
            axes, groups.items(), PALETTE, _MARKERS, strict=False
        ):
            ax.plot([0, 100], [0, 100], color=QUIET, linewidth=1, linestyle="--")
            ax.plot(rows.said * 100, rows.happened * 100, marker + "-", color=color)
            ax.set_title(name, fontsize=11)
            ax.set_xticks([0, 50, 100])
            ax.set_yticks([0, 50, 100])
            ax.set_xlim(-4, 104)
            ax.set_ylim(-4, 104)
            ax.set_aspect("equal")
        axes[0].set_ylabel("happened, per cent")
        axes[len(axes) // 2].set_xlabel("said, per cent")
        fig.suptitle(title, x=0.01, ha="left", weight="bold")
        synthetic_label(axes[-1])
    listed = ". ".join(
        f"{name}: "
        + ", ".join(f"said {r.said:.0%}, happened {r.happened:.0%}" for r in rows.itertuples())
        for name, rows in groups.items()
    ).replace("%", " per cent")
    show(
        fig,
        alt=f"SYNTHETIC DATA. {title}: its line is flatter than the dashed one. {listed}.",
        caption="SYNTHETIC. On the dashed line, what was said at 30 per cent happens in 30 of 100 "
        "cases.",
    )


@picture
def score_parts(forecasts: pd.DataFrame, order: Any) -> None:
    """Show reliability and resolution of each forecaster (SYNTHETIC data).

    Parameters
    ----------
    forecasts : pandas.DataFrame
        The table ``synthetic_forecasts``.
    order : list
        The student's ranking; the stub's dots while the exercise is open.
    """
    if order is ...:
        say_waiting("ranking")
        return
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    parts = {
        name: brier_decomposition(list(rows.said_percent / 100), list(rows.happened))
        for name, rows in forecasts.groupby("forecaster")
    }
    title = "Ash and Birch tell cases apart, Cedar only keeps out of trouble"
    panels = (
        ("reliability (less is better)", "reliability"),
        ("resolution (more is better)", "resolution"),
        ("Brier score (less is better)", "score"),
    )
    with theme():
        fig, axes = plt.subplots(1, len(panels), figsize=(8.6, 2.9), sharey=True)
        for ax, (label, name), color in zip(axes, panels, PALETTE, strict=False):
            found = [getattr(part, name) for part in parts.values()]
            bars = ax.barh(list(parts), found, color=color, height=0.55)
            ax.bar_label(bars, fmt="%.3f", padding=4, color=INK)
            ax.set_xlim(0, max(found) * 1.45)
            ax.set_title(label, fontsize=10)
            ax.set_xticks([])
            ax.grid(visible=False)
        axes[0].set_ylim(len(parts) - 0.5, -1.1)  # room for the label above the bars
        fig.suptitle(title, x=0.01, ha="left", weight="bold")
        synthetic_label(axes[1])
    listed = "; ".join(
        f"{name}: reliability {part.reliability:.3f}, resolution {part.resolution:.3f}, "
        f"score {part.score:.3f}"
        for name, part in parts.items()
    )
    show(
        fig,
        alt=f"SYNTHETIC DATA. {title}. {listed}.",
        caption="SYNTHETIC. Score = reliability - resolution + uncertainty; the last is the same "
        "for all three.",
    )
