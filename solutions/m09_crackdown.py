# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% role="declare"
objectives(
    O1=("Distinguish", "what an operation did from what came of it, and both from what was said."),
    O2=("Compare", "a change with that of a control, on two scales, and say what that assumes."),
    O3=("Compute", "how much of an effect moved next door, and say when nothing can be said."),
    O4=("Test", "a claimed effect with an earlier trend, made-up dates, spread and power."),
    O5=("Write", "a verdict that keeps rival causes open and names the data that would decide."),
)
glossary({
    "Opération Place nette": "a series of large French police operations against street dealing; "
    "the largest are called XXL",
    "dealing point": "point de deal: a place in the street where drugs are known to be sold",
    "output and outcome": "what an operation did (people checked, arrests), and what changed for "
    "others because of it (dealing, fear, killings)",
    "counterfactual": "what would have happened without the operation; nobody sees it",
    "control": "an area that stands in for the counterfactual: alike before, and left alone",
    "difference in differences": "the change in one area set against the change in a control",
    "displacement": "what is prevented here comes up elsewhere: next door, later, in another form",
    "diffusion of benefits": "the reverse: areas nearby get better with the target",
    "interrupted time series": "a long series before and after one date, with the earlier trend "
    "carried on as the counterfactual",
    "placebo date": "a date at which nothing happened, tested as if something had",
    "overdispersion": "counts that vary more than independent events would",
    "power": "how often a study would notice an effect that is really there",
    "regression to the mean": "extremes are followed by something less extreme, by chance alone",
})
teaching(
    needs=["m04_counts"],
    core=["m09-q4", "m09-q7", "m09-q10"],
    discuss=[
        "A mayor says the square is quiet since the operation. A resident two streets on says it "
        "is worse. How could both be right, and what would you count?",
        "Operations begin where things are worst. What does that do to every comparison of before "
        "and after?",
        "Who pays the cost of an operation that only moves dealing, and who decides whether that "
        "counts as success?",
        "Is it fair to ask an operation of three weeks for an effect that would take two years to "
        "be noticed?",
    ],
    watch=[
        "Many take a missing trace of displacement for its absence. Ask which area was looked at.",
        "An interval that holds {!1} is read as no effect. Send them to the power exercise.",
        "Students choose the control that is nearest on the map. It is the one into which dealing "
        "moves first.",
    ],
)

# %% [markdown]
# # Did it work, or did it move?
#
# In March 2024 the police came in force to Lille. The article names that operation, Opération Place nette XXL, as one
# of several *major crackdown operations*, and adds that communities dismissed them as stunts that *merely shift the
# problem*. That is a claim about an effect. The article gives no count before or after. This module shows what it would
# take to know.
#
# **After this module you can**
#
# {objectives}
#
# **Time:** about {minutes} minutes of exercises, plus reading. **You need:** the module on small counts helps; from
# Python, a little pandas and numpy. **Contents:** what was counted · a city and its surroundings · a series with
# known truth · jump and bend · dates at which nothing happened · would you have noticed · ports · rival causes.

# %% [markdown]
# ## How this notebook works
#
# Each exercise is a question, a cell with dots for your answer, and a check. Replace the dots, run
# the cell, run the check. A wrong answer costs nothing, and you can check as often as you like. For a nudge,
# call `hint("m09-q1")` in a cell of your own; each exercise has three.
#
# Every figure in the text is a link to its source. Behind some of the counts are people who were killed. Arrested is
# not charged, and charged is not convicted.

# %%
import numpy as np
import pandas as pd

from course import check, hint, intervention_slider, load, progress, saved, value
from course.plots import crackdown as plots

# %% [markdown]
# ## What was counted
#
# Ministers and prefects gave numbers within days. The table `place_nette` has the ones we found. Read the column `measure`
# and ask of each: is this what the police did, or what came of it?

# %%
pd.set_option("display.max_colwidth", None)
tallies = load("place_nette").set_index("row_id")
shown = ["STA-030", "STA-030b", "STA-030c", "STA-032b", "STA-033", "STA-034", "STA-034b"]
tallies.loc[shown, ["measure", "place", "value", "unit", "definition"]]

# %%
arrests = value("STA-033").value
ordinary_per_week = value("STA-035b").value
first_day = pd.Timestamp(tallies.period_start["STA-033"])
last_day = pd.Timestamp(tallies.period_end["STA-033"])
a_day, a_week = pd.Timedelta(days=1), pd.Timedelta(weeks=1)
print(arrests, "arrests from", first_day.date(), "to", last_day.date(), "inclusive")

# %% [markdown]
# The nine largest operations led to {STA-033|bare} arrests from {=first_day.day} March to {=last_day.day} April 2024, says one broadcaster. Is that a lot?
# In an ordinary year, {STA-035|bare} people are implicated in trafficking in the whole country, or {STA-035b|bare} a week, without such operations.
# Put both on one base: a week.

# %% role="declare"
exercise(
    "m09-q1",
    number("percent", within="0.06"),
    answer="share",
    points=1,
    minutes=6,
    objective="O1",
    verb="apply",
    claims=["C35", "C36"],
    hints=[
        "How many days are there if both the first and the last of them count?",
        "Turn the days into weeks, divide the arrests by the weeks, and set that against the "
        "ordinary week.",
        "weeks = (last_day - first_day + a_day) / a_week; then arrests / weeks / "
        "ordinary_per_week * 100.",
    ],
    then="A spectacular month looks much like an ordinary one. Careful: arrests and people "
    "implicated are not the same thing, nor are nine places a whole country.",
    mistakes=[
        mistake(
            "a-day-short",
            "share = arrests / ((last_day - first_day) / a_week) / ordinary_per_week * 100",
            "You seem to have left out a day. Both the first and the last day were days of arrests.",
        ),
        mistake(
            "a-month-against-a-week",
            "share = arrests / ordinary_per_week * 100",
            "You set the arrests of a whole month against one week. Put both on the same time.",
        ),
        mistake(
            "upside-down",
            """
            weeks = (last_day - first_day + a_day) / a_week
            share = ordinary_per_week / (arrests / weeks) * 100
            """,
            "That is the ordinary week as a share of the operations. Asked is the other way round.",
        ),
    ],
    also=["share = round(arrests / 31 * 7 / ordinary_per_week * 100, 1)"],
    near_misses=["share = 93"],
)

# %% [markdown]
# ### Exercise: a month of arrests in ordinary weeks
#
# {about m09-q1}
#
# How many arrests **a week** did the largest operations bring, as a share of the ordinary week, in **per cent**? Use the names of
# the cell above, count the first and the last day, give one decimal or more, and name the result `share`.

# %% role="answer" exercise="m09-q1"
weeks = (last_day - first_day + a_day) / a_week
share = arrests / weeks / ordinary_per_week * 100

# %% role="declare"
exercise(
    "m09-q2",
    selection("a", "b", "c", "d", "e", "f"),
    answer="outcomes",
    points=1,
    minutes=5,
    objective="O1",
    verb="analyze",
    claims=["C35", "C37"],
    hints=[
        "Ask of each count: could it be high although nothing changed for those who live there?",
        "Officers, arrests, kilograms and jail sentences measure effort and its yield.",
        "Two of the counts are about dealing itself.",
    ],
    then="Two counts out of six, and neither comes with a comparison. The rest say how hard the "
    "police worked.",
    mistakes=[
        mistake(
            "yield-is-effect",
            'outcomes = {"b", "c", "e"}',
            "Look at the kilograms again. They can be taken while dealing goes on as before.",
        ),
        mistake(
            "jail-is-effect",
            'outcomes = {"c", "e", "f"}',
            "Jail is what happened to the people arrested. Does it say what happened in the street?",
        ),
        mistake(
            "outputs-only",
            'outcomes = {"a", "b", "d", "f"}',
            "You picked what the police did and took. Asked is what came of it.",
        ),
    ],
    also=['outcomes = ["E", "c"]'],
)

# %% [markdown]
# ### Exercise: output or outcome?
#
# {about m09-q2}
#
# Which of these counts measure an **outcome**: dealing itself? Name the set of their letters `outcomes`.
#
# - **a** {STA-030|bare} people arrested in the Nord department in three weeks
# - **b** {STA-030c} of drugs taken there
# - **c** {STA-036|bare} of {STA-036d|bare} dealing points gone in Roubaix, a week later
# - **d** {STA-032b|bare} officers, in all operations up to mid-April
# - **e** {STA-038b|bare} dealing points in Bouches-du-Rhône at the end of 2021, {STA-038|bare} a year later
# - **f** {STA-034b|bare} people sent to jail after the largest operations

# %% role="answer" exercise="m09-q2"
outcomes = {"c", "e"}

# %% [markdown]
# ## One check in Roubaix
#
# The nearest thing to a test of *merely shift the problem* that we found is one television report. A week after the operation
# in the area of Lille, a crew went back to {STA-036d|bare} dealing points in Roubaix: {STA-036|bare} were gone, at {STA-036b|bare}
# stood police, at {STA-036c|bare} dealing went on. It chose the points; we do not know how.

# %%
checked = value("STA-036d").value
gone = value("STA-036").value
guarded = value("STA-036b").value
active = value("STA-036c").value

