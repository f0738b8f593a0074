# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% role="declare"
objectives(
    O1=("Describe", "how far yearly counts move by chance alone, and what tends to follow a bad year."),
    O2=("Compute", "an exact interval for one count and for the ratio of two."),
    O3=("Judge", "which counts may be compared, and what a p-value does and does not say."),
    O4=("Explain", "why victims of one attack are not independent, and what that costs."),
    O5=("Write", "about a rise so that a reader sees how sure it is."),
)
glossary({
    "Poisson law": "how counts scatter when events happen one by one, independently and at one rate; "
    "the variance equals the mean",
    "rate": "the count that a year would bring on average if it could be lived many times; the count "
    "itself is one draw",
    "exact interval": "all rates that a count is still compatible with, found without a normal curve",
    "rate ratio": "one rate as a multiple of another; no change means a ratio of one",
    "p-value": "how often chance alone would give a difference at least as large, if nothing had "
    "changed; not the chance that nothing has changed",
    "dispersion": "how many times the variance of counts is that of independent events",
    "cluster": "several victims who are hit in one event, so that their counts move together",
    "regression to the mean": "what was picked for being extreme is usually less extreme next time",
    "règlement de comptes": "score-settling between criminals; the category that French police "
    "counted before they counted every drug-linked death",
    "département": "a French administrative area; that of Marseille is Bouches-du-Rhône",
})
teaching(
    needs=["m03_change"],
    core=["m04-q4", "m04-q7", "m04-q14"],
    discuss=[
        "A chief of police is praised for the fall after the worst year. What would you want to "
        "see before you join in?",
        "The rise by a half cannot be told from chance. Does that mean that a city should do "
        "nothing?",
        "Why does it matter for the interval that people are hit together, and why does it matter "
        "for how we speak of them?",
        "Who should decide which count is the right one after a definition has changed?",
    ],
    watch=[
        "They read *not significant* as *nothing happened*. Let them read the high end of the "
        "interval aloud.",
        "They call the p-value the chance that nothing changed. It was computed by supposing just "
        "that.",
        "They take any two numbers in the table for a pair. Place, unit, period and definition "
        "have to agree first.",
    ],
    methods=["chance"],
)

# %% [markdown]
# # Small counts and chance
#
# The article says that drug killings in Marseille rose by {C21} from 2022 to 2023. That sounds like a
# trend. But such counts are small, and small counts move even when nothing has changed. How much of the
# rise can be chance? This module gives you exact tools for that question, and shows where they stop.
#
# **After this module you can**
#
# {objectives}
#
# **Time:** about {minutes} minutes of exercises, plus reading. **You need:** modules of the course are
# independent; from Python, loops and a little pandas. **Contents:** what chance does · one count · two counts ·
# counts that may not be compared · how large a rise must be · victims who fall together · after the worst
# year · your turn to write.

# %% [markdown]
# ## How this notebook works
#
# Replace the dots with your answer, run the cell, run the check below it. It tells you what is right, or
# which step to look at again. Nothing is lost by a wrong answer. For a nudge, call `hint("m04-q1")` in
# a cell of your own; each exercise has three.
#
# Every figure in the text is a link to its source. Each unit in these tables is a person who was killed
# or shot at. Where a lesson needs counts to play with, it uses made-up ones marked SYNTHETIC, not theirs.

# %%
import numpy as np
import pandas as pd

from course import check, count_explorer, hint, load, progress, saved, value
from course.methods.counts import LEVEL
from course.plots import chance, counts

# %% [markdown]
# ## What chance does when nothing changes
#
# First look at rises that mean nothing. The table below is **SYNTHETIC**: twelve invented histories of nine
# years. In all of them, events happen independently and at one rate that never changes. Only luck is at work.

# %%
years = load("synthetic_years")
years["history"] = years.history.map(dict(enumerate("ABCDEFGHIJKL", start=1)))
claimed = value("C21").value / 100
print("Rate in every year:", years.rate.iloc[0], "| the article's rise, as a share:", claimed)
chance.unchanging(years)

# %% [markdown]
# Each line could be told as a story: a surge, a lull, a turning point. All of them would be false.

# %% role="declare"
exercise(
    "m04-q1",
    selection("A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L"),
    answer="jumps",
    points=1,
    minutes=7,
    objective="O1",
    verb="apply",
    claims=["C21"],
    hints=[
        "A rise from one year to the next: each count beside the one just before it.",
        "Sort by history and year, and compute the change within each history, not across them.",
        'years.groupby("history")["count"].pct_change() gives the change as a share of the year '
        "before. Keep the histories where it reaches the article's share at least once.",
    ],
    then="Rises as large as the headline's, in histories where nothing happened. A large "
    "percentage is not by itself a sign of anything.",
    mistakes=[
        mistake(
            "first-to-last",
            """
            ends = years.sort_values("year").groupby("history")["count"].agg(["first", "last"])
            jumps = set(ends.index[ends["last"] / ends["first"] >= 1.5])
            """,
            "You seem to have compared the first year with the last. The claim is about one year "
            "and the next.",
        ),
        mistake(
            "highest-over-lowest",
            """
            ends = years.groupby("history")["count"].agg(["min", "max"])
            jumps = set(ends.index[ends["max"] / ends["min"] >= 1.5])
            """,
            "You compared the highest year with the lowest, wherever they stand. A rise goes "
            "from a year to the one right after it.",
        ),
        mistake(
            "divided-by-new",
            """
            ordered = years.sort_values(["history", "year"])
            old = ordered.groupby("history")["count"].shift()
            jumps = set(ordered.history[(ordered["count"] - old) / ordered["count"] >= 0.5])
            """,
            "You measured the rise against the later year. A rise is a share of the year it "
            "starts from.",
        ),
    ],
    also=[
        """
        jumps = []
        for name, rows in years.sort_values("year").groupby("history"):
            values = rows["count"].tolist()
            if any(new >= 1.5 * old for old, new in zip(values, values[1:])):
                jumps.append(name)
        """
    ],
)

# %% [markdown]
# ### Exercise: rises that mean nothing
#
# {about m04-q1}
#
# In which SYNTHETIC histories does the count rise by {C21} or more from **one year to the next**, at
# least once? `claimed` holds that share. Name the set of their letters `jumps`.

# %% role="answer" exercise="m04-q1"
ordered = years.sort_values(["history", "year"])
rises = ordered.groupby("history")["count"].pct_change()
jumps = set(ordered.history[rises >= claimed])

# %% [markdown]
# ## One count, one interval
#
# In 2023, {MRS-033} tied to drugs were counted in Bouches-du-Rhône, the department of Marseille. That
# {MRS-033|bare} people were killed is not in doubt here. What one count cannot tell you is the **rate** behind it: how
# many such deaths a year like that would bring on average. Rates a good deal lower or higher could have
# led to the same count.
#
# Many reports add and subtract one standard deviation, which for counts is the square root. That covers
# the rate in only about two of three cases.

# %% [markdown]
# The exact interval (Garwood 1936) asks two questions. Which rate is so **low** that this count *or more*
# would come in only {!2.5} per cent of years? And which is so **high** that this count *or fewer* would
# come in only {!2.5} per cent? Between them lie all rates that a {!95} per cent interval keeps.
#
# There is a shortcut, because sums of waiting times follow a chi-squared law. `chi2.ppf(chance, degrees)` halved
# gives the rate: for the low end with twice the count as degrees, for the high end with twice *the
# count plus one*.

# %%
from scipy.stats import beta, binom, chi2, poisson

deaths_2022 = value("MRS-026").value
deaths_2023 = value("MRS-033").value
tail = (1 - LEVEL) / 2
print(deaths_2023, "killings; left out at each end:", round(tail, 4))

