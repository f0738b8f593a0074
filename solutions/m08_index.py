# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% role="declare"
objectives(
    O1=("Compute", "a published composite score from its parts, and the weight of each part."),
    O2=("Analyze", "how a rank hangs on weights, on the recipe and on who is in the group."),
    O3=("Evaluate", "a first place against noise, random weights and left-out indicators."),
    O4=("Compare", "two editions of an index on the parts that both of them hold."),
    O5=("Write", "a caption for a ranking that a reader can trust."),
)
glossary({
    "composite index": "one score made of many indicators by a recipe that somebody chose",
    "indicator": "one of the things scored: here a criminal market or a type of criminal actor",
    "criminality score": "the index's main score: half the mean of markets, half the mean of actors",
    "resilience score": "the index's score for a state's and a society's means against organized "
    "crime; high is good",
    "GI-TOC": "Global Initiative Against Transnational Organized Crime, publisher of both the index "
    "and the article",
    "implied weight": "the share of the final score that one indicator has once all averaging is done",
    "edition": "one issue of the index; there are three, and the second added indicators",
    "like for like": "compared on the same indicators only",
    "arithmetic mean": "the sum divided by the count; a high score makes up for a low one",
    "geometric mean": "the root of the product; a low score pulls it down more than a high one lifts it",
    "noise": "errors that go either way by chance and do not know of each other",
    "bias": "an error that pushes all scores of one country the same way",
    "robust": "still there when a choice that could have been made otherwise is made otherwise",
    "normalizing": "putting values on one scale, here from the lowest to the highest at hand",
    "correlation": "how closely two scores go together over a set of countries, from minus one to one",
})
teaching(
    needs=[],
    core=["m08-q1", "m08-q4", "m08-w1"],
    discuss=[
        "The article is published by the same organization as the index it cites. What would you "
        "want to know before you quote a publisher on its own product, and how would you say it?",
        "The index files Italy and Spain under Southern Europe. Who could object to that, on which "
        "grounds, and which grouping would you choose for a report on cocaine?",
        "Half for markets and half for actors is a judgement about what matters. Argue for another "
        "split, then ask the class whether you would have argued so had you not seen the result.",
        "A country opens its court files to researchers, and its score goes up by half a point in "
        "the next edition. How could anyone tell what has changed?",
    ],
    watch=[
        "Students treat two decimals as precision. Have them write down the half-point scale first, "
        "then the lead in points.",
        "After the exercises on noise and weights many conclude that the index is worthless. It is "
        "not: the big gaps survive everything here. Ask which statements about it are robust.",
        "Biased scores are often answered with a wider random error. Noise averages out over "
        "indicators; a bias does not.",
    ],
)

# %% [markdown]
# # A country's place in a ranking
#
# *France consistently ranks first among the Western European countries in terms of levels of criminality*, says the
# article, and names its source: the Global Organized Crime Index. The sentence is true. This module shows how much
# there is to know behind *first*, *Western European*, *consistently* and *levels*, and how to write it so that a reader
# knows it too.
#
# **After this module you can**
#
# {objectives}
#
# **Time:** about {minutes} minutes of exercises, plus reading. **You need:** modules of the course are independent; from
# Python, a little pandas (filter, group, take means). **Contents:** one score taken apart · scores and ranks · who chose
# the weights · how sure is a score · other recipes · two editions · a second score beside it · your own caption.

# %% [markdown]
# ## How this notebook works
#
# Each exercise is a question, a cell with dots for your answer, and a check. Replace the dots, run the cell, run the
# check. A wrong answer costs nothing, and you can check as often as you like. For a nudge, call `hint("m08-q1")` in a
# cell of your own; each exercise has three. Every figure in the text is a link to its source.

# %%
import numpy as np
import pandas as pd

from course import check, hint, load, progress, saved, weight_slider
from course.plots import index as plots

pd.set_option("display.max_colwidth", None)

# %% [markdown]
# ## One score, taken apart
#
# The index gives each of {ME-0001} a score for criminality, from low to high. It is made of judgements: experts rate
# each indicator on a scale of {ME-0002|bare}, in half points. A score is no count of crimes. Its publisher, GI-TOC,
# published the article as well, so index and article are **one** origin.

# %%
index = load("crime_index")
wanted = ["country", "region", "edition", "criminality", "markets", "actors", "resilience"]
index.loc[index.country == "France", wanted]

# %% [markdown]
# **Rights.** GI-TOC reserves all rights in its index. The tables here are an extract, quoted for teaching and with attribution;
# the open license of this course does not cover them. Ranks among all countries were worked out by the course from
# the index's data file. What its makers say about it belongs in front of any analysis:

# %%
method = load("crime_index_method").set_index("row_id")
method.loc[["ME-0008", "ME-0011", "ME-0012", "ME-0013", "ME-0015"], ["what", "definition"]]

# %% [markdown]
# In 2023 there were {ME-0004|bare} criminal markets, from arms to counterfeit goods, and {ME-0006|bare} types of criminal actors. The extract
# holds their scores for most of its countries. Half of the criminality score is the mean of the markets, the other half
# is the mean of the actors.

# %%
parts = load("crime_index_indicators").query("edition == 2023")
groups = {
    "markets": list(parts[parts.group == "market"].indicator.unique()),
    "actors": list(parts[parts.group == "actor"].indicator.unique()),
}
scores = parts.pivot(index="country", columns="indicator", values="score").astype(float)
scores = scores[groups["markets"] + groups["actors"]]
scores.loc[["France", "United Kingdom"]].T

# %% role="declare"
exercise(
    "m08-q1",
    entries(
        markets=number("points", within="0.006"),
        actors=number("points", within="0.006"),
        criminality=number("points", within="0.006"),
    ),
    answer="rebuilt",
    points=2,
    minutes=7,
    objective="O1",
    verb="apply",
    claims=["C18"],
    hints=[
        "Two means come first. Which columns belong to which?",
        'scores.loc["France", groups["markets"]] are the market scores of France.',
        "Take the mean of the market scores and the mean of the actor scores; the criminality score "
        "lies halfway between those two means.",
    ],
    then="You have rebuilt the published score. Most rankings can be taken apart like this, and few "
    "readers do it.",
    mistakes=[
        mistake(
            "flat-mean",
            """
            france = scores.loc["France"]
            rebuilt = {
                "markets": france[groups["markets"]].mean(),
                "actors": france[groups["actors"]].mean(),
                "criminality": france.mean(),
            }
            """,
            "The two means are right. For `criminality` you averaged all indicators at once; the "
            "index averages the two means.",
        ),
        mistake(
            "sums",
            """
            france = scores.loc["France"]
            rebuilt = {
                "markets": france[groups["markets"]].sum(),
                "actors": france[groups["actors"]].sum(),
                "criminality": (france[groups["markets"]].sum() + france[groups["actors"]].sum()) / 2,
            }
            """,
            "These are sums, far above the scale's upper end. A score has to stay on the scale.",
        ),
        mistake(
            "all-countries",
            """
            rebuilt = {
                "markets": scores[groups["markets"]].mean().mean(),
                "actors": scores[groups["actors"]].mean().mean(),
            }
            rebuilt["criminality"] = (rebuilt["markets"] + rebuilt["actors"]) / 2
            """,
            "You averaged over every country in the extract. Take the row of France first.",
        ),
        mistake(
            "swapped",
            """
            france = scores.loc["France"]
            rebuilt = {
                "markets": france[groups["actors"]].mean(),
                "actors": france[groups["markets"]].mean(),
            }
            rebuilt["criminality"] = (rebuilt["markets"] + rebuilt["actors"]) / 2
            """,
            "Both means are there, under each other's names.",
        ),
    ],
    also=[
        'rebuilt = index.query("country == \'France\' and edition == 2023").iloc[0]'
        '[["markets", "actors", "criminality"]]'
    ],
    near_misses=[
        'rebuilt = {"markets": 5.9, "actors": 5.7, "criminality": 5.8167}',
        'rebuilt = {"markets": 5.9333, "actors": 5.75, "criminality": 5.8167}',
        'rebuilt = {"markets": 5.9333, "actors": 5.7, "criminality": 5.8}',
    ],
)

# %% [markdown]
# ### Exercise: rebuild a score
#
# {about m08-q1}
#
# From the table `scores`, compute three figures for France in 2023, in **points** with two decimals or more: the means of
# its `markets` and of its `actors`, and its `criminality` score. Put them in a dictionary named `rebuilt` with those
# keys.

