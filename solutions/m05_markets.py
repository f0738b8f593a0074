# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% role="declare"
objectives(
    O1=("Distinguish", "what seizures say about trafficking from what they say about policing."),
    O2=("Compute", "a pure price, and the flow that a seizure implies at a stated interception."),
    O3=("Compare", "ports and years on one base, and with single large finds left out."),
    O4=("Estimate", "a market as a range of outcomes, and name the input that drives it."),
    O5=("Write", "an estimate so that a reader can see its assumptions."),
)
glossary({
    "flow": "all that sets out in a year: what is seized and what gets through",
    "interception": "the share of the flow that is seized; nobody has measured it",
    "purity": "the share of a gram that is the drug; the rest was added to stretch it",
    "purity-adjusted price": "the price of a gram divided by its purity: what a pure gram costs",
    "wholesale and retail": "sold by the kilogram to dealers, and by the gram to users",
    "street value": "a weight times the retail price; what it might have brought, had it all been "
    "sold in the street",
    "TEU": "twenty-foot equivalent unit: the measure of container traffic in a port",
    "HAROPA": "the joint port of Le Havre, Rouen and Paris; its traffic is counted together",
    "OFDT": "Observatoire français des drogues et des tendances addictives, the French drug "
    "observatory",
    "OFAST": "Office antistupéfiants, the national anti-drugs office of the French police",
    "rapporteur": "the member of parliament who writes an inquiry's report and speaks for it",
    "demand side": "of users: an estimate from how many there are, how much they take, at what price",
    "Monte Carlo": "computing a result many times with inputs drawn at random from their ranges",
    "rank correlation": "how far two things rise and fall together, judged by ranks only: "
    "Spearman's coefficient, from minus one to one",
})
teaching(
    needs=["m03_change"],
    core=["m05-q3", "m05-q6", "m05-q12"],
    discuss=[
        "Customs finds twice as much as the year before. Write the press release of a minister and "
        "of the opposition: which sentence could both sign?",
        "Nobody has measured the share that is intercepted. Should anyone state a flow at all?",
        "Which of your four inputs would you pay to know better, and who would have to be asked?",
        "Three published sizes of one market, and none of them wrong: what should a newspaper "
        "print?",
    ],
    watch=[
        "They divide by the share that got through instead of the share that was seized. Ask which "
        "part the seizure is.",
        "They take street value for the traffickers' loss, and turnover for profit. Ask who has "
        "which money in hand at that moment.",
        "They take a range that somebody published for the limits of the truth, and every value in "
        "it for equally likely. The shape is an assumption of their own.",
    ],
)

# %% [markdown]
# # Hidden flows and the size of a market
#
# Nobody sells cocaine with a receipt. Still the article gives figures for it: {C27} seized in one year,
# {C25} in one container, a market of {C39|bare} {!billion euros}. Each stands for something that cannot be counted. This module shows
# how such figures are made, so that you can make one yourself and say what it rests on.
#
# **After this module you can**
#
# {objectives}
#
# **Time:** about {minutes} minutes of exercises, plus reading. **You need:** modules of the course are
# independent; from Python, a little pandas and numpy (filter a table, multiply arrays). **Contents:** seizures
# and prices · from a seizure to a flow · one container, one port · what a load is worth · many sizes of one
# market · your own estimate.

# %% [markdown]
# ## How this notebook works
#
# Each exercise is a question, a cell with dots for your answer, and a check. Replace the dots, run
# the cell, run the check. A wrong answer costs nothing, and you can check as often as you like. For a nudge,
# call `hint("m05-q1")` in a cell of your own; each exercise has three.
#
# Every figure in the text is a link to its source. Nobody has been tried for the attack that the article is
# about in any source we have, so *suspected* and *alleged* stay where they are.

# %%
import numpy as np
import pandas as pd

from course import check, hint, load, market_sliders, progress, saved, value
from course.methods.markets import Input, drivers, quantile_band, simulate_market
from course.plots import markets as plots

pd.set_option("display.max_colwidth", None)

# %% [markdown]
# ## Seizures and prices
#
# The article says that seizures rose {C26|fold} in France since 2012, and that Germany saw *an unprecedented spike*. More
# drugs, or more police? Seizures alone cannot tell. They grow when more is trafficked, and when officers search harder or
# have better luck.
#
# A second measure helps: the price. If searches bite, the drug gets scarce and dear. If it arrives in floods, it gets
# cheap, whatever is seized. The United Nations' *World Drug Report* of 2006 (volume two) reads rising seizures
# in this way. The same thought can be turned round for falling ones.

# %%
cases = load("synthetic_cases")
plots.four_cases(cases)

# %% role="declare"
exercise(
    "m05-q1",
    entries(
        A=one_of("more trafficking", "less trafficking", "better policing", "less policing"),
        B=one_of("more trafficking", "less trafficking", "better policing", "less policing"),
        C=one_of("more trafficking", "less trafficking", "better policing", "less policing"),
        D=one_of("more trafficking", "less trafficking", "better policing", "less policing"),
    ),
    answer="readings",
    points=2,
    minutes=6,
    objective="O1",
    verb="understand",
    claims=["C26", "C45"],
    hints=[
        "Ask of each market first: has the drug become scarcer or more plentiful?",
        "A pure gram that gets dearer is scarce. Then ask whether what was seized rose or fell.",
        "Scarcer with more seized, and scarcer with less seized, have different causes. So have "
        "cheaper with more, and cheaper with less.",
    ],
    then="Each corner has its own first reading. It is a reading and no proof: users who stop or "
    "start buying move prices as well.",
    mistakes=[
        mistake(
            "seizures-are-the-flow",
            """
            readings = {
                "A": "more trafficking",
                "B": "more trafficking",
                "C": "less trafficking",
                "D": "less trafficking",
            }
            """,
            "You read seizures as the flow itself and left the price out. Two markets with rising "
            "seizures differ in it.",
        ),
        mistake(
            "seizures-are-the-police",
            """
            readings = {
                "A": "better policing",
                "B": "better policing",
                "C": "less policing",
                "D": "less policing",
            }
            """,
            "You read seizures as police work alone. Look at the price: does it say that the drug "
            "got scarce?",
        ),
        mistake(
            "price-backwards",
            """
            readings = {
                "A": "better policing",
                "B": "more trafficking",
                "C": "less policing",
                "D": "less trafficking",
            }
            """,
            "You seem to have read the price the wrong way round. What happens to a price when a "
            "good gets scarce?",
        ),
    ],
    also=[
        """
        readings = pd.Series(
            ["More trafficking", "better policing", "less trafficking", "less policing"],
            index=list("ABCD"),
        )
        """
    ],
)

# %% [markdown]
# ### Exercise: four markets
#
# {about m05-q1}
#
# These markets are made up: **SYNTHETIC** data, no real place. Take for granted that as many people want the drug as
# before. Which reading fits each one best? Make a dictionary named `readings` with the keys `A` to `D`
# and as values `"more trafficking"`, `"less trafficking"`, `"better policing"` or `"less policing"`.

# %% role="answer" exercise="m05-q1"
readings = {
    "A": "more trafficking",
    "B": "better policing",
    "C": "less trafficking",
    "D": "less policing",
}

# %% [markdown]
# Now France. The price of a gram looks dull: {MK-0122|bare} euros in 2011, {MK-0125|bare} in 2023. But a gram is not always the
# same gram. Sellers stretch it. What police seized was {MK-0133} pure in 2011 and {MK-0142} in 2023.

# %%
sold = {2011: value("MK-0122").value, 2023: value("MK-0125").value}
purity = {2011: value("MK-0133").value, 2023: value("MK-0142").value}
pd.DataFrame({"euros per gram sold": sold, "purity, per cent": purity})