# %% role="declare"
exercise(
    "m04-q2",
    entries(low=number("killings", within="0.06"), high=number("killings", within="0.06")),
    answer="interval",
    points=2,
    minutes=7,
    objective="O2",
    verb="apply",
    claims=["C21"],
    hints=[
        "The interval is not symmetrical: the two ends come from two different questions.",
        "The low end uses the lower tail of chi2, the high end the upper one, and their degrees "
        "of freedom differ by two.",
        "Low: chi2.ppf(tail, 2 * n) / 2. High: chi2.ppf(1 - tail, 2 * (n + 1)) / 2.",
    ],
    then="The high end lies further from the count than the low end: small counts are lopsided.",
    mistakes=[
        mistake(
            "one-standard-deviation",
            """
            interval = {
                "low": deaths_2023 - deaths_2023**0.5,
                "high": deaths_2023 + deaths_2023**0.5,
            }
            """,
            "You seem to have added and subtracted one standard deviation. That keeps about two "
            "cases in three, not the level asked for.",
        ),
        mistake(
            "normal-curve",
            """
            interval = {
                "low": deaths_2023 - 1.959964 * deaths_2023**0.5,
                "high": deaths_2023 + 1.959964 * deaths_2023**0.5,
            }
            """,
            "Your interval is as wide as a normal curve says, and symmetrical. Counts are not; "
            "use the exact law for each end.",
        ),
        mistake(
            "tail-not-halved",
            """
            interval = {
                "low": chi2.ppf(2 * tail, 2 * deaths_2023) / 2,
                "high": chi2.ppf(1 - 2 * tail, 2 * (deaths_2023 + 1)) / 2,
            }
            """,
            "You left out the whole share at each end, so twice too much in all. Split it "
            "between the two ends.",
        ),
        mistake(
            "same-degrees",
            """
            interval = {
                "low": chi2.ppf(tail, 2 * deaths_2023) / 2,
                "high": chi2.ppf(1 - tail, 2 * deaths_2023) / 2,
            }
            """,
            "The low end is found. The high end asks for this count or fewer: look at its "
            "degrees of freedom again.",
        ),
    ],
    also=[
        """
        from scipy.optimize import brentq

        interval = {
            "low": round(brentq(lambda m: poisson.sf(deaths_2023 - 1, m) - tail, 1, 200), 1),
            "high": round(brentq(lambda m: poisson.cdf(deaths_2023, m) - tail, 1, 200), 1),
        }
        """,
        'interval = pd.Series({"high": chi2.ppf(1 - tail, 100) / 2, "low": chi2.ppf(tail, 98) / 2})',
    ],
    near_misses=[
        'interval = {"low": 36.45, "high": chi2.ppf(1 - tail, 2 * (deaths_2023 + 1)) / 2}',
        'interval = {"low": chi2.ppf(tail, 2 * deaths_2023) / 2, "high": 65}',
    ],
)

# %% [markdown]
# ### Exercise: an exact interval for one count
#
# {about m04-q2}
#
# What is the exact {!95} per cent interval for the yearly rate behind `deaths_2023`? Use `tail`. Put both ends, in
# **killings** a year with one decimal or more, in a dictionary named `interval` with the keys `low`
# and `high`.

# %% role="answer" exercise="m04-q2"
interval = {
    "low": chi2.ppf(tail, 2 * deaths_2023) / 2,
    "high": chi2.ppf(1 - tail, 2 * (deaths_2023 + 1)) / 2,
}

# %% [markdown]
# The next picture checks your interval without chi-squared: it draws the counts that each end would
# bring, and adds up the colored bars.

# %%
counts.two_rates(deaths_2023, interval)

# %% [markdown]
# You will want this for any count and any level. One case needs care. When **nothing** is counted, the low end
# is zero: no rate is too low for that. But a quiet year does not prove that the rate is nil.

# %% role="declare"
exercise(
    "m04-q3",
    function([10, 0.95], [0, 0.95], [100, 0.9], [3, 0.5]),
    answer="exact_interval",
    hidden=((1, 0.95), (33, 0.95), (303, 0.99), (0, 0.8)),
    points=3,
    minutes=10,
    objective="O2",
    verb="create",
    claims=["C20"],
    hints=[
        "You have done it for one count. What in that cell depends on the count, what on the level?",
        "Work out the tail from the level inside the function, and treat a count of zero on its own.",
        "low = chi2.ppf(tail, 2 * count) / 2 if count else 0, with tail = (1 - level) / 2; "
        "the high end needs no exception.",
    ],
    then="It also holds for counts and levels that you have not seen.",
    mistakes=[
        mistake(
            "none-means-never",
            """
            def exact_interval(count, level):
                if count == 0:
                    return [0, 0]
                tail = (1 - level) / 2
                return [chi2.ppf(tail, 2 * count) / 2, chi2.ppf(1 - tail, 2 * count + 2) / 2]
            """,
            "For a count of zero your interval has no width. None counted does not mean that "
            "the rate is nil.",
        ),
        mistake(
            "level-ignored",
            """
            def exact_interval(count, level):
                low = chi2.ppf(tail, 2 * count) / 2 if count else 0
                return [low, chi2.ppf(1 - tail, 2 * count + 2) / 2]
            """,
            "Your function gives the same interval at every level. It seems to use the `tail` "
            "from outside.",
        ),
        mistake(
            "tail-not-halved",
            """
            def exact_interval(count, level):
                tail = 1 - level
                low = chi2.ppf(tail, 2 * count) / 2 if count else 0
                return [low, chi2.ppf(1 - tail, 2 * count + 2) / 2]
            """,
            "Your function leaves out the whole share at each end. Split it between the two.",
        ),
        mistake(
            "normal-curve",
            """
            def exact_interval(count, level):
                from scipy.stats import norm

                half = norm.ppf((1 + level) / 2) * count**0.5
                return [count - half, count + half]
            """,
            "Your function draws a symmetrical interval from a normal curve. Look at what it "
            "says for a count of zero.",
        ),
    ],
    also=[
        """
        def exact_interval(count, level):
            from scipy.stats import gamma

            tail = (1 - level) / 2
            low = gamma.ppf(tail, count) if count > 0 else 0.0
            return np.array([low, gamma.isf(tail, count + 1)])
        """,
    ],
    stub="...",
)

# %% [markdown]
# ### Exercise: a function for any count
#
# {about m04-q3}
#
# Write `exact_interval(count, level)`: it returns a list of the **low** and the **high** end of the exact
# interval. `level` is a share, such as the one in `LEVEL`; what it leaves out is split evenly between the
# two ends. For a count of zero the low end is zero. Do not round.

# %% role="answer" exercise="m04-q3"
def exact_interval(count, level):
    """Give the exact interval for the rate behind a count."""
    ### BEGIN SOLUTION
    outside = (1 - level) / 2
    low = chi2.ppf(outside, 2 * count) / 2 if count else 0
    return [low, chi2.ppf(1 - outside, 2 * count + 2) / 2]
    ### END SOLUTION

# %% [markdown]
# ## Two counts, one ratio
#
# The article gives no counts for its {C21}. The published pair that comes nearest is {MRS-026} in the
# area of the Marseille court for 2022 and {MRS-033} in the department for 2023. (Whether those two areas
# may be compared is a question for later.) The ratio of the two is easy. How sure is it?
#
# Take all the people in both counts together. If the rate did not change, each is as likely to be in the one year as
# in the other. If it rose, the later year's **share** is larger. That share has an exact interval, and a share
# turns into a ratio: `ratio = share / (1 - share)`.
#
# For `after` out of `before + after`, the exact interval of the share is made of two beta laws:
#
# - its low end is `beta.ppf(tail, after, before + 1)`
# - its high end is `beta.ppf(1 - tail, after + 1, before)`
#
# This takes the uncertainty of **both** counts into account.