# %% role="answer" exercise="m08-q1"
market_mean = scores.loc["France", groups["markets"]].mean()
actor_mean = scores.loc["France", groups["actors"]].mean()
rebuilt = {
    "markets": market_mean,
    "actors": actor_mean,
    "criminality": (market_mean + actor_mean) / 2,
}

# %%
plots.anatomy(scores, groups, "France", rebuilt)

# %% [markdown]
# *Equal weights*, says the method. Equal within each group, that is. The groups differ in size, so the same half is shared by
# many markets and by few actor types. What a single indicator weighs in the end is never printed, yet it decides what
# the score reacts to.

# %% role="declare"
exercise(
    "m08-q2",
    entries(
        market=number("percent", within="0.06"),
        actor=number("percent", within="0.06"),
        times=number("times", within="0.06"),
    ),
    answer="leverage",
    points=2,
    minutes=6,
    objective="O1",
    verb="analyze",
    claims=["C18"],
    hints=[
        "All markets together have half of the score. How many share that half?",
        "Half of the whole is 50 per cent. Divide it by the number of markets, then by the number "
        "of actor types.",
        "market = 50 / len(groups['markets']), the same for actors, and times is the second divided "
        "by the first.",
    ],
    then="So the index listens most to a handful of judgements on actors. Equal weights on paper "
    "are seldom equal in effect.",
    mistakes=[
        mistake(
            "all-alike",
            """
            each = 100 / len(scores.columns)
            leverage = {"market": each, "actor": each, "times": 1}
            """,
            "You gave all indicators the same share. The two groups have half each, whatever their "
            "size.",
        ),
        mistake(
            "within-the-group",
            """
            market, actor = 100 / len(groups["markets"]), 100 / len(groups["actors"])
            leverage = {"market": market, "actor": actor, "times": actor / market}
            """,
            "These are shares of their own group. Asked is the share of the whole score, and each "
            "group has only half of it.",
        ),
        mistake(
            "shares-not-per-cent",
            """
            market, actor = 0.5 / len(groups["markets"]), 0.5 / len(groups["actors"])
            leverage = {"market": market, "actor": actor, "times": actor / market}
            """,
            "The shares are right as fractions. Asked are per cent.",
        ),
        mistake(
            "upside-down",
            """
            market, actor = 100 / 2 / len(groups["markets"]), 100 / 2 / len(groups["actors"])
            leverage = {"market": market, "actor": actor, "times": market / actor}
            """,
            "The two shares are right. For `times` you divided the small share by the large one.",
        ),
    ],
    also=[
        """
        from course.methods.index import implied_weights

        weights = implied_weights(groups) * 100
        market, actor = weights["cocaine_trade"], weights["foreign_actors"]
        leverage = pd.Series({"times": actor / market, "actor": actor, "market": market}).round(2)
        """
    ],
    near_misses=[
        'leverage = {"market": 3, "actor": 10, "times": 3}',
        'leverage = {"market": 3.3333, "actor": 10.4, "times": 3}',
        'leverage = {"market": 3.3333, "actor": 10, "times": 3.3333}',
    ],
)

# %% [markdown]
# ### Exercise: weights that nobody printed
#
# {about m08-q2}
#
# What share of the criminality score of 2023 does **one** market have, and what share **one** type of actor, in **per cent** with one
# decimal or more? How many **times** as much as a market does an actor type weigh? Make a dictionary named `leverage`
# with `market`, `actor` and `times`.

# %% role="answer" exercise="m08-q2"
one_market = 100 / 2 / len(groups["markets"])
one_actor = 100 / 2 / len(groups["actors"])
leverage = {"market": one_market, "actor": one_actor, "times": one_actor / one_market}

# %%
from course.methods.index import composite, implied_weights

plots.weight_strip(implied_weights(groups), leverage)

# %% [markdown]
# ## From scores to ranks
#
# A rank forgets distances. Before you use one, settle two things: which end is first, and what happens to ties. In this index
# rank one is the **highest** criminality. Two countries with the same score share the better rank, and the next rank
# stays empty, as after two silver medals nobody gets bronze.

# %% role="declare"
exercise(
    "m08-q3",
    function(
        [[5.66, 4.9, 4.9, 4.89, 4.69]],
        [[1.88, 2.36, 2.36, 2.36, 2.96]],
        [[4.34]],
    ),
    answer="ranks",
    hidden=(
        [[2.58, 6.37, 2.58, 6.05, 5.92, 2.58]],
        [[3, 3, 3]],
        [[9.5, 1, 8.5, 2]],
        [[]],
    ),
    points=3,
    minutes=10,
    objective="O2",
    verb="create",
    claims=["C18"],
    hints=[
        "When is a country third? Say it without the word rank.",
        "It is third when exactly two are higher. Count, for each score, how many are higher.",
        "For each score return one plus the number of scores that are greater than it; "
        "sum(other > score for other in scores) counts them.",
    ],
    then="Counting who is ahead settles ties by itself. In 2021, two countries shared the second "
    "place behind France.",
    mistakes=[
        mistake(
            "lowest-first",
            """
            def ranks(scores):
                return [1 + sum(other < score for other in scores) for score in scores]
            """,
            "Your rank one goes to the lowest score. In this index it is the highest criminality.",
        ),
        mistake(
            "ties-by-position",
            """
            def ranks(scores):
                order = sorted(range(len(scores)), key=lambda i: -scores[i])
                return [order.index(i) + 1 for i in range(len(scores))]
            """,
            "Two equal scores get different ranks, by their place in the list. Equal scores share "
            "one rank.",
        ),
        mistake(
            "nothing-left-empty",
            """
            def ranks(scores):
                levels = sorted(set(scores), reverse=True)
                return [levels.index(score) + 1 for score in scores]
            """,
            "After a tie you go on with the next number. Those who tie use up as many ranks as they "
            "are.",
        ),
        mistake(
            "average-of-ties",
            """
            def ranks(scores):
                return list(pd.Series(scores, dtype=float).rank(ascending=False))
            """,
            "Ties get the mean of their ranks, as statistics programs do. Here they share the better "
            "one.",
        ),
        mistake(
            "worse-rank-shared",
            """
            def ranks(scores):
                return [sum(other >= score for other in scores) for score in scores]
            """,
            "Ties share a rank, but the worse one. Does a country's own score count as ahead of it?",
        ),
    ],
    also=[
        """
        def ranks(scores):
            return pd.Series(scores, dtype=float).rank(ascending=False, method="min").astype(int).tolist()
        """,
        """
        def ranks(scores):
            ordered = sorted(scores, reverse=True)
            return [ordered.index(score) + 1 for score in scores]
        """,
    ],
    stub="...",
)

# %% [markdown]
# ### Exercise: a function for ranks
#
# {about m08-q3}
#
# Write `ranks(scores)`. It takes a list of scores and returns a **list of ranks** in the same order: {!1} for the highest; ties
# share the better rank; the ranks that they use up stay empty. Do not change the list that you are given.

# %% role="answer" exercise="m08-q3"
def ranks(scores):
    """Rank each score, 1 for the highest; ties share the better rank."""
    ### BEGIN SOLUTION
    return [1 + sum(other > score for other in scores) for score in scores]
    ### END SOLUTION

# %% [markdown]
# One score, three ranks: it depends on who else is in the race. In 2023 France stood at rank {OC-0526|bare} of all {ME-0001}, at rank
# {OC-0528|bare} of the European ones, and first of those that the index calls Western Europe. All three are true. Only the last made it
# into the article.

# %%
french = index[index.country == "France"].set_index("edition")
french[["criminality", "rank_world", "rank_europe", "rank_western_europe"]]

# %%
index[index.edition == 2023].groupby("region").country.agg(", ".join).to_frame("countries")