# %% role="declare"
exercise(
    "m09-q3",
    entries(
        strict=number("percent", within="0.06"),
        generous=number("percent", within="0.06"),
        shows_displacement=flag(),
    ),
    answer="roubaix",
    points=2,
    minutes=6,
    objective="O1",
    verb="evaluate",
    claims=["C36", "C37"],
    hints=[
        "A point under guard: will it be gone when the police leave? One reading says yes, one no.",
        "Strict counts only the points that are gone; generous counts the guarded ones as well. "
        "Both are out of all that were checked.",
        "For the flag, ask where dealing would have to be counted to see it arrive.",
    ],
    then="The report allows either figure. Of the places to which dealing could have gone it says "
    "nothing at all.",
    mistakes=[
        mistake(
            "guarded-left-out",
            """
            roubaix = {
                "strict": gone / (gone + active) * 100,
                "generous": gone / (gone + active) * 100,
                "shows_displacement": False,
            }
            """,
            "You left the guarded points out of the whole. They were checked as well: count them on "
            "one side, then on the other.",
        ),
        mistake(
            "active-means-moved",
            """
            roubaix = {
                "strict": gone / checked * 100,
                "generous": (gone + guarded) / checked * 100,
                "shows_displacement": True,
            }
            """,
            "Your shares are right. Points that go on did not move; to see dealing arrive somewhere, "
            "someone has to look there.",
        ),
        mistake(
            "shares-swapped",
            """
            roubaix = {
                "strict": (gone + guarded) / checked * 100,
                "generous": gone / checked * 100,
                "shows_displacement": False,
            }
            """,
            "Both shares are there, under each other's names. Which reading is kinder to the police?",
        ),
    ],
    also=['roubaix = {"strict": 33.3, "generous": 66.7, "shows_displacement": False}'],
    near_misses=[
        'roubaix = {"strict": 33, "generous": 66.67, "shows_displacement": False}',
        'roubaix = {"strict": 33.33, "generous": 67, "shows_displacement": False}',
    ],
)

# %% [markdown]
# ### Exercise: what the check allows
#
# {about m09-q3}
#
# Which share of the points checked was no longer active, in **per cent** with one decimal or more? Give it twice: `strict`
# counts only the points that were gone, `generous` also those under guard. `shows_displacement` is `True` if the check can show
# whether dealing **moved elsewhere**, else `False`. Name the dictionary `roubaix`.

# %% role="answer" exercise="m09-q3"
roubaix = {
    "strict": gone / checked * 100,
    "generous": (gone + guarded) / checked * 100,
    "shows_displacement": False,
}

# %% [markdown]
# ## A city and its surroundings
#
# A fall after an operation is no effect yet. What would have happened without it? Nobody sees that. The simplest stand-in is
# another area: if both would have changed alike, the **difference in differences** is what the operation did.
#
# In Bouches-du-Rhône dealing points were counted at the end of 2021 and of 2022: {STA-038b|bare} and {STA-038|bare} in the
# department, of these {STA-038d|bare} and {STA-038c|bare} in Marseille. Suppose that policing had been stepped up in the city alone
# (our sources do not say so).

# %%
department = (value("STA-038b").value, value("STA-038").value)
later = value("STA-038c")
city = (value("STA-038d").value, (later.low + later.high) / 2)
print("department:", department, "| city, with the middle of its range:", city)

# %% role="declare"
exercise(
    "m09-q4",
    entries(
        difference=number("dealing points", within="0.06"), ratio=number("ratio", within="0.003")
    ),
    answer="effect",
    points=2,
    minutes=9,
    objective="O2",
    verb="apply",
    claims=["C35", "C37"],
    hints=[
        "The department holds the city. What is left of it without the city?",
        "For `difference`, subtract: the city's change less the change of the rest. For `ratio`, "
        "divide: the city's factor over the factor of the rest.",
        "With rest = department - city in each year: (city1 - city0) - (rest1 - rest0), and "
        "(city1 / city0) / (rest1 / rest0).",
    ],
    then="In numbers the city did far better than its surroundings; in shares they fell together. "
    "Which of the two would have stayed alike is an assumption, and no count can settle it.",
    mistakes=[
        mistake(
            "before-and-after-only",
            'effect = {"difference": city[1] - city[0], "ratio": city[1] / city[0]}',
            "That is the city's own change. What would it have been without the policing? Bring in "
            "the rest of the department.",
        ),
        mistake(
            "city-in-its-own-control",
            """
            effect = {
                "difference": (city[1] - city[0]) - (department[1] - department[0]),
                "ratio": (city[1] / city[0]) / (department[1] / department[0]),
            }
            """,
            "Your control is the whole department, and the city is in it. Take the city out first.",
        ),
        mistake(
            "control-less-target",
            """
            rest = (department[0] - city[0], department[1] - city[1])
            effect = {
                "difference": (rest[1] - rest[0]) - (city[1] - city[0]),
                "ratio": (rest[1] / rest[0]) / (city[1] / city[0]),
            }
            """,
            "You compared the rest with the city. Start from the city and take the rest's change "
            "away; mind the sign.",
        ),
        mistake(
            "after-only",
            """
            rest = (department[0] - city[0], department[1] - city[1])
            effect = {"difference": city[1] - rest[1], "ratio": city[1] / rest[1]}
            """,
            "You compared the two areas after it all. They were different to begin with: compare "
            "their changes.",
        ),
    ],
    also=[
        """
        rest = np.subtract(department, city)
        effect = {"ratio": round(128 / 156 / (53 / 64), 3), "difference": -28 - np.diff(rest)[0]}
        """
    ],
    near_misses=[
        'effect = {"difference": -17.4, "ratio": 0.991}',
        'effect = {"difference": -17, "ratio": 1.0}',
    ],
)

# %% [markdown]
# ### Exercise: difference in differences, by hand
#
# {about m09-q4}
#
# Take the rest of the department as the control. Compute the city's effect twice, in a dictionary named `effect`: as a
# `difference` of changes, in **dealing points**, with its sign; and as a `ratio` of factors, three decimals or more ({!1} means no
# effect).

# %% role="answer" exercise="m09-q4"
rest = (department[0] - city[0], department[1] - city[1])
effect = {
    "difference": (city[1] - city[0]) - (rest[1] - rest[0]),
    "ratio": (city[1] / city[0]) / (rest[1] / rest[0]),
}

# %%
around = (department[0] - city[0], department[1] - city[1])
plots.two_scales(effect, city, around, (2021, 2022))

# %% [markdown]
# Look at the later claim as well. In January 2025 a newspaper wrote that {STA-037|bare} dealing points were left, by the prefecture's
# count, and that dealing had moved. Its starting point was {STA-038|bare}. You have just met that number.

# %% role="declare"
exercise(
    "m09-q5",
    choice("a", "b", "c", "d"),
    answer="sentence",
    points=1,
    minutes=5,
    objective="O2",
    verb="evaluate",
    claims=["C35", "C37"],
    hints=[
        "Which area does the starting point belong to? And the later count?",
        "If the later count were for the city alone, which earlier count would it be set against?",
        "One sentence gives the fall under both readings and says that the area is not known.",
    ],
    then="Two areas, two falls, both large. You said what would have to be known to choose.",
    mistakes=[
        mistake(
            "mixed-areas",
            'sentence = "a"',
            "That number belongs to the whole department. Compare it with the city's count of the "
            "same time.",
        ),
        mistake(
            "moved-so-nothing-won",
            'sentence = "c"',
            "Does anyone say how much moved? Part of it may have, or all, or hardly any.",
        ),
        mistake(
            "after-is-because",
            'sentence = "d"',
            "That one followed the other is all you know. What would the count have been without?",
        ),
    ],
    also=['sentence = "B"'],
)

# %% [markdown]
# ### Exercise: which sentence may you write?
#
# {about m09-q5}
#
# Name its letter, in quotes, `sentence`.
#
# - **a** Dealing points in Marseille fell from {STA-038|bare} to {STA-037|bare}.
# - **b** The count of {STA-037|bare} is a fall by more than half if it is for the department, and by about a third if it is for the city;
#   the report does not make clear which.
# - **c** As dealing moved, the fall from {STA-038|bare} to {STA-037|bare} is worth nothing.
# - **d** The operations closed {=department[1] - value("STA-037").value:.0f} dealing points.

# %% role="answer" exercise="m09-q5"
sentence = "b"

# %% [markdown]
# ## A series whose truth is known
#
# Real counts never tell what would have been. Made-up ones can. The table below is **SYNTHETIC**: monthly calls about open dealing in
# three invented areas. An operation begins in one of them, the `target`, in the first month after two and a half years. The second is
# `nearby`. The third, the `control`, is far off.

# %%
calls = load("synthetic_crackdown")
start = 3 * 10 + 1
plots.areas(calls, start)

# %% [markdown]
# ### Interactive exercise: a date for an operation that never was
#
# {about m09-w1}
#
# In the `control` area **nothing ever happened**. Move the slider and pretend that an operation began there: it shows the mean before,
# the mean after and the change. Save two dates: the one that would **flatter** such an operation most (the largest fall), and the one that
# is least kind to it (the smallest fall). The month you choose is the first month after. To type instead:
# `slider.pick("flattering", 20)`.