# %% role="declare"
exercise(
    "m04-q4",
    entries(
        ratio=number("ratio", within="0.006"),
        low=number("ratio", within="0.006"),
        high=number("ratio", within="0.006"),
    ),
    answer="change",
    points=3,
    minutes=8,
    objective="O2",
    verb="apply",
    claims=["C21"],
    hints=[
        "First the share of the later year with its two ends; only then turn shares into ratios.",
        "Both ends of the share go through the same formula, share / (1 - share).",
        "With a = deaths_2023 and b = deaths_2022: low share beta.ppf(tail, a, b + 1), high share "
        "beta.ppf(1 - tail, a + 1, b). The ratio itself is a / b.",
    ],
    then="The interval reaches from a small fall to more than twice as many. Both ends are "
    "compatible with the same two counts.",
    mistakes=[
        mistake(
            "taken-as-certain",
            """
            ratio = deaths_2023 / deaths_2022
            change = {"ratio": ratio, "low": ratio, "high": ratio}
            """,
            "Your interval has no width: it takes the percentage as certain. Each of the two "
            "counts could have come out otherwise.",
        ),
        mistake(
            "ends-against-ends",
            """
            old, new = exact_interval(deaths_2022, LEVEL), exact_interval(deaths_2023, LEVEL)
            change = {
                "ratio": deaths_2023 / deaths_2022,
                "low": new[0] / old[1],
                "high": new[1] / old[0],
            }
            """,
            "You seem to have set one count's low end against the other's high end. Both "
            "extremes at once are far rarer: too wide.",
        ),
        mistake(
            "shares-not-ratios",
            """
            change = {
                "ratio": deaths_2023 / deaths_2022,
                "low": beta.ppf(tail, deaths_2023, deaths_2022 + 1),
                "high": beta.ppf(1 - tail, deaths_2023 + 1, deaths_2022),
            }
            """,
            "Your ends are still shares of both years together. Turn each of them into a ratio.",
        ),
        mistake(
            "only-one-uncertain",
            """
            old, new = deaths_2022, exact_interval(deaths_2023, LEVEL)
            change = {"ratio": deaths_2023 / old, "low": new[0] / old, "high": new[1] / old}
            """,
            "You let the later count be uncertain and took the earlier one as fixed. It was "
            "one draw as well: too narrow.",
        ),
        mistake(
            "upside-down",
            """
            low = beta.ppf(tail, deaths_2022, deaths_2023 + 1)
            high = beta.ppf(1 - tail, deaths_2022 + 1, deaths_2023)
            change = {
                "ratio": deaths_2022 / deaths_2023,
                "low": low / (1 - low),
                "high": high / (1 - high),
            }
            """,
            "These are the earlier year as a multiple of the later one. Turn the roles round.",
        ),
    ],
    also=[
        """
        from scipy.stats import binomtest

        test = binomtest(deaths_2023, deaths_2022 + deaths_2023)
        ends = test.proportion_ci(0.95, method="exact")
        change = {
            "ratio": round(deaths_2023 / deaths_2022, 2),
            "low": ends.low / (1 - ends.low),
            "high": ends.high / (1 - ends.high),
        }
        """,
    ],
    near_misses=[
        'change = {"ratio": 1.5, "low": 0.936, "high": 2.383}',
        'change = {"ratio": 1.485, "low": 0.96, "high": 2.383}',
        'change = {"ratio": 1.485, "low": 0.936, "high": 2.41}',
    ],
)

# %% [markdown]
# ### Exercise: the ratio and its interval
#
# {about m04-q4}
#
# How many **times** the rate of 2022 is that of 2023, and what is the exact {!95} per cent interval of that
# ratio? Use `deaths_2022`, `deaths_2023` and `tail`. Put `ratio`, `low` and `high`, two decimals or more,
# in a dictionary named `change`.

# %% role="answer" exercise="m04-q4"
low_share = beta.ppf(tail, deaths_2023, deaths_2022 + 1)
high_share = beta.ppf(1 - tail, deaths_2023 + 1, deaths_2022)
change = {
    "ratio": deaths_2023 / deaths_2022,
    "low": low_share / (1 - low_share),
    "high": high_share / (1 - high_share),
}

# %% [markdown]
# The same idea gives a **p-value**. Suppose the rate had not changed. Then for each person in the two counts,
# the year is the toss of a fair coin. How often would the tosses come out at least as lopsided as they
# did, in **either** direction? In either, because a fall of the same size would have made a headline too.

# %% role="declare"
exercise(
    "m04-q5",
    number("percent", within="0.06"),
    answer="p_value",
    points=2,
    minutes=7,
    objective="O2",
    verb="apply",
    claims=["C21"],
    hints=[
        "It is a matter of tossing a fair coin as often as there are people in both counts.",
        "Add up the chances of the later count itself and of everything more lopsided. Then do "
        "not forget the other direction.",
        "binom.sf(k - 1, n, 0.5) is the chance of k or more out of n. Double it, and turn it into "
        "per cent.",
    ],
    then="Such a split, or a more lopsided one, is not rare when nothing changes.",
    mistakes=[
        mistake(
            "one-direction",
            "p_value = binom.sf(deaths_2023 - 1, deaths_2022 + deaths_2023, 0.5) * 100",
            "You counted one direction only. Before the year was over, a fall would have been "
            "news as well.",
        ),
        mistake(
            "more-but-not-equal",
            "p_value = 2 * binom.sf(deaths_2023, deaths_2022 + deaths_2023, 0.5) * 100",
            "You left out the split that really happened: `sf` gives what lies strictly beyond. "
            "At least as lopsided includes it.",
        ),
        mistake(
            "this-split-alone",
            "p_value = binom.pmf(deaths_2023, deaths_2022 + deaths_2023, 0.5) * 100",
            "That is the chance of exactly this split. Every single split is rare; add the more "
            "lopsided ones.",
        ),
        mistake(
            "turned-round",
            "p_value = (1 - 2 * binom.sf(deaths_2023 - 1, deaths_2022 + deaths_2023, 0.5)) * 100",
            "That is the chance of a less lopsided outcome. Asked is the rest.",
        ),
    ],
    also=[
        "p_value = 2 * binom.cdf(deaths_2022, deaths_2022 + deaths_2023, 0.5) * 100",
        """
        from scipy.stats import binomtest

        p_value = round(binomtest(deaths_2023, deaths_2022 + deaths_2023).pvalue * 100, 1)
        """,
    ],
    near_misses=["p_value = 10"],
)

# %% [markdown]
# ### Exercise: how often chance alone would do this
#
# {about m04-q5}
#
# If the rate had not changed, in how many **per cent** of cases would the same total split at least as unevenly between
# two years as `deaths_2022` and `deaths_2023`, in either direction? One decimal or more; name it
# `p_value`. `binom.sf` and `binom.cdf` give the tails.

# %% role="answer" exercise="m04-q5"
both_years = deaths_2022 + deaths_2023
p_value = 2 * binom.sf(deaths_2023 - 1, both_years, 0.5) * 100

# %% role="declare"
exercise(
    "m04-q6",
    choice("a", "b", "c", "d"),
    answer="sentence",
    points=1,
    minutes=4,
    objective="O3",
    verb="evaluate",
    claims=["C21"],
    hints=[
        "Put each sentence beside your interval: which values does it allow, which does it rule out?",
        "No evidence of a change and evidence of no change are two different things.",
        "The right sentence names a range of changes and rules none of them out.",
    ],
    then="It says what the counts allow, in both directions, and leaves the question open "
    "where it is open.",
    mistakes=[
        mistake(
            "not-significant-means-no-change",
            'sentence = "a"',
            "Not significant does not mean no change. Look at the high end of your interval: is "
            "that no change?",
        ),
        mistake(
            "chance-that-nothing-changed",
            'sentence = "b"',
            "The p-value starts by supposing that nothing changed. It cannot also be the chance "
            "of that.",
        ),
        mistake(
            "big-percentage-is-real",
            'sentence = "d"',
            "A large percentage of a small count can be chance. Is a ratio of one inside your "
            "interval?",
        ),
    ],
    also=['sentence = "C"'],
)

# %% [markdown]
# ### Exercise: which sentence may you write?
#
# {about m04-q6}
#
# Suppose the two counts were measured in the same way. Pick the sentence that interval and p-value
# support, and name its letter, in quotes, `sentence`.
#
# - **a** The rate of killings did not change from 2022 to 2023.
# - **b** The p-value is the chance that the rate did not change.
# - **c** The counts are compatible with a rate that fell a little, stayed, or more than doubled.
# - **d** The rate rose by about a half; the counts prove it.