# %% role="declare"
exercise(
    "m08-q4",
    table(
        by=["edition"],
        rows=3,
        edition=number("year", whole=True),
        lead=number("points", within="0.006"),
        rank_of_all=number("rank", whole=True),
    ),
    answer="standing",
    points=3,
    minutes=11,
    objective="O2",
    verb="analyze",
    claims=["C18"],
    hints=[
        "For each edition you need the highest other score of the region, and a rank among all "
        "countries of the extract.",
        'rivals = index[(index.region == "Western Europe") & (index.country != "France")], then the '
        "greatest criminality by edition.",
        'index.groupby("edition").criminality.rank(ascending=False, method="min") ranks each row '
        "within its edition; keep the rows of France.",
    ],
    then="First each time, and by less each time. With the southern neighbors in the group it is "
    "another place. A rank carries neither fact.",
    mistakes=[
        mistake(
            "lead-over-the-mean",
            """
            west = index[index.region == "Western Europe"]
            others = west[west.country != "France"].groupby("edition").criminality.mean()
            own = index[index.country == "France"].set_index("edition").criminality
            place = index.groupby("edition").criminality.rank(ascending=False, method="min")
            standing = pd.DataFrame({"lead": own - others})
            standing["rank_of_all"] = place[index.country == "France"].to_numpy()
            standing = standing.reset_index()
            """,
            "You measured the lead over the mean of the others. A leader's lead is over the one who "
            "comes second.",
        ),
        mistake(
            "rivals-from-everywhere",
            """
            others = index[index.country != "France"].groupby("edition").criminality.max()
            own = index[index.country == "France"].set_index("edition").criminality
            place = index.groupby("edition").criminality.rank(ascending=False, method="min")
            standing = pd.DataFrame({"lead": own - others})
            standing["rank_of_all"] = place[index.country == "France"].to_numpy()
            standing = standing.reset_index()
            """,
            "Your lead is negative: you took the rival from the whole extract. For `lead`, stay in "
            "the index's Western Europe.",
        ),
        mistake(
            "rank-from-the-bottom",
            """
            west = index[index.region == "Western Europe"]
            others = west[west.country != "France"].groupby("edition").criminality.max()
            own = index[index.country == "France"].set_index("edition").criminality
            place = index.groupby("edition").criminality.rank(method="min")
            standing = pd.DataFrame({"lead": own - others})
            standing["rank_of_all"] = place[index.country == "France"].to_numpy()
            standing = standing.reset_index()
            """,
            "The leads are right. Your ranks count from the lowest score; pandas does so unless you "
            "tell it.",
        ),
        mistake(
            "ranked-in-the-region",
            """
            west = index[index.region == "Western Europe"]
            others = west[west.country != "France"].groupby("edition").criminality.max()
            own = index[index.country == "France"].set_index("edition").criminality
            standing = pd.DataFrame({"lead": own - others, "rank_of_all": 1}).reset_index()
            """,
            "The leads are right. `rank_of_all` asks for the place among all countries of the "
            "extract, southern neighbors included.",
        ),
        mistake(
            "ranked-over-all-editions",
            """
            west = index[index.region == "Western Europe"]
            others = west[west.country != "France"].groupby("edition").criminality.max()
            own = index[index.country == "France"].set_index("edition").criminality
            place = index.criminality.rank(ascending=False, method="min")
            standing = pd.DataFrame({"lead": own - others})
            standing["rank_of_all"] = place[index.country == "France"].to_numpy()
            standing = standing.reset_index()
            """,
            "The leads are right. You ranked all editions in one list, so that countries race "
            "against themselves. Rank within each edition.",
        ),
    ],
    also=[
        """
        rows = []
        for edition, year in index.groupby("edition"):
            by = year.set_index("country").criminality.astype(float)
            inside = by[year.set_index("country").region == "Western Europe"].sort_values()
            rows.append({
                "rank_of_all": 1 + int((by > by["France"]).sum()),
                "lead": round(inside.iloc[-1] - inside.iloc[-2], 2),
                "edition": float(edition),
            })
        standing = pd.DataFrame(rows).iloc[::-1]
        """
    ],
    near_misses=[
        """
        standing = pd.DataFrame({
            "edition": [2021, 2023, 2025], "lead": [0.76, 0.07, 0.07], "rank_of_all": [3, 3, 3],
        })
        """,
        """
        standing = pd.DataFrame({
            "edition": [2021, 2023, 2025], "lead": [0.76, 0.07, 0.05], "rank_of_all": [3, 4, 3],
        })
        """,
    ],
)

# %% [markdown]
# ### Exercise: first, by how much, and of whom?
#
# {about m08-q4}
#
# Make a DataFrame named `standing` with one row for each `edition` and two more columns. `lead`: by how many **points**, two
# decimals, France's criminality score is ahead of the second in the index's *Western Europe*. `rank_of_all`: France's rank
# among all {=index.country.nunique()} countries of the extract in that edition, {!1} for the highest score.

# %% role="answer" exercise="m08-q4"
rivals = index[(index.region == "Western Europe") & (index.country != "France")]
second = rivals.groupby("edition").criminality.max()
place = index.groupby("edition").criminality.rank(ascending=False, method="min")
standing = pd.DataFrame({
    "lead": french.criminality - second,
    "rank_of_all": place[index.country == "France"].to_numpy(),
}).reset_index()

# %%
plots.leads(index, standing)

# %% [markdown]
# *Consistently* holds: three editions of three. *Western European* holds as the index draws it. Another map of Western Europe
# would not be wrong, and would give another sentence.

# %% [markdown]
# ## Who chose half and half?
#
# The two halves tell different stories. In 2023 France led the region in markets, the United Kingdom in actors. So somewhere between
# all weight on actors and all weight on markets, the first place changes hands. The table `halves` holds the two means of
# each country, unrounded.

# %%
halves = pd.DataFrame({name: scores[members].mean(axis=1) for name, members in groups.items()})
halves.sort_values("markets", ascending=False).head(6).round(2)  # layout

# %% role="declare"
exercise(
    "m08-q5",
    number("percent", within="0.25"),
    answer="tip",
    points=2,
    minutes=8,
    objective="O2",
    verb="analyze",
    claims=["C18"],
    hints=[
        "At the tip both countries have the same score. Write that as an equation.",
        "With w for the weight of markets, a score is w * markets + (1 - w) * actors. Set the two "
        "scores equal and solve for w.",
        "Call France's lead in markets m and the British lead in actors a. Then w is a / (m + a); "
        "times 100 it is per cent.",
    ],
    then="Half for markets is above the tip, and not by much. Whoever finds actors a little more "
    "telling has another first.",
    mistakes=[
        mistake(
            "weight-of-actors",
            """
            m = halves.markets["France"] - halves.markets["United Kingdom"]
            a = halves.actors["United Kingdom"] - halves.actors["France"]
            tip = 100 * m / (m + a)
            """,
            "That is the weight of the actors at the tip. Asked is the weight of the markets.",
        ),
        mistake(
            "ratio-of-the-leads",
            """
            m = halves.markets["France"] - halves.markets["United Kingdom"]
            a = halves.actors["United Kingdom"] - halves.actors["France"]
            tip = 100 * a / m
            """,
            "You divided one lead by the other. That is the ratio of the two weights, and a weight "
            "is a share of both.",
        ),
        mistake(
            "share-not-per-cent",
            """
            m = halves.markets["France"] - halves.markets["United Kingdom"]
            a = halves.actors["United Kingdom"] - halves.actors["France"]
            tip = a / (m + a)
            """,
            "The share is right as a fraction. Asked are per cent.",
        ),
        mistake(
            "sign-lost",
            """
            m = halves.markets["France"] - halves.markets["United Kingdom"]
            a = halves.actors["France"] - halves.actors["United Kingdom"]
            tip = 100 * a / (m + a)
            """,
            "A weight below zero or above the whole cannot be. One of the two leads has the wrong "
            "sign.",
        ),
    ],
    also=[
        """
        from course.methods.index import crossing_weight

        tip = 100 * crossing_weight(halves.loc["France"], halves.loc["United Kingdom"])
        """,
        """
        year = index[index.edition == 2023].set_index("country")[["markets", "actors"]]
        m, a = (year.loc["France"] - year.loc["United Kingdom"]).abs()
        tip = round(100 * a / (m + a), 1)
        """,
    ],
    near_misses=["tip = 42"],
)

# %% [markdown]
# ### Exercise: where the first place tips
#
# {about m08-q5}
#
# At which weight of the **markets**, in **per cent** with one decimal or more, do France and the United Kingdom have the same score in
# 2023? The actors have the rest of the weight. Name it `tip`.

# %% role="answer" exercise="m08-q5"
ahead_in_markets = halves.markets["France"] - halves.markets["United Kingdom"]
behind_in_actors = halves.actors["United Kingdom"] - halves.actors["France"]
tip = 100 * behind_in_actors / (ahead_in_markets + behind_in_actors)

# %%
plots.crossing(halves, ("France", "United Kingdom"), tip)

# %% [markdown]
# ### Interactive exercise: what would make France first of all?
#
# {about m08-w1}
#
# Now Italy and Spain join. The slider sets the weight of the markets; the lines are ranks. With the mouse or the arrow keys, find the
# **smallest** weight at which France is ahead of **Spain**, and save it. Then find the smallest one at which France is ahead
# of **Italy**, too, and save that. To type instead: `slider.pick("spain", 50)`. (Scores: GI-TOC, Global Organized Crime
# Index, all rights reserved; extract quoted for teaching.)