# %% role="declare"
exercise(
    "m05-q2",
    number("percent", within="0.06"),
    answer="change",
    points=2,
    minutes=6,
    objective="O2",
    verb="apply",
    claims=["C26"],
    hints=[
        "How many grams as sold must you buy to hold one pure gram?",
        "The price of a pure gram is the price divided by the purity as a share. Do that for both "
        "years before you compare them.",
        "With pure = price / (purity / 100) for each year, it is (new - old) / old * 100.",
    ],
    then="The price tag rose and the drug got cheaper. With seizures rising at the same time, that "
    "is the corner of market A.",
    mistakes=[
        mistake(
            "nominal",
            "change = (sold[2023] - sold[2011]) / sold[2011] * 100",
            "That is the price on the tag. What is in the gram changed as well: bring in the purity.",
        ),
        mistake(
            "multiplied-by-purity",
            "change = (sold[2023] * purity[2023] / (sold[2011] * purity[2011]) - 1) * 100",
            "You multiplied by the purity. A purer gram holds more for the money: should that make "
            "the pure gram dearer?",
        ),
        mistake(
            "purity-alone",
            "change = (purity[2023] - purity[2011]) / purity[2011] * 100",
            "That is the change in purity. Asked is the price of a pure gram, which needs the price "
            "too.",
        ),
        mistake(
            "divided-by-new",
            """
            pure = {year: sold[year] / purity[year] * 100 for year in sold}
            change = (pure[2023] - pure[2011]) / pure[2023] * 100
            """,
            "The pure prices are right. You then divided by the later year; a change is measured "
            "against the earlier one.",
        ),
    ],
    also=["change = round((sold[2023] / sold[2011] * purity[2011] / purity[2023] - 1) * 100, 1)"],
    near_misses=["change = -31"],
)

# %% [markdown]
# ### Exercise: the price of a pure gram
#
# {about m05-q2}
#
# By how many **per cent** did the price of a **pure** gram change from 2011 to 2023? Use `sold` and `purity`, give
# one decimal or more, with its sign, and name the result `change`.

# %% role="answer" exercise="m05-q2"
pure_2011 = sold[2011] / (purity[2011] / 100)
pure_2023 = sold[2023] / (purity[2023] / 100)
change = (pure_2023 - pure_2011) / pure_2011 * 100

# %%
plots.pure_price(change, sold, purity)

# %% [markdown]
# Two cautions. The prices are nominal: with inflation taken off, the fall is larger still. And the purity is that of
# seizures, bricks among them. What is sold in the street is weaker. For 2012, the mean of seizures is {MK-0134} and that of
# street samples {MK-0135}. Choose one of the two and stay with it.

# %% [markdown]
# ## From a seizure to a flow
#
# Suppose you knew which share of the flow is seized. Then one division gives the flow. The share is the
# trouble. It is a guess, and it hides in many figures that look solid. So write the step as a function, with the guess as
# an argument that everybody can see.

# %% role="declare"
exercise(
    "m05-q3",
    function([10.0, 50], [10.0, 20], [6.0, 100], [0.0, 10]),
    answer="implied_flow",
    hidden=(
        [30.0, 25],
        [4.5, 1],
        [18.0, 80],
        [0.3, 12],
    ),
    points=3,
    minutes=9,
    objective="O2",
    verb="create",
    claims=["C27"],
    hints=[
        "If half of a flow is seized, how large is the flow beside the seizure?",
        "Seizure = flow times share. Solve that for the flow.",
        "Turn the percentage into a share, then return the seizure divided by that share.",
    ],
    then="The division is trivial; the argument is not. Whoever states a flow has chosen a share.",
    mistakes=[
        mistake(
            "divided-by-the-complement",
            """
            def implied_flow(seized_t, percent):
                if percent == 100:
                    return seized_t
                return seized_t / (1 - percent / 100)
            """,
            "You seem to have divided by the share that gets through. Which share is the "
            "seizure?",
        ),
        mistake(
            "multiplied",
            """
            def implied_flow(seized_t, percent):
                return seized_t * percent / 100
            """,
            "Your flow is smaller than what was seized out of it. Is the seizure a part of the flow, "
            "or the flow a part of the seizure?",
        ),
        mistake(
            "only-what-got-through",
            """
            def implied_flow(seized_t, percent):
                return seized_t / (percent / 100) - seized_t
            """,
            "That is what got through. The flow here is all that set out, the seized part included.",
        ),
        mistake(
            "forgot-the-hundred",
            """
            def implied_flow(seized_t, percent):
                return seized_t / percent
            """,
            "A share of so many per cent is that number out of a hundred. Try your function with "
            "all of the flow seized.",
        ),
    ],
    also=[
        """
        def implied_flow(seized_t, percent):
            return seized_t * 100 / percent
        """,
    ],
    stub="...",
)

# %% [markdown]
# ### Exercise: a function for the flow
#
# {about m05-q3}
#
# Write `implied_flow(seized_t, percent)`. It takes a seizure in tonnes and the share of the flow that is seized, in per
# cent, above {!0} and up to {!100}. It returns the whole flow in **tonnes**: what was seized and what got through.

# %% role="answer" exercise="m05-q3"
def implied_flow(seized_t, percent):
    """Give the whole flow, in tonnes, behind a seizure."""
    ### BEGIN SOLUTION
    return seized_t / (percent / 100)
    ### END SOLUTION

# %% [markdown]
# Which share? The table holds every guess that we found. None is a measurement, and most are about another port
# or another year. Some are a range: then `share_percent` is empty, and its ends stand in the columns beside it.

# %%
seized_2022 = value("C27").value
guesses = load("interception")
guesses.filter(regex="place|year|share_percent|said_by")

# %% role="declare"
exercise(
    "m05-q4",
    entries(lowest=number("t", within="0.06"), highest=number("t", within="0.06")),
    answer="flows",
    points=2,
    minutes=7,
    objective="O2",
    verb="analyze",
    claims=["C27"],
    hints=[
        "The flow is largest when the share seized is smallest.",
        "Find the smallest and the largest share in the table. A range has two ends: look at all "
        "three columns.",
        "Divide the seizure by each of those two shares. The largest share gives the lowest flow.",
    ],
    then="One measured weight, and flows that differ fivefold. All of the difference is in a guess.",
    mistakes=[
        mistake(
            "ranges-left-out",
            """
            known = guesses.share_percent.dropna()
            flows = {"lowest": seized_2022 / known.max() * 100, "highest": seized_2022 / known.min() * 100}
            """,
            "You took the rows with a single figure. Some rows are ranges, with their ends in the "
            "columns beside it.",
        ),
        mistake(
            "divided-by-the-complement",
            """
            low = guesses.share_percent_low.min()
            high = guesses.share_percent_high.max()
            flows = {
                "lowest": seized_2022 / (1 - low / 100),
                "highest": seized_2022 / (1 - high / 100),
            }
            """,
            "You seem to have divided by the share that gets through. The seizure is the other "
            "share.",
        ),
        mistake(
            "only-what-got-through",
            """
            low = guesses.share_percent_low.min()
            high = guesses.share_percent_high.max()
            flows = {
                "lowest": seized_2022 / high * 100 - seized_2022,
                "highest": seized_2022 / low * 100 - seized_2022,
            }
            """,
            "That is what got through in each case. The flow holds what was seized as well.",
        ),
        mistake(
            "swapped",
            """
            low = guesses.share_percent_low.min()
            high = guesses.share_percent_high.max()
            flows = {"lowest": seized_2022 / low * 100, "highest": seized_2022 / high * 100}
            """,
            "Both flows are there, under each other's names. Which share makes the flow large?",
        ),
    ],
    also=[
        """
        ends = guesses[["share_percent_low", "share_percent_high"]].astype(float).stack()
        flows = pd.Series({"highest": seized_2022 * 100 / ends.min(), "lowest": seized_2022 * 100 / ends.max()})
        """
    ],
    near_misses=[
        'flows = {"lowest": 111, "highest": seized_2022 / value("ME-0027").low * 100}',
        'flows = {"lowest": seized_2022 / value("ME-0024").value * 100, "highest": 554.3}',
    ],
)