# %% role="declare"
exercise(
    "m09-w1",
    entries(flattering=number("month", whole=True), plain=number("month", whole=True)),
    answer='saved("m09-w1")',
    points=2,
    minutes=7,
    objective="O4",
    verb="analyze",
    claims=["C35", "C37"],
    hints=[
        "Walk through every month once and watch the change in per cent.",
        "The largest fall is the smallest ratio of the mean after to the mean before.",
        "In code: for each month, control.loc[month:].mean() / control.loc[:month - 1].mean().",
    ],
    then="Whoever picks the date after looking at the counts can have almost any fall. A date has "
    "to be fixed by what was done, not by what was seen.",
    blank="Nothing is saved yet. Move the slider and press the button for each of the two dates.",
    mistakes=[
        mistake(
            "swapped",
            """
            slider = intervention_slider("m09-w1", counts=control, roles=roles)
            slider.pick("flattering", 41)
            slider.pick("plain", 12)
            """,
            "Both dates are well found, but saved under each other's names.",
        ),
        mistake(
            "the-real-start",
            """
            slider = intervention_slider("m09-w1", counts=control, roles=roles)
            slider.pick("flattering", start)
            slider.pick("plain", start)
            """,
            "You saved the month of the target's operation. Here nothing happened: look for the "
            "extremes.",
        ),
        mistake(
            "worst-and-best-month",
            """
            slider = intervention_slider("m09-w1", counts=control, roles=roles)
            slider.pick("flattering", 40)
            slider.pick("plain", 9)
            """,
            "Single months with few or many calls are not the question. Watch the means on either "
            "side.",
        ),
    ],
    also=[
        """
        slider = intervention_slider("m09-w1", counts=control, roles=roles)
        slider.pick("plain", 41)
        slider.pick("flattering", 12)
        """
    ],
    near_misses=[
        """
        slider = intervention_slider("m09-w1", counts=control, roles=roles)
        slider.pick("flattering", 13)
        slider.pick("plain", 41)
        """,
        """
        slider = intervention_slider("m09-w1", counts=control, roles=roles)
        slider.pick("flattering", 12)
        slider.pick("plain", 40)
        """,
    ],
    stub='# slider.pick("flattering", ...) works here, too',
)

# %%
by_area = calls.pivot(index="month", columns="area", values="calls").astype(int)
control = by_area["control"].rename("calls")
roles = {
    "flattering": "the date that flatters most",
    "plain": "the date that flatters least",
}

# %% role="answer" exercise="m09-w1"
slider = intervention_slider("m09-w1", counts=control, roles=roles, synthetic=True)
### BEGIN SOLUTION
margin = 2 * 3
dates = control.index[margin : len(control) - margin + 1]
ratios = {month: control.loc[month:].mean() / control.loc[: month - 1].mean() for month in dates}
slider.pick("flattering", min(ratios, key=ratios.get))
slider.pick("plain", max(ratios, key=ratios.get))
### END SOLUTION
slider

# %% [markdown]
# ## How much moved?
#
# Now three areas at once. Bowers and Johnson (2003) weigh what the nearby area lost against what the target gained, each as a
# ratio to the control, so that what changed everywhere cancels:
#
# `(N1/C1 - N0/C0) / (T1/C1 - T0/C0)`
#
# Here `T`, `N` and `C` are calls in the target, nearby and control area, `0` before and `1` after. At {!-1} as much came up nearby as was
# gone from the target; at {!0} nothing did; above {!0} the nearby area got better, too.

# %% role="declare"
exercise(
    "m09-q6",
    function(
        [[100, 60], [50, 60], [100, 100]],
        [[80, 40], [40, 30], [60, 60]],
        [[50, 60], [30, 30], [40, 40]],
        [[100, 60], [50, 60], [100, 80]],
    ),
    answer="quotient",
    hidden=(
        [[100, 100], [50, 60], [100, 100]],
        [[90, 40], [60, 36], [80, 60]],
        [[20, 10], [10, 22], [40, 50]],
        [[90, 45], [60, 60], [80, 40]],
    ),
    points=3,
    minutes=9,
    objective="O3",
    verb="create",
    claims=["C37"],
    hints=[
        "Compute the bottom of the fraction first and look at its sign.",
        "If the bottom is not below 0, the target did no better than the control: what should then "
        "be said of displacement?",
        'success = t1 / c1 - t0 / c0; return "undefined" if success >= 0, else '
        "(n1 / c1 - n0 / c0) / success.",
    ],
    then="It also knows when to keep silent: where nothing was prevented, nothing can have moved.",
    mistakes=[
        mistake(
            "control-left-out",
            """
            def quotient(target, nearby, control):
                (t0, t1), (n0, n1) = target, nearby
                return (n1 - n0) / (t1 - t0) if t1 < t0 else "undefined"
            """,
            "You seem to have left the control out. In one of the calls it changes: then a fall may "
            "be no success.",
        ),
        mistake(
            "always-a-number",
            """
            def quotient(target, nearby, control):
                (t0, t1), (n0, n1), (c0, c1) = target, nearby, control
                bottom = t1 / c1 - t0 / c0
                return (n1 / c1 - n0 / c0) / bottom if bottom else 0.0
            """,
            "Your function gives a number even where the target did not fall. What could have moved "
            "then?",
        ),
        mistake(
            "upside-down",
            """
            def quotient(target, nearby, control):
                (t0, t1), (n0, n1), (c0, c1) = target, nearby, control
                success, spill = t1 / c1 - t0 / c0, n1 / c1 - n0 / c0
                return success / spill if success < 0 and spill else "undefined"
            """,
            "Your fraction stands on its head. On top belongs the area into which problems can move.",
        ),
        mistake(
            "sign-turned",
            """
            def quotient(target, nearby, control):
                (t0, t1), (n0, n1), (c0, c1) = target, nearby, control
                success = t0 / c0 - t1 / c1
                return (n1 / c1 - n0 / c0) / success if success > 0 else "undefined"
            """,
            "The size is right and the sign is turned. Take before from after, above and below the "
            "line.",
        ),
    ],
    also=[
        """
        def quotient(target, nearby, control):
            t, n, c = (np.asarray(pair, dtype=float) for pair in (target, nearby, control))
            spill, success = np.diff(n / c)[0], np.diff(t / c)[0]
            return "undefined" if success >= 0 else float(spill / success)
        """
    ],
    stub="...",
)

# %% [markdown]
# ### Exercise: a function for the displacement quotient
#
# {about m09-q6}
#
# Write `quotient(target, nearby, control)`. Each argument is a list of two counts, before and after. It returns the fraction above.
# If the target did **not** fall compared with the control, it returns the text `"undefined"`.

# %% role="answer" exercise="m09-q6"
def quotient(target, nearby, control):
    """Weigh the change nearby against that of the target."""
    ### BEGIN SOLUTION
    (t0, t1), (n0, n1), (c0, c1) = target, nearby, control
    success = t1 / c1 - t0 / c0
    if success >= 0:
        return "undefined"
    return (n1 / c1 - n0 / c0) / success
    ### END SOLUTION

# %% [markdown]
# Now the SYNTHETIC series. The course's own function is `displacement`: its result has `success`, `spill`, `quotient` and the quotient in
# words, `reading`. The table has the mean number of calls a month.

# %%
from course.methods.evaluation import displacement

when = np.where(by_area.index < start, "before", "after")
monthly = by_area.groupby(when).mean().loc[["before", "after"], ["target", "nearby", "control"]]
monthly