# %% role="declare"
exercise(
    "m08-w1",
    entries(spain=number("percent", whole=True), italy=number("percent", whole=True)),
    answer='saved("m08-w1")',
    points=2,
    minutes=7,
    objective="O2",
    verb="analyze",
    claims=["C18"],
    hints=[
        "Start at the published weight and move towards the markets: that is where France is strong.",
        "Watch the line of France. Each time it climbs a rank, it has passed somebody.",
        "Step back and forth by one per cent around the place where the two swap: you want the first "
        "step at which France is ahead.",
    ],
    then="Most of the weight would have to lie on markets. A rule for choosing weights should be "
    "older than the wish for a result.",
    blank="Nothing is saved yet. Move the slider until France has passed Spain, and press the "
    "button; then do the same for Italy.",
    mistakes=[
        mistake(
            "the-british-tip",
            """
            slider = weight_slider("m08-w1", parts=neighbors, roles=wording)
            slider.pick("spain", 41)
            slider.pick("italy", 41)
            """,
            "There France passes the United Kingdom. Spain and Italy are still ahead: look at their "
            "lines.",
        ),
        mistake(
            "last-weight-behind",
            """
            slider = weight_slider("m08-w1", parts=neighbors, roles=wording)
            slider.pick("spain", 63)
            slider.pick("italy", 83)
            """,
            "At these weights France is still just behind. Asked is the first step at which it is "
            "ahead.",
        ),
        mistake(
            "swapped",
            """
            slider = weight_slider("m08-w1", parts=neighbors, roles=wording)
            slider.pick("spain", 84)
            slider.pick("italy", 64)
            """,
            "Both weights are well found, but each is saved for the other country.",
        ),
        mistake(
            "weight-of-actors",
            """
            slider = weight_slider("m08-w1", parts=neighbors, roles=wording)
            slider.pick("spain", 36)
            slider.pick("italy", 16)
            """,
            "You seem to have noted the weight of the actors, which is the rest. The slider shows "
            "that of the markets.",
        ),
    ],
    also=[
        """
        slider = weight_slider("m08-w1", parts=neighbors, roles=wording)
        slider.pick("italy", 84)
        slider.pick("spain", 64)
        """
    ],
    near_misses=[
        """
        slider = weight_slider("m08-w1", parts=neighbors, roles=wording)
        slider.pick("spain", 66)
        slider.pick("italy", 84)
        """,
        """
        slider = weight_slider("m08-w1", parts=neighbors, roles=wording)
        slider.pick("spain", 64)
        slider.pick("italy", 86)
        """,
    ],
    stub='# slider.pick("spain", ...) works here, too',
)

# %%
from course.methods.index import crossing_weight

neighbors = halves.loc[["France", "Germany", "Ireland", "Italy", "Spain", "United Kingdom"]]
wording = {
    "spain": "the weight at which France passes Spain",
    "italy": "the weight at which France passes Italy",
}

# %% role="answer" exercise="m08-w1"
slider = weight_slider(
    "m08-w1", parts=neighbors, roles=wording, highlight=["France"], credit=plots.RIGHTS
)
### BEGIN SOLUTION
for role, rival in {"spain": "Spain", "italy": "Italy"}.items():
    even = crossing_weight(neighbors.loc["France"], neighbors.loc[rival])
    slider.pick(role, int(100 * even) + 1)
### END SOLUTION
slider

# %% [markdown]
# Weights are one choice. Which indicators there are is another. Suppose the makers had dropped a single indicator of 2023, any of the
# {=len(scores.columns)}. Would France still have come before the United Kingdom? Drop one, average the rest as before, and put it back.

# %% role="declare"
exercise(
    "m08-q6",
    selection(
        "human_trafficking",
        "human_smuggling",
        "arms_trafficking",
        "flora_crimes",
        "fauna_crimes",
        "non_renewable_resource_crimes",
        "heroin_trade",
        "cocaine_trade",
        "cannabis_trade",
        "synthetic_drug_trade",
        "cyber_dependent_crimes",
        "financial_crimes",
        "trade_in_counterfeit_goods",
        "illicit_trade_in_excisable_goods",
        "extortion_and_protection_racketeering",
        "mafia_style_groups",
        "criminal_networks",
        "state_embedded_actors",
        "foreign_actors",
        "private_sector_actors",
    ),
    answer="tipping",
    points=3,
    minutes=10,
    objective="O3",
    verb="evaluate",
    claims=["C18"],
    hints=[
        "Make the index for both countries with one indicator missing, and compare. Then let a loop "
        "do it for each.",
        "In a loop over scores.columns, leave the name out of its group, take the two means again, "
        "and the mean of those.",
        "means = [scores[[n for n in members if n != name]].mean(axis=1) for members in "
        "groups.values()]; their half sum is the index without name.",
    ],
    then="A first place that one line of the questionnaire can take away is not robust. That it "
    "lies between these two countries is.",
    mistakes=[
        mistake(
            "wherever-france-scores-higher",
            """
            gap = scores.loc["France"] - scores.loc["United Kingdom"]
            tipping = set(gap[gap > 0].index)
            """,
            "You listed all indicators on which France scores higher. Leaving one out must also be "
            "enough to turn the whole score.",
        ),
        mistake(
            "largest-gaps",
            """
            gap = scores.loc["France"] - scores.loc["United Kingdom"]
            tipping = set(gap[gap >= 3 / 2].index)
            """,
            "You went by the gap in points alone. A gap counts with the weight of its indicator: "
            "compute the score without it.",
        ),
        mistake(
            "markets-only",
            'tipping = {"non_renewable_resource_crimes"}',
            "That one does it. Did you try the actors as well?",
        ),
        mistake(
            "actors-only",
            'tipping = {"mafia_style_groups"}',
            "That one does it. Did you try all of the markets as well?",
        ),
    ],
    also=[
        """
        tipping = []
        for name in scores.columns:
            kept = {group: [n for n in members if n != name] for group, members in groups.items()}
            made = composite(scores, implied_weights(kept))
            if made["United Kingdom"] > made["France"]:
                tipping.append(name)
        """
    ],
)

# %% [markdown]
# ### Exercise: leave one out
#
# {about m08-q6}
#
# Which **single** indicators, each left out on its own, would put the United Kingdom ahead of France? The two groups keep half of
# the score each. Name the set of their names `tipping`.

# %% role="answer" exercise="m08-q6"
tipping = set()
for name in scores.columns:
    left = [scores[[n for n in members if n != name]] for members in groups.values()]
    without = sum(group.mean(axis=1) for group in left) / len(left)
    if without["United Kingdom"] > without["France"]:
        tipping.add(name)

# %%
plots.gaps_left_out(scores, groups, ("France", "United Kingdom"), tipping)

# %% [markdown]
# ## How sure is a score?
#
# Scores come in half points. Careful experts may well differ by one such step. Suppose that each score could as well be up to half a point
# higher or lower, every value equally likely, and that these errors know nothing of each other. How often would France still
# be first of its region? The array `noise` holds {!10,000} draws for each country and indicator.

# %%
region = sorted(index[index.region == "Western Europe"].country.unique())
draws = 10 * 1000
noise = np.random.default_rng(2023).random((draws, len(region), len(scores.columns))) - 0.5
print(noise.shape, "from", noise.min().round(2), "to", noise.max().round(2))