# %% [markdown]
# ### Exercise: the flow behind one year
#
# {about m05-q4}
#
# Take `seized_2022`, the article's {C27}. Which is the **lowest** and which the **highest** flow, in **tonnes**, that the
# published guesses in `guesses` imply? Give one decimal or more, in a dictionary named `flows` with the keys `lowest`
# and `highest`.

# %% role="answer" exercise="m05-q4"
flows = {
    "lowest": seized_2022 / (guesses.share_percent_high.max() / 100),
    "highest": seized_2022 / (guesses.share_percent_low.min() / 100),
}

# %%
ends = {
    "France, low": value("ME-0027").low,
    "Antwerp": value("ME-0023").value,
    "France, high": value("ME-0027").high,
    "Rotterdam": value("ME-0024").value,
}
plots.flow_curve(implied_flow, seized_2022, ends, value("MK-0197").value)

# %% [markdown]
# ### Interactive exercise: the same seizure, two flows
#
# {about m05-w1}
#
# The sliders set a flow, the share that is seized, and how pure it is. The mark is the {C27} of 2022. Set the share to
# {!10} per cent and move the flow, with the mouse or the arrow keys, until the weight seized meets the mark; save it. Do
# the same at {!40} per cent. Notice what the purity slider moves, and what it does not. To type instead:
# `sliders.pick("at_10", 100)`.

# %% role="declare"
exercise(
    "m05-w1",
    entries(at_10=number("t", within="1.6"), at_40=number("t", within="1.6")),
    answer='saved("m05-w1")',
    points=2,
    minutes=7,
    objective="O2",
    verb="analyze",
    claims=["C27"],
    hints=[
        "Set the share first and leave it. Then only the flow moves what is seized.",
        "At the lower share you need a larger flow to find the same weight.",
        "The weight seized is the flow times the share. It meets the mark at the mark divided by "
        "the share.",
    ],
    then="The officers found the same weight in both worlds. Seizures alone cannot say in which one "
    "we live.",
    blank="Nothing is saved yet. Set the share, move the flow to the mark, and press the button "
    "for that share.",
    mistakes=[
        mistake(
            "swapped",
            """
            sliders = market_sliders("m05-w1")
            sliders.pick("at_10", 69)
            sliders.pick("at_40", 277)
            """,
            "Both flows are well found, but each is saved for the other share.",
        ),
        mistake(
            "one-flow-for-both",
            """
            sliders = market_sliders("m05-w1")
            sliders.pick("at_10", 277)
            sliders.pick("at_40", 277)
            """,
            "You saved one flow for both shares. With four times the share seized, does the weight "
            "still meet the mark?",
        ),
        mistake(
            "pure-weight",
            """
            sliders = market_sliders("m05-w1")
            sliders.pick("at_10", 379)
            sliders.pick("at_40", 95)
            """,
            "You seem to have brought the pure weight to the mark. The published seizure is weight as "
            "found, with all that was mixed in.",
        ),
    ],
    also=[
        """
        sliders = market_sliders("m05-w1")
        sliders.pick("at_40", 70)
        sliders.pick("at_10", 277)
        """
    ],
    near_misses=[
        """
        sliders = market_sliders("m05-w1")
        sliders.pick("at_10", 282)
        sliders.pick("at_40", 69)
        """,
        """
        sliders = market_sliders("m05-w1")
        sliders.pick("at_10", 277)
        sliders.pick("at_40", 74)
        """,
    ],
    stub='# sliders.pick("at_10", ...) works here, too',
)

# %% role="answer" exercise="m05-w1"
sliders = market_sliders("m05-w1")
### BEGIN SOLUTION
sliders.pick("at_10", round(seized_2022 / (10 / 100)))
sliders.pick("at_40", round(seized_2022 / (4 * 10 / 100)))
### END SOLUTION
sliders

# %% [markdown]
# There is a riddle in these tables. A study for the OFDT puts the cocaine consumed in mainland France in 2023 at
# {MK-0197}. Now look at the weight seized, year by year.

# %%
seizures = load("cocaine_seizures").query("series == 'fr_all_services' and role == 'main'")
yearly = seizures.query("full_year and year >= 2022")
consumed = value("MK-0197")
print("consumed, mainland, 2023:", consumed)
yearly[["year", "seized_t", "scope", "note"]]

# %% role="declare"
exercise(
    "m05-q5",
    selection("a", "b", "c", "d", "e"),
    answer="reasons",
    points=2,
    minutes=7,
    objective="O1",
    verb="evaluate",
    claims=["C27", "C28"],
    hints=[
        "Compare the two things as they are defined: which places, which years, counted or "
        "estimated?",
        "Read the column scope once more, and the word mainland. Where may a load have been going?",
        "Keep every sentence that is about what the two figures cover. Leave out those that treat "
        "seizures as if they were taken out of what users bought.",
    ],
    then="The two figures cover different places, years and purposes. One is no ceiling for the "
    "other.",
    mistakes=[
        mistake(
            "nothing-was-left",
            'reasons = {"a", "b", "c", "d"}',
            "Most of it fits. But look at d: were seizures ever taken out of a fixed amount that "
            "users had?",
        ),
        mistake(
            "more-than-everything",
            'reasons = {"a", "b", "c", "e"}',
            "Most of it fits. But look at e: can more be seized than has set out?",
        ),
        mistake(
            "transit-only",
            'reasons = {"a"}',
            "Transit is one reason. Read the column scope, and how the consumption figure was made.",
        ),
        mistake(
            "consumption-is-a-count",
            'reasons = {"a", "b"}',
            "You took the consumption figure as it stands. It is an estimate from surveys, for "
            "one year.",
        ),
    ],
    also=['reasons = ["C", "a", "b"]'],
)

# %% [markdown]
# ### Exercise: how can more be seized than is consumed?
#
# {about m05-q5}
#
# In 2024 and 2025 France seized more than that. Which sentences can explain it? Name the set of their letters
# `reasons`.
#
# - **a** Part of what is seized in France was on its way to other countries.
# - **b** The total holds loads taken at sea and overseas; the consumption is that of the mainland.
# - **c** Consumption is an estimate from surveys, for an earlier year, and may be too low.
# - **d** The services seized what users would have bought, so almost nothing was left in the street.
# - **e** The services seized more than the whole flow to France.

# %% role="answer" exercise="m05-q5"
reasons = {"a", "b", "c"}

# %% [markdown]
# ## One container, one port
#
# The article sets two figures side by side: {C25} found in one container in Le Havre, and {C27} seized in France. The container
# was found in March 2024; the total is that of 2022. Seizures are lumpy: a few great finds can make a year. So ask what would
# be left without the largest one. (The customs figure of 2023 is for all drugs, mostly cocaine.)

# %%
container = value("C25").value
havre_2023, havre_2024 = value("SZ-0334").value, value("SZ-0335").value
france_2024 = value("SZ-0286").value
print("Le Havre, customs:", havre_2023, "t in 2023,", havre_2024, "t in 2024")
print("France, all services:", france_2024, "t in 2024")