# %% role="answer" exercise="m04-q6"
sentence = "c"

# %% [markdown]
# You have built both tools by hand. From here on you may use the course's, in `course/methods/counts.py`.

# %%
from course.methods.counts import rate_ratio_interval, rate_ratio_p

victims_2022 = value("FRA-001").value
victims_2023 = value("FRA-002").value
print("before, after:", victims_2022, victims_2023)
print("ratio:", round(victims_2023 / victims_2022, 2))
print("interval:", [round(end, 2) for end in rate_ratio_interval(victims_2022, victims_2023)])
print("p-value:", f"{rate_ratio_p(victims_2022, victims_2023):.5f}")

# %% [markdown]
# This is the national pair behind the article's {C19}. The percentage is smaller than the one for Marseille, and
# the evidence is much stronger, because the counts are larger. Keep one doubt for later: the calculation took
# every *victim* for an event of their own.

# %% [markdown]
# ## Counts that may not be set side by side
#
# No interval repairs a comparison of unlike things. In 2022 the prefect said that the count now takes in
# every drug-linked death and not only *règlements de comptes*: before and after are two series. Places
# differ as well (city, department, area of the court), and units (people killed, cases), and how much of
# the year is covered. To join such series as if they were one is called a **splice**.

# %%
killings = load("drug_killings").set_index("row_id")
pairs = {
    "A": ["MRS-016", "MRS-018"],
    "B": ["MRS-018", "MRS-024"],
    "C": ["MRS-024", "MRS-033"],
    "D": ["MRS-033", "MRS-037"],
    "E": ["MRS-020b", "MRS-020"],
    "F": ["MRS-020b", "MRS-022"],
    "G": ["MRS-007b", "MRS-009"],
    "H": ["MRS-033", "MRS-036"],
}
listed = killings.loc[[row for pair in pairs.values() for row in pair]]
listed.insert(0, "pair", [name for name in pairs for row in pairs[name]])
shown = ["pair", "year", "period_end", "place", "unit_counted", "definition_regime", "count"]
listed[shown]

# %% role="declare"
exercise(
    "m04-q7",
    selection("A", "B", "C", "D", "E", "F", "G", "H"),
    answer="fair",
    points=2,
    minutes=7,
    objective="O3",
    verb="analyze",
    claims=["C20", "C21"],
    hints=[
        "For each pair, go through four questions: same place, same unit, same definition, same "
        "part of the year?",
        "The column `definition_regime` says on which side of the break a row is; `period_end` "
        "says how far into the year it goes.",
        "A pair passes when place, unit and regime are equal and both rows cover a whole year, or "
        "both the same part of one.",
    ],
    then="These pairs count the same thing in two years. Only for such pairs does an "
    "interval mean what it says.",
    mistakes=[
        mistake(
            "break-ignored",
            'fair = {"A", "B", "C", "E", "H"}',
            "One of your pairs reaches across the new definition. Part of such a rise is made by "
            "counting more kinds of death.",
        ),
        mistake(
            "places-mixed",
            'fair = {"A", "C", "D", "E", "H"}',
            "One of your pairs sets a whole department against the city alone. Look at the "
            "places.",
        ),
        mistake(
            "units-mixed",
            'fair = {"A", "C", "E", "G", "H"}',
            "One of your pairs sets cases against people. One case can have several dead.",
        ),
        mistake(
            "parts-of-years-mixed",
            'fair = {"A", "C", "E", "F", "H"}',
            "One of your pairs sets a part of a year against a whole one. Look at `period_end`.",
        ),
        mistake(
            "full-years-only",
            'fair = {"A", "C", "H"}',
            "You left out a pair because its years are not complete. If both stop on the same "
            "day, what speaks against it?",
        ),
    ],
    also=['fair = ["a", "c", "e", "h"]'],
)

# %% [markdown]
# ### Exercise: the splice test
#
# {about m04-q7}
#
# Which pairs count the same thing in both rows: same place, same unit, same definition, same part of the year?
# Name the set of their letters `fair`.

# %% role="answer" exercise="m04-q7"
traits = ["place", "unit_counted", "definition_regime", "full_year"]
same = listed.groupby("pair")[traits].nunique()
fair = set(same.index[same.max(axis=1) == 1])

# %% [markdown]
# By this test, the pair that comes nearest to the article's {C21} is not clean: the court's area is not the
# department. And 2022 alone has several published counts of deaths. Does the conclusion depend on which one
# somebody picked? The rows differ in place and in source; read them as *what could have been printed*.

# %%
rivals = killings.query("year == 2022 and unit_counted == 'deaths'").drop("MRS-025b")
counts_2022 = [int(count) for count in sorted(rivals["count"].unique())]
after = int(deaths_2023)
print("2022, by source:", counts_2022, "| 2023:", after)

# %% role="declare"
exercise(
    "m04-q8",
    table(
        by=["before"],
        rows=4,
        before=number("killings", whole=True),
        low=number("ratio", within="0.006"),
        high=number("ratio", within="0.006"),
        beyond_chance=flag(),
    ),
    answer="versions",
    points=3,
    minutes=8,
    objective="O3",
    verb="analyze",
    claims=["C21"],
    hints=[
        "One row for each count in `counts_2022`; only the earlier count changes from row to row.",
        "Call rate_ratio_interval(before, after) in a loop and keep both ends. When does an "
        "interval leave out no change?",
        'Start with pd.DataFrame({"before": counts_2022}), add low and high from '
        "a list of intervals, and set beyond_chance to low > 1.",
    ],
    then="Not one of the published counts for 2022 gives a rise that leaves chance behind, and "
    "one comes close. The choice of version does not settle it.",
    mistakes=[
        mistake(
            "ratio-above-one",
            """
            ends = [rate_ratio_interval(before, after) for before in counts_2022]
            versions = pd.DataFrame({"before": counts_2022})
            versions["low"] = [low for low, high in ends]
            versions["high"] = [high for low, high in ends]
            versions["beyond_chance"] = [after / before > 1 for before in counts_2022]
            """,
            "Your intervals are right. But `beyond_chance` seems to look at the ratio alone: ask "
            "whether the whole interval lies on one side of one.",
        ),
        mistake(
            "turned-round",
            """
            ends = [rate_ratio_interval(after, before) for before in counts_2022]
            versions = pd.DataFrame({"before": counts_2022})
            versions["low"] = [low for low, high in ends]
            versions["high"] = [high for low, high in ends]
            versions["beyond_chance"] = versions.low > 1
            """,
            "You handed in the later count first. These are the earlier year as a multiple of "
            "the later one.",
        ),
        mistake(
            "lower-level",
            """
            ends = [rate_ratio_interval(before, after, 0.9) for before in counts_2022]
            versions = pd.DataFrame({"before": counts_2022})
            versions["low"] = [low for low, high in ends]
            versions["high"] = [high for low, high in ends]
            versions["beyond_chance"] = versions.low > 1
            """,
            "Your intervals are narrower than asked: the level seems lower. To choose a level "
            "after seeing the result is to choose the result.",
        ),
    ],
    also=[
        """
        rows = []
        for before in reversed(counts_2022):
            low, high = rate_ratio_interval(before, after)
            rows.append((before, round(low, 2), round(high, 2), not low <= 1 <= high))
        versions = pd.DataFrame(rows, columns=["before", "low", "high", "beyond_chance"])
        """
    ],
    near_misses=[
        """
        rows = [(b, *rate_ratio_interval(b, after), False) for b in counts_2022]
        versions = pd.DataFrame(rows, columns=["before", "low", "high", "beyond_chance"])
        versions["low"] += 0.02
        """,
        """
        rows = [(b, *rate_ratio_interval(b, after), False) for b in counts_2022]
        versions = pd.DataFrame(rows, columns=["before", "low", "high", "beyond_chance"])
        versions["high"] += 0.02
        """,
    ],
)