# %% role="declare"
exercise(
    "m08-q7",
    entries(france=number("percent", within="1.6"), uk=number("percent", within="1.6")),
    answer="first",
    points=3,
    minutes=12,
    objective="O3",
    verb="evaluate",
    claims=["C18"],
    hints=[
        "Shake all scores first, then make the index of each draw, and only then see who is first.",
        "scores.loc[region].to_numpy() + noise has draws, countries and indicators, in this order. "
        "The markets are its first columns.",
        "Take the mean over axis 2 for markets and for actors, then halfway between them; "
        ".argmax(axis=1) gives the place in `region` of the first.",
    ],
    then="The first place survives in most draws and not in all. And this is the kindest error: an "
    "error that all scores of a country share does not average out.",
    mistakes=[
        mistake(
            "noise-on-the-final-score",
            """
            final = halves.loc[region].mean(axis=1).to_numpy() + noise[:, :, 0]
            winner = final.argmax(axis=1)
            first = {
                "france": 100 * (winner == region.index("France")).mean(),
                "uk": 100 * (winner == region.index("United Kingdom")).mean(),
            }
            """,
            "You shook the final score. Each indicator errs on its own, and much of that cancels "
            "when they are averaged.",
        ),
        mistake(
            "one-error-for-all",
            """
            shaken = scores.loc[region].to_numpy() + noise[:, :1, :]
            m = len(groups["markets"])
            final = (shaken[:, :, :m].mean(axis=2) + shaken[:, :, m:].mean(axis=2)) / 2
            winner = final.argmax(axis=1)
            first = {
                "france": 100 * (winner == region.index("France")).mean(),
                "uk": 100 * (winner == region.index("United Kingdom")).mean(),
            }
            """,
            "In your draws almost nobody overtakes. Does each country have its own errors, and does "
            "each half count half?",
        ),
        mistake(
            "fractions",
            """
            shaken = scores.loc[region].to_numpy() + noise
            m = len(groups["markets"])
            final = (shaken[:, :, :m].mean(axis=2) + shaken[:, :, m:].mean(axis=2)) / 2
            winner = final.argmax(axis=1)
            first = {
                "france": (winner == region.index("France")).mean(),
                "uk": (winner == region.index("United Kingdom")).mean(),
            }
            """,
            "These are fractions of the draws. Asked are per cent.",
        ),
        mistake(
            "swapped",
            """
            shaken = scores.loc[region].to_numpy() + noise
            m = len(groups["markets"])
            final = (shaken[:, :, :m].mean(axis=2) + shaken[:, :, m:].mean(axis=2)) / 2
            winner = final.argmax(axis=1)
            first = {
                "uk": 100 * (winner == region.index("France")).mean(),
                "france": 100 * (winner == region.index("United Kingdom")).mean(),
            }
            """,
            "Both shares are there, under each other's names. Who is where in `region`?",
        ),
    ],
    also=[
        """
        from course.methods.index import rank_shares

        found = rank_shares(scores.loc[region], implied_weights(groups), 0.5, seed=11)
        first = {"uk": found.loc["United Kingdom", 1], "france": found.loc["France", 1]}
        """
    ],
    near_misses=[
        'first = {"france": 77, "uk": 26.9}',
        'first = {"france": 73.1, "uk": 31}',
    ],
)

# %% [markdown]
# ### Exercise: one step of doubt
#
# {about m08-q7}
#
# Add `noise` to the scores of the countries in `region` (in this order), make the criminality score of each draw, and count. In what share of
# the draws, in **per cent** with one decimal or more, is France first, and in what share the United Kingdom? Make a
# dictionary named `first` with `france` and `uk`.

# %% role="answer" exercise="m08-q7"
shaken = scores.loc[region].to_numpy() + noise
split = len(groups["markets"])
market_means, actor_means = shaken[:, :, :split].mean(axis=2), shaken[:, :, split:].mean(axis=2)
winner = ((market_means + actor_means) / 2).argmax(axis=1)
first = {
    "france": 100 * (winner == region.index("France")).mean(),
    "uk": 100 * (winner == region.index("United Kingdom")).mean(),
}

# %%
plots.first_by_noise(scores.loc[region], groups, first)

# %% [markdown]
# As the doubt grows, the first two come closer to each other; the third hardly ever gets there. So *France or the United Kingdom* is
# robust, and *France* alone is a fair bet. Now keep the scores and draw the **weights** at random instead, in two ways: one
# weight for each half, or one for each indicator.

# %%
from course.methods.index import random_weight_shares

pd.DataFrame({
    "one weight a half": random_weight_shares(scores.loc[region], groups)[1],
    "one weight an indicator": random_weight_shares(scores.loc[region])[1],
}).loc[["France", "United Kingdom", "Germany"]].rename_axis("first, per cent of draws").round(1)

# %% role="declare"
exercise(
    "m08-q8",
    choice("a", "b", "c", "d"),
    answer="reason",
    points=1,
    minutes=5,
    objective="O3",
    verb="analyze",
    claims=["C18"],
    hints=[
        "How much weight do all markets have together, on average, in either way of drawing?",
        "With a weight for each indicator, a group's share grows with the number of its indicators.",
        "Set that share beside the tip that you found: on which side of it is France first?",
    ],
    then="Even *random* weights hold a choice: what gets a weight of its own.",
    mistakes=[
        mistake(
            "chance-favors-the-leader",
            'reason = "a"',
            "More draws of weights do not favor whoever leads. Ask where the weight goes on "
            "average.",
        ),
        mistake(
            "more-weights-more-truth",
            'reason = "c"',
            "No set of weights is the true one, and more of them bring nothing nearer to it. Count "
            "how many weights go to markets.",
        ),
        mistake(
            "actors-decide",
            'reason = "d"',
            "Look at the two groups again: with one weight for each indicator, which of them gets "
            "more?",
        ),
    ],
    also=['reason = " B "'],
)

# %% [markdown]
# ### Exercise: two kinds of chance
#
# {about m08-q8}
#
# Why is France first so much more often with one weight an indicator? Name the letter of the best reason `reason`.
#
# - **a** More random weights mean more noise, and noise favors the one who leads anyway.
# - **b** Most indicators are markets, so that markets get most of the weight, and France leads in markets.
# - **c** The more weights are drawn, the closer their mean result comes to the true order.
# - **d** With a weight of their own, the few types of actors decide the result, and France leads in actors.

# %% role="answer" exercise="m08-q8"
reason = "b"

# %% [markdown]
# ## Another recipe
#
# Two more choices are hidden in the word *average*. Should every indicator count alike (a **flat** mean), or every half? And should high
# scores make up for low ones? An arithmetic mean allows that. A **geometric** mean, the root of a product, is pulled down by low
# scores. In code it is `np.exp(np.log(x).mean())`.
#
# The handbook of the OECD and the Joint Research Centre (Nardo and others 2008) asks of every index to try such variants and
# to report what they change.

# %% role="declare"
exercise(
    "m08-q9",
    entries(
        halves_arithmetic=number("rank", whole=True),
        halves_geometric=number("rank", whole=True),
        flat_arithmetic=number("rank", whole=True),
        flat_geometric=number("rank", whole=True),
    ),
    answer="recipes",
    points=3,
    minutes=11,
    objective="O2",
    verb="evaluate",
    claims=["C18"],
    hints=[
        "Make one score a country for each recipe, then ask how many countries are ahead of France.",
        "Geometric by halves: the geometric mean within each group, then the geometric mean of the "
        "two.",
        'composite(scores, weights, "geometric") takes any weights: implied_weights(groups) for the '
        "halves, and the same number for each column for the flat mean.",
    ],
    then="One set of scores, and three different places. France scores high on almost everything, "
    "and low scores are what a geometric mean punishes.",
    mistakes=[
        mistake(
            "region-only",
            """
            recipes = {
                "halves_arithmetic": 1,
                "halves_geometric": 1,
                "flat_arithmetic": 1,
                "flat_geometric": 1,
            }
            """,
            "Within the region France is first by each recipe, as you found. Asked is the rank among "
            "all countries in `scores`.",
        ),
        mistake(
            "halves-throughout",
            """
            recipes = {
                "halves_arithmetic": 3,
                "halves_geometric": 3,
                "flat_arithmetic": 3,
                "flat_geometric": 3,
            }
            """,
            "The ranks by halves are right. A flat mean takes all indicators at once, without "
            "groups: the actors lose weight.",
        ),
        mistake(
            "arithmetic-throughout",
            """
            recipes = {
                "halves_arithmetic": 3,
                "halves_geometric": 3,
                "flat_arithmetic": 2,
                "flat_geometric": 2,
            }
            """,
            "Three are right. In the last one, the geometric mean has to be taken over all indicators "
            "at once.",
        ),
        mistake(
            "lowest-first",
            """
            halves_weights = implied_weights(groups)
            flat_weights = dict.fromkeys(scores.columns, 1)
            recipes = {
                f"{name}_{how}": composite(scores, weights, how).rank()["France"]
                for name, weights in {"halves": halves_weights, "flat": flat_weights}.items()
                for how in ("arithmetic", "geometric")
            }
            """,
            "You counted from the lowest score. Rank one is the highest criminality.",
        ),
    ],
    also=[
        """
        logs = np.log(scores)
        tables = {"arithmetic": scores, "geometric": logs}
        recipes = {}
        for how, used in tables.items():
            by_half = sum(used[members].mean(axis=1) for members in groups.values()) / 2
            for name, made in {"halves": by_half, "flat": used.mean(axis=1)}.items():
                recipes[f"{name}_{how}"] = int((made > made["France"]).sum()) + 1
        """
    ],
    near_misses=[
        'recipes = {"halves_arithmetic": 4, "halves_geometric": 3, "flat_arithmetic": 2, "flat_geometric": 1}',
        'recipes = {"halves_arithmetic": 3, "halves_geometric": 2, "flat_arithmetic": 2, "flat_geometric": 1}',
        'recipes = {"halves_arithmetic": 3, "halves_geometric": 3, "flat_arithmetic": 1, "flat_geometric": 1}',
        'recipes = {"halves_arithmetic": 3, "halves_geometric": 3, "flat_arithmetic": 2, "flat_geometric": 3}',
    ],
)