# %% role="declare"
exercise(
    "m05-q6",
    entries(
        share=number("percent", within="0.06"),
        rise=number("percent", within="0.06"),
        rise_without=number("percent", within="0.06"),
    ),
    answer="one_find",
    points=2,
    minutes=8,
    objective="O3",
    verb="analyze",
    claims=["C24", "C25", "C27"],
    hints=[
        "A share needs a whole of the same year. Which year was the container found in?",
        "Without the container, one of the two years at Le Havre changes. Which one?",
        "Take the container off the later year, then compute the rise as before.",
    ],
    then="Most of a doubling hangs on a single box. The trend was there without it, and much smaller.",
    mistakes=[
        mistake(
            "wrong-year",
            """
            one_find = {
                "share": container / seized_2022 * 100,
                "rise": (havre_2024 - havre_2023) / havre_2023 * 100,
                "rise_without": (havre_2024 - container - havre_2023) / havre_2023 * 100,
            }
            """,
            "Your `share` puts a find of one year over the total of another. The article sets them "
            "side by side; you need not.",
        ),
        mistake(
            "left-out-of-both-years",
            """
            before, after = havre_2023 - container, havre_2024 - container
            one_find = {
                "share": container / france_2024 * 100,
                "rise": (havre_2024 - havre_2023) / havre_2023 * 100,
                "rise_without": (after - before) / before * 100,
            }
            """,
            "You took the container off both years. It was found in one of them.",
        ),
        mistake(
            "points-subtracted",
            """
            one_find = {
                "share": container / france_2024 * 100,
                "rise": (havre_2024 - havre_2023) / havre_2023 * 100,
                "rise_without": (havre_2024 - havre_2023) / havre_2023 * 100
                - container / havre_2024 * 100,
            }
            """,
            "For `rise_without` you subtracted percentages of two different wholes. Take the tonnes "
            "off first, then compute the rise.",
        ),
        mistake(
            "divided-by-new",
            """
            left = havre_2024 - container
            one_find = {
                "share": container / france_2024 * 100,
                "rise": (havre_2024 - havre_2023) / havre_2024 * 100,
                "rise_without": (left - havre_2023) / left * 100,
            }
            """,
            "Both rises are divided by the later year. A rise is measured against the year it starts "
            "from.",
        ),
    ],
    also=[
        """
        one_find = {
            "rise_without": round(((havre_2024 - container) / havre_2023 - 1) * 100, 1),
            "rise": round((havre_2024 / havre_2023 - 1) * 100, 1),
            "share": round(container / france_2024 * 100, 1),
        }
        """
    ],
    near_misses=[
        """
        one_find = {
            "share": 5.3,
            "rise": (havre_2024 / havre_2023 - 1) * 100,
            "rise_without": ((havre_2024 - container) / havre_2023 - 1) * 100,
        }
        """,
        """
        one_find = {
            "share": container / france_2024 * 100,
            "rise": 96,
            "rise_without": ((havre_2024 - container) / havre_2023 - 1) * 100,
        }
        """,
        """
        one_find = {
            "share": container / france_2024 * 100,
            "rise": (havre_2024 / havre_2023 - 1) * 100,
            "rise_without": 39.4,
        }
        """,
    ],
)

# %% [markdown]
# ### Exercise: leave one out
#
# {about m05-q6}
#
# Compute three figures in **per cent**, one decimal or more, as a dictionary named `one_find`: `share`, the container as a
# share of what France seized **in the same year**; `rise`, the change of customs seizures at Le Havre from 2023 to
# 2024; and `rise_without`, the same change had that container not been found. Take it as part of the customs figure.

# %% role="answer" exercise="m05-q6"
left = havre_2024 - container
one_find = {
    "share": container / france_2024 * 100,
    "rise": (havre_2024 - havre_2023) / havre_2023 * 100,
    "rise_without": (left - havre_2023) / havre_2023 * 100,
}

# %% [markdown]
# The article calls ports such as Le Havre *increasingly prominent*. Yet two press reports seem to say the reverse: its share of
# national cocaine seizures was {SZ-0337} in 2023 and {SZ-0338} in 2024. Neither says what the whole was. Two are on offer;
# test which one makes each report true.

# %%
wholes = pd.DataFrame({
    "year": [2023, 2024],
    "le_havre_customs": [havre_2023, havre_2024],
    "france_customs": [value("SZ-0303").value, value("SZ-0305").value],
    "france_all_services": [value("SZ-0279").value, france_2024],
}).set_index("year")
wholes

# %% role="declare"
exercise(
    "m05-q7",
    entries(
        share_2023=number("percent", within="0.06"),
        share_2024=number("percent", within="0.06"),
        halved=flag(),
    ),
    answer="same_base",
    points=2,
    minutes=8,
    objective="O3",
    verb="analyze",
    claims=["C23"],
    hints=[
        "What customs found in a port is a part of what customs found. Which column is that whole?",
        "Divide Le Havre by the customs total in both years, then compare with the two reports.",
        "It is wholes.le_havre_customs / wholes.france_customs * 100, year by year.",
    ],
    then="The reports fit two different wholes. On one base the share did the opposite of what they "
    "suggest together.",
    mistakes=[
        mistake(
            "all-services",
            """
            found = wholes.le_havre_customs / wholes.france_all_services * 100
            same_base = {"share_2023": found[2023], "share_2024": found[2024], "halved": False}
            """,
            "You divided a find of customs by the seizures of all services. Asked is the share of "
            "what customs seized.",
        ),
        mistake(
            "as-reported",
            """
            same_base = {
                "share_2023": wholes.le_havre_customs[2023] / wholes.france_customs[2023] * 100,
                "share_2024": wholes.le_havre_customs[2024] / wholes.france_all_services[2024] * 100,
                "halved": True,
            }
            """,
            "You followed the reports, and your whole changes from one year to the next. Keep one "
            "base.",
        ),
        mistake(
            "right-shares-wrong-verdict",
            """
            found = wholes.le_havre_customs / wholes.france_customs * 100
            same_base = {"share_2023": found[2023], "share_2024": found[2024], "halved": True}
            """,
            "Your shares are on one base. Look at them again: do they say what `halved` says?",
        ),
    ],
    also=[
        """
        found = (wholes.le_havre_customs / wholes.france_customs * 100).round(1)
        same_base = {"halved": bool(found[2024] < found[2023]), "share_2023": found[2023], "share_2024": found[2024]}
        """
    ],
    near_misses=[
        'same_base = {"share_2023": 40.3, "share_2024": 44.83, "halved": False}',
        'same_base = {"share_2023": 39.9, "share_2024": 45, "halved": False}',
    ],
)

# %% [markdown]
# ### Exercise: one base for both years
#
# {about m05-q7}
#
# What share of the seizures of **French customs** was made at Le Havre in each year? Name a dictionary `same_base`
# with `share_2023` and `share_2024`, in **per cent** with one decimal or more, and `halved`: `True` if the share on this base
# fell to about half, else `False`.

# %% role="answer" exercise="m05-q7"
on_customs = wholes.le_havre_customs / wholes.france_customs * 100
same_base = {
    "share_2023": on_customs[2023],
    "share_2024": on_customs[2024],
    "halved": False,
}

# %% [markdown]
# Ports differ in size, too. Antwerp moves several times as many containers as Le Havre, so more cocaine can pass without
# more in each box. Dividing by traffic helps: kilograms per {!1,000} TEU. Below are five ports in 2024. For Hamburg
# the press gave {SZ-0436} the year before, out of {SZ-0096} in all of Germany: much of the German spike was one port.

# %%
rows = {
    "Antwerp": ("SZ-0382", "PT-0026"),
    "Rotterdam": ("SZ-0404", "PT-0036"),
    "Le Havre": ("SZ-0336", "PT-0010"),
    "Hamburg": ("SZ-0437", "PT-0044"),
    "Marseille-Fos": ("SZ-0345", "PT-0016"),
}
ports = pd.DataFrame([
    {"port": port, "seized_t": value(weight).value, "teu_million": value(traffic).value}
    for port, (weight, traffic) in rows.items()
])
ports