# %% role="declare"
exercise(
    "m09-q7",
    entries(
        alone=number("percent", within="0.06"),
        against_control=number("percent", within="0.06"),
        quotient=number("ratio", within="0.006"),
        reading=one_of("all moved", "part moved", "nothing moved", "benefits spread"),
    ),
    answer="moved",
    points=3,
    minutes=9,
    objective="O3",
    verb="analyze",
    claims=["C37"],
    hints=[
        "`alone` is an ordinary change in per cent. For `against_control` divide two factors.",
        "The control fell as well. Divide the target's factor by the control's before you turn it "
        "into per cent.",
        'displacement(monthly["target"], monthly["nearby"], monthly["control"]) has the quotient. '
        "Between -1 and 0, part of it moved.",
    ],
    then="Nearby the calls stayed as they were, and that was the trace: without the operation they "
    "would have fallen as they did far off.",
    mistakes=[
        mistake(
            "control-forgotten",
            """
            factor = monthly.loc["after"] / monthly.loc["before"]
            change = monthly.loc["after"] - monthly.loc["before"]
            moved = {
                "alone": (factor["target"] - 1) * 100,
                "against_control": (factor["target"] - 1) * 100,
                "quotient": change["nearby"] / change["target"],
                "reading": "nothing moved",
            }
            """,
            "You compared before and after alone. Calls fell in the control as well: what would have "
            "happened nearby without the operation?",
        ),
        mistake(
            "points-subtracted",
            """
            change = (monthly.loc["after"] / monthly.loc["before"] - 1) * 100
            moved = {
                "alone": change["target"],
                "against_control": change["target"] - change["control"],
                "quotient": displacement(*(monthly[area] for area in monthly)).quotient,
                "reading": "part moved",
            }
            """,
            "`against_control` is a difference of two percentages of different wholes. Divide the "
            "factors in place of that.",
        ),
        mistake(
            "read-as-benefit",
            """
            factor = monthly.loc["after"] / monthly.loc["before"]
            moved = {
                "alone": (factor["target"] - 1) * 100,
                "against_control": (factor["target"] / factor["control"] - 1) * 100,
                "quotient": displacement(*(monthly[area] for area in monthly)).quotient,
                "reading": "benefits spread",
            }
            """,
            "The numbers are right. Look at the sign of the quotient: did the nearby area do better "
            "or worse than the control?",
        ),
        mistake(
            "totals",
            """
            totals = by_area.groupby(when).sum().loc[["before", "after"]]
            factor = totals.loc["after"] / totals.loc["before"]
            moved = {
                "alone": (factor["target"] - 1) * 100,
                "against_control": (factor["target"] / factor["control"] - 1) * 100,
                "quotient": displacement(*(totals[area] for area in monthly)).quotient,
                "reading": "part moved",
            }
            """,
            "`alone` compares sums of more months with sums of fewer. Use the means a month.",
        ),
    ],
    also=[
        """
        t, n, c = (monthly[area].to_numpy() for area in ("target", "nearby", "control"))
        moved = {
            "reading": " Part moved",
            "quotient": round(float(np.diff(n / c)[0] / np.diff(t / c)[0]), 2),
            "against_control": round(float(t[1] / t[0] / (c[1] / c[0]) - 1) * 100, 1),
            "alone": round(float(t[1] / t[0] - 1) * 100, 1),
        }
        """
    ],
    near_misses=[
        'moved = {"alone": -42, "against_control": -32.45, "quotient": -0.412, "reading": "part moved"}',
        'moved = {"alone": -42.3, "against_control": -32, "quotient": -0.412, "reading": "part moved"}',
        'moved = {"alone": -42.3, "against_control": -32.45, "quotient": -0.45, "reading": "part moved"}',
    ],
)

# %% [markdown]
# ### Exercise: gone, or next door?
#
# {about m09-q7}
#
# From `monthly`, make a dictionary named `moved`: `alone`, the change in the target, in **per cent**; `against_control`, the change of the
# target's factor set against the control's factor, in **per cent**; `quotient`, two decimals or more; and `reading`: `"all moved"`, `"part moved"`,
# `"nothing moved"` or `"benefits spread"`.

# %% role="answer" exercise="m09-q7"
factor = monthly.loc["after"] / monthly.loc["before"]
moved = {
    "alone": (factor["target"] - 1) * 100,
    "against_control": (factor["target"] / factor["control"] - 1) * 100,
    "quotient": displacement(monthly["target"], monthly["nearby"], monthly["control"]).quotient,
    "reading": "part moved",
}

# %% [markdown]
# How near did you come? The columns `expected` and `untouched` hold what nobody has in real life: the true means with the operation and
# without it.

# %%
later_months = calls[calls.month >= start].groupby("area")[["expected", "untouched"]].mean()
truth = calls.assign(when=np.where(calls.month < start, 0, 1))
truth = truth.pivot_table(index="area", columns="when", values="expected").loc[monthly.columns]
print("true quotient:", round(displacement(*truth.to_numpy()).quotient, 2))
(later_months.expected / later_months.untouched - 1) * 100

# %% [markdown]
# The quotient came close, and the fall came out too large: target and control are samples, and chance is in both. The quotient has no interval; Wheeler and
# Ratcliffe (2018) give a difference that has one.
#
# Is displacement the rule? Reviews of studies that looked for it find it far from inevitable, and benefits nearby at least as likely; some kinds have hardly been
# studied (Johnson, Guerette and Bowers 2014; for larger areas Telep and others 2014). So it is a question for each case.

# %% [markdown]
# ## Jump and bend
#
# Means before and after throw away the order of the months. If calls were falling anyway, any later stretch is lower. An **interrupted time
# series** carries the earlier trend on and asks for two things: a **jump** at the start, and a **bend** in each month that has passed since (Lopez Bernal and others 2017).
#
# For counts, the regression is Poisson's: it works on logarithms, so effects multiply. `segmented_poisson` fits it. Its `level` is the jump and its
# `slope` the bend a month, both as logarithms. In the first month with the operation, no month has passed yet.

# %%
from course.methods.evaluation import segmented_poisson

target = by_area["target"]
fit = segmented_poisson(target, start)
level, slope = fit.coefficients["level"], fit.coefficients["slope"]
last_since = len(target) - start
print(f"level {level:.4f}, slope {slope:.4f}, months since the start at the end: {last_since}")

# %% role="declare"
exercise(
    "m09-q8",
    entries(
        at_start=number("percent", within="0.06"),
        at_end=number("percent", within="0.06"),
        gone_after=number("months", within="0.06"),
    ),
    answer="effects",
    points=2,
    minutes=8,
    objective="O4",
    verb="analyze",
    claims=["C35", "C37"],
    hints=[
        "A logarithm becomes a factor with np.exp, and a factor a change in per cent as ever.",
        "Add on the log scale first: level plus slope times months. Then turn the sum into per cent.",
        "The effect is gone when level + slope * months is 0. Solve that for the months.",
    ],
    then="A fall by more than a third, and most of it had worn off when the series ends. A mean "
    "after the start would have hidden that.",
    mistakes=[
        mistake(
            "logs-as-percent",
            """
            effects = {
                "at_start": level * 100,
                "at_end": (level + slope * last_since) * 100,
                "gone_after": -level / slope,
            }
            """,
            "You read logarithms as percentages. That is fair for small ones only; use np.exp.",
        ),
        mistake(
            "percentages-added",
            """
            effects = {
                "at_start": (np.exp(level) - 1) * 100,
                "at_end": (np.exp(level) - 1 + (np.exp(slope) - 1) * last_since) * 100,
                "gone_after": (1 - np.exp(level)) / (np.exp(slope) - 1),
            }
            """,
            "You added percentages. On this scale effects multiply: add the logarithms, then use "
            "np.exp once.",
        ),
        mistake(
            "bend-forgotten",
            """
            effects = {
                "at_start": (np.exp(level) - 1) * 100,
                "at_end": (np.exp(level) - 1) * 100,
                "gone_after": -level / slope,
            }
            """,
            "`at_end` is the jump alone. What has the bend added by then?",
        ),
        mistake(
            "a-month-too-many",
            """
            effects = {
                "at_start": (np.exp(level + slope) - 1) * 100,
                "at_end": (np.exp(level + slope * (last_since + 1)) - 1) * 100,
                "gone_after": -level / slope,
            }
            """,
            "You count a month too many: in the first month after, `since` is still 0.",
        ),
    ],
    also=[
        """
        effects = pd.Series({
            "gone_after": round(-level / slope, 1),
            "at_start": round((np.exp(level) - 1) * 100, 1),
            "at_end": round((np.exp(level + slope * last_since) - 1) * 100, 1),
        })
        """
    ],
    near_misses=[
        'effects = {"at_start": -38, "at_end": -9.74, "gone_after": 21.53}',
        'effects = {"at_start": -38.57, "at_end": -10, "gone_after": 21.53}',
        'effects = {"at_start": -38.57, "at_end": -9.74, "gone_after": 22}',
    ],
)

# %% [markdown]
# ### Exercise: read the fit
#
# {about m09-q8}
#
# Compared with the earlier trend carried on: what is the effect in the first month after the start (`at_start`), and in the last month of
# the series (`at_end`), both in **per cent** with sign? And after how many **months** since the start would it be `gone_after`, if the bend went
# on? One decimal or more; name the dictionary `effects`.

# %% role="answer" exercise="m09-q8"
effects = {
    "at_start": (np.exp(level) - 1) * 100,
    "at_end": (np.exp(level + slope * last_since) - 1) * 100,
    "gone_after": -level / slope,
}

# %%
plots.bend_and_jump(effects, list(target), fit)

# %% [markdown]
# ## How sure?
#
# The Poisson law takes every call for an independent event. Calls are not: one bad night brings several. Then counts spread more than the law says, and its
# standard error is too small. The usual remedy measures the spread: sum `(observed - expected)² / expected` over all months, and divide by the
# number of months less the number of terms fitted. Intervals get wider by the **root** of that.

# %%
from scipy import stats

from course.methods.counts import LEVEL

observed, expected = target.to_numpy(float), np.array(fit.fitted)
terms = len(fit.coefficients)
error = fit.errors["level"]
reach = stats.norm.ppf((1 + LEVEL) / 2)
low, high = np.exp(level - reach * error), np.exp(level + reach * error)
print(terms, f"terms; if calls were independent, the jump is {low:.3f} to {high:.3f}")