# %% [markdown]
# ### Exercise: does the version matter?
#
# {about m04-q8}
#
# For each count in `counts_2022`: what is the {!95} per cent interval of the ratio to `after`, and does it leave out
# *no change*? Make a DataFrame named `versions` with the columns `before`, `low`, `high` (two decimals or
# more) and `beyond_chance` (`True` or `False`).

# %% role="answer" exercise="m04-q8"
ends = [rate_ratio_interval(before, after) for before in counts_2022]
versions = pd.DataFrame({"before": counts_2022})
versions["low"] = [low for low, high in ends]
versions["high"] = [high for low, high in ends]
versions["beyond_chance"] = versions.low > 1

# %%
national_ends = rate_ratio_interval(victims_2022, victims_2023)
counts.versions_of_a_ratio(versions, after, (victims_2023 / victims_2022, *national_ends))

# %% [markdown]
# ## How large must a rise be?
#
# Turn the question round. Before a year begins, you can work out how large a rise would have to be for anyone to
# tell it from chance.
#
# ### Interactive exercise: two counts and their interval
#
# {about m04-w1}
#
# Set the count before to {MRS-026|bare}, then to {FRA-001|bare}. For each, move the slider (with the mouse, or with the
# arrow keys) to the **smallest later count** above it whose interval leaves out a ratio of one, and save it.
# Your choice is kept in `answers.json` beside this notebook, and that is what gets graded. If you would
# rather type: `explorer.pick("from_33", ...)` and `explorer.pick("from_303", ...)` do the same.

# %% role="declare"
exercise(
    "m04-w1",
    entries(from_33=number("count", whole=True), from_303=number("count", whole=True)),
    answer='saved("m04-w1")',
    points=2,
    minutes=6,
    objective="O2",
    verb="analyze",
    claims=["C19", "C21"],
    hints=[
        "Watch the low end of the interval, not the ratio.",
        "Go up until the low end has passed one, then back by single steps until it has not.",
        "The arrow keys move by one. The count you want has its low end above one; the count just "
        "below it has not.",
    ],
    then="In per cent, the larger count needs a far smaller rise. That is all that large "
    "counts are better at.",
    blank="Nothing is saved yet. Choose a later count in the explorer and press its button.",
    mistakes=[
        mistake(
            "same-percentage",
            """
            explorer = count_explorer("m04-w1")
            explorer.pick("from_33", 50)
            explorer.pick("from_303", 455)
            """,
            "You seem to have raised both counts by the same percentage. What it takes depends "
            "on the size of the count: watch the interval.",
        ),
        mistake(
            "same-number-more",
            """
            explorer = count_explorer("m04-w1")
            explorer.pick("from_33", 53)
            explorer.pick("from_303", 323)
            """,
            "You seem to have added the same number to both. Larger counts also scatter more, "
            "in numbers: go further up with the second.",
        ),
        mistake(
            "first-count-as-certain",
            """
            explorer = count_explorer("m04-w1")
            explorer.pick("from_33", 47)
            explorer.pick("from_303", 340)
            """,
            "You stopped where the later count leaves the interval of the first one. The later "
            "count is a draw too: watch the interval of the ratio.",
        ),
    ],
    also=[
        """
        explorer = count_explorer("m04-w1")
        explorer.pick("from_303", 355)
        explorer.pick("from_33", 60)
        explorer.pick("from_33", 53)
        """
    ],
    near_misses=[
        """
        explorer = count_explorer("m04-w1")
        explorer.pick("from_33", 52)
        explorer.pick("from_303", 355)
        """,
        """
        explorer = count_explorer("m04-w1")
        explorer.pick("from_33", 53)
        explorer.pick("from_303", 354)
        """,
    ],
    stub='# explorer.pick("from_33", ...) works here, too',
)

# %% role="answer" exercise="m04-w1"
explorer = count_explorer("m04-w1")
### BEGIN SOLUTION
for role, start in (("from_33", deaths_2022), ("from_303", victims_2022)):
    beyond = (n for n in range(start, 2 * start) if rate_ratio_interval(start, n)[0] > 1)
    explorer.pick(role, next(beyond))
### END SOLUTION
explorer

# %% [markdown]
# Now hold the percentage fixed. From which yearly count on could a rise by {C21} be told from chance at all?

# %% role="declare"
exercise(
    "m04-q9",
    number("killings", whole=True),
    answer="base",
    points=2,
    minutes=7,
    objective="O2",
    verb="analyze",
    claims=["C21"],
    hints=[
        "Try a small count and a large one first: in which does a rise by half stand out?",
        "Loop over even counts from below. The later count is the earlier one and its half.",
        "Stop at the first even count b where rate_ratio_interval(b, b + b // 2)[0] is above one.",
    ],
    then="For an area that counts fewer than that in a year, a rise by half cannot be told "
    "from chance in a single year. Every count published for Marseille in 2022 is below it.",
    mistakes=[
        mistake(
            "lower-level",
            """
            base = 2
            while rate_ratio_interval(base, base * 3 // 2, 0.9)[0] <= 1:
                base += 2
            """,
            "You seem to have used a lower level, or one direction only. Leave the level as the "
            "method has it.",
        ),
        mistake(
            "later-count-as-certain",
            """
            base = 2
            while exact_interval(base, LEVEL)[1] >= base * 3 / 2:
                base += 2
            """,
            "You looked when the later count leaves the interval of the earlier one. That takes "
            "the later count as certain.",
        ),
        mistake(
            "one-standard-deviation",
            """
            base = 2
            while base / 2 <= base**0.5:
                base += 2
            """,
            "You compared the rise with one standard deviation of one count. Use the exact "
            "interval of the ratio.",
        ),
    ],
    also=[
        """
        base = 2
        while not rate_ratio_interval(base, base * 3 // 2)[0] > 1:
            base += 2
        """
    ],
    near_misses=["base = 46", "base = 42"],
)

# %% [markdown]
# ### Exercise: from which count on?
#
# {about m04-q9}
#
# Take even counts only, so that a half is a whole number. What is the **smallest** even yearly count for which a rise
# by exactly one half has an interval that leaves out a ratio of one? In **killings** a year, as a whole
# number; name it `base`.

