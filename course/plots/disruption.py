"""Pictures of module 7: taking networks apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from course.methods.disruption import fragmentation
from course.pictures import INK, PALETTE, QUIET, label_end, show, synthetic_label, theme
from course.plots._disruption_case import shares_jailed, staff_figures, two_groups
from course.plots._kite import KITE, draw_network
from course.plots._picture import picture
from course.plots._waiting import say_waiting

if TYPE_CHECKING:
    import pandas as pd


__all__ = [
    "attack_curves",
    "kite_drawing",
    "rounds",
    "seen_and_true",
    "shares_jailed",
    "staff_figures",
    "two_groups",
    "two_removals",
]


@picture
def kite_drawing(kite: Any) -> None:
    """Show Krackhardt's kite.

    Parameters
    ----------
    kite : networkx.Graph
        The kite with people A to J.
    """
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    most = max(ties for _, ties in kite.degree)
    title = f"One person has the most ties, {most}; another holds the tail"
    with theme():
        fig, ax = plt.subplots(figsize=(6.4, 4.2))
        draw_network(ax, kite, KITE)
        ax.set_title(title)
    ties = "; ".join(f"{name} with {', '.join(sorted(kite[name]))}" for name in sorted(kite))
    show(
        fig,
        alt=f"{title}. Krackhardt's kite of ten people, A to J. Ties: {ties}.",
        caption="Krackhardt's kite, a teaching network. Where somebody stands in a drawing means "
        "nothing; only the ties count.",
    )


@picture
def two_removals(answer: Any, kite: Any) -> None:
    """Show the kite without its best tied person, and without the one who was found.

    Parameters
    ----------
    answer : mapping
        The student's answer with ``best``; the stub's dots while the exercise is open.
    kite : networkx.Graph
        The kite with people A to J.
    """
    found = answer.get("best") if isinstance(answer, Mapping) else ...
    best = str(found).strip().upper()
    if best not in kite:
        say_waiting("one_gone")
        return
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    hub = max(sorted(kite), key=kite.degree)
    scores = {name: fragmentation(kite, [name]) for name in (hub, best)}
    title = f"Without {hub} nothing breaks, without {best} {100 * scores[best]:.0f} per cent does"
    with theme():
        fig, axes = plt.subplots(1, 2, figsize=(8.6, 3.6))
        for ax, name in zip(axes, (hub, best), strict=True):
            draw_network(ax, kite, KITE, gone=[name])
            ax.set_title(f"without {name}: F = {scores[name]:.2f}", fontsize=11)
        fig.suptitle(title, x=0.01, ha="left", weight="bold")
    show(
        fig,
        alt=(
            f"{title}. The kite twice. Without {hub}, who has {kite.degree[hub]} ties, the share "
            f"of pairs cut off from each other is {scores[hub]:.2f}; without {best}, who has "
            f"{kite.degree[best]} ties, it is {scores[best]:.2f}."
        ),
        caption="F: share of the pairs still there that no path joins.",
    )


@picture
def attack_curves(
    curve: Any, between: Sequence[float], random_runs: pd.DataFrame, people: int
) -> None:
    """Show what is left of the SYNTHETIC network under three ways to choose whom to remove.

    Parameters
    ----------
    curve : pandas.DataFrame
        The student's table: ``removed`` and ``largest``; the stub's dots while it is open.
    between : sequence of float
        Largest part as a share, at first and after each removal of whoever is most in between.
    random_runs : pandas.DataFrame
        Largest part in people: a row for each run, a column for each number removed.
    people : int
        How many people there were.
    """
    columns = getattr(curve, "columns", ())
    if "removed" not in columns or "largest" not in columns:
        say_waiting("curve")
        return
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    mine = list(curve.sort_values("removed")["largest"].astype(float))
    lines = (
        ("at random, mean", list(random_runs.mean()), PALETTE[3], "s--"),
        ("most ties first", mine, PALETTE[2], "o-"),
        ("most in between first", [share * people for share in between], PALETTE[0], "D-"),
    )
    steps = range(len(between))
    last = steps[-1]
    ends = mine[-1], lines[2][1][-1]
    title = f"Aiming at ties leaves {ends[0]:.0f} together, at those in between {ends[1]:.0f}"
    with theme():
        fig, ax = plt.subplots(figsize=(7.8, 4.4))
        low, high = random_runs.quantile(0.05), random_runs.quantile(0.95)
        ax.fill_between(
            steps, low, high, facecolor=(PALETTE[3], 0.18), edgecolor=PALETTE[3], linewidth=1
        )
        for name, values, color, form in lines:
            ax.plot(range(len(values)), values, form, color=color)
            label_end(ax, len(values) - 1, values[-1], name, color)
        ax.set_ylim(0, people * 1.25)
        ax.set_xlim(-0.3, last * 1.42)
        ax.set_xticks(range(0, last + 1, 2))
        ax.set_xlabel("people removed")
        ax.set_ylabel("people in the largest part")
        ax.set_title(title)
        synthetic_label(ax)
    listed = " ".join(
        f"{name}: {', '.join(f'{value:.0f}' for value in values)}." for name, values, _, _ in lines
    )
    show(
        fig,
        alt=f"SYNTHETIC DATA. {title}. Largest part of a network of {people} people. {listed}",
        caption=f"SYNTHETIC. Band: nine of ten of the {len(random_runs)} random runs lie in it.",
    )


@picture
def seen_and_true(answer: Any, before: Mapping[str, float]) -> None:
    """Show what a removal promises on the network as seen and does to the SYNTHETIC truth.

    Parameters
    ----------
    answer : mapping
        The student's answer: ``promised``, ``delivered`` and ``possible``.
    before : mapping
        Fragmentation before any removal: ``as seen`` and ``whole``.
    """
    try:
        after = [float(answer[name]) for name in ("promised", "delivered", "possible")]
    except (TypeError, ValueError, KeyError):
        say_waiting("two_views")
        return
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    names = (
        "promised: their team,\non the network as seen",
        "delivered: their team,\non the whole network",
        "possible: the best team,\non the whole network",
    )
    start = [before["as seen"], before["whole"], before["whole"]]
    gained = [now - then for now, then in zip(after, start, strict=True)]
    title = f"The picture promised {after[0]:.2f}, the network gave {after[1]:.2f}"
    with theme():
        fig, ax = plt.subplots(figsize=(8.2, 3.6))
        ax.barh(names, start, color="white", edgecolor=QUIET, linewidth=1.5, height=0.6)
        ax.barh(names, gained, left=start, color=PALETTE[0], height=0.6)
        for place, (then, now) in enumerate(zip(start, after, strict=True)):
            ax.annotate(f"{then:.2f}", (then / 2, place), ha="center", va="center", color=INK)
            label_end(ax, now, place, f"{now:.2f}")
        ax.annotate("broken before", (0.01, -0.4), color=QUIET, fontsize=9)
        ax.annotate("by the removal", (start[0] + 0.01, -0.4), color=PALETTE[0], fontsize=9)
        ax.set_ylim(2.9, -0.65)
        ax.set_xlim(0, 1.02)
        ax.grid(visible=False)
        ax.set_xlabel("fragmentation")
        ax.set_title(title)
        ax.text(1, 0.03, "SYNTHETIC DATA", transform=ax.transAxes, ha="right", weight="bold")
    listed = "; ".join(
        f"{name.partition(':')[0]}: {then:.3f} before, {now:.3f} after"
        for name, then, now in zip(names, start, after, strict=True)
    )
    show(
        fig,
        alt=(
            f"SYNTHETIC DATA. {title}. Fragmentation before and after a removal. {listed}. "
            "Promised is their team on the network as seen, delivered the same team on the whole "
            "network, possible the best team on the whole network."
        ),
        caption="SYNTHETIC: the whole network is known because it was made.",
    )


@picture
def rounds(still: list[int], healing: list[int]) -> None:
    """Show the largest part over rounds of removal, with and without replacement (SYNTHETIC).

    Parameters
    ----------
    still, healing : list of int
        People in the largest part at first and after each round: without and with replacement.
    """
    import matplotlib.pyplot as plt  # noqa: PLC0415 - heavy

    steps = range(len(still))
    title = (
        f"After {steps[-1]} losses: {still[-1]} hang together, or {healing[-1]} if others take over"
    )
    with theme():
        fig, ax = plt.subplots(figsize=(7.6, 4.0))
        ax.plot(steps, still, "o-", color=PALETTE[0])
        ax.plot(steps, healing, "s--", color=PALETTE[3])
        label_end(ax, steps[-1], still[-1], "nobody\ntakes over", PALETTE[0])
        label_end(ax, steps[-1], healing[-1], "the nearest\ntakes over", PALETTE[3])
        ax.set_ylim(0, max(still) * 1.2)
        ax.set_xlim(-0.3, steps[-1] * 1.25)
        ax.set_xticks(range(0, len(still), 2))
        ax.set_xlabel("people removed, most in between first")
        ax.set_ylabel("people in the largest part")
        ax.set_title(title)
        synthetic_label(ax)
    show(
        fig,
        alt=(
            f"SYNTHETIC DATA. {title}. Largest part without replacement: "
            f"{', '.join(map(str, still))}. With replacement: {', '.join(map(str, healing))}."
        ),
        caption="SYNTHETIC. Takeover here is complete, instant and free: the best case for the "
        "network.",
    )