# %% role="declare"
exercise(
    "m05-q8",
    table(
        by=["port"],
        rows=5,
        port=one_of("Antwerp", "Rotterdam", "Le Havre", "Hamburg", "Marseille-Fos"),
        kg=number("kg per 1,000 TEU", within="0.006"),
    ),
    answer="per_box",
    points=2,
    minutes=8,
    objective="O3",
    verb="apply",
    claims=["C23", "C45"],
    hints=[
        "Bring both to the units of the question: kilograms on top, thousands of TEU below.",
        "A tonne is 1,000 kg, and a million TEU is 1,000 times 1,000 TEU.",
        "It is (seized_t * 1000) / (teu_million * 1000), so the two thousands cancel.",
    ],
    then="The giant is not on top any more. And the top place rests on who counted at Le Havre: take "
    "customs alone and it changes hands.",
    mistakes=[
        mistake(
            "raw-tonnes",
            'per_box = ports.assign(kg=ports.seized_t)[["port", "kg"]]',
            "These are the raw tonnes. A large port holds more of everything: divide by its traffic.",
        ),
        mistake(
            "upside-down",
            'per_box = ports.assign(kg=ports.teu_million / ports.seized_t)[["port", "kg"]]',
            "You divided traffic by weight. A high number should mean much cocaine for the traffic.",
        ),
        mistake(
            "per-single-box",
            'per_box = ports.assign(kg=ports.seized_t / ports.teu_million / 1000)[["port", "kg"]]',
            "That is kilograms for one TEU, with many zeros. Asked is for a thousand of them.",
        ),
        mistake(
            "tonnes-as-kilograms",
            'per_box = ports.assign(kg=ports.seized_t / (ports.teu_million * 1000))[["port", "kg"]]'
            '.assign(kg=lambda t: t.kg * 1000 * 1000)',
            "There is a thousand too many in it. Write the units beside each number and let them "
            "cancel.",
        ),
    ],
    also=[
        """
        per_box = (ports.set_index("port").seized_t / ports.set_index("port").teu_million).round(2)
        per_box = per_box.rename("kg").reset_index().iloc[::-1]
        """
    ],
    near_misses=[
        """
        per_box = ports.assign(kg=ports.seized_t / ports.teu_million)[["port", "kg"]]
        per_box.loc[0, "kg"] = 3.3
        """
    ],
)

# %% [markdown]
# ### Exercise: cocaine per container
#
# {about m05-q8}
#
# Make a DataFrame named `per_box` with one row for each port and the columns `port` and `kg`: the **kilograms** of cocaine
# seized **per {!1,000} TEU**, two decimals or more.

# %% role="answer" exercise="m05-q8"
per_box = ports[["port"]].copy()
per_box["kg"] = (ports.seized_t * 1000) / (ports.teu_million * 1000)

# %%
plots.two_rankings(per_box, ports)

# %% [markdown]
# Le Havre comes with {SZ-0336} as counted by all services; customs alone says {SZ-0335}. Neither ranking is a ranking of risk: a
# port that searches more finds more.

# %% [markdown]
# ## What a load is worth
#
# Press releases like the *street value*: a chain from tonnes to grams to euros, and at each link a chance to be wrong by a
# factor of {!1,000}. The same load has a second price, the wholesale one.

# %%
retail_eur_per_g = value("MK-0125").value
wholesale_eur_per_kg = value("MK-0131").value
print("retail:", retail_eur_per_g, "EUR per g")
print("wholesale:", wholesale_eur_per_kg, "EUR per kg")

# %% role="declare"
exercise(
    "m05-q9",
    entries(
        retail=number("EUR bn", within="0.006"), wholesale=number("EUR bn", within="0.006")
    ),
    answer="worth",
    points=2,
    minutes=7,
    objective="O2",
    verb="apply",
    claims=["C27"],
    hints=[
        "Write the unit behind every number, and see which cancel.",
        "A tonne is 1,000 kg or 1,000 times 1,000 g. A billion is 1,000 times 1,000 times 1,000.",
        "Retail: tonnes * 1000 * 1000 * price per gram / 1000**3. For wholesale leave out one "
        "thousand: the price is for a kilogram.",
    ],
    then="Two prices for one load, and one is more than twice the other. Both are true; they answer "
    "different questions.",
    mistakes=[
        mistake(
            "a-thousand-short",
            """
            worth = {
                "retail": seized_2022 * 1000 * retail_eur_per_g / 1000**3,
                "wholesale": seized_2022 * wholesale_eur_per_kg / 1000**3,
            }
            """,
            "Both are too small by the same round factor. Follow the units from tonnes on, one step "
            "at a time.",
        ),
        mistake(
            "in-millions",
            """
            worth = {
                "retail": seized_2022 * retail_eur_per_g,
                "wholesale": seized_2022 * wholesale_eur_per_kg / 1000,
            }
            """,
            "These are millions. A market larger than a country's budget is a good sign to check "
            "the zeros.",
        ),
        mistake(
            "kilogram-price-for-grams",
            """
            worth = {
                "retail": seized_2022 * 1000**2 * retail_eur_per_g / 1000**3,
                "wholesale": seized_2022 * 1000**2 * wholesale_eur_per_kg / 1000**3,
            }
            """,
            "`retail` is fine. For `wholesale`, what is the price for: a gram or a kilogram?",
        ),
        mistake(
            "purity-taken-off",
            """
            pure_t = seized_2022 * purity[2023] / 100
            worth = {
                "retail": pure_t * 1000**2 * retail_eur_per_g / 1000**3,
                "wholesale": pure_t * 1000 * wholesale_eur_per_kg / 1000**3,
            }
            """,
            "You valued the pure weight at the price of a gram as sold. Price and weight have to be "
            "of the same thing.",
        ),
    ],
    also=['worth = {"wholesale": 0.83, "retail": 1.83}'],
    near_misses=[
        'worth = {"retail": 1.8, "wholesale": 0.831}',
        'worth = {"retail": 1.8282, "wholesale": 0.8}',
    ],
)

# %% [markdown]
# ### Exercise: from tonnes to euros
#
# {about m05-q9}
#
# What are the {C27} worth at the `retail` and at the `wholesale` price above, weight taken as seized? Give both in **{!billions of euros}**, two decimals or more, in a dictionary named `worth` with those two keys.

# %% role="answer" exercise="m05-q9"
worth = {
    "retail": seized_2022 * 1000 * 1000 * retail_eur_per_g / 1000**3,
    "wholesale": seized_2022 * 1000 * wholesale_eur_per_kg / 1000**3,
}

# %% role="declare"
exercise(
    "m05-q10",
    choice("a", "b", "c", "d"),
    answer="sentence",
    points=1,
    minutes=5,
    objective="O1",
    verb="evaluate",
    claims=["C27", "C29"],
    hints=[
        "Who owned the load when it was taken, and what had been paid for it by then?",
        "Most of the retail price is added after the port: cutting, carrying, selling, risk.",
        "Look for the sentence that asks what it costs to bring in another load.",
    ],
    then="Street value is what a load might have brought in the end. The loss is what it costs to "
    "replace it.",
    mistakes=[
        mistake(
            "street-value-is-loss",
            'sentence = "a"',
            "At the port nobody had earned the street value yet. What does the owner pay for "
            "another load?",
        ),
        mistake(
            "revenue-is-profit",
            'sentence = "c"',
            "What customers pay is revenue. Buying, carrying, guarding and selling are paid out of "
            "it before anyone has a profit.",
        ),
        mistake(
            "revenue-per-head",
            'sentence = "d"',
            "That divides what customers pay by heads. It is no income: costs come first, and "
            "shares are far from equal.",
        ),
    ],
    also=['sentence = " B "'],
)