# %% role="declare"
exercise(
    "m09-q9",
    entries(
        dispersion=number("ratio", within="0.006"),
        low=number("ratio", within="0.003"),
        high=number("ratio", within="0.003"),
    ),
    answer="wider",
    points=2,
    minutes=8,
    objective="O4",
    verb="apply",
    claims=["C37"],
    hints=[
        "The dispersion needs only observed, expected, and how many of them there are.",
        "Divide the sum by months less terms. Multiply `error` by the root of the result.",
        "np.exp(level - reach * error * np.sqrt(dispersion)), and with a plus for the high end.",
    ],
    then="The calls spread about twice as much as independent ones would. The effect is still "
    "there, and a good deal less certain.",
    mistakes=[
        mistake(
            "divided-by-all-months",
            """
            spread = ((observed - expected) ** 2 / expected).sum() / len(observed)
            reached = reach * error * np.sqrt(spread)
            wider = {
                "dispersion": spread,
                "low": np.exp(level - reached),
                "high": np.exp(level + reached),
            }
            """,
            "You divided by all the months. The fit has used some of them up: take off the terms.",
        ),
        mistake(
            "no-root",
            """
            spread = ((observed - expected) ** 2 / expected).sum() / (len(observed) - terms)
            reached = reach * error * spread
            wider = {
                "dispersion": spread,
                "low": np.exp(level - reached),
                "high": np.exp(level + reached),
            }
            """,
            "The dispersion is right. It is a ratio of variances: the error grows by its root.",
        ),
        mistake(
            "not-widened",
            """
            spread = ((observed - expected) ** 2 / expected).sum() / (len(observed) - terms)
            wider = {"dispersion": spread, "low": low, "high": high}
            """,
            "The dispersion is right, and the interval is still the one for independent calls.",
        ),
        mistake(
            "variance-over-mean",
            """
            spread = observed.var(ddof=1) / observed.mean()
            reached = reach * error * np.sqrt(spread)
            wider = {
                "dispersion": spread,
                "low": np.exp(level - reached),
                "high": np.exp(level + reached),
            }
            """,
            "Your spread holds the trend and the operation as well. Measure the distance from what "
            "the fit expects, month by month.",
        ),
    ],
    also=['wider = {"high": 0.77, "low": 0.49, "dispersion": 2.085}'],
    near_misses=[
        'wider = {"dispersion": 2.1, "low": 0.4904, "high": 0.7696}',
        'wider = {"dispersion": 2.085, "low": 0.5, "high": 0.7696}',
        'wider = {"dispersion": 2.085, "low": 0.4904, "high": 0.79}',
    ],
)

# %% [markdown]
# ### Exercise: an honest interval
#
# {about m09-q9}
#
# Compute the `dispersion` and the corrected interval of the jump as a ratio, `low` and `high`, three decimals or more. Use `observed`,
# `expected`, `terms`, `level`, `error` and `reach`. Name the dictionary `wider`.

# %% role="answer" exercise="m09-q9"
spread = ((observed - expected) ** 2 / expected).sum() / (len(observed) - terms)
reached = reach * error * np.sqrt(spread)
wider = {"dispersion": spread, "low": np.exp(level - reached), "high": np.exp(level + reached)}

# %% [markdown]
# ## Dates at which nothing happened
#
# Another test needs no formula. Take only the months **before** the operation, pretend that it began at each of many dates, and see how often the
# method finds a jump. It should hardly ever.
#
# `fit.interval(corrected=False)` gives the interval of the jump for independent calls, `fit.interval()` the corrected one.

# %%
quiet = target.loc[: start - 1]
margin = 2 * 3
placebos = list(quiet.index[margin : len(quiet) - margin + 1])
print("months of quiet:", len(quiet), "| dates to try:", placebos[0], "to", placebos[-1])
print(segmented_poisson(quiet, placebos[0]).interval(corrected=False))

# %% role="declare"
exercise(
    "m09-q10",
    entries(plain=number("dates", whole=True), corrected=number("dates", whole=True)),
    answer="alarms",
    points=2,
    minutes=9,
    objective="O4",
    verb="evaluate",
    claims=["C37"],
    hints=[
        "An alarm is an interval that leaves 1 out: it lies wholly below or wholly above 1.",
        "Loop over `placebos`, fit `quiet` with each date, and ask its interval both ways.",
        "low, high = segmented_poisson(quiet, date).interval(corrected=False); it is an alarm if "
        "high < 1 or low > 1.",
    ],
    then="Several dates out of these sound an alarm though nothing happened. Neighboring dates share "
    "their months, so alarms come in runs.",
    mistakes=[
        mistake(
            "falls-only",
            """
            fits = [segmented_poisson(quiet, date) for date in placebos]
            alarms = {
                "plain": sum(f.interval(corrected=False)[1] < 1 for f in fits),
                "corrected": sum(f.interval()[1] < 1 for f in fits),
            }
            """,
            "You counted falls alone. A jump upwards is just as much of a false alarm.",
        ),
        mistake(
            "operation-in-it",
            """
            fits = [segmented_poisson(target, date) for date in placebos]
            alarms = {
                "plain": sum(min(f.interval(corrected=False)) > 1 or max(f.interval(corrected=False)) < 1 for f in fits),
                "corrected": sum(f.interval()[0] > 1 or f.interval()[1] < 1 for f in fits),
            }
            """,
            "You fitted the whole series. The months of the operation must stay out: use `quiet`.",
        ),
        mistake(
            "corrected-twice",
            """
            fits = [segmented_poisson(quiet, date) for date in placebos]
            found = sum(f.interval()[0] > 1 or f.interval()[1] < 1 for f in fits)
            alarms = {"plain": found, "corrected": found}
            """,
            "Both are the corrected count. For `plain`, say corrected=False.",
        ),
        mistake(
            "no-alarms-counted",
            """
            fits = [segmented_poisson(quiet, date) for date in placebos]
            alarms = {
                "plain": sum(f.interval(corrected=False)[0] <= 1 <= f.interval(corrected=False)[1] for f in fits),
                "corrected": sum(f.interval()[0] <= 1 <= f.interval()[1] for f in fits),
            }
            """,
            "You counted the dates without an alarm. An alarm is an interval that leaves 1 out.",
        ),
    ],
    also=[
        """
        def alarm(date, corrected):
            low, high = segmented_poisson(quiet, date).interval("level", corrected=corrected)
            return not low <= 1 <= high

        alarms = {
            name: float(np.sum([alarm(date, name == "corrected") for date in placebos]))
            for name in ("corrected", "plain")
        }
        """
    ],
    near_misses=['alarms = {"plain": 5, "corrected": 2}', 'alarms = {"plain": 4, "corrected": 1}'],
)

# %% [markdown]
# ### Exercise: false alarms
#
# {about m09-q10}
#
# For how many of the dates in `placebos` does the interval of the jump in `quiet` leave {!1} out? Count once with intervals for
# independent calls (`plain`), once with `corrected` ones, in a dictionary named `alarms`.

# %% role="answer" exercise="m09-q10"
fits = [segmented_poisson(quiet, date) for date in placebos]
intervals = {
    "plain": [fit_at.interval(corrected=False) for fit_at in fits],
    "corrected": [fit_at.interval() for fit_at in fits],
}
alarms = {
    name: sum(not below <= 1 <= above for below, above in found)
    for name, found in intervals.items()
}

# %%
from course.methods.evaluation import placebo_dates

plots.false_alarms(alarms, placebo_dates(quiet, corrected=False), placebo_dates(quiet))

# %% [markdown]
# In a good test, about one date in twenty would alarm. Here are more, even after the correction: with few months on either side, a line that may bend
# follows chance. So ask of any single-area study how it looks at dates at which nothing happened.

# %% [markdown]
# ## Choosing a control
#
# You met three uses of a control. Most of the work is to choose one, and it has to be done **before** the counts after the start are looked at.

# %% role="declare"
exercise(
    "m09-q11",
    selection("a", "b", "c", "d", "e", "f"),
    answer="controls",
    points=1,
    minutes=5,
    objective="O2",
    verb="evaluate",
    claims=["C36", "C37"],
    hints=[
        "A control must be untouched: by the operation, by what it moves, and by others like it.",
        "And it must have moved as the target did before. Size need not be the same.",
        "Strike out the area next door, the one with its own operation, the one chosen by its "
        "result, and the one with hardly any calls.",
    ],
    then="Untouched, and alike beforehand. Neither can be proved, so a good study shows more than "
    "one control.",
    mistakes=[
        mistake(
            "nearest-is-best",
            'controls = {"a", "b", "d"}',
            "One of these lies where dealing would move to. It would make the operation look better "
            "than it was.",
        ),
        mistake(
            "other-operation",
            'controls = {"b", "c", "d"}',
            "One of these had an operation of its own. Then you compare one with another.",
        ),
        mistake(
            "picked-by-result",
            'controls = {"b", "d", "e"}',
            "One of these was chosen by how it turned out. That is picking the answer.",
        ),
        mistake(
            "must-be-same-size",
            'controls = {"b"}',
            "Right, as far as it goes. Must a control be as large as the target, or change as the "
            "target changed?",
        ),
    ],
    also=['controls = ["D", "b"]'],
)

# %% [markdown]
# ### Exercise: which areas would do?
#
# {about m09-q11}
#
# Six invented areas. Which could serve as a control for the target? Name the set of their letters `controls`.
#
# - **a** The streets next to the target, counted by the same office.
# - **b** A district far off, about as large, whose calls had fallen at the same yearly rate as the target's.
# - **c** A district of another city where the police began a like operation in the same week.
# - **d** A district far off with twice as many calls, which had fallen at the same yearly rate.
# - **e** The district in which calls rose most after the start of the operation.
# - **f** A village far off with a call or two in a year.

# %% role="answer" exercise="m09-q11"
controls = {"b", "d"}