# %% [markdown]
# ### Exercise: four recipes
#
# {about m08-q9}
#
# Which **rank** does France have among all {=len(scores)} countries in `scores` by each of four recipes? Make a dictionary named `recipes` with the
# keys `halves_arithmetic`, `halves_geometric`, `flat_arithmetic` and `flat_geometric`. The function `composite` may help: see
# `help(composite)`.

# %% role="answer" exercise="m08-q9"
kinds = {"halves": implied_weights(groups), "flat": dict.fromkeys(scores.columns, 1)}
recipes = {}
for kind, weights in kinds.items():
    for how in ("arithmetic", "geometric"):
        made = composite(scores, weights, how)
        recipes[f"{kind}_{how}"] = int((made > made["France"]).sum()) + 1

# %%
plots.recipe_ranks(scores, groups, recipes)

# %% [markdown]
# None of the four is the right one. A geometric mean supposes that a score of eight is twice a four, which few scales of
# judgement can claim. But a sentence that holds by one recipe only should name the recipe.

# %% [markdown]
# ## Two editions
#
# From 2021 to 2023 the published British score rose from {OC-0316|bare} to {OC-0891|bare}, and the French lead all but vanished. But the second edition also
# changed the questions: {ME-0003|bare} markets became {ME-0004|bare}, and {ME-0005|bare} types of actors became {ME-0006|bare}. What is left of the rise on the
# indicators that **both** editions hold? The column `in_2021` marks them.

# %%
both = load("crime_index_indicators").query("country in ['France', 'United Kingdom']")
both = both[["country", "edition", "group", "indicator", "score", "in_2021"]]
both.groupby(["edition", "country", "group"]).score.agg(["count", "mean"]).round(3)  # layout

# %% role="declare"
exercise(
    "m08-q10",
    entries(
        france=number("points", within="0.012"),
        uk=number("points", within="0.012"),
        gap=number("points", within="0.012"),
    ),
    answer="same_basis",
    points=3,
    minutes=11,
    objective="O4",
    verb="analyze",
    claims=["C18"],
    hints=[
        "First throw out what the edition of 2021 did not have. Then build both scores as before.",
        "both[both.in_2021] keeps the common ones. Mean by country, edition and group, then the mean "
        "of the two groups.",
        'common.groupby(["country", "edition", "group"]).score.mean().groupby(["country", '
        '"edition"]).mean() has the four scores that you need.',
    ],
    then="About half of the British rise came with the new questions, and the lead that all but "
    "vanished is still there on the old ones.",
    mistakes=[
        mistake(
            "as-published",
            """
            by = index.set_index(["country", "edition"]).criminality.astype(float)
            same_basis = {
                "france": by["France", 2023] - by["France", 2021],
                "uk": by["United Kingdom", 2023] - by["United Kingdom", 2021],
                "gap": by["France", 2023] - by["United Kingdom", 2023],
            }
            """,
            "These are differences of the published scores, which rest on different indicators. Keep "
            "those that both editions have.",
        ),
        mistake(
            "flat-mean",
            """
            by = both[both.in_2021].groupby(["country", "edition"]).score.mean()
            same_basis = {
                "france": by["France", 2023] - by["France", 2021],
                "uk": by["United Kingdom", 2023] - by["United Kingdom", 2021],
                "gap": by["France", 2023] - by["United Kingdom", 2023],
            }
            """,
            "The right indicators, averaged all at once. The index takes markets and actors half and "
            "half.",
        ),
        mistake(
            "markets-only",
            """
            kept = both[both.in_2021 & (both.group == "market")]
            by = kept.groupby(["country", "edition"]).score.mean()
            same_basis = {
                "france": by["France", 2023] - by["France", 2021],
                "uk": by["United Kingdom", 2023] - by["United Kingdom", 2021],
                "gap": by["France", 2023] - by["United Kingdom", 2023],
            }
            """,
            "You left the actors out. The criminality score is half markets, half actors.",
        ),
        mistake(
            "per-cent",
            """
            by = both[both.in_2021].groupby(["country", "edition", "group"]).score.mean()
            by = by.groupby(["country", "edition"]).mean()
            same_basis = {
                "france": 100 * (by["France", 2023] / by["France", 2021] - 1),
                "uk": 100 * (by["United Kingdom", 2023] / by["United Kingdom", 2021] - 1),
                "gap": by["France", 2023] - by["United Kingdom", 2023],
            }
            """,
            "Your changes are in per cent. On a scale of judgement that has no zero, points are the "
            "safer unit, and they are asked.",
        ),
    ],
    also=[
        """
        by = index.set_index(["country", "edition"]).like_for_like.astype(float)
        same_basis = {
            "gap": by["France", 2023] - by["United Kingdom", 2023],
            "uk": by["United Kingdom", 2023] - by["United Kingdom", 2021],
            "france": by["France", 2023] - by["France", 2021],
        }
        """
    ],
    near_misses=[
        'same_basis = {"france": 0.19, "uk": 0.425, "gap": 0.5125}',
        'same_basis = {"france": 0.1625, "uk": 0.45, "gap": 0.5125}',
        'same_basis = {"france": 0.1625, "uk": 0.425, "gap": 0.55}',
    ],
)

# %% [markdown]
# ### Exercise: like for like
#
# {about m08-q10}
#
# On the common indicators only, with half the weight for markets and half for actors: by how many **points** did the score of `france` and of
# the `uk` change from 2021 to 2023, and what is the `gap`, France minus United Kingdom, in 2023? Two decimals or more,
# in a dictionary named `same_basis`.

# %% role="answer" exercise="m08-q10"
common = both[both.in_2021]
group_means = common.groupby(["country", "edition", "group"]).score.mean()
rebuilt_on_common = group_means.groupby(["country", "edition"]).mean()
same_basis = {
    "france": rebuilt_on_common["France", 2023] - rebuilt_on_common["France", 2021],
    "uk": rebuilt_on_common["United Kingdom", 2023] - rebuilt_on_common["United Kingdom", 2021],
    "gap": rebuilt_on_common["France", 2023] - rebuilt_on_common["United Kingdom", 2023],
}

# %%
plots.like_for_like(index, same_basis)

# %% [markdown]
# Neither basis is wrong. The newer questions cover cybercrime and financial crime, which are real. But a change of the ruler is no change
# of the thing, and a caption that spans both editions has to say so.

# %% [markdown]
# ## A second score beside it
#
# The index also scores **resilience**: laws, courts, police, prevention and more. High is good. It is tempting to lay the two side by side
# and to read a cause off the picture. Look first at what the correlation rests on: `year` holds {=index.country.nunique()} countries,
# which the course picked.

# %%
year = index.loc[index.edition == 2023, ["country", "region", "criminality", "resilience"]]
year.sort_values("resilience").head(4)

