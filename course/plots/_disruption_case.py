"""Pictures of module 7 about the manhunt, its arrests, and what followed elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from course.pictures import INK, PALETTE, label_end, show, synthetic_label, theme
from course.plots._picture import picture
from course.plots._waiting import say_waiting

if TYPE_CHECKING:
    import pandas as pd


@picture
def staff_figures(manhunt: pd.DataFrame) -> None:
    """Show every published figure of the manhunt's staff, by what was counted.

    Parameters
    ----------
    manhunt : pandas.DataFrame
        The table ``manhunt``.
    """
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    staff = manhunt[manhunt.measure == "staff"].reset_index(drop=True)
    low = staff.people.fillna(staff.people_low).astype(float)
    high = staff.people.fillna(staff.people_high).astype(float)
    names = [_when(row) + f"\n{row.unit_counted}, {row.place}" for row in staff.itertuples()]
    title = f"{len(staff)} published figures, {staff.unit_counted.nunique()} things counted"
    with theme():
        fig, ax = plt.subplots(figsize=(7.6, 5.4))
        for place, row in enumerate(staff.itertuples()):
            main = row.role == "main"
            ax.plot(
                [low[place], high[place]],
                [place, place],
                "o-" if main else "s-",
                color=PALETTE[0] if main else PALETTE[3],
                markerfacecolor=PALETTE[0] if main else "white",
            )
            label_end(ax, high[place], place, f"  {_amount(row, low[place], high[place])}")
        ax.set_yticks(range(len(names)), names, fontsize=9)
        ax.invert_yaxis()
        ax.set_xlim(0, 540)
        ax.grid(visible=False)
        ax.set_xlabel("people")
        ax.set_title(title)
    listed = "; ".join(
        f"{_when(row)}: {_amount(row, low[place], high[place])} {row.unit_counted}, {row.place}"
        for place, row in enumerate(staff.itertuples())
    )
    show(
        fig,
        alt=f"{title}, so no line joins them. {listed}.",
        caption="Filled: the version that the course uses. Empty square: another version. Sources "
        "in manhunt.",
    )


@picture
def shares_jailed(answer: Any, manhunt: pd.DataFrame) -> None:
    """Show people under investigation and those of them in jail, at three dates.

    Parameters
    ----------
    answer : mapping
        The student's shares by month; the stub's dots while the exercise is open.
    manhunt : pandas.DataFrame
        The table ``manhunt``.
    """
    try:
        shares = [float(answer[month]) for month in ("february", "may", "august")]
    except (TypeError, ValueError, KeyError):
        say_waiting("jailed")
        return
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    rows = manhunt.set_index("row_id").people.astype(float)
    whole = [rows["CASE-101"], rows["CASE-106"], rows["CASE-108"]]
    part = [rows["CASE-101b"], rows["CASE-106b"], rows["CASE-108c"]]
    names = ["27 February", "12 May", "13 August"]
    title = f"From May to August: {part[1]:.0f} to {part[2]:.0f} in jail, out of a larger whole"
    with theme():
        fig, ax = plt.subplots(figsize=(7.2, 3.9))
        ax.bar(names, whole, color="white", edgecolor=PALETTE[3], linewidth=2, width=0.6)
        ax.bar(names, part, color=PALETTE[0], width=0.6)
        for place, share in enumerate(shares):
            ax.annotate(
                f"{part[place]:.0f} of {whole[place]:.0f}\n{share:.1f} per cent",
                (place, whole[place]),
                xytext=(0, 4),
                textcoords="offset points",
                ha="center",
            )
        ax.set_ylim(0, max(whole) * 1.35)
        ax.set_ylabel("people under investigation")
        ax.set_title(title)
    listed = "; ".join(
        f"{name}: {part[place]:.0f} of {whole[place]:.0f}, {shares[place]:.1f} per cent"
        for place, name in enumerate(names)
    )
    show(
        fig,
        alt=f"{title}. People under investigation and, of these, in jail in 2025. {listed}.",
        caption="Filled: in jail. Outline: under investigation. August without the two suspects "
        "who had just been extradited. Sources in manhunt.",
    )


@picture
def two_groups(answer: Any, areas: pd.DataFrame) -> None:
    """Show the SYNTHETIC areas with and without a leader removed, before and after.

    Parameters
    ----------
    answer : mapping
        The student's answer with ``effect``; the stub's dots while the exercise is open.
    areas : pandas.DataFrame
        The table ``synthetic_leader_removal``.
    """
    effect = answer.get("effect", ...) if isinstance(answer, Mapping) else ...
    if effect is ...:
        say_waiting("leaders")
        return
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    rates = areas.assign(rate=areas.shootings / areas.areas).set_index(["period", "group"])["rate"]
    lines = (("leader removed", PALETTE[0], "o-"), ("leader stayed", PALETTE[3], "s--"))
    title = "Both groups fell; where the leader went, less"
    with theme():
        fig, ax = plt.subplots(figsize=(7.2, 4.0))
        for name, color, form in lines:
            before, after = float(rates["before", name]), float(rates["after", name])
            ax.plot([0, 1], [before, after], form, color=color)
            label_end(ax, 1, after, f"{name}: {after:.1f}", color)
            ax.annotate(
                f"{before:.1f}",
                (0, before),
                xytext=(-8, 0),
                textcoords="offset points",
                ha="right",
                va="center",
                color=color,
            )
        ax.set_xticks([0, 1], ["six months before", "six months after"])
        ax.set_xlim(-0.25, 1.75)
        ax.set_ylim(0, float(rates.max()) * 1.3)
        ax.set_ylabel("shootings for each area")
        ax.set_title(title, color=INK)
        synthetic_label(ax)
    listed = "; ".join(
        f"{name}: {rates['before', name]:.1f} before, {rates['after', name]:.1f} after"
        for name, _, _ in lines
    )
    show(
        fig,
        alt=f"SYNTHETIC DATA. {title}. Shootings for each area. {listed}.",
        caption="SYNTHETIC: numbers chosen for teaching, no finding about any place.",
    )


def _when(row: Any) -> str:
    if row.period_start == row.period_end:
        return str(row.period_start)
    return f"{row.period_start} to {row.period_end}"


def _amount(row: Any, low: float, high: float) -> str:
    amount = f"{low:.0f}" if low == high else f"{low:.0f} to {high:.0f}"
    return amount if row.qualifier == "exact" else f"{row.qualifier} {amount}"