# %% role="answer" exercise="m04-q9"
base = next(b for b in range(2, 100, 2) if rate_ratio_interval(b, b + b // 2)[0] > 1)

# %% [markdown]
# ## Big percentages and strong evidence
#
# The article also says that killings tied to organized crime have *increased*, and that organized crime has seen a
# *surge*. Neither has a figure. Below are five changes that were published with counts. A reader ranks them
# by percentage. You can rank them by how hard they are to explain by chance.

# %%
sides = {
    "victims": ("FRA-001", "FRA-002"),
    "deaths": ("FRA-006", "FRA-015"),
    "wounded": ("FRA-006b", "FRA-016"),
    "marseille_2023": ("MRS-026", "MRS-033"),
    "marseille_2024": ("MRS-033", "MRS-036"),
}
moves = pd.DataFrame(
    {name: [value(row).value for row in rows] for name, rows in sides.items()},
    index=["before", "after"],
).T
moves["percent"] = ((moves.after / moves.before - 1) * 100).round(1)
moves

# %% role="declare"
exercise(
    "m04-q10",
    order("victims", "deaths", "wounded", "marseille_2023", "marseille_2024"),
    answer="strength",
    points=2,
    minutes=6,
    objective="O3",
    verb="analyze",
    claims=["C19", "C21", "C34"],
    hints=[
        "A percentage says how large a change is. What says how hard it is to explain by chance?",
        "Work out rate_ratio_p for each row, and sort. The hardest to explain comes first.",
        "sorted(moves.index, key=lambda name: rate_ratio_p(moves.before[name], "
        "moves.after[name])) does it.",
    ],
    then="A large percentage can be weak evidence and a small one strong. Two of the "
    "strongest here are falls.",
    mistakes=[
        mistake(
            "by-percentage",
            "strength = list(moves.percent.abs().sort_values(ascending=False).index)",
            "You ranked by the size of the percentage. Asked is how hard each change is to "
            "explain by chance.",
        ),
        mistake(
            "by-signed-percentage",
            "strength = list(moves.percent.sort_values(ascending=False).index)",
            "You ranked from the largest rise to the largest fall. Chance works in both "
            "directions: a fall can be strong evidence too.",
        ),
        mistake(
            "by-difference",
            "strength = list((moves.after - moves.before).abs().sort_values(ascending=False).index)",
            "You ranked by the number of people more or fewer. Larger counts also scatter more.",
        ),
        mistake(
            "upside-down",
            """
            strength = sorted(
                moves.index, key=lambda n: -rate_ratio_p(moves.before[n], moves.after[n])
            )
            """,
            "The order is right and runs the wrong way. A small p-value is hard to explain by "
            "chance.",
        ),
    ],
    also=[
        """
        moves["p"] = [rate_ratio_p(b, a) for b, a in zip(moves.before, moves.after)]
        strength = moves.sort_values("p").index
        """
    ],
)

# %% [markdown]
# ### Exercise: rank the evidence
#
# {about m04-q10}
#
# Put the five changes in order, the one that is **hardest to explain by chance** first (smallest p-value). Take each
# person for an event of their own, for now. Name the list of labels `strength`.

# %% role="answer" exercise="m04-q10"
strength = sorted(
    moves.index, key=lambda name: rate_ratio_p(moves.before[name], moves.after[name])
)

# %% [markdown]
# ## Victims who fall together
#
# So far each victim was taken for an event of their own. But one burst of shots can hit several people. By mid-November
# 2023 police had counted {FRA-010} in {FRA-009|bare} acts. Victims come in **clusters**, and clusters make counts
# scatter more than the Poisson law says. The table below is **SYNTHETIC**: in sixteen invented districts,
# events are independent, but each has one victim or more.

# %%
events = load("synthetic_events")
grid = events.pivot_table(
    index="district", columns="month", values="victims", aggfunc=["size", "sum"], fill_value=0
)
cells = pd.DataFrame(
    {"events": grid["size"].to_numpy().ravel(), "victims": grid["sum"].to_numpy().ravel()}
)
print(len(cells), "cells, each of one district in one month")
print("mean victims per event:", round(events.victims.mean(), 2))
chance.events_and_victims(cells)

# %% [markdown]
# Under the Poisson law the variance equals the mean. So divide the one by the other: about one is what independence
# gives. Well above one means that events cluster, or that the rate is not the same everywhere.

# %% role="declare"
exercise(
    "m04-q11",
    entries(events=number("ratio", within="0.012"), victims=number("ratio", within="0.012")),
    answer="spread",
    points=2,
    minutes=6,
    objective="O4",
    verb="apply",
    claims=["C19"],
    hints=[
        "Each column of `cells` has a mean and a variance. Which of them is larger, in which column?",
        "Divide the variance by the mean, once for each column, over all cells.",
        'cells.var() / cells.mean() gives both. Keep the months with no event in: they are counts too.',
    ],
    then="Same months, same districts. Events pass for independent; their victims do not.",
    mistakes=[
        mistake(
            "quiet-months-dropped",
            """
            found = cells[cells.events > 0]
            spread = {name: found[name].var() / found[name].mean() for name in ("events", "victims")}
            """,
            "You seem to have dropped the months without any event. Zero is a count like any "
            "other, and belongs to the scatter.",
        ),
        mistake(
            "deviation-not-variance",
            'spread = {name: cells[name].std() / cells[name].mean() for name in ("events", "victims")}',
            "You divided the standard deviation by the mean. It is the variance that equals the "
            "mean under the Poisson law.",
        ),
        mistake(
            "upside-down",
            'spread = {name: cells[name].mean() / cells[name].var() for name in ("events", "victims")}',
            "You divided the mean by the variance. Turn the fraction over.",
        ),
        mistake(
            "victims-per-event",
            """
            spread = {"events": 1, "victims": cells.victims.sum() / cells.events.sum()}
            """,
            "That is the mean number of victims per event. It says how large clusters are, not "
            "how the counts scatter.",
        ),
    ],
    also=[
        """
        spread = {name: round(np.var(cells[name]) / np.mean(cells[name]), 3) for name in cells}
        """,
        "spread = cells.var() / cells.mean()",
    ],
    near_misses=[
        """
        spread = (cells.var() / cells.mean()).to_dict()
        spread["events"] += 0.04
        """,
        """
        spread = (cells.var() / cells.mean()).to_dict()
        spread["victims"] += 0.04
        """,
    ],
)

# %% [markdown]
# ### Exercise: the dispersion index
#
# {about m04-q11}
#
# For the SYNTHETIC `cells`, divide the **variance by the mean**, once for `events` and once for `victims`. Two decimals
# or more, in a dictionary named `spread` with those two keys.

# %% role="answer" exercise="m04-q11"
spread = {name: cells[name].var() / cells[name].mean() for name in ("events", "victims")}

# %% [markdown]
# For clusters of random size the **dispersion** can be worked out: it is the mean of the *squared* sizes divided by
# the mean size. How many victims each real act had was not published. Only the mean is known. So we assume, as in the
# SYNTHETIC table, one victim and a Poisson number of further ones. Then the mean square is the mean number of
# further victims plus the square of the mean size. An assumption, not a finding.

# %%
per_act = value("FRA-010").value / value("FRA-009").value
further = per_act - 1
mean_square = further + per_act**2
ratio_2023 = victims_2023 / victims_2022
low_2023, high_2023 = rate_ratio_interval(victims_2022, victims_2023)
print(f"victims per act {per_act:.3f}, mean square {mean_square:.3f}")
print(f"ratio {ratio_2023:.3f}, as if independent {low_2023:.3f} to {high_2023:.3f}")

# %% [markdown]
# More variance means a wider interval: on the **log scale** it is wider by the *square root* of the dispersion. So write
# the low end as the ratio times something, raise that something to the power of the root, and do the same for
# the high end.

# %% role="declare"
exercise(
    "m04-q12",
    entries(
        dispersion=number("ratio", within="0.0012"),
        low=number("ratio", within="0.0012"),
        high=number("ratio", within="0.0012"),
    ),
    answer="national",
    points=3,
    minutes=9,
    objective="O4",
    verb="apply",
    claims=["C19", "C34"],
    hints=[
        "Three steps: the dispersion, its square root, and both ends pushed away from the ratio.",
        "Dispersion is mean_square / per_act. The ends move on the log scale, so work with "
        "low_2023 / ratio_2023 and high_2023 / ratio_2023.",
        "With root = dispersion ** 0.5, the low end is ratio_2023 * (low_2023 / ratio_2023) ** root. "
        "The high end goes the same way.",
    ],
    then="Wider, and still above one: under this assumption the national rise is not easily "
    "put down to chance. With larger clusters it might be.",
    mistakes=[
        mistake(
            "victims-as-independent",
            'national = {"dispersion": 1, "low": low_2023, "high": high_2023}',
            "You took each victim for an event of their own. People hit in one act are not "
            "independent.",
        ),
        mistake(
            "mean-size-only",
            """
            root = per_act**0.5
            national = {
                "dispersion": per_act,
                "low": ratio_2023 * (low_2023 / ratio_2023) ** root,
                "high": ratio_2023 * (high_2023 / ratio_2023) ** root,
            }
            """,
            "You used the mean number of victims per act, as if all acts were of one size. "
            "Their sizes vary: the squares come in.",
        ),
        mistake(
            "root-forgotten",
            """
            root = mean_square / per_act
            national = {
                "dispersion": root,
                "low": ratio_2023 * (low_2023 / ratio_2023) ** root,
                "high": ratio_2023 * (high_2023 / ratio_2023) ** root,
            }
            """,
            "The dispersion is right, but it multiplies the variance. The width of an interval "
            "goes with its square root.",
        ),
        mistake(
            "not-on-the-log-scale",
            """
            root = (mean_square / per_act) ** 0.5
            national = {
                "dispersion": mean_square / per_act,
                "low": ratio_2023 - (ratio_2023 - low_2023) * root,
                "high": ratio_2023 + (high_2023 - ratio_2023) * root,
            }
            """,
            "You widened by adding and subtracting. Ratios are widened on the log scale: by "
            "powers of what the ends are times the ratio.",
        ),
    ],
    also=[
        """
        root = np.sqrt(mean_square / per_act)
        logs = np.log(ratio_2023) + root * np.log(np.array([low_2023, high_2023]) / ratio_2023)
        national = {
            "dispersion": round(mean_square / per_act, 3),
            "low": round(float(np.exp(logs[0])), 3),
            "high": round(float(np.exp(logs[1])), 3),
        }
        """
    ],
    near_misses=[
        """
        root = (mean_square / per_act) ** 0.5
        national = {
            "dispersion": mean_square / per_act + 0.004,
            "low": ratio_2023 * (low_2023 / ratio_2023) ** root,
            "high": ratio_2023 * (high_2023 / ratio_2023) ** root,
        }
        """,
        """
        root = (mean_square / per_act) ** 0.5
        national = {
            "dispersion": mean_square / per_act,
            "low": ratio_2023 * (low_2023 / ratio_2023) ** root + 0.004,
            "high": ratio_2023 * (high_2023 / ratio_2023) ** root,
        }
        """,
        """
        root = (mean_square / per_act) ** 0.5
        national = {
            "dispersion": mean_square / per_act,
            "low": ratio_2023 * (low_2023 / ratio_2023) ** root,
            "high": ratio_2023 * (high_2023 / ratio_2023) ** root + 0.004,
        }
        """,
    ],
)

# %% [markdown]
# ### Exercise: an interval for victims in clusters
#
# {about m04-q12}
#
# Work out the `dispersion` from `mean_square` and `per_act`, and the widened `low` and `high` end for the national ratio,
# from `ratio_2023`, `low_2023` and `high_2023`. Three decimals or more, in a dictionary named
# `national`.

# %% role="answer" exercise="m04-q12"
dispersion = mean_square / per_act
root = dispersion**0.5
national = {
    "dispersion": dispersion,
    "low": ratio_2023 * (low_2023 / ratio_2023) ** root,
    "high": ratio_2023 * (high_2023 / ratio_2023) ** root,
}

# %% [markdown]
# The course's function for this is `widened` in `course/methods/chance.py`; `dispersion_index` stands beside it. Note
# what the step rests on: a mean from part of one year, an assumed law of sizes, and the hope that both
# years clustered alike. If {FRA-008|bare} is a number of *acts*, as the ministry said later, the step is not needed.

# %% [markdown]
# ## After the worst year
#
# Then came 2024. For the same department, by the same definition, {MRS-036} were counted, after
# {MRS-033|bare} the year before. Start with what the counts say.

# %% role="declare"
exercise(
    "m04-q13",
    entries(percent=number("percent", within="0.06"), beyond_chance=flag()),
    answer="fall",
    points=1,
    minutes=4,
    objective="O3",
    verb="evaluate",
    claims=["C34"],
    hints=[
        "A fall is a change with a minus sign, measured against the earlier year.",
        "Ask the same question as for a rise: does the interval of the ratio leave out one?",
        "rate_ratio_interval(deaths_2023, deaths_2024) gives both ends; for a fall, look at the "
        "high one.",
    ],
    then="Small counts can carry strong evidence when the change is large enough. What they "
    "do not say is why.",
    mistakes=[
        mistake(
            "divided-by-new",
            """
            fall = {
                "percent": (deaths_2024 - deaths_2023) / deaths_2024 * 100,
                "beyond_chance": True,
            }
            """,
            "You measured the change against the later year. Nothing can fall by more than all "
            "of it.",
        ),
        mistake(
            "sign-lost",
            """
            fall = {
                "percent": (deaths_2023 - deaths_2024) / deaths_2023 * 100,
                "beyond_chance": True,
            }
            """,
            "The size is right, but as it stands it is a rise. A change has a sign.",
        ),
        mistake(
            "small-so-chance",
            """
            fall = {
                "percent": (deaths_2024 / deaths_2023 - 1) * 100,
                "beyond_chance": False,
            }
            """,
            "The change is right. But a small count does not make every change chance: look at "
            "the high end of the interval.",
        ),
    ],
    also=[
        """
        fall = {
            "percent": round((deaths_2024 / deaths_2023 - 1) * 100, 1),
            "beyond_chance": rate_ratio_p(deaths_2023, deaths_2024) < 0.05,
        }
        """
    ],
    near_misses=['fall = {"percent": -51.2, "beyond_chance": True}'],
)

# %%
deaths_2024 = value("MRS-036").value

# %% [markdown]
# ### Exercise: the fall of 2024
#
# {about m04-q13}
#
# By how many **per cent** did the count change from `deaths_2023` to `deaths_2024` (one decimal or more, with its sign),
# and does the {!95} per cent interval of the ratio leave out *no change*? Put `percent` and `beyond_chance` in a
# dictionary named `fall`.

# %% role="answer" exercise="m04-q13"
fall = {
    "percent": (deaths_2024 - deaths_2023) / deaths_2023 * 100,
    "beyond_chance": rate_ratio_interval(deaths_2023, deaths_2024)[1] < 1,
}

# %% [markdown]
# There is a catch. When the article was written, in 2024, the last full year was the one with the highest count in our
# table. A *surge* seen from there is seen from the top. The article also mentions large police operations. Whoever
# acts after the worst year, or starts measuring in it, will usually see a fall, whatever was done. This is
# **regression to the mean**.
#
# How much of it would luck alone bring? Simulate. The next cell makes many SYNTHETIC histories with
# one rate throughout: eight years, and one more after them.

# %%
rounds = 10 * 1000
draws = np.random.default_rng(2024).random((rounds, years.year.nunique()))
histories = poisson.ppf(draws, years.rate.iloc[0])
print("histories, years:", histories.shape)

# %% role="declare"
exercise(
    "m04-q14",
    entries(falls=number("percent", within="1.2"), halves=number("percent", within="0.6")),
    answer="luck",
    points=2,
    minutes=8,
    objective="O1",
    verb="analyze",
    claims=["C35", "C46"],
    hints=[
        "Each row of `histories` is one history. The last column is the year after the others.",
        "Find the highest of the eight in each row, and set the last year beside it. Equal is "
        "not fewer.",
        "worst = histories[:, :-1].max(axis=1), last = histories[:, -1]; then the mean of "
        "last < worst and of last <= worst / 2, times 100.",
    ],
    then="After the worst year a fall is to be expected, though not a certain thing. Luck alone "
    "rarely halves the count.",
    mistakes=[
        mistake(
            "year-before",
            """
            falls = (histories[:, -1] < histories[:, -2]).mean() * 100
            halves = (histories[:, -1] <= histories[:, -2] / 2).mean() * 100
            luck = {"falls": falls, "halves": halves}
            """,
            "You compared with the year just before. That is close to a coin toss; asked is the "
            "worst of all eight.",
        ),
        mistake(
            "always",
            'luck = {"falls": 100, "halves": 100}',
            "Not always: another year can be as bad or worse by luck. Count in how many rows it is.",
        ),
        mistake(
            "ties-are-falls",
            """
            worst = histories[:, :-1].max(axis=1)
            last = histories[:, -1]
            luck = {"falls": (last <= worst).mean() * 100, "halves": (last <= worst / 2).mean() * 100}
            """,
            "You counted years that equal the worst as falls. Fewer means fewer.",
        ),
        mistake(
            "share-of-the-falls",
            """
            worst = histories[:, :-1].max(axis=1)
            last = histories[:, -1]
            luck = {
                "falls": (last < worst).mean() * 100,
                "halves": (last[last < worst] <= worst[last < worst] / 2).mean() * 100,
            }
            """,
            "`halves` seems to be a share of the falls. Asked is a share of all histories.",
        ),
        mistake(
            "below-average",
            """
            usual = histories[:, :-1].mean(axis=1)
            last = histories[:, -1]
            luck = {"falls": (last < usual).mean() * 100, "halves": (last <= usual / 2).mean() * 100}
            """,
            "You compared with the average of the eight years. Asked is the worst of them.",
        ),
    ],
    also=[
        """
        worst = np.array([max(row[:-1]) for row in histories])
        luck = {
            "falls": round(100 * np.mean(histories[:, -1] / worst < 1), 1),
            "halves": round(100 * np.mean(histories[:, -1] / worst <= 0.5), 1),
        }
        """,
        """
        again = poisson.ppf(np.random.default_rng(5).random((20000, 9)), 20)
        worst = again[:, :-1].max(axis=1)
        luck = {
            "falls": (again[:, -1] < worst).mean() * 100,
            "halves": (again[:, -1] <= worst / 2).mean() * 100,
        }
        """,
    ],
    near_misses=[
        """
        worst = histories[:, :-1].max(axis=1)
        luck = {
            "falls": (histories[:, -1] < worst).mean() * 100 - 3,
            "halves": (histories[:, -1] <= worst / 2).mean() * 100,
        }
        """,
        """
        worst = histories[:, :-1].max(axis=1)
        luck = {
            "falls": (histories[:, -1] < worst).mean() * 100,
            "halves": (histories[:, -1] <= worst / 2).mean() * 100 + 2,
        }
        """,
    ],
)

# %% [markdown]
# ### Exercise: the year after the worst of eight
#
# {about m04-q14}
#
# In how many **per cent** of the SYNTHETIC `histories` does the last year have **fewer** events than the worst of the
# eight years before it (`falls`)? And in how many at most **half** as many (`halves`)? Both as a share of all histories, one
# decimal or more, in a dictionary named `luck`.

# %% role="answer" exercise="m04-q14"
worst = histories[:, :-1].max(axis=1)
last = histories[:, -1]
luck = {"falls": (last < worst).mean() * 100, "halves": (last <= worst / 2).mean() * 100}

# %%
chance.after_the_worst(histories, luck)

# %% [markdown]
# So some fall after 2023 was to be expected, and a fall by half much less. Two cautions. The p-value for 2024 was
# worked out as if nobody had picked 2023 for being the worst; with that in mind it is too small. And too few years
# have been counted by the new definition to know the usual rate. For other rates and lengths there is
# `fall_after_worst` in `course/methods/chance.py`.

# %% [markdown]
# ## Your turn to write
#
# Someone who decides about money and people asks you: *the article says killings in Marseille grew by a half in a
# year and that organized crime has surged. Is that a trend?*

# %% role="declare"
written(
    "m04-e1",
    points=4,
    minutes=18,
    objective="O5",
    verb="create",
    claims=["C20", "C21", "C34", "C46"],
    rubric=(
        (4, "complete", "Says what the counts allow with an interval; names versions, the new definition and "
         "clusters; uses 2024 with regression to the mean in mind; does not claim that nothing changed; "
         "says what would settle it."),
        (3, "sound", "Interval and at least two of: versions, definition, clusters, the following year. No "
         "wrong claim."),
        (2, "partial", "Says that the numbers are small, without an interval; or calls the rise not significant "
         "and so nil."),
        (1, "bare", "Repeats the percentage, or dismisses it, without the counts."),
    ),
    samples=[
        (
            4,
            "The counts cannot tell. {MRS-026|bare} people were killed in 2022 and {MRS-033|bare} "
            "in 2023, for slightly different areas; such counts fit anything from a fall by {=(1 - "
            "rate_ratio_interval(deaths_2022, deaths_2023)[0]) * 100:.0f} per cent to "
            "{=rate_ratio_interval(deaths_2022, deaths_2023)[1]:.1f} times as many. Other counts "
            "for 2022 run from {=min(counts_2022)} to {=max(counts_2022)}, and years before 2022 "
            "counted fewer kinds of death. In 2024 there were {MRS-036|bare}; some fall is to be "
            "expected after the worst year, though rarely by half. None of this shows that nothing "
            "changed: a rise by a half would usually be missed with counts of this size. Several "
            "years of events under one definition, with the people hit in each, would settle it.",
            "Interval, versions, definition, events and people, the year after, and what would "
            "settle it; it does not claim that nothing changed.",
        ),
        (
            3,
            "From {MRS-026|bare} to {MRS-033|bare} the interval of the ratio still holds one, so "
            "the rise may be chance, and may also be a doubling. The area is not quite the same in "
            "both, and the definition became wider in 2022, so there are hardly any earlier years "
            "to compare with. In 2024 the count fell to {MRS-036|bare}, which often happens after "
            "a bad year.",
            "Interval in words, definition and the following year, nothing wrong. Events with "
            "several victims are missing, and so is what would settle it.",
        ),
        (
            2,
            "With a p-value of {=rate_ratio_p(deaths_2022, deaths_2023):.2f} the rise is not "
            "significant, so killings in Marseille did not change.",
            "It looks at chance, and then takes *not significant* for *no change*. No interval, no "
            "versions.",
        ),
        (
            1,
            "A rise by {C21} is a clear trend, and the article is right to speak of a surge.",
            "Repeats the percentage; the counts are not there.",
        ),
    ],
)

# %% [markdown]
# ### Written exercise: is it a trend?
#
# {about m04-e1}
#
# Answer in a paragraph or two, for a reader without statistics. Give counts, an interval in plain words, and what
# can and cannot be compared. Say what the words *increased* and *surge* could rest on, and what you would need
# to know to decide. Remember whom the counts stand for.
#
# {rubric m04-e1}

# %% [markdown] role="written" exercise="m04-e1"
# ### BEGIN SOLUTION
# **Model answer for instructors.** The counts cannot tell. The pair nearest to the article's {C21} is {MRS-026|bare} people
# killed in 2022 (area of the Marseille court) and {MRS-033|bare} in 2023 (department). Two such counts are compatible with a rate that
# fell by {=(1 - rate_ratio_interval(deaths_2022, deaths_2023)[0]) * 100:.0f} per cent, or rose to {=rate_ratio_interval(deaths_2022, deaths_2023)[1]:.1f} times what it was; if nothing had changed, a
# split at least as uneven would come in about {=rate_ratio_p(deaths_2022, deaths_2023) * 100:.0f} of {!100} cases. Other published counts for 2022 run from
# {=min(counts_2022)} to {=max(counts_2022)}, and none of them settles it. That does not show that nothing changed: a true rise by half would usually
# be missed with counts of this size.
#
# Years before 2022 cannot help, because fewer kinds of death were counted; so the article's {C20} in a decade joins two
# series. In 2024 there were {MRS-036|bare}. After a worst year some fall is to be expected, so that
# neither proves nor refutes a trend, though a fall by half is more than luck usually brings.
#
# The national count has firmer ground: {FRA-001|bare} victims in 2022 and {FRA-002|bare} in 2023, {=ratio_2023 * (low_2023 / ratio_2023) ** root:.2f} to {=ratio_2023 * (high_2023 / ratio_2023) ** root:.2f} times
# as many if victims cluster as assumed. One year to the next is still not a trend, and *surge* has no figure at all. To decide
# I would want counts of **events** by one definition for several years, with the number of victims in each. Each
# unit is a person who was killed or wounded; that the evidence is weak makes none of these deaths matter less.
# ### END SOLUTION

# %% [markdown]
# ## What this does not show
#
# - An interval covers **chance** only. A new definition, late reports and deaths that were never tied to drugs are
#   not in it, and may matter more.
# - The exact methods suppose independent events. Feuds break that: one killing can lead to the next. The
#   widening used here covers victims of one act, not acts that follow from each other.
# - Not significant is not *no change*, and beyond chance is not *important*, nor *caused by* anything in particular.
# - The {!95} per cent level is a convention. Nothing changes at its edge.

# %% [markdown]
# ## Words of this module
#
# {glossary}

# %% [markdown]
# ## Where you stand
#
# The table shows what is right and what is open. When you are done: save the notebook, and hand in
# both files, the notebook and `answers.json`, as your instructor asks.

# %%
progress()