# %% [markdown]
# ### Exercise: who lost what?
#
# {about m05-q10}
#
# Pick the sentence that you could defend. Name its letter, in quotes, `sentence`.
#
# - **a** With these seizures the services took the street value out of traffickers' pockets.
# - **b** The importers lost at most about what another load of that weight costs them; the street value would have been earned
#   later, by others.
# - **c** The turnover of {STA-006|bare} {!billion euros} in the Senate's summary is what traffickers earn; a radio station gave
#   {STA-011|bare} as their profit.
# - **d** The trade draws in *more and more people*: {MK-0202|bare} live from it, a minister said, and the turnover is {MK-0184|bare}
#   {!billion euros}. Divide, and you have what one of them earns.

# %% role="answer" exercise="m05-q10"
sentence = "b"

# %% [markdown]
# ## Many sizes of one market
#
# The article puts the worth of drug trafficking in France at {C39|bare} {!billion euros} and names a Senate report. Is that for a year? Is
# it what users pay, or what is left over? It does not say. It also calls the market *among the largest in Europe*, without
# a rank. The table `market_size` has every version that we found.

# %%
france = load("market_size").query("place == 'France' and drug == 'all'")
france = france.query("role != 'error_in_circulation'")
france = france[~france.row_id.isin(["MK-0189", "MK-0190"])]  # the ends of another row
plots.market_versions(france)
recent = france.query("year >= 2023")
recent[["row_id", "eur_bn", "eur_bn_low", "eur_bn_high", "measure", "said_by"]]

# %% role="declare"
exercise(
    "m05-q11",
    choice("a", "b", "c", "d"),
    answer="attribution",
    points=1,
    minutes=5,
    objective="O4",
    verb="evaluate",
    claims=["C17", "C39"],
    hints=[
        "Who is speaking in each row: the report, its rapporteur, a minister, or the article?",
        "Compare both ends of the ranges, not their middles.",
        "One sentence says who printed what, and leaves it there.",
    ],
    then="You said who printed what, and did not decide who erred. The article may rest on a page "
    "that nobody has found yet.",
    mistakes=[
        mistake(
            "repeats-the-attribution",
            'attribution = "a"',
            "Look for the row of the report itself. Does it have both ends of the article's range?",
        ),
        mistake(
            "calls-it-invented",
            'attribution = "c"',
            "Not found is not the same as invented. What do the rows show, and what do they leave "
            "open?",
        ),
        mistake(
            "share-is-no-rank",
            'attribution = "d"',
            "A rank needs the other countries. What do you know of their markets from these two "
            "figures?",
        ),
    ],
    also=['attribution = "B"'],
)

# %% [markdown]
# ### Exercise: what may you write?
#
# {about m05-q11}
#
# Pick the sentence that the rows support, and name its letter `attribution`.
#
# - **a** The Senate report puts the market at {C39|bare} {!billion euros}.
# - **b** The article gives {C39|bare} {!billion euros} and names the Senate report. The pages found give at least {STA-006|bare} (its summary), {MK-0186|bare} (its
#   opening chapter) and {MK-0185|bare} (its rapporteur on television).
# - **c** The article's range is invented, since the Senate never gave one.
# - **d** The French market ({MK-0188|bare} {!billion euros} in one study) is among the three largest in Europe, since the whole Union has at
#   least {MK-0204|bare}.

# %% role="answer" exercise="m05-q11"
attribution = "b"

# %% [markdown]
# ## Your own estimate
#
# Now make one. Demand-side estimates start from users (Kilmer and Pacula 2009): how many people, how many grams each, at what
# price. That is cocaine alone. Divide by cocaine's share of the whole market, and you have a size for all drugs. Four inputs,
# and none of them is known. The table gives each a range. Its ends are published versions; **which** versions, the
# course chose.

# %%
inputs = load("market_inputs").set_index("input")
inputs[["unit", "low", "peak", "high", "note", "rated_by"]]

# %% [markdown]
# A Monte Carlo estimate draws all four at random, computes a market, and does so again, {!100,000} times. What you get is a heap
# of sizes, whose middle and edges you can state. The draws below are **shares**: {!0} stands for the low end of a range
# and {!1} for its high end. A fixed seed makes them the same for everybody.

# %%
draws = 100 * 1000
shares = np.random.default_rng(2024).random((draws, len(inputs)))
shares = pd.DataFrame(shares, columns=inputs.index)
tail = 0.5 / 10
shares.head(3)

# %% role="declare"
exercise(
    "m05-q12",
    entries(
        low=number("EUR bn", within="0.06"),
        median=number("EUR bn", within="0.06"),
        high=number("EUR bn", within="0.12"),
    ),
    answer="band",
    points=3,
    minutes=14,
    objective="O4",
    verb="create",
    claims=["C39"],
    hints=[
        "First make the four inputs from the shares, then one market for each row, and only then "
        "look at the middle and the edges.",
        "An input is low + share * (high - low). The market is users * grams * price, divided by "
        "cocaine's share. Mind the per cent and the units.",
        "Millions of people times euros gives millions of euros: divide by 1000. Then "
        ".quantile([tail, 0.5, 1 - tail]) gives low, median and high.",
    ],
    then="You have made an estimate that says how far it may be off, given its assumptions. The last "
    "four words are part of it.",
    mistakes=[
        mistake(
            "all-extremes-at-once",
            """
            def size(users, grams, price, share):
                return users * grams * price / (share / 100) / 1000

            low, high = inputs.low, inputs.high
            middle = (low + high) / 2
            band = {
                "low": size(low["users_m"], low["grams_per_user"], low["price_eur_per_g"], high["cocaine_share_percent"]),
                "median": size(*middle[["users_m", "grams_per_user", "price_eur_per_g", "cocaine_share_percent"]]),
                "high": size(high["users_m"], high["grams_per_user"], high["price_eur_per_g"], low["cocaine_share_percent"]),
            }
            """,
            "You put every input at its extreme at once. All four together are there almost never: "
            "use the draws.",
        ),
        mistake(
            "quartiles",
            """
            drawn = inputs.low + shares * (inputs.high - inputs.low)
            sizes = drawn.users_m * drawn.grams_per_user * drawn.price_eur_per_g
            sizes = sizes / (drawn.cocaine_share_percent / 100) / 1000
            band = {"low": sizes.quantile(0.25), "median": sizes.median(), "high": sizes.quantile(0.75)}
            """,
            "Your edges hold the middle half. The band that is asked for holds more: look at "
            "`tail`.",
        ),
        mistake(
            "standard-deviation",
            """
            drawn = inputs.low + shares * (inputs.high - inputs.low)
            sizes = drawn.users_m * drawn.grams_per_user * drawn.price_eur_per_g
            sizes = sizes / (drawn.cocaine_share_percent / 100) / 1000
            band = {
                "low": sizes.mean() - sizes.std(),
                "median": sizes.median(),
                "high": sizes.mean() + sizes.std(),
            }
            """,
            "One standard deviation to each side holds about two thirds, and here the heap leans. "
            "Take quantiles.",
        ),
        mistake(
            "multiplied-by-share",
            """
            drawn = inputs.low + shares * (inputs.high - inputs.low)
            sizes = drawn.users_m * drawn.grams_per_user * drawn.price_eur_per_g
            sizes = sizes * (drawn.cocaine_share_percent / 100) / 1000
            band = {"low": sizes.quantile(tail), "median": sizes.median(), "high": sizes.quantile(1 - tail)}
            """,
            "Your market of all drugs is smaller than the cocaine in it. Cocaine is the part, and "
            "you look for the whole.",
        ),
        mistake(
            "mean-for-median",
            """
            drawn = inputs.low + shares * (inputs.high - inputs.low)
            sizes = drawn.users_m * drawn.grams_per_user * drawn.price_eur_per_g
            sizes = sizes / (drawn.cocaine_share_percent / 100) / 1000
            band = {"low": sizes.quantile(tail), "median": sizes.mean(), "high": sizes.quantile(1 - tail)}
            """,
            "The edges are right. In the middle stands the mean, which a few large draws pull up; "
            "asked is the median.",
        ),
    ],
    also=[
        """
        low, width = inputs.low.to_numpy(float), (inputs.high - inputs.low).to_numpy(float)
        other = low + width * np.random.default_rng(7).random((len(shares), 4))
        order = [list(inputs.index).index(name) for name in ("users_m", "grams_per_user", "price_eur_per_g")]
        part = list(inputs.index).index("cocaine_share_percent")
        sizes = other[:, order].prod(axis=1) / other[:, part] * 100 / 1000
        band = dict(zip(["low", "median", "high"], np.quantile(sizes, [tail, 0.5, 1 - tail])))
        """
    ],
    near_misses=[
        'band = {"low": 3.75, "median": 5.39, "high": 7.86}',
        'band = {"low": 3.61, "median": 5.2, "high": 7.86}',
        'band = {"low": 3.61, "median": 5.39, "high": 8.1}',
    ],
)