# %% [markdown]
# ## Would you have noticed?
#
# *No significant change* is a result only if a change would have been noticed. That is **power**, and it can be found by trying. The cell makes
# very many **SYNTHETIC** histories. In each, calls really fall by a fifth after two years. Each row is a history; `before` has its first
# two years, `after` its next three.

# %%
year = 3 * 4
mean, fifth, phi = 4 * 10, 2 / 10, 2 + 0.5
draws = np.random.default_rng(2024).random((4 * 1000, (2 + 3) * year))
means = np.where(np.arange((2 + 3) * year) < 2 * year, mean, mean * (1 - fifth))
histories = stats.nbinom.ppf(draws, means / (phi - 1), 1 / phi)
before, after = histories[:, : 2 * year], histories[:, 2 * year :]
wanted = 2 * 4 * 10
print(before.shape, after.shape, "| noticed often enough:", wanted, "per cent of histories")

# %% [markdown]
# They have {=mean:.0f} calls a month before the fall and a dispersion of {=phi:.1f}, much as the area that you know.

# %% role="declare"
exercise(
    "m09-q12",
    entries(
        three=number("percent", within="2"),
        twelve=number("percent", within="2"),
        enough=number("months", within="2.5"),
    ),
    answer="power",
    points=3,
    minutes=10,
    objective="O4",
    verb="create",
    claims=["C35", "C36"],
    hints=[
        "For one n: sum each row of `before`, and of the first n columns of `after`. Then take "
        "means a month, and the log of their ratio.",
        "Divide that log by np.sqrt(phi * (1 / A + 1 / B)), with the two sums. Noticed means: below "
        "-reach. The share of the rows that are noticed is the power.",
        "A = after[:, :n].sum(axis=1); B = before.sum(axis=1); z = np.log((A / n) / (B / (2 * "
        "year))) / np.sqrt(phi * (1 / A + 1 / B)); (z < -reach).mean() * 100.",
    ],
    then="After three months the fall would mostly go unseen, and after a year it still often would. "
    "Silence after a few weeks proves nothing.",
    mistakes=[
        mistake(
            "independent-calls",
            """
            def noticed_after(n):
                b, a = before.sum(axis=1), after[:, :n].sum(axis=1)
                z = np.log((a / n) / (b / (2 * year))) / np.sqrt(1 / a + 1 / b)
                return (z < -reach).mean() * 100

            found = {n: noticed_after(n) for n in range(1, 37)}
            power = {
                "three": found[3],
                "twelve": found[12],
                "enough": min(n for n in found if found[n] >= wanted),
            }
            """,
            "You treated calls as independent, so your intervals are too narrow. Bring `phi` into the "
            "error.",
        ),
        mistake(
            "phi-without-root",
            """
            def noticed_after(n):
                b, a = before.sum(axis=1), after[:, :n].sum(axis=1)
                z = np.log((a / n) / (b / (2 * year))) / (phi * np.sqrt(1 / a + 1 / b))
                return (z < -reach).mean() * 100

            found = {n: noticed_after(n) for n in range(1, 37)}
            power = {
                "three": found[3],
                "twelve": found[12],
                "enough": min([n for n in found if found[n] >= wanted], default=36),
            }
            """,
            "Your error grows by `phi` itself. It belongs under the root.",
        ),
        mistake(
            "missed-for-noticed",
            """
            def noticed_after(n):
                b, a = before.sum(axis=1), after[:, :n].sum(axis=1)
                z = np.log((a / n) / (b / (2 * year))) / np.sqrt(phi * (1 / a + 1 / b))
                return (z < -reach).mean() * 100

            found = {n: noticed_after(n) for n in range(1, 37)}
            power = {
                "three": 100 - found[3],
                "twelve": 100 - found[12],
                "enough": min(n for n in found if found[n] >= wanted),
            }
            """,
            "These are the shares in which the fall is missed. Power is the other part.",
        ),
        mistake(
            "sums-not-rates",
            """
            def noticed_after(n):
                b, a = before.sum(axis=1), after[:, :n].sum(axis=1)
                z = np.log(a / b) / np.sqrt(phi * (1 / a + 1 / b))
                return (z < -reach).mean() * 100

            found = {n: noticed_after(n) for n in range(1, 37)}
            power = {
                "three": found[3],
                "twelve": found[12],
                "enough": min(n for n in found if found[n] >= wanted),
            }
            """,
            "You compared sums over different numbers of months. Divide each by its months first.",
        ),
    ],
    also=[
        """
        other = np.random.default_rng(7).random((4000, 60))
        counts = stats.nbinom.ppf(other, means / (phi - 1), 1 / phi)
        total = counts[:, :24].sum(axis=1)
        so_far = counts[:, 24:].cumsum(axis=1)
        months = np.arange(1, 37)
        z = np.log(so_far / months / (total / 24)[:, None])
        z = z / np.sqrt(phi * (1 / so_far + (1 / total)[:, None]))
        found = (z < -1.96).mean(axis=0) * 100
        power = {"enough": int(months[found >= 80][0]), "three": found[2], "twelve": found[11]}
        """
    ],
    near_misses=[
        'power = {"three": 29, "twelve": 66, "enough": 21}',
        'power = {"three": 24.4, "twelve": 72, "enough": 21}',
        'power = {"three": 24.4, "twelve": 66, "enough": 28}',
    ],
)

# %% [markdown]
# ### Exercise: how long to wait
#
# {about m09-q12}
#
# In which share of the histories is the fall noticed after `three` and after `twelve` months, in **per cent**? And what is the smallest number of months that
# is `enough` for {=wanted} per cent? *Noticed* means that the log of the ratio of the monthly means, divided by the root of `phi * (1/A + 1/B)`,
# lies below `-reach`; `A` and `B` are the sums after and before. Name the dictionary `power`.

# %% role="answer" exercise="m09-q12"
def noticed_after(n):
    """Give the per cent of histories in which the fall is noticed after n months."""
    total_before, total_after = before.sum(axis=1), after[:, :n].sum(axis=1)
    fall = np.log((total_after / n) / (total_before / (2 * year)))
    distance = fall / np.sqrt(phi * (1 / total_after + 1 / total_before))
    return (distance < -reach).mean() * 100


noticed = {n: noticed_after(n) for n in range(1, 3 * year + 1)}
power = {
    "three": noticed[3],
    "twelve": noticed[year],
    "enough": min(n for n in noticed if noticed[n] >= wanted),
}

# %%
from course.methods.evaluation import detection_power

plan = {"before": 2 * year, "dispersion": phi, "rounds": 1000}
waits = [3, year, 2 * year, 3 * year]
curves = {
    percent: {
        n: detection_power(mean, 1 - percent / 100, after=n, **plan) * 100 for n in waits
    }
    for percent in (10, 2 * 10, 4 * 10)
}
plots.noticed(power, curves)

# %% [markdown]
# ## Ports: did the cocaine move?
#
# The same question, at sea. The article calls ports such as Le Havre *increasingly prominent*. From 2023 to 2024, seizures at Antwerp and Rotterdam fell steeply.
# Did the loads go to smaller ports? Six places have a figure for both years in our table. Who counts differs from port to port, so we compare each port with
# itself.

# %%
pairs = {
    "Antwerp": ("SZ-0379", "SZ-0382"),
    "Rotterdam": ("SZ-0403", "SZ-0404"),
    "Hamburg": ("SZ-0436", "SZ-0437"),
    "Zeeland and West Brabant": ("SZ-0409", "SZ-0410"),
    "Le Havre": ("SZ-0334", "SZ-0335"),
    "Marseille-Fos": ("SZ-0346", "SZ-0345"),
}
ports = pd.DataFrame({
    2023: {port: value(old).value for port, (old, new) in pairs.items()},
    2024: {port: value(new).value for port, (old, new) in pairs.items()},
})
caught_before = (value("SZ-0387").value, value("SZ-0388").value)
plots.port_map(ports, caught_before)
ports

# %% role="declare"
exercise(
    "m09-q13",
    entries(
        fall=number("t", within="0.06"),
        found=number("t", within="0.06"),
        share=number("percent", within="0.06"),
    ),
    answer="shifted",
    points=2,
    minutes=7,
    objective="O3",
    verb="analyze",
    claims=["C23", "C45"],
    hints=[
        "First a change for each port: 2024 less 2023.",
        "Add the changes of the two giants for `fall`. For `found`, add only the changes that are "
        "rises.",
        "share = found / fall * 100, with both as positive weights.",
    ],
    then="A few tonnes came up where dozens were missing. That is neither proof of displacement "
    "nor against it: it is what was found.",
    mistakes=[
        mistake(
            "others-netted",
            """
            change = ports[2024] - ports[2023]
            giants = ["Antwerp", "Rotterdam"]
            others = change.drop(giants).sum()
            shifted = {
                "fall": -change[giants].sum(),
                "found": others,
                "share": others / -change[giants].sum() * 100,
            }
            """,
            "You let one port's fall cancel the others' rises. `found` takes only the ports that rose.",
        ),
        mistake(
            "all-falls",
            """
            change = ports[2024] - ports[2023]
            fall, rise = -change[change < 0].sum(), change[change > 0].sum()
            shifted = {"fall": fall, "found": rise, "share": rise / fall * 100}
            """,
            "Your `fall` holds a third port. Asked are Antwerp and Rotterdam.",
        ),
        mistake(
            "levels-not-changes",
            """
            change = ports[2024] - ports[2023]
            risen = ports.loc[change > 0, 2024].sum()
            fall = -change[["Antwerp", "Rotterdam"]].sum()
            shifted = {"fall": fall, "found": risen, "share": risen / fall * 100}
            """,
            "`found` adds all that was seized there in 2024. Part of it was seized there before.",
        ),
        mistake(
            "sign-kept",
            """
            change = ports[2024] - ports[2023]
            fall = change[["Antwerp", "Rotterdam"]].sum()
            rise = change[change > 0].sum()
            shifted = {"fall": fall, "found": rise, "share": rise / fall * 100}
            """,
            "A fall by so many tonnes is a positive weight here, as the prompt says.",
        ),
    ],
    also=['shifted = {"share": 6.6, "found": 6.0, "fall": 91.5}'],
    near_misses=[
        'shifted = {"fall": 92, "found": 6.0024, "share": 6.56}',
        'shifted = {"fall": 91.506, "found": 6.4, "share": 6.56}',
        'shifted = {"fall": 91.506, "found": 6.0024, "share": 6.9}',
    ],
)