# %% role="declare"
exercise(
    "m08-q11",
    entries(
        every=number("coefficient", within="0.006"),
        country=one_of(
            "Andorra",
            "Austria",
            "Belgium",
            "France",
            "Germany",
            "Ireland",
            "Italy",
            "Liechtenstein",
            "Luxembourg",
            "Monaco",
            "Netherlands",
            "Portugal",
            "Spain",
            "Switzerland",
            "United Kingdom",
        ),
        without=number("coefficient", within="0.006"),
        reading=one_of("a", "b", "c", "d"),
    ),
    answer="beside",
    points=3,
    minutes=10,
    objective="O3",
    verb="evaluate",
    claims=["C18"],
    hints=[
        "Compute the correlation of the two columns once with everybody, then once without each "
        "country.",
        "rows.criminality.corr(rows.resilience) is the coefficient. Which country's absence moves it "
        "most?",
        "For the reading: experts scored both, nobody changed anything, and one country matters a "
        "lot. Which sentence says no more than that?",
    ],
    then="One point decides whether the link looks weak or strong. And both sides are judgements: a "
    "link is all there is.",
    mistakes=[
        mistake(
            "cause-claimed",
            """
            rows = year.set_index("country")[["criminality", "resilience"]].astype(float)
            beside = {
                "every": rows.corr().iloc[0, 1],
                "country": "Monaco",
                "without": rows.drop("Monaco").corr().iloc[0, 1],
                "reading": "a",
            }
            """,
            "The figures are right. The reading claims a cause: what else could make the two scores "
            "go together?",
        ),
        mistake(
            "cause-turned-round",
            """
            rows = year.set_index("country")[["criminality", "resilience"]].astype(float)
            beside = {
                "every": rows.corr().iloc[0, 1],
                "country": "Monaco",
                "without": rows.drop("Monaco").corr().iloc[0, 1],
                "reading": "b",
            }
            """,
            "The figures are right. Turning the arrow round still leaves an arrow: a correlation has "
            "none.",
        ),
        mistake(
            "no-link-at-all",
            """
            rows = year.set_index("country")[["criminality", "resilience"]].astype(float)
            beside = {
                "every": rows.corr().iloc[0, 1],
                "country": "Monaco",
                "without": rows.drop("Monaco").corr().iloc[0, 1],
                "reading": "d",
            }
            """,
            "The figures are right. Look at your second coefficient again: is there really nothing?",
        ),
        mistake(
            "ranks-correlated",
            """
            rows = year.set_index("country")[["criminality", "resilience"]].astype(float)
            beside = {
                "every": rows.corr("spearman").iloc[0, 1],
                "country": "Monaco",
                "without": rows.drop("Monaco").corr("spearman").iloc[0, 1],
                "reading": "c",
            }
            """,
            "You correlated ranks. Asked is the usual coefficient, of the scores themselves.",
        ),
        mistake(
            "region-for-country",
            """
            rows = year.set_index("country")[["criminality", "resilience"]].astype(float)
            inside = rows[(year.region == "Western Europe").to_numpy()]
            beside = {
                "every": rows.corr().iloc[0, 1],
                "country": "Monaco",
                "without": inside.corr().iloc[0, 1],
                "reading": "c",
            }
            """,
            "For `without` you left out a whole region. Leave out one country only.",
        ),
    ],
    also=[
        """
        rows = year.set_index("country")[["criminality", "resilience"]].astype(float)
        beside = pd.Series({
            "reading": "C",
            "without": round(np.corrcoef(rows.drop("Monaco").to_numpy().T)[0, 1], 2),
            "every": round(np.corrcoef(rows.to_numpy().T)[0, 1], 2),
            "country": "monaco",
        })
        """
    ],
    near_misses=[
        'beside = {"every": -0.26, "country": "Monaco", "without": -0.7381, "reading": "c"}',
        'beside = {"every": -0.2486, "country": "Monaco", "without": -0.75, "reading": "c"}',
    ],
)

# %% [markdown]
# ### Exercise: what one country does to a correlation
#
# {about m08-q11}
#
# Compute the correlation (Pearson's) of `criminality` and `resilience` over `year`, two decimals or more: `every` over all countries; `country`, the one
# whose absence changes it most; `without`, the coefficient without that country. Then `reading`, the letter of the sentence
# that the figures bear. Name the dictionary `beside`.
#
# - **a** Strong institutions keep organized crime down.
# - **b** Organized crime wears institutions down.
# - **c** Here, countries that experts score low on one tend to be scored high on the other; how closely depends on who is included.
# - **d** The two scores have nothing to do with each other.

# %% role="answer" exercise="m08-q11"
pairs = year.set_index("country")[["criminality", "resilience"]].astype(float)
every = pairs.criminality.corr(pairs.resilience)
others = pd.Series({name: pairs.drop(name).corr().iloc[0, 1] for name in pairs.index})
most = (others - every).abs().idxmax()
beside = {"every": every, "country": most, "without": others[most], "reading": "c"}

# %%
plots.resilience(year, beside)

# %% [markdown]
# Some analysts fold two such scores into one number. Their ends must then point the same way, and their scales must match. **Min-max**
# normalizing makes the lowest value at hand {!0} and the highest {!1}; high resilience is good, so it is turned round. Let
# the *exposure* of a country be the mean of the two. (The word and the recipe are ours, made for this exercise.)

# %% role="declare"
exercise(
    "m08-q12",
    entries(
        everybody=number("on the scale from 0 to 1", within="0.006"),
        without_monaco=number("on the scale from 0 to 1", within="0.006"),
        passes_uk=one_of("Germany", "Ireland", "Portugal", "Spain", "Switzerland", "nobody"),
    ),
    answer="exposure",
    points=3,
    minutes=9,
    objective="O2",
    verb="apply",
    claims=["C18"],
    hints=[
        "Normalize both columns, turn one of them round, and take the mean. Then do all of it again "
        "with one row less.",
        "Normalized is (x - x.min()) / (x.max() - x.min()). Turned round it is 1 minus that.",
        "Drop Monaco from the table before you normalize: the lowest resilience is then another "
        "country's. Compare the order of all scores, with and without.",
    ],
    then="Nothing changed in France, and its score did. Two countries even swapped places because a "
    "third one left. Relative scales do that.",
    mistakes=[
        mistake(
            "not-turned-round",
            """
            def exposed(rows):
                scaled = (rows - rows.min()) / (rows.max() - rows.min())
                return (scaled.criminality + scaled.resilience) / 2

            rows = year.set_index("country")[["criminality", "resilience"]].astype(float)
            exposure = {
                "everybody": exposed(rows)["France"],
                "without_monaco": exposed(rows.drop("Monaco"))["France"],
                "passes_uk": "Switzerland",
            }
            """,
            "You added the two as they are. High criminality and high resilience point in opposite "
            "directions.",
        ),
        mistake(
            "dropped-after-normalizing",
            """
            rows = year.set_index("country")[["criminality", "resilience"]].astype(float)
            scaled = (rows - rows.min()) / (rows.max() - rows.min())
            score = (scaled.criminality + 1 - scaled.resilience) / 2
            exposure = {
                "everybody": score["France"],
                "without_monaco": score.drop("Monaco")["France"],
                "passes_uk": "nobody",
            }
            """,
            "Both figures are the same: Monaco still sets the scale. Leave it out before you "
            "normalize.",
        ),
        mistake(
            "divided-by-the-highest",
            """
            def exposed(rows):
                scaled = rows / rows.max()
                return (scaled.criminality + 1 - scaled.resilience) / 2

            rows = year.set_index("country")[["criminality", "resilience"]].astype(float)
            exposure = {
                "everybody": exposed(rows)["France"],
                "without_monaco": exposed(rows.drop("Monaco"))["France"],
                "passes_uk": "nobody",
            }
            """,
            "You divided by the highest value. Min-max takes the lowest off first, so that somebody "
            "gets zero.",
        ),
        mistake(
            "standard-scores",
            """
            def exposed(rows):
                scaled = (rows - rows.mean()) / rows.std(ddof=0)
                return (scaled.criminality - scaled.resilience) / 2

            rows = year.set_index("country")[["criminality", "resilience"]].astype(float)
            exposure = {
                "everybody": exposed(rows)["France"],
                "without_monaco": exposed(rows.drop("Monaco"))["France"],
                "passes_uk": "Switzerland",
            }
            """,
            "These are standard scores, counted from the mean. Min-max counts from the lowest to the "
            "highest.",
        ),
        mistake(
            "no-swap-seen",
            """
            def exposed(rows):
                scaled = (rows - rows.min()) / (rows.max() - rows.min())
                return (scaled.criminality + 1 - scaled.resilience) / 2

            rows = year.set_index("country")[["criminality", "resilience"]].astype(float)
            exposure = {
                "everybody": exposed(rows)["France"],
                "without_monaco": exposed(rows.drop("Monaco"))["France"],
                "passes_uk": "nobody",
            }
            """,
            "Both figures are right. Now sort all countries, with and without: is the order of the "
            "others still the same?",
        ),
    ],
    also=[
        """
        from course.methods.index import normalize

        rows = year.set_index("country")[["criminality", "resilience"]].astype(float)
        found = []
        for kept in (rows, rows.drop("Monaco")):
            scaled = normalize(kept.assign(resilience=-kept.resilience))
            found.append(round(float(scaled.mean(axis=1)["France"]), 2))
        exposure = {"passes_uk": "switzerland", "without_monaco": found[1], "everybody": found[0]}
        """
    ],
    near_misses=[
        'exposure = {"everybody": 0.73, "without_monaco": 0.8244, "passes_uk": "Switzerland"}',
        'exposure = {"everybody": 0.7144, "without_monaco": 0.81, "passes_uk": "Switzerland"}',
    ],
)