# %% [markdown]
# ### Exercise: a market from four ranges
#
# {about m05-q12}
#
# Let every value between `low` and `high` be equally likely. Compute the market of all drugs for each row of `shares`, in
# **{!billions of euros}**. Then give the `median` and the `low` and `high` edge of the band that holds the middle {!90} per cent of the
# draws (`tail` is the share below it and above it), two decimals or more, in a dictionary named `band`.

# %% role="answer" exercise="m05-q12"
drawn = inputs.low + shares * (inputs.high - inputs.low)
cocaine = drawn.users_m * drawn.grams_per_user * drawn.price_eur_per_g / 1000
everything = cocaine / (drawn.cocaine_share_percent / 100)
edges = everything.quantile([tail, 0.5, 1 - tail])
band = dict(zip(["low", "median", "high"], edges))

# %% [markdown]
# `simulate_market` does these steps for any market: you name the inputs, write the formula, and say how many draws. The picture
# sets its heap against the published figures.

# %%
def market_of(users_m, grams_per_user, price_eur_per_g, cocaine_share_percent):
    """Give the market of all drugs, in billions of euros."""
    return users_m * grams_per_user * price_eur_per_g / 1000 / (cocaine_share_percent / 100)


flat_inputs = [Input(name, row.low, row.high) for name, row in inputs.iterrows()]
flat = simulate_market(flat_inputs, market_of, draws=draws, seed=2024)
published = {
    "the article": (value("C39").low, value("C39").high),
    "Senate report": (value("MK-0186").low, value("MK-0186").high),
    "OFDT study": (value("MK-0188").value, value("MK-0188").value),
}
plots.bands({"Every value equally likely": flat.result}, published, band, "band")

# %% [markdown]
# Where does the width come from? A rank correlation says how closely an input goes with the result, whatever its unit: are the
# draws that are high in one high in the other? A minus sign says that the result falls as the input rises.

# %% role="declare"
exercise(
    "m05-q13",
    order("users_m", "grams_per_user", "price_eur_per_g", "cocaine_share_percent"),
    answer="ranking",
    points=2,
    minutes=8,
    objective="O4",
    verb="analyze",
    claims=["C39"],
    hints=[
        "You need one number for each input: its rank correlation with the column `result`.",
        'flat.corr(method="spearman")["result"] has all of them, and the result with itself.',
        "Leave out the result itself, take the size without the sign, and sort downwards.",
    ],
    then="If you could pay for one better survey, you now know which. It leads because its range is "
    "wide; a range that nobody questioned would rank last.",
    mistakes=[
        mistake(
            "by-sign",
            """
            found = flat.rank().corr()["result"].drop("result")
            ranking = list(found.sort_values(ascending=False).index)
            """,
            "You sorted by the number with its sign. An input that pulls the result down can drive "
            "it just as hard.",
        ),
        mistake(
            "by-width",
            "ranking = list((inputs.high - inputs.low).sort_values(ascending=False).index)",
            "You ranked by the width of the range in its own unit. Euros and millions of people "
            "cannot be compared that way.",
        ),
        mistake(
            "weakest-first",
            """
            found = flat.rank().corr()["result"].drop("result").abs()
            ranking = list(found.sort_values().index)
            """,
            "The order is right and runs the wrong way: the strongest comes first.",
        ),
    ],
    also=["ranking = drivers(flat).index"],
)

# %% [markdown]
# ### Exercise: what drives it
#
# {about m05-q13}
#
# The table `flat` has a row for each draw: the four inputs and the `result`. Put the inputs in order of the **size of their
# rank correlation** with the result, strongest first. Name the list of their names `ranking`.

# %% role="answer" exercise="m05-q13"
correlations = flat.corr(method="spearman")["result"].drop("result")
ranking = list(correlations.abs().sort_values(ascending=False).index)

# %%
plots.driver_bars(flat, ranking)

# %% [markdown]
# One choice is still hidden. You let every value in a range be equally likely. A range does not say that. The column `peak`
# holds the version that we find likeliest, mostly the newest. With it, each range becomes a triangle:
# `Input(name, low, high, peak)`.

# %% role="declare"
exercise(
    "m05-q14",
    entries(
        low=number("EUR bn", within="0.06"),
        median=number("EUR bn", within="0.06"),
        holds_article=flag(),
        holds_report=flag(),
        holds_study=flag(),
    ),
    answer="leaning",
    points=3,
    minutes=10,
    objective="O4",
    verb="evaluate",
    claims=["C17", "C39"],
    hints=[
        "Make the inputs as in the cell above, with one argument more.",
        "quantile_band(market.result) gives low, median and high. A range is held if both its ends "
        "lie inside.",
        "With found = quantile_band(...), found.holds(low, high) answers for a range and "
        "found.holds(x) for one figure.",
    ],
    then="Same ranges, another shape, another verdict on the article's figure. Say the shape "
    "whenever you state a band.",
    mistakes=[
        mistake(
            "flat-again",
            """
            found = quantile_band(flat.result)
            leaning = {
                "low": found.low,
                "median": found.median,
                "holds_article": True,
                "holds_report": False,
                "holds_study": True,
            }
            """,
            "These are the figures for values that are all equally likely. Does each Input know its "
            "`peak`?",
        ),
        mistake(
            "overlap-is-enough",
            """
            peaked = [Input(name, row.low, row.high, row.peak) for name, row in inputs.iterrows()]
            found = quantile_band(simulate_market(peaked, market_of, draws=draws, seed=2024).result)
            leaning = {
                "low": found.low,
                "median": found.median,
                "holds_article": True,
                "holds_report": True,
                "holds_study": True,
            }
            """,
            "The numbers are right. To hold a range, the band must hold both of its ends; touching "
            "is not holding.",
        ),
        mistake(
            "peak-in-the-middle",
            """
            peaked = [
                Input(name, row.low, row.high, (row.low + row.high) / 2)
                for name, row in inputs.iterrows()
            ]
            found = quantile_band(simulate_market(peaked, market_of, draws=draws, seed=2024).result)
            leaning = {
                "low": found.low,
                "median": found.median,
                "holds_article": found.holds(*published["the article"]),
                "holds_report": found.holds(*published["Senate report"]),
                "holds_study": found.holds(*published["OFDT study"]),
            }
            """,
            "Your triangles have their peak halfway. Use the column `peak`: for most inputs it is "
            "at an end.",
        ),
    ],
    also=[
        """
        from scipy import stats

        low, width = inputs.low.to_numpy(float), (inputs.high - inputs.low).to_numpy(float)
        where = (inputs.peak - inputs.low).to_numpy(float) / width
        uniform = np.random.default_rng(11).random((len(shares), len(inputs)))
        values = pd.DataFrame(stats.triang(where, low, width).ppf(uniform), columns=inputs.index)
        sizes = market_of(**{name: values[name] for name in values})
        leaning = {
            "holds_study": True,
            "holds_report": False,
            "holds_article": False,
            "median": sizes.median(),
            "low": sizes.quantile(tail),
        }
        """
    ],
    near_misses=[
        """
        leaning = {
            "low": 4.4,
            "median": 5.92,
            "holds_article": False,
            "holds_report": False,
            "holds_study": True,
        }
        """,
        """
        leaning = {
            "low": 4.265,
            "median": 6.1,
            "holds_article": False,
            "holds_report": False,
            "holds_study": True,
        }
        """,
    ],
)