# %% [markdown]
# ### Exercise: missing here, found there
#
# {about m09-q13}
#
# Make a dictionary named `shifted`: `fall`, by how many **tonnes** seizures fell at Antwerp and Rotterdam together (a positive number); `found`, by how many **tonnes**
# they rose at those ports where they rose; and `share`, `found` in **per cent** of `fall`. One decimal or more.

# %% role="answer" exercise="m09-q13"
change = ports[2024] - ports[2023]
fall = -change[["Antwerp", "Rotterdam"]].sum()
found = change[change > 0].sum()
shifted = {"fall": fall, "found": found, "share": found / fall * 100}

# %% role="declare"
exercise(
    "m09-q14",
    selection("a", "b", "c", "d", "e", "f"),
    answer="explanations",
    points=2,
    minutes=6,
    objective="O5",
    verb="evaluate",
    claims=["C23", "C45"],
    hints=[
        "Ask of each sentence: if it were true, would the giants seize less? And do the figures "
        "allow it?",
        "What is seized depends on what is shipped, on where it goes, and on how it is looked for.",
        "Two sentences say more than the map can show. The other four are possible.",
    ],
    then="Four ways to the same map, and they may all be true in part. Displacement is one of them.",
    mistakes=[
        mistake(
            "the-map-shows-it",
            'explanations = {"a", "b", "c", "d", "e"}',
            "Most of it fits. Look at e again, with your own `share` beside it.",
        ),
        mistake(
            "seizures-are-trade",
            'explanations = {"a", "b", "c", "d", "f"}',
            "Most of it fits. Look at f again: is what is seized the same as what is shipped?",
        ),
        mistake(
            "displacement-only",
            'explanations = {"a"}',
            "That is one way. What if more is caught before it sails, or less is found of what "
            "arrives?",
        ),
    ],
    also=['explanations = ["d", "C", "b", "a"]'],
)

# %% [markdown]
# ### Exercise: what else explains it?
#
# {about m09-q14}
#
# Which sentences **could** explain the fall at the giants, as far as these figures go? Name the set of their letters `explanations`.
#
# - **a** Loads now land at ports and on coasts that are not in the table.
# - **b** More is taken before it sails: {SZ-0387} bound for Belgium were seized in South America in 2023, and {SZ-0388} in 2024.
# - **c** Loads are hidden better, and as much passes unseen.
# - **d** The services search less, or look for other things.
# - **e** What is missing at the giants was found at the smaller ports, as the map shows.
# - **f** Traffickers ship less, since a fall in seizures is a fall in trade.

# %% role="answer" exercise="m09-q14"
explanations = {"a", "b", "c", "d"}

# %%
flows = load("synthetic_port_flows")
change_after = flows.month.max() // 2
period = np.where(flows.month > change_after, "after", "before")
by_group = flows.groupby(["group", period])[["seized_t", "true_flow_t"]].sum()
by_group

# %% [markdown]
# In a made-up sea the truth is known. The table above is **SYNTHETIC**: two giant ports and six others. After month {=change_after} the giants catch
# twice the share, and most of their flow leaves. Some of what leaves comes up elsewhere, the rest is given up. `seized_t` is what a ministry would print;
# `true_flow_t` is what was shipped.

# %% role="declare"
exercise(
    "m09-q15",
    entries(
        seized=number("percent", within="0.06"),
        flow=number("percent", within="0.06"),
        moved=number("percent", within="0.06"),
    ),
    answer="views",
    points=2,
    minutes=8,
    objective="O3",
    verb="evaluate",
    claims=["C23", "C37"],
    hints=[
        "For `seized` and `flow`, add both groups first and compare after with before.",
        "`moved` is a share of what left the giants: how much more was shipped to the others?",
        'Rise of true_flow_t at "other", divided by the fall of true_flow_t at "mega", times 100.',
    ],
    then="Judged by seizures, more was on the move than ever, and more arrived than had left. In "
    "truth less was shipped, and about a quarter of what left was given up.",
    mistakes=[
        mistake(
            "moved-by-seizures",
            """
            total = by_group.groupby(level=1).sum()
            percent = (total.loc["after"] / total.loc["before"] - 1) * 100
            taken = by_group["seized_t"]
            rise = taken["other", "after"] - taken["other", "before"]
            left = taken["mega", "before"] - taken["mega", "after"]
            views = {
                "seized": percent["seized_t"],
                "flow": percent["true_flow_t"],
                "moved": rise / left * 100,
            }
            """,
            "Your `moved` comes from seizures, while the share that is caught changed on one side. Use "
            "what was shipped.",
        ),
        mistake(
            "swapped",
            """
            total = by_group.groupby(level=1).sum()
            percent = (total.loc["after"] / total.loc["before"] - 1) * 100
            shipped = by_group["true_flow_t"]
            rise = shipped["other", "after"] - shipped["other", "before"]
            left = shipped["mega", "before"] - shipped["mega", "after"]
            views = {
                "seized": percent["true_flow_t"],
                "flow": percent["seized_t"],
                "moved": rise / left * 100,
            }
            """,
            "All three are there, two under each other's names.",
        ),
        mistake(
            "share-of-what-there-was",
            """
            total = by_group.groupby(level=1).sum()
            percent = (total.loc["after"] / total.loc["before"] - 1) * 100
            shipped = by_group["true_flow_t"]
            rise = shipped["other", "after"] - shipped["other", "before"]
            views = {
                "seized": percent["seized_t"],
                "flow": percent["true_flow_t"],
                "moved": rise / shipped["mega", "before"] * 100,
            }
            """,
            "Your `moved` is a share of all that the giants had. Asked is a share of what left them.",
        ),
        mistake(
            "divided-by-after",
            """
            total = by_group.groupby(level=1).sum()
            percent = (1 - total.loc["before"] / total.loc["after"]) * 100
            shipped = by_group["true_flow_t"]
            rise = shipped["other", "after"] - shipped["other", "before"]
            left = shipped["mega", "before"] - shipped["mega", "after"]
            views = {
                "seized": percent["seized_t"],
                "flow": percent["true_flow_t"],
                "moved": rise / left * 100,
            }
            """,
            "Both changes are divided by the later sum. A change is measured against where it started.",
        ),
    ],
    also=[
        """
        taken, shipped = (by_group[column].unstack() for column in ("seized_t", "true_flow_t"))
        step = shipped["after"] - shipped["before"]
        views = {
            "moved": round(-step["other"] / step["mega"] * 100, 1),
            "flow": round((shipped["after"].sum() / shipped["before"].sum() - 1) * 100, 1),
            "seized": round((taken["after"].sum() / taken["before"].sum() - 1) * 100, 1),
        }
        """
    ],
    near_misses=[
        'views = {"seized": 9.9, "flow": -13.64, "moved": 73.88}',
        'views = {"seized": 9.52, "flow": -13.2, "moved": 73.88}',
        'views = {"seized": 9.52, "flow": -13.64, "moved": 74.2}',
    ],
)

# %% [markdown]
# ### Exercise: seizures and the truth
#
# {about m09-q15}
#
# Over all ports: how did the weight `seized` change, and how the true `flow`, both in **per cent** with sign? And of the true flow that left the giants, what share, in
# **per cent**, `moved` to the other ports? One decimal or more; name the dictionary `views`.

# %% role="answer" exercise="m09-q15"
total = by_group.groupby(level=1).sum()
percent = (total.loc["after"] / total.loc["before"] - 1) * 100
shipped = by_group["true_flow_t"]
arrived = shipped["other", "after"] - shipped["other", "before"]
left = shipped["mega", "before"] - shipped["mega", "after"]
views = {
    "seized": percent["seized_t"],
    "flow": percent["true_flow_t"],
    "moved": arrived / left * 100,
}

# %%
plots.two_views(views, flows, change_after)