# %% [markdown]
# ### Exercise: a scale that depends on the company
#
# {about m08-q12}
#
# Compute the exposure of **France** over the countries in `year`: `everybody`, with all of them, and `without_monaco`, with Monaco left out
# before anything is normalized, both from {!0} to {!1} with two decimals or more. And `passes_uk`: which country comes ahead of
# the United Kingdom only once Monaco is gone? Name the dictionary `exposure`.

# %% role="answer" exercise="m08-q12"
def exposed(table):
    scaled = (table - table.min()) / (table.max() - table.min())
    return (scaled.criminality + (1 - scaled.resilience)) / 2


both_scores = year.set_index("country")[["criminality", "resilience"]].astype(float)
exposed_all, exposed_fewer = exposed(both_scores), exposed(both_scores.drop("Monaco"))
was_behind = exposed_all[exposed_all < exposed_all["United Kingdom"]].index
now_ahead = exposed_fewer[exposed_fewer > exposed_fewer["United Kingdom"]].index
exposure = {
    "everybody": exposed_all["France"],
    "without_monaco": exposed_fewer["France"],
    "passes_uk": was_behind.intersection(now_ahead)[0],
}

# %%
plots.company(year, "Monaco", exposure)

# %% [markdown]
# ## What a caption may say
#
# A ranking travels as a picture with one line below it. Most readers never see more. That line has to carry the source, the group, the
# year, the distance and the doubt, or at least not hide them.

# %% role="declare"
exercise(
    "m08-q13",
    selection("a", "b", "c", "d", "e", "f", "g"),
    answer="captions",
    points=2,
    minutes=7,
    objective="O3",
    verb="evaluate",
    claims=["C18"],
    hints=[
        "Ask of each sentence: does it speak of scores by experts, or of crime itself?",
        "Then ask whether group, editions and basis are named, and whether a cause is claimed.",
        "Three sentences stay with what was scored, by whom, for which group. Keep those.",
    ],
    then="What you kept is longer and less quotable. It also cannot be refuted by the next person "
    "who opens the table.",
    mistakes=[
        mistake(
            "score-is-crime",
            'captions = {"a", "b", "c", "e"}',
            "Most of it fits. But look at b: does a score by experts say how much crime there is, "
            "and is Western Europe a given?",
        ),
        mistake(
            "change-of-ruler",
            'captions = {"a", "c", "d", "e"}',
            "Most of it fits. But look at d: are the two scores made of the same indicators, and is "
            "a score an amount?",
        ),
        mistake(
            "cause-from-ranks",
            'captions = {"a", "c", "e", "f"}',
            "Most of it fits. But look at f: the index says how countries are scored, not why.",
        ),
        mistake(
            "reporting-explains-it",
            'captions = {"a", "c", "e", "g"}',
            "Most of it fits. But look at g: that more is known about a country may raise its score. "
            "Is it shown that it did?",
        ),
        mistake(
            "nothing-can-be-said",
            'captions = {"e"}',
            "Doubt is right, but some sentences are plainly true of the tables. Read a and c once "
            "more.",
        ),
    ],
    also=['captions = ["E", "c", "a"]'],
)

# %% [markdown]
# ### Exercise: check the captions
#
# {about m08-q13}
#
# Which captions could you defend with the tables of this module? Name the set of their letters `captions`.
#
# - **a** Of the countries that the Global Organized Crime Index counts as Western Europe, France has the highest criminality score
#   in the editions of 2021, 2023 and 2025; in the last one it is {OC-1133|bare}.
# - **b** France is the most criminal country in Western Europe.
# - **c** Criminality scores of 2023: Italy {OC-1013|bare}, Spain {OC-1053|bare}, France {OC-0522|bare}, United Kingdom {OC-0891|bare}; the index files the first two under
#   Southern Europe.
# - **d** Organized crime in the United Kingdom grew by more than a sixth between 2021 and 2023.
# - **e** Experts' scores on a scale of {ME-0002|bare}; a country on which more is researched can look worse, as the publisher itself warns.
# - **f** Weak borders and ports have made France number one.
# - **g** France is first because its press and its courts report more than others.

# %% role="answer" exercise="m08-q13"
captions = {"a", "c", "e"}

# %% [markdown]
# ## Your turn to write
#
# Imagine a bar chart of criminality scores in Western Europe, 2023, with France on top. You write the line below it.

# %% role="declare"
written(
    "m08-e1",
    points=4,
    minutes=15,
    objective="O5",
    verb="create",
    claims=["C18"],
    rubric=(
        (4, "complete", "Says what is scored, by whom, on which scale, in which edition; names the "
         "group and who is not in it; gives the distance and not the rank alone; states one doubt "
         "that was tested (weights, noise, recipe or basis); names source and rights."),
        (3, "sound", "Score, group, edition and source are right and the distance is there; the "
         "doubt is general or missing; no wrong claim."),
        (2, "partial", "The rank is right and the source is named, but a reader cannot tell the "
         "group, the distance or that these are judgements."),
        (1, "bare", "Repeats that France is first, or takes the score for an amount of crime."),
    ),
    samples=[
        (
            4,
            "Criminality scores by experts, scale {ME-0002|bare}, Global Organized Crime Index 2023 (GI-TOC, all "
            "rights reserved). Of the states it files under Western Europe, France scores {OC-0522|bare}, "
            "just above the United Kingdom at {OC-0891|bare}: a lead that a one-step error of the experts "
            "often turns round. Italy and Spain, filed under Southern Europe, score higher. A score is no "
            "count of crimes.",
            "Scale, makers, edition, group, distance, a tested doubt, the neighbors and the rights are all "
            "there, in about the length asked for.",
        ),
        (
            3,
            "Global Organized Crime Index 2023, GI-TOC. Experts score France at {OC-0522|bare} and the United "
            "Kingdom at {OC-0891|bare}, so the two are almost level at the top of the index's Western Europe. "
            "Such scores should be read with care.",
            "Everything said is right and the distance is given. The doubt is general: nothing that was "
            "tested in the module, and nothing on Italy and Spain.",
        ),
        (
            2,
            "France ranks first in Western Europe in the Global Organized Crime Index of GI-TOC, as it "
            "has done in all editions.",
            "True and sourced, but without group, scale, distance or doubt it says no more than the "
            "article.",
        ),
        (
            1,
            "France has the most organized crime in Western Europe, far ahead of its neighbors.",
            "Takes a score for an amount and invents a distance.",
        ),
    ],
)

# %% [markdown]
# ### Written exercise: an honest caption
#
# {about m08-e1}
#
# In about {!60} words, write a caption that is true and complete. Say what is scored, by whom, on which scale and in which edition; name the
# group and a neighbor that is not in it; give the distance, not the rank alone; state one doubt that you tested
# above; and name source and rights.
#
# {rubric m08-e1}

# %% [markdown] role="written" exercise="m08-e1"
# ### BEGIN SOLUTION
# **Model answer for instructors.** Criminality scores of 2023 by experts, on a scale of {ME-0002|bare}. Source: Global Organized Crime Index,
# GI-TOC, all rights reserved. Among the states that the index files under Western Europe, France ({OC-0522|bare}) is ahead of the United
# Kingdom ({OC-0891|bare}) by {=(french.criminality - second)[2023]:.2f} points; with scores one step off, the order holds in {=100 * (winner == region.index("France")).mean():.0f} of {!100} simulated cases. Italy
# ({OC-1013|bare}) and Spain ({OC-1053|bare}), filed under Southern Europe, score higher. Scores are judgements, not counts.
# ### END SOLUTION

# %% [markdown]
# ## What this does not show
#
# - Nothing here measures crime. The exercises test an **index**, that is judgements and a recipe, and not the world that
#   it is about.
# - A rank that is not robust is not wrong. It says less than it seems to.
# - The noise was ours: half a point, independent, alike for all countries. Real errors of experts may be smaller, larger or
#   **shared**, and then they do not cancel.
# - The extract holds {=index.country.nunique()} neighbors that the course picked. The index has {ME-0001}.
# - That the publisher warns of its own rankings counts in its favor. It does not free the reader who quotes them.

# %% [markdown]
# ## To read on
#
# - M. Nardo, M. Saisana, A. Saltelli, S. Tarantola, A. Hoffmann and E. Giovannini (2008), *Handbook on Constructing Composite Indicators:
#   Methodology and User Guide*, OECD and Joint Research Centre of the European Commission.
# - GI-TOC (2023), *Global Organized Crime Index*, appendices: how the scores are made, and what their makers warn of.
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