# %% [markdown]
# ### Exercise: the shape of a range
#
# {about m05-q14}
#
# Simulate the market with triangles: `peak` as the likeliest value, `market_of` as the formula, and `draws` draws. Give the `low`
# edge of the {!90} per cent band and the `median`, in **{!billions of euros}**, two decimals or more. Then three flags: does the band
# hold the **whole** of the article's range (`holds_article`), of the Senate report's (`holds_report`), and the central figure of the
# OFDT study (`holds_study`)? Name the dictionary `leaning`.

# %% role="answer" exercise="m05-q14"
peaked = [Input(name, row.low, row.high, row.peak) for name, row in inputs.iterrows()]
leaning_band = quantile_band(simulate_market(peaked, market_of, draws=draws, seed=2024).result)
leaning = {
    "low": leaning_band.low,
    "median": leaning_band.median,
    "holds_article": leaning_band.holds(*published["the article"]),
    "holds_report": leaning_band.holds(*published["Senate report"]),
    "holds_study": leaning_band.holds(*published["OFDT study"]),
}

# %%
triangles = [Input(name, row.low, row.high, row.peak) for name, row in inputs.iterrows()]
peaks = simulate_market(triangles, market_of, draws=draws, seed=2024)
both = {"Every value equally likely": flat.result, "Newest version likeliest": peaks.result}
plots.bands(both, published, leaning, "leaning")

# %% [markdown]
# Neither band proves any figure right or wrong. A band holds what your assumptions allow. Its inputs were drawn independently, though
# people may buy less when prices rise. And it values what users spend, while some sources count something else.
#
# ## Your turn to write
#
# Now put one estimate into words that someone could build on, or take apart.

# %% role="declare"
written(
    "m05-e1",
    points=4,
    minutes=20,
    objective="O5",
    verb="create",
    claims=["C17", "C25", "C27", "C29", "C39"],
    rubric=(
        (4, "complete", "States what is estimated, place and year, a central value and a range with "
         "its share; names every input with its source and the shape assumed; says what drives the "
         "result and what it is not; sets it beside published versions neutrally."),
        (3, "sound", "Value, range and most inputs are there; one assumption or source is missing, "
         "or the driver is not named; no wrong claim."),
        (2, "partial", "A range is given, but it is unclear what was assumed, or revenue, profit and "
         "street value are mixed."),
        (1, "bare", "One figure is stated as if it had been counted."),
    ),
    samples=[
        (
            4,
            "We estimate what users in France spent on illegal drugs around 2023 at about "
            "{=leaning_band.median:.1f} {!billion} euros; {!90} per cent of our simulated markets "
            "lie between {=leaning_band.low:.1f} and {=leaning_band.high:.1f}. It multiplies "
            "cocaine users, grams and price and divides by cocaine's share of all spending; the "
            "ranges are published versions (OFDT, OFAST, press), drawn as triangles that lean to "
            "the newest one. With all values equally likely the band is {=edges.min():.1f} to "
            "{=edges.max():.1f}. The number of users drives it most. It is spending, not profit. "
            "Others have {MK-0186|bare} (Senate), {C39|bare} (the article) and {MK-0188|bare} "
            "(OFDT).",
            "Object, place, year, value, band with its share, inputs with sources and shape, the "
            "driver, what it is not, and the published versions side by side.",
        ),
        (
            3,
            "We put the French drug market around 2023 at {=leaning_band.median:.1f} {!billion} "
            "euros, with {!90} per cent of draws between {=leaning_band.low:.1f} and "
            "{=leaning_band.high:.1f}. It comes from users, grams, price and cocaine's share, each "
            "as a triangle between published values. It is what users spend, not what traffickers "
            "earn. The Senate has {MK-0186|bare} and the OFDT {MK-0188|bare}.",
            "Value, band, shape and a comparison. The inputs have no source, and what drives the "
            "result is missing.",
        ),
        (
            2,
            "The market is between {=edges.min():.1f} and {=edges.max():.1f} {!billion} euros, so "
            "traffickers earn that much every year. We used four ranges and a simulation.",
            "There is a range, but no shape and no source, and what users spend became what "
            "traffickers earn.",
        ),
        (
            1,
            "The French drug market is worth {MK-0188}.",
            "One of several published figures, as if it had been counted.",
        ),
    ],
)

# %% [markdown]
# ### Written exercise: an estimate with its assumptions
#
# {about m05-e1}
#
# In about {!120} words, state your estimate of the French drug market for a reader who will check it. Say what you estimated, for where
# and when; give a central value and a range; name the inputs, where they come from and the shape that you gave them; say
# what drives the result; set it beside the published figures; and say what it is not.
#
# {rubric m05-e1}

# %% [markdown] role="written" exercise="m05-e1"
# ### BEGIN SOLUTION
# **Model answer for instructors.** We estimate what users in France spent on all illegal drugs around 2023 at
# about {=leaning_band.median:.1f} {!billion euros}; {!90} per cent of our simulated markets lie between {=leaning_band.low:.1f} and
# {=leaning_band.high:.1f}. The formula is cocaine users times grams times price, divided by cocaine's share of the market. The ranges
# run between published versions (OFDT, OFAST, press), the newest taken as likeliest, drawn independently; those choices are ours. With
# all values equally likely the band is {=edges.min():.1f} to {=edges.max():.1f}. The number of users drives the result most. The
# figure is spending, neither profit nor the traffickers' income. Published figures differ: {MK-0186|bare} in the Senate report, {C39|bare} in the
# article, {MK-0188|bare} {!billion euros} in the OFDT study.
# ### END SOLUTION

# %% [markdown]
# ## What this does not show
#
# - No exercise here measured a flow. Every flow rests on a share that somebody **guessed**.
# - Price and seizures point to a reading and do not prove it. Demand, stocks and new routes move prices too.
# - The ranges of the estimate are versions that were published, not limits of the truth. If all of them err to one side, so
#   does the band.
# - What users spend is not what traffickers **keep**, and nothing here says who gets it.
# - Weight per container compares finds, not risk.

# %% [markdown]
# ## To read on
#
# - B. Kilmer and R. L. Pacula (2009), RAND, report TR-711: an estimate from the demand side.
# - P. Reuter and V. A. Greenfield (2001), *Measuring global drug markets*, World Economics {!2(4), 159-173}: why such
#   figures tend to come out too high.
# - UNODC (2006), *World Drug Report*, volume two: how seizures and prices are read together.
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