# %% [markdown]
# ## Rival causes
#
# Back to Marseille. In {!2023}, {MRS-033|bare} people died in its drug violence, after {MRS-026|bare} the year before; in {!2024} it was {MRS-036|bare}, and {MRS-038|bare} in {!2025} (the
# areas counted differ somewhat). The large operation came in March 2024. Note the order: the article puts the rise in killings first
# and the operations after it. An operation that comes after a bad year mostly sees a better one.

# %%
killings = load("drug_killings")
killings = killings.loc[killings.year >= 2022].query("role == 'main'")
killings[["year", "perimeter", "count", "definition", "publisher"]]

# %% role="declare"
exercise(
    "m09-q16",
    entries(
        luck=one_of("a", "b", "c", "d", "e", "f"),
        truce=one_of("a", "b", "c", "d", "e", "f"),
        jail=one_of("a", "b", "c", "d", "e", "f"),
        elsewhere=one_of("a", "b", "c", "d", "e", "f"),
        operation=one_of("a", "b", "c", "d", "e", "f"),
    ),
    answer="tests",
    points=2,
    minutes=8,
    objective="O5",
    verb="evaluate",
    claims=["C20", "C21", "C34", "C35"],
    hints=[
        "For each cause ask: what would be there if it were true, and not if another were?",
        "One set of data fits every cause, and so separates none. Leave it out.",
        "Chance needs many years; a quarrel needs its parties; jail needs its dates; a move needs "
        "other places; an operation needs places without one.",
    ],
    then="Each rival has data that would hurt it. A brief that names them says more than a verdict.",
    mistakes=[
        mistake(
            "after-is-because",
            """
            tests = {"luck": "a", "truce": "b", "jail": "c", "elsewhere": "d", "operation": "f"}
            """,
            "For `operation` you take counts that fit every other cause as well. What would the "
            "counts have been without it?",
        ),
        mistake(
            "luck-from-two-years",
            """
            tests = {"luck": "f", "truce": "b", "jail": "c", "elsewhere": "d", "operation": "e"}
            """,
            "For `luck`, two years are too few: how does a usual year look, and how far do years "
            "stray?",
        ),
        mistake(
            "places-swapped",
            """
            tests = {"luck": "a", "truce": "b", "jail": "c", "elsewhere": "e", "operation": "d"}
            """,
            "`elsewhere` and `operation` both need other places. Which of them needs the neighbors?",
        ),
        mistake(
            "people-swapped",
            """
            tests = {"luck": "a", "truce": "c", "jail": "b", "elsewhere": "d", "operation": "e"}
            """,
            "`truce` and `jail` are both about people. One is about sides, the other about dates.",
        ),
    ],
    also=[
        """
        tests = pd.Series(list("EDCBA"), index=["operation", "elsewhere", "jail", "truce", "luck"])
        """
    ],
)

# %% [markdown]
# ### Exercise: what would separate them?
#
# {about m09-q16}
#
# Five causes for the fall. For each, pick the data that would test it **best**, and make a dictionary named `tests` from cause to letter: `luck` (a bad year is followed by a usual one),
# `truce` (the groups that fought had stopped), `jail` (those suspected of killing were locked up by then), `elsewhere` (killings went on in the region around), `operation` (that of March 2024).
#
# - **a** Counts of many earlier years under one definition.
# - **b** Deaths month by month, by the two sides of the quarrel.
# - **c** The dates on which suspects went to jail, beside deaths month by month.
# - **d** Deaths in the departments next to it, month by month.
# - **e** Deaths month by month in cities with an operation, and in like cities without.
# - **f** The counts of Marseille in 2023 and 2024.

# %% role="answer" exercise="m09-q16"
tests = {"luck": "a", "truce": "b", "jail": "c", "elsewhere": "d", "operation": "e"}

# %% [markdown]
# ## Your turn to write
#
# A stunt, or a success? Your reader is a city council that will be asked to pay for the next one.

# %% role="declare"
written(
    "m09-e1",
    points=4,
    minutes=20,
    objective="O5",
    verb="create",
    claims=["C34", "C35", "C36", "C37"],
    rubric=(
        (4, "complete", "Keeps outputs and outcomes apart, with figures and sources; says who called "
         "it a stunt; states what the evidence allows on effect and on displacement, and that neither "
         "is shown; names two rival causes or more with the data that would separate them; asks for a "
         "design with a control, a date and a length."),
        (3, "sound", "Outputs and outcomes are apart and no effect is claimed; rivals or the design are "
         "there, one of them thin or without the data it needs."),
        (2, "partial", "Some doubt is raised, but arrests are read as an effect, or a missing check as "
         "proof that dealing moved or did not."),
        (1, "bare", "A verdict, stunt or success, without a comparison."),
    ),
    samples=[
        (
            4,
            "The largest Place nette operations led to {STA-033|bare} arrests in a month, no more a week than "
            "the {STA-035b|bare} people implicated in an ordinary one; that is work done, not an effect. "
            "The article reports that communities call them stunts that shift the problem. One "
            "broadcaster's check in Roubaix found {STA-036|bare} of {STA-036d|bare} points gone and looked "
            "nowhere else, so it shows neither success nor displacement. Fewer deaths in Marseille could be "
            "a usual year after a bad one, which a long series would tell, or the operation, which needs "
            "like cities without one. Before you pay, fix a date, two controls, a belt of nearby streets, "
            "and two years of monthly counts on either side.",
            "Every part of the top level is there: output against outcome, attribution, both open "
            "questions, two rivals with data, and a design.",
        ),
        (
            3,
            "The police arrested {STA-033|bare} people, but arrests do not tell whether dealing fell. In "
            "Roubaix {STA-036|bare} of {STA-036d|bare} points were gone after a week, says a television "
            "report. Communities say that dealing only moves, and nobody has counted. The council should "
            "ask for counts in a comparable district before and after.",
            "Careful and sourced, and it asks for a control. No rival cause is named, and date and "
            "length of the study are missing.",
        ),
        (
            2,
            "We cannot be sure, but {STA-030|bare} arrests in the Nord show that the operation hurt the "
            "trade. As no displacement was found in Roubaix, the critics seem to be wrong.",
            "It doubts in words, and then reads arrests as an effect and a check that looked nowhere "
            "else as proof.",
        ),
        (
            1,
            "It was a stunt. Everybody knows that dealers just go one street further.",
            "A verdict without a count, a source or a comparison.",
        ),
    ],
)

# %% [markdown]
# ### Written exercise: stunt or success?
#
# {about m09-e1}
#
# In about {!150} words, tell the council what is known about the effect of the Place nette operations and what is not. Keep what the police did apart from what
# came of it, with figures and sources. Say who called them stunts, and what is known about displacement. Name at least two rival causes for a fall that
# came later, with the data that would separate them. End with the study that you would ask for.
#
# {rubric m09-e1}

# %% [markdown] role="written" exercise="m09-e1"
# ### BEGIN SOLUTION
# **Model answer for instructors.** The nine largest Place nette operations brought {STA-033|bare} arrests from {=first_day.day} March to {=last_day.day} April 2024 (RMC): about
# {=arrests / weeks:.0f} a week, where {STA-035b|bare} people a week were implicated in trafficking in an ordinary year ({!20} Minutes). {STA-034|bare} of those arrested came before a judge. This is output.
# The article reports that communities call the operations stunts that shift the problem; it gives no counts. Of {STA-036d|bare} dealing points checked by TF{!1} Info in Roubaix a week later,
# {STA-036|bare} were gone; nobody looked where dealing might have gone. So neither effect nor displacement is shown, and neither is ruled out. Drug deaths in Marseille fell from {MRS-033|bare} to {MRS-036|bare}: a
# usual year after a bad one (test: many years, one definition), a quarrel that ended (deaths by side), or the operation (like cities without one). Fund the next one only with a
# date fixed beforehand, two distant controls, monthly counts in target and nearby streets, and two years of follow-up: in one year, a fall by a fifth would be noticed
# in only {=noticed[year]:.0f} per cent of cases like ours.
# ### END SOLUTION

# %% [markdown]
# ## What this does not show
#
# - Nothing here measures the effect of any real operation. No counts before **and** after, with a comparison, were found for one.
# - The made-up series are kinder than life: no seasons, no month that hangs on the one before it, a control that is a true one.
# - Dealing that moves to phones and doorsteps leaves no dealing point and no call.
# - A missing trace of displacement is not its absence, and the reverse. Nor is an effect that was not noticed no effect.
# - Harm and trust are outcomes, too. None of the counts has them.

# %% [markdown]
# ## To read on
#
# - K. Bowers and S. Johnson (2003), Journal of Quantitative Criminology {!19}: the displacement quotient.
# - A. Wheeler and J. Ratcliffe (2018), Crime Science {!7}: a difference in its place, with a standard error.
# - D. Weisburd and others (2006), Criminology {!44}: did crime move around the corner in Jersey City?
# - S. Johnson, R. Guerette and K. Bowers (2014), and C. Telep and others (2014), both Journal of Experimental Criminology {!10}: what reviews
#   find, and what nobody has looked at.
# - J. Lopez Bernal, S. Cummins and A. Gasparrini (2017), International Journal of Epidemiology {!46}: interrupted time series.
#
# ## Words of this module
#
# {glossary}

# %% [markdown]
# ## Where you stand
#
# When you are done: save the notebook, and hand in both files, the notebook and `answers.json`.

# %%
progress()
