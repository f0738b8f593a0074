# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% role="declare"
objectives(
    O1=("Compute", "a change in per cent in both directions, and say what it is a share of."),
    O2=("Compare", "versions of one figure that differ in place, period and definition."),
    O3=("Explain", "what a multiple says and hides: its base year, its yearly rate, its record."),
    O4=("Distinguish", "a share of one group from a share of another, and from a pooled share."),
    O5=("Write", "figures so that a reader can see what they are divided by."),
)
glossary({
    "base year": "the year that a change is measured from; the choice of it is part of the claim",
    "denominator": "what a figure is divided by: the whole that a share is a share of",
    "base rate": "how common something is in the whole group, before anything else is known",
    "narchomicide": "a word coined by French prosecutors for a killing linked to the drug trade",
    "règlement de comptes": "score-settling between criminals; the category that French police "
    "counted before they counted every drug-linked death",
    "victim (in police counts)": "a person killed or wounded or shot at; not only the dead",
    "pooled share": "one share for two groups together, which hides the share in each",
    "natural frequencies": "counts of people in place of percentages: so many out of so many",
})
teaching(
    needs=[],
    core=["m03-q4", "m03-q11", "m03-w1"],
    discuss=[
        "Both headlines from the explorer are true. Is one of them dishonest, and what would make "
        "it so?",
        "A ministry and a broadcaster count the same city differently. Which version would you "
        "print, and what would you print with it?",
        "The word record was right when it was written. Should a newspaper correct it later?",
        "Who is harmed when a share of the charged is read as a share of the young?",
    ],
    watch=[
        "They divide by the new value, above all when they work backwards from a percentage. Let "
        "them put the old value into words before they divide.",
        "They write *not reproduced* as *false*. A figure may rest on a definition that nobody "
        "published with it.",
        "They take counts of victims for counts of deaths or of attacks. Ask for the unit in every "
        "sentence.",
    ],
)

# %% [markdown]
# # Change, denominators and base rates
#
# One short article about an armed attack in Normandy holds {count claims} claims. This module takes apart the
# ones that say *how much more*: the rise in violence, the {C26|fold} seizures, the record,
# the share of young people. You will recompute each of them from published figures, and most will look
# different when you know what they were divided by.
#
# **After this module you can**
#
# {objectives}
#
# **Time:** about {minutes} minutes of exercises, plus reading. **You need:** modules of the course are
# independent; from Python, a little pandas (filter a table, make a column). **Contents:** a rise and
# its base · many versions of one city · how many times since when · a record · shares of what · your turn
# to write.

# %% [markdown]
# ## How this notebook works
#
# Each exercise is a question, a cell with dots for your answer, and a check. Replace the dots, run
# the cell, run the check. It tells you what is right, or which step to look at again. Nothing is
# lost by a wrong answer, and you can check as often as you like. For a nudge, call `hint("m03-q1")`
# in a cell of your own; each exercise has three.
#
# Every figure in the text is a link to its source. The people in these tables were killed, wounded
# or accused. Nobody has been tried for the attack in any source we have, so the words *suspected* and
# *alleged* stay where they are.

# %%
import pandas as pd

from course import base_year_explorer, check, hint, load, progress, saved, value
from course.plots.change import factors_by_base, published_counts, records, two_wholes

pd.set_option("display.max_colwidth", None)

# %% [markdown]
# ## A rise, and what it is a share of
#
# The article says that drug-related murders and attempted murders in France rose by {C19} from 2022
# to 2023. It gives no counts. The French police gave them to the press in March 2024:
# {FRA-001} in 2022 and {FRA-002} in 2023. Load the table and look at both rows before you compute
# anything.

# %%
violence = load("national_violence")
police = violence.query("role == 'main' and unit_counted == 'victims'").dropna(subset="count")
police[["row_id", "year", "count", "unit_counted", "definition", "publisher"]]

# %%
victims_2022 = value("FRA-001").value
victims_2023 = value("FRA-002").value
print(victims_2022, "to", victims_2023)

# %% role="declare"
exercise(
    "m03-q1",
    number("percent", within="0.06"),
    answer="rise",
    points=1,
    minutes=5,
    objective="O1",
    verb="apply",
    claims=["C19"],
    hints=[
        "A change in per cent is a share. Ask yourself: a share of which of the two years?",
        "First find how many victims more there were. Then divide that by the year you start from.",
        "It is (new - old) / old * 100, with the old year in 2022. Round only the result.",
    ],
    then="The article's figure holds, as a rounded one, for counts of victims.",
    mistakes=[
        mistake(
            "divided-by-new",
            "rise = (victims_2023 - victims_2022) / victims_2023 * 100",
            "You seem to have divided by the new count. A rise is measured against the year "
            "it starts from: look at the denominator.",
        ),
        mistake(
            "ratio-not-change",
            "rise = victims_2023 / victims_2022 * 100",
            "That is the new count as a percentage of the old one. A rise leaves out the part "
            "that was there before.",
        ),
        mistake(
            "difference",
            "rise = victims_2023 - victims_2022",
            "That is the number of victims more. Per cent asks: more out of how many?",
        ),
    ],
    also=[
        "rise = round((victims_2023 / victims_2022 - 1) * 100, 1)",
        "rise = pd.Series([victims_2022, victims_2023]).astype(float).pct_change()[1] * 100",
    ],
    near_misses=["rise = 38.3"],
)

# %% [markdown]
# ### Exercise: the rise from 2022 to 2023
#
# {about m03-q1}
#
# By how many **per cent** did the number of victims rise from 2022 to 2023? Use `victims_2022` and
# `victims_2023`, give one decimal or more, and name the result `rise`.

# %% role="answer" exercise="m03-q1"
rise = (victims_2023 - victims_2022) / victims_2022 * 100

# %% [markdown]
# A change in per cent has a direction. Reporters often have the new figure and the rise, and want
# the old figure back. The way back is not the way there: taking the percentage off the new figure
# takes a share of the wrong whole.

# %% role="declare"
exercise(
    "m03-q2",
    number("victims", within="0.06"),
    answer="before",
    points=1,
    minutes=6,
    objective="O1",
    verb="apply",
    claims=["C19"],
    hints=[
        "Write the rise as a multiplication first: what do you multiply the old figure by?",
        "A rise of so many per cent turns the old figure into one plus that share of it. "
        "Undo that step.",
        "It is after / (1 + percent / 100).",
    ],
    then="It comes close to the published count, and not onto it: the article's percentage "
    "was rounded.",
    mistakes=[
        mistake(
            "subtracted",
            "before = after * (1 - percent / 100)",
            "You seem to have taken the percentage off the new figure. It was a share of "
            "the old one, which is smaller.",
        ),
        mistake(
            "multiplied",
            "before = after * (1 + percent / 100)",
            "You went forward once more. The new figure already holds the rise; undo it.",
        ),
        mistake(
            "divided-by-share",
            "before = after / (percent / 100)",
            "You divided by the rise alone. The new figure is the old one and the rise "
            "together.",
        ),
    ],
    also=["before = round(after / (1 + percent / 100), 1)"],
    near_misses=["before = 303"],
)

# %%
after = value("FRA-002").value
percent = value("C19").value

# %% [markdown]
# ### Exercise: the way back
#
# {about m03-q2}
#
# Suppose you know only `after`, the victims of 2023, and `percent`, the rise that the article
# prints. How many victims does that imply for 2022? Give one decimal or more, in **victims**, and name
# it `before`.

# %% role="answer" exercise="m03-q2"
before = after / (1 + percent / 100)

# %% [markdown]
# ## One number, four meanings
#
# What is a *victim* in these counts? Sources disagree about the very same number. Read the rows
# below slowly, above all the columns `unit_counted` and `definition`. In November 2023 the head of the
# national police already had {FRA-010} for the year up to then, more than the count for the whole
# year that was published later.

# %%
readings = violence.query("year == 2023 and full_year and place == 'France'")
readings = readings.query("role != 'error_in_circulation'").dropna(subset="count")
readings[["row_id", "count", "unit_counted", "definition", "publisher", "grade"]]

# %% role="declare"
exercise(
    "m03-q3",
    choice("a", "b", "c", "d"),
    answer="sentence",
    points=1,
    minutes=5,
    objective="O2",
    verb="evaluate",
    claims=["C19"],
    hints=[
        "Take each sentence and look for its unit: people dead, people hit, attacks, or risk?",
        "Find the rows with the same count and compare what each source says it counted.",
        "One sentence names who counted, what was counted, and that another office read it "
        "in another way.",
    ],
    then="You named the unit, the counter and the rival reading. That is what a careful "
    "sentence does.",
    mistakes=[
        mistake(
            "victims-are-dead",
            'sentence = "a"',
            "Victims in this count are not all dead. Look at the rows that count deaths in "
            "the same year.",
        ),
        mistake(
            "victims-are-attacks",
            'sentence = "c"',
            "One attack can have several victims. The rise was published for people, so it "
            "need not hold for attacks.",
        ),
        mistake(
            "risk-for-everyone",
            'sentence = "d"',
            "A risk needs a denominator: out of how many people, and which? These counts "
            "have none.",
        ),
    ],
    also=['sentence = " B "'],
)

# %% [markdown]
# ### Exercise: which sentence may you write?
#
# {about m03-q3}
#
# Pick the sentence that the table supports. Name its letter, in quotes, `sentence`.
#
# - **a** In 2023, {FRA-002|bare} people died in drug violence in France.
# - **b** Police counted {FRA-002} of killings and attempts between criminals in 2023; the ministry
#   later used the same number for acts.
# - **c** Attacks between criminals rose by {C19} from 2022 to 2023.
# - **d** The risk of being killed by traffickers rose by {C19} for people who live in France.

# %% role="answer" exercise="m03-q3"
sentence = "b"

# %% [markdown]
# ## One city, many versions
#
# For Marseille, the article says: {C20} in the last decade, and a rise of {C21} from 2022 to 2023
# alone. Again there are no counts. The table `drug_killings` has every version we found, each with
# its source. Some count the city, some the department, Bouches-du-Rhône. And in 2022 the prefect
# said that the count now takes in every drug-linked death, not only score-settling.

# %%
killings = load("drug_killings")
published_counts(killings)

# %% [markdown]
# Read the picture as a warning. No line crosses the dashed one, because what is counted changed
# there. Left of it, a single year can have four versions. So what does a rise of {C21} rest on? It
# depends on which count for 2022 you put under which count for 2023.

# %%
deaths = killings.query("unit_counted == 'deaths' and qualifier == 'exact'")
deaths = deaths[deaths.row_id != "MRS-025b"]
counts_2022 = sorted(deaths.query("year == 2022")["count"].unique())
counts_2023 = sorted(deaths.query("year == 2023")["count"].unique())
print("2022:", *counts_2022, "| 2023:", *counts_2023)

# %% [markdown]
# One row was left out by its name. It counts the city only, and its source gives it as a part of
# another row for the whole area. To set it against a department would compare a part with a whole.
# Some of the others were given in late December, before the year was over. They stay in: that is
# how they were printed.

# %% role="declare"
exercise(
    "m03-q4",
    entries(
        smallest=number("percent", within="0.06"), largest=number("percent", within="0.06")
    ),
    answer="changes",
    points=2,
    minutes=9,
    objective="O2",
    verb="analyze",
    claims=["C21"],
    hints=[
        "Think of every pair that someone could have taken: one count for each year.",
        "A rise is smallest when it starts high and ends low. Which counts are those?",
        "Loop over both lists, put (new - old) / old * 100 in a list, and take min and max of it.",
    ],
    then="All of these come from published counts. A single percentage hides that choice.",
    mistakes=[
        mistake(
            "paired-in-order",
            """
            pairs = [(counts_2022[0], counts_2023[0]), (counts_2022[-1], counts_2023[-1])]
            found = [(new - old) / old * 100 for old, new in pairs]
            changes = {"smallest": min(found), "largest": max(found)}
            """,
            "You seem to have set lowest against lowest and highest against highest. "
            "Look at the crosswise pairs too.",
        ),
        mistake(
            "divided-by-new",
            """
            found = [(new - old) / new * 100 for old in counts_2022 for new in counts_2023]
            changes = {"smallest": min(found), "largest": max(found)}
            """,
            "The pairs are well chosen, but the denominator is the new year. Go back to "
            "your first exercise.",
        ),
        mistake(
            "ratios",
            """
            found = [new / old * 100 for old in counts_2022 for new in counts_2023]
            changes = {"smallest": min(found), "largest": max(found)}
            """,
            "These are the new counts as a percentage of the old ones. Asked is the change.",
        ),
        mistake(
            "swapped",
            """
            found = [(new - old) / old * 100 for old in counts_2022 for new in counts_2023]
            changes = {"smallest": max(found), "largest": min(found)}
            """,
            "Both numbers are there, but under each other's names.",
        ),
    ],
    also=[
        """
        found = [round(float(new / old - 1) * 100, 1) for old in counts_2022 for new in counts_2023]
        changes = pd.Series({"largest": max(found), "smallest": min(found)})
        """
    ],
    near_misses=['changes = {"smallest": 27.3, "largest": 58.06}', 'changes = {"smallest": 27.03, "largest": 58.4}'],
)

# %% [markdown]
# ### Exercise: the smallest and the largest rise
#
# {about m03-q4}
#
# Take every pair of one published count for 2022 and one for 2023. What are the **smallest** and the
# **largest** change, in **per cent**, one decimal or more? Put them in a dictionary named `changes`
# with the keys `smallest` and `largest`.

# %% role="answer" exercise="m03-q4"
rises = [(new - old) / old * 100 for old in counts_2022 for new in counts_2023]
changes = {"smallest": min(rises), "largest": max(rises)}

# %% [markdown]
# ## A decade that does not add up
#
# The article says {C20} *in the last decade*. If the decade ends in 2023, it is the ten years from
# 2014. The table has at least one count for each of them. Let us be as generous as the sources
# allow: for each year, take the **highest** count that anyone published.

# %%
decade = killings.query("2014 <= year <= 2023 and role != 'error_in_circulation'")
decade = decade.query("unit_counted in ('deaths', 'homicides')")
decade.pivot_table(index="year", values="count", aggfunc=["min", "max", "nunique"])

# %% role="declare"
exercise(
    "m03-q5",
    number("killings", whole=True),
    answer="missing",
    points=2,
    minutes=8,
    objective="O2",
    verb="analyze",
    claims=["C20"],
    hints=[
        "One number for each year first, then one sum.",
        "Group the table `decade` by year and take the highest count in each group.",
        'It is claimed - decade.groupby("year")["count"].max().sum().',
    ],
    then="Even the most generous sum of the counts found stays below the claim. It may rest "
    "on a wider definition; the article does not say.",
    mistakes=[
        mistake(
            "main-versions",
            'missing = claimed - decade.query("role == \'main\'")["count"].sum()',
            "You added the main version of each year. Asked is the most generous one: the "
            "highest that anyone published.",
        ),
        mistake(
            "lowest-versions",
            'missing = claimed - decade.groupby("year")["count"].min().sum()',
            "You took the lowest count of each year. Asked is the highest.",
        ),
        mistake(
            "all-versions-added",
            'missing = claimed - decade["count"].sum()',
            "You added rival versions of the same year as if they were different deaths. "
            "Each year may enter the sum once.",
        ),
        mistake(
            "one-more",
            'missing = claimed - decade.groupby("year")["count"].max().sum() + 1',
            "You added one because the claim says more than. Asked is the way up to the "
            "printed figure itself.",
        ),
    ],
    also=['missing = int(claimed - decade.groupby("year")["count"].max().sum())'],
    near_misses=['missing = claimed - decade.groupby("year")["count"].max().sum() - 2'],
)

# %%
claimed = value("C20").value

# %% [markdown]
# ### Exercise: what is missing
#
# {about m03-q5}
#
# Add up the highest published count of each year in `decade`. How many killings are **missing** up to
# the article's figure, `claimed`? Give a whole number and name it `missing`.

# %% role="answer" exercise="m03-q5"
highest = decade.groupby("year")["count"].max()
missing = claimed - highest.sum()

# %% [markdown]
# ## Many times as much, since when?
#
# Seizures are the article's boldest figures: in France a {C26|fold} increase since 2012, and {C27} in
# 2022, called a record. The table `cocaine_seizures` keeps the series apart that different offices
# publish. Never splice two of them into one line: each counts other things. Here is the one that the
# United Nations office UNODC collects in the same way for each country.

# %%
seizures = load("cocaine_seizures")
unodc = seizures.query("series == 'unodc' and role == 'main'")
france = unodc.query("place == 'FRA'").set_index("year")["seized_t"]
france.loc[2010:2014]

# %% role="declare"
exercise(
    "m03-q6",
    entries(percent=number("percent", within="0.06"), yearly=number("percent", within="0.06")),
    answer="fivefold",
    points=2,
    minutes=8,
    objective="O3",
    verb="apply",
    claims=["C26"],
    hints=[
        "Start from one tonne. How many are there at the end, and how many of those are new?",
        "A yearly rate multiplies: the same factor, ten times in a row, gives the whole factor.",
        "For the yearly rate take the tenth root: factor ** (1 / years), then turn it into a "
        "change in per cent.",
    ],
    then="A rate compounds. That is why the yearly one looks so much tamer than the total.",
    mistakes=[
        mistake(
            "times-as-percent",
            'fivefold = {"percent": factor * 100, "yearly": (factor ** (1 / years) - 1) * 100}',
            "`percent` is the end as a share of the start. Part of that was there at the "
            "start: an increase leaves it out.",
        ),
        mistake(
            "divided-by-years",
            'fivefold = {"percent": (factor - 1) * 100, "yearly": (factor - 1) * 100 / years}',
            "`yearly` divides the total rise by the years. Growth builds on growth, so "
            "equal yearly rates multiply.",
        ),
        mistake(
            "both",
            'fivefold = {"percent": factor * 100, "yearly": factor * 100 / years}',
            "Two things to look at: an increase leaves out what was there at the start, and "
            "yearly rates multiply.",
        ),
    ],
    also=[
        'fivefold = {"yearly": round((5 ** 0.1 - 1) * 100, 1), "percent": 400}',
    ],
    near_misses=[
        'fivefold = {"percent": 400.3, "yearly": (factor ** (1 / years) - 1) * 100}',
        'fivefold = {"percent": 400, "yearly": 17.2}',
    ],
)

# %%
factor = value("C26").value
years = 2022 - 2012

# %% [markdown]
# ### Exercise: what so many times means
#
# {about m03-q6}
#
# Something is `factor` times as large after `years` years. By how many **per cent** did it increase in
# all, and by how many per cent **yearly**, if it grew at the same rate each year? Put both, one decimal
# or more, in a dictionary named `fivefold` with the keys `percent` and `yearly`.

# %% role="answer" exercise="m03-q6"
fivefold = {"percent": (factor - 1) * 100, "yearly": (factor ** (1 / years) - 1) * 100}

# %% [markdown]
# Now the other half of the claim: *since 2012*. Seizures jump about from year to year. One large
# container can make a year. So the year that a comparison starts from is a choice, and the choice
# decides the headline.

# %% role="declare"
exercise(
    "m03-q7",
    table(by=["base_year"], rows=3, base_year=number("year", whole=True), factor=number("ratio", within="0.06")),
    answer="factors",
    points=2,
    minutes=8,
    objective="O3",
    verb="analyze",
    claims=["C26", "C27"],
    hints=[
        "The end year stays the same in each row; only what you divide by changes.",
        "For each base year, divide the seizures of 2022 by the seizures of that year.",
        'Make it with pd.DataFrame({"base_year": [...], "factor": [...]}), where each factor '
        "is france[2022] / france[base].",
    ],
    then="The article's base gives its fivefold. The years beside it give other headlines.",
    mistakes=[
        mistake(
            "upside-down",
            """
            factors = pd.DataFrame(
                {"base_year": bases, "factor": [france[base] / france[2022] for base in bases]}
            )
            """,
            "These are the base years as a share of 2022. Turn the fractions over.",
        ),
        mistake(
            "increase-not-factor",
            """
            factors = pd.DataFrame(
                {"base_year": bases, "factor": [france[2022] / france[base] - 1 for base in bases]}
            )
            """,
            "That is the increase. Asked is the factor: how many times the base year's amount.",
        ),
        mistake(
            "end-year-moves",
            """
            factors = pd.DataFrame(
                {"base_year": bases, "factor": [france[base + 10] / france[base] for base in bases]}
            )
            """,
            "Your end year moves along with the base year. Here the end year stays 2022.",
        ),
    ],
    also=[
        """
        factors = (france[2022] / france.loc[2010:2012]).rename("factor").rename_axis("base_year")
        factors = factors.reset_index().iloc[::-1]
        """
    ],
    near_misses=[
        """
        factors = pd.DataFrame({"base_year": bases, "factor": [6.76, 2.56, 5.2]})
        """
    ],
)

# %%
bases = [2010, 2011, 2012]

# %% [markdown]
# ### Exercise: three base years
#
# {about m03-q7}
#
# For each year in `bases`: **how many times** as large were the seizures of 2022? Make a DataFrame named
# `factors` with the columns `base_year` and `factor` (one decimal or more).

# %% role="answer" exercise="m03-q7"
factors = pd.DataFrame({"base_year": bases})
factors["factor"] = france[2022] / france.loc[bases].to_numpy()

# %%
factors_by_base(factors)

# %% [markdown]
# ### Interactive exercise: the base-year explorer
#
# {about m03-w1}
#
# Imagine two editors. One wants the most dramatic true headline about 2022, the other the mildest.
# Both may choose the base year, from 2010 on. Move the slider (with the mouse, or with the arrow keys)
# and save one base year for each. Your choice is kept in `answers.json` beside this notebook, and
# that is what gets graded. If you would rather type: `explorer.pick("dramatic", 2015)` does the same.

# %% role="declare"
exercise(
    "m03-w1",
    entries(dramatic=number("year", whole=True), mild=number("year", whole=True)),
    answer='saved("m03-w1")',
    points=2,
    minutes=6,
    objective="O3",
    verb="evaluate",
    claims=["C26", "C27"],
    hints=[
        "A headline is dramatic when the end is large beside the start.",
        "Walk the slider through every year and watch the factor in the title.",
        "The lowest bar makes the largest factor, and the highest bar the smallest. "
        "Look at all of them.",
    ],
    then="Both headlines are true, and neither is the whole story.",
    blank="Nothing is saved yet. Choose a base year in the explorer and press one of its two buttons.",
    mistakes=[
        mistake(
            "swapped",
            """
            explorer = base_year_explorer("m03-w1")
            explorer.pick("dramatic", 2021)
            explorer.pick("mild", 2010)
            """,
            "Both years are well found, but each is saved for the other editor.",
        ),
        mistake(
            "article-base",
            """
            explorer = base_year_explorer("m03-w1")
            explorer.pick("dramatic", 2012)
            explorer.pick("mild", 2021)
            """,
            "For the dramatic headline you kept the article's base year. Is there a lower bar?",
        ),
        mistake(
            "first-high-year",
            """
            explorer = base_year_explorer("m03-w1")
            explorer.pick("dramatic", 2010)
            explorer.pick("mild", 2011)
            """,
            "For the mild headline you stopped at the first high bar. Look further to the right.",
        ),
    ],
    also=[
        """
        explorer = base_year_explorer("m03-w1")
        explorer.pick("mild", 2021)
        explorer.pick("dramatic", 2015)
        explorer.pick("dramatic", 2010)
        """
    ],
    near_misses=[
        """
        explorer = base_year_explorer("m03-w1")
        explorer.pick("dramatic", 2011)
        explorer.pick("mild", 2021)
        """,
        """
        explorer = base_year_explorer("m03-w1")
        explorer.pick("dramatic", 2010)
        explorer.pick("mild", 2020)
        """,
    ],
    stub='# explorer.pick("dramatic", ...) works here, too',
)

# %% role="answer" exercise="m03-w1"
explorer = base_year_explorer("m03-w1")
### BEGIN SOLUTION
explorer.pick("dramatic", 2010)
explorer.pick("mild", 2021)
### END SOLUTION
explorer

# %% [markdown]
# A factor alone says little about size. Small beginnings grow fast. UNODC has the same series for
# France's neighbours, so you can ask who grew most, and notice that the answer depends on whether you
# divide or subtract.

# %%
neighbours = unodc.query("year in (2012, 2022)").pivot(index="place", columns="year", values="seized_t")
neighbours.round(1)

# %% role="declare"
exercise(
    "m03-q8",
    order("BEL", "DEU", "ESP", "FRA", "NLD"),
    answer="ranking",
    points=1,
    minutes=6,
    objective="O3",
    verb="analyze",
    claims=["C26"],
    hints=[
        "Growth factor means dividing, so a small start can win.",
        "Make a column that divides 2022 by 2012, and sort by it.",
        "It is (neighbours[2022] / neighbours[2012]).sort_values(ascending=False).index.",
    ],
    then="France's rise is real, and not the steepest: some neighbours started lower or "
    "rose further.",
    mistakes=[
        mistake(
            "by-difference",
            "ranking = list((neighbours[2022] - neighbours[2012]).sort_values(ascending=False).index)",
            "You ranked by tonnes more. Asked is how many times as much.",
        ),
        mistake(
            "by-level",
            "ranking = list(neighbours[2022].sort_values(ascending=False).index)",
            "You ranked by the amount in 2022. Asked is the growth since 2012.",
        ),
        mistake(
            "upside-down",
            "ranking = list((neighbours[2022] / neighbours[2012]).sort_values().index)",
            "The order is right and runs the wrong way: the largest factor comes first.",
        ),
    ],
    also=["ranking = (neighbours[2022] / neighbours[2012]).sort_values(ascending=False).index"],
)

# %% [markdown]
# ### Exercise: who grew most
#
# {about m03-q8}
#
# Put the five countries in order of their **growth factor** from 2012 to 2022, largest first. Name the
# list of their codes `ranking`.

# %% role="answer" exercise="m03-q8"
growth = neighbours[2022] / neighbours[2012]
ranking = list(growth.sort_values(ascending=False).index)

# %% [markdown]
# ## A record is a moving label
#
# The article calls the {C27} of 2022 *a record*. That held when it was counted. A record says: higher than
# everything **before**. It says nothing about what comes after, and it needs a list of what came
# before. The totals of all French services, as published, are these. Years without a published
# total are missing from the list.

# %%
services = seizures.query("series == 'fr_all_services' and role == 'main'")
totals = services.set_index("year")["seized_t"].sort_index()
totals

# %% role="declare"
exercise(
    "m03-q9",
    function(
        [[3.0, 1.0, 4.0, 1.0, 5.0]],
        [[2.0, 2.0, 3.0, 3.0]],
        [[5.0, 1.0, 2.0, 4.0]],
        [[4.0]],
    ),
    answer="running_record",
    hidden=(
        ([],),
        ([1.0, 2.0, 3.0, 4.0],),
        ([4.0, 3.0, 2.0, 1.0],),
        ([-3.0, -5.0, -2.0, -2.0],),
        ([0.5, 9.0, 8.0, 8.5, 9.0, 9.5],),
    ),
    points=3,
    minutes=14,
    objective="O3",
    verb="create",
    claims=["C28"],
    hints=[
        "Walk through the list and remember the highest value so far.",
        "The first value has nothing before it. Each later one is a record only if it is "
        "higher than everything before.",
        "In a loop over the positions, compare values[i] with all of values[:i] and append "
        "True or False.",
    ],
    then="It also holds on lists that you have not seen.",
    mistakes=[
        mistake(
            "ties-count",
            """
            def running_record(values):
                return [all(v >= w for w in values[:i]) for i, v in enumerate(values)]
            """,
            "Your function calls a year a record that only equals an earlier one. A record "
            "has to be higher.",
        ),
        mistake(
            "first-is-none",
            """
            def running_record(values):
                return [i > 0 and all(v > w for w in values[:i]) for i, v in enumerate(values)]
            """,
            "Look at the first year of the list: nothing before it was higher. What does "
            "the prompt say about it?",
        ),
        mistake(
            "year-before-only",
            """
            def running_record(values):
                return [i == 0 or v > values[i - 1] for i, v in enumerate(values)]
            """,
            "Your function compares with the year before only. A record beats every year "
            "before.",
        ),
        mistake(
            "highest-of-all",
            """
            def running_record(values):
                return [v == max(values) for v in values]
            """,
            "Your function marks the highest value of the whole list. In its own year "
            "nobody knew what would come later.",
        ),
    ],
    also=[
        """
        def running_record(values):
            flags = []
            for v in values:
                flags.append(not flags or v > best)
                best = v if flags[-1] else best
            return flags
        """,
        """
        import numpy as np

        def running_record(values):
            return np.array([all(v > w for w in values[:i]) for i, v in enumerate(values)])
        """,
    ],
    stub="...",
)

# %% [markdown]
# ### Exercise: a function for the running record
#
# {about m03-q9}
#
# Write `running_record(values)`: it takes a list of numbers in the order of time and returns a list
# of the same length, `True` where the value is higher than **all** before it, else `False`. The first
# value has nothing before it and counts as a record. An equal value is no record. Leave the list that you
# are given as it is.

# %% role="answer" exercise="m03-q9"
def running_record(values):
    """Tell for each value whether it is higher than all before it."""
    ### BEGIN SOLUTION
    return [all(value > earlier for earlier in values[:i]) for i, value in enumerate(values)]
    ### END SOLUTION

# %%
records(totals.index, totals, running_record)

# %% role="declare"
exercise(
    "m03-q10",
    number("year", whole=True),
    answer="lost",
    points=1,
    minutes=4,
    objective="O3",
    verb="understand",
    claims=["C27", "C28"],
    hints=[
        "A record is lost in the first later year that is higher.",
        "Look at the totals after 2022 in the order of time, and stop at the first higher one.",
        "Compare totals.loc[2023:] with totals[2022], and take the first year that is above.",
    ],
    then="So the word was right when it was written, and out of date not long after.",
    mistakes=[
        mistake(
            "the-year-after",
            "lost = 2023",
            "That is the first year after it. Was it higher?",
        ),
        mistake(
            "the-latest-record",
            "lost = 2025",
            "That is the latest record. Another year had passed the mark before it.",
        ),
        mistake(
            "its-own-year",
            "lost = 2022",
            "In that year it was set. Asked is when it stopped being the highest.",
        ),
    ],
    also=["lost = totals.loc[2023:][totals.loc[2023:] > totals[2022]].index[0]"],
    near_misses=["lost = 2026"],
)

# %% [markdown]
# ### Exercise: when the record fell
#
# {about m03-q10}
#
# In which **year** did 2022 stop being the record in `totals`? Name the year `lost`.

# %% role="answer" exercise="m03-q10"
later = totals.loc[2023:]
lost = later[later > totals[2022]].index[0]

# %% [markdown]
# ## Shares of what?
#
# The last figure is the hardest. The article says that {C30} of *victims and perpetrators* of
# narchomicides are aged {C31}. It names no source, and none of the sources we found has that
# figure. Three come near it, and each is a share of something else: people hit, people charged,
# people jailed.

# %%
ages = load("age_structure").dropna(subset="share_percent")
ages[["row_id", "population", "place", "share_percent", "group_size", "definition"]]

# %% [markdown]
# Suppose most of the people charged with drug killings are young. Does that make a young person
# likely to be charged? To see why not, count people instead of percentages. The town below is made
# up: **SYNTHETIC** data, no real place, numbers chosen for teaching.

# %%
town = load("synthetic_town")
two_wholes(town)
town.pivot(index="age_group", columns="charged", values="people")

# %% role="declare"
exercise(
    "m03-q11",
    entries(
        charged_if_young=number("percent", within="0.06"),
        young_if_charged=number("percent", within="0.06"),
    ),
    answer="shares",
    points=2,
    minutes=8,
    objective="O4",
    verb="analyze",
    claims=["C30", "C31"],
    hints=[
        "Say each share aloud as: so many out of so many. What comes after out of?",
        "The same people stand on top in both shares. Only the whole below them changes.",
        "Divide the young who are charged once by all the young, once by all who are charged.",
    ],
    then="Same people, two wholes. A headline that swaps them accuses a generation.",
    mistakes=[
        mistake(
            "swapped",
            """
            young = town[town.age_group == "14-21"]
            both = young[young.charged].people.sum()
            shares = {
                "charged_if_young": both / town[town.charged].people.sum() * 100,
                "young_if_charged": both / young.people.sum() * 100,
            }
            """,
            "Your two shares stand under each other's names: a swapped conditional. Out of "
            "whom is each one?",
        ),
        mistake(
            "out-of-everyone",
            """
            both = town[(town.age_group == "14-21") & town.charged].people.sum()
            everyone = town.people.sum()
            shares = {
                "charged_if_young": both / everyone * 100,
                "young_if_charged": both / everyone * 100,
            }
            """,
            "Both are out of everyone in town. Each share has its own, smaller whole.",
        ),
        mistake(
            "base-rates",
            """
            everyone = town.people.sum()
            shares = {
                "charged_if_young": town[town.charged].people.sum() / everyone * 100,
                "young_if_charged": town[town.age_group == "14-21"].people.sum() / everyone * 100,
            }
            """,
            "These are base rates: how common each group is in town. Asked are shares within "
            "a group.",
        ),
    ],
    also=[
        """
        young = town[town.age_group == "14-21"]
        both = int(young[young.charged].people.sum())
        shares = {
            "young_if_charged": round(both / int(town[town.charged].people.sum()) * 100, 1),
            "charged_if_young": round(both / int(young.people.sum()) * 100, 1),
        }
        """
    ],
    near_misses=[
        'shares = {"charged_if_young": 2.3, "young_if_charged": 60}',
        'shares = {"charged_if_young": 2, "young_if_charged": 60.4}',
    ],
)

# %% [markdown]
# ### Exercise: two shares of one town
#
# {about m03-q11}
#
# In the SYNTHETIC town: what share of the **young** (aged {C31}) are charged, and what share of the
# **charged** are young? Both in **per cent**, one decimal or more, in a dictionary named `shares`.

# %% role="answer" exercise="m03-q11"
young = town[town.age_group == "14-21"]
charged = town[town.charged]
both = young[young.charged].people.sum()
shares = {
    "charged_if_young": both / young.people.sum() * 100,
    "young_if_charged": both / charged.people.sum() * 100,
}

# %% [markdown]
# One thing is left. The article's share is for *victims and perpetrators* together: a **pooled
# share**. How many of each there are, it does not say. Below are eight SYNTHETIC scenarios. In each,
# some victims and some perpetrators are young.

# %%
splits = load("synthetic_splits").set_index("scenario")
splits

# %% role="declare"
exercise(
    "m03-q12",
    selection("A", "B", "C", "D", "E", "F", "G", "H"),
    answer="scenarios",
    points=2,
    minutes=10,
    objective="O4",
    verb="analyze",
    claims=["C30", "C31"],
    hints=[
        "Pooled means: throw both groups together first, then take one share.",
        "For each scenario add the young of both groups, and divide by all people of both.",
        "Make a column pooled = (victims_young + perpetrators_young) / (victims + perpetrators) "
        "* 100, and keep the rows where it equals the article's figure.",
    ],
    then="They agree on the pooled share and on nothing else. From the pooled figure alone "
    "you cannot tell them apart.",
    mistakes=[
        mistake(
            "mean-of-shares",
            """
            of_victims = splits.victims_young / splits.victims * 100
            of_perpetrators = splits.perpetrators_young / splits.perpetrators * 100
            scenarios = set(splits.index[((of_victims + of_perpetrators) / 2).round(6) == 60])
            """,
            "You averaged two percentages as if both groups were of one size. Weigh them by "
            "their numbers.",
        ),
        mistake(
            "victims-only",
            """
            scenarios = set(splits.index[splits.victims_young / splits.victims * 100 == 60])
            """,
            "That is the share among victims alone. The article's figure pools both groups.",
        ),
        mistake(
            "perpetrators-only",
            """
            scenarios = set(
                splits.index[splits.perpetrators_young / splits.perpetrators * 100 == 60]
            )
            """,
            "That is the share among perpetrators alone. The article's figure pools both groups.",
        ),
    ],
    also=['scenarios = ["g", "e", "b"]'],
)

# %% [markdown]
# ### Exercise: which splits fit the claim?
#
# {about m03-q12}
#
# In which scenarios are exactly {C30} of victims and perpetrators **together** young? Name the set
# of their letters `scenarios`.

# %% role="answer" exercise="m03-q12"
pooled = splits.victims_young + splits.perpetrators_young
pooled = pooled / (splits.victims + splits.perpetrators) * 100
scenarios = set(splits.index[pooled == value("C30").value])

# %% [markdown]
# ## Your turn to write
#
# You now know what stands behind the article's paragraph of figures: counts of victims for one
# claim, a choice among versions for the next, a base year, a record that fell, and a pooled share
# without a source.

# %% role="declare"
written(
    "m03-e1",
    points=4,
    minutes=20,
    objective="O5",
    verb="create",
    claims=["C19", "C20", "C21", "C26", "C27", "C28", "C30", "C31"],
    rubric=(
        (4, "complete", "Every figure has its unit, place, period, denominator and source; what does "
         "not reproduce is said neutrally; nothing is claimed beyond the data."),
        (3, "sound", "Most figures have unit, period and denominator; one is left bare or one source "
         "is missing; no wrong claim."),
        (2, "partial", "Some denominators are added, but versions or definitions are mixed, or a "
         "share is tied to the wrong whole."),
        (1, "bare", "Figures are repeated as printed, with little of what they were divided by."),
    ),
    samples=[
        (
            4,
            "Police counted {FRA-001} of killings and attempts between criminals in France in 2022 "
            "and {FRA-002} in 2023, dead and surviving people together, {C19} more; the ministry "
            "later used the second number for acts. For Marseille, published deaths for 2022 run "
            "from {MRS-024|bare} to {MRS-027|bare} and for 2023 from {MRS-031|bare} to "
            "{MRS-033|bare}, a rise of {=min(rises):.0f} to {=max(rises):.0f} per cent, where the "
            "article has {C21}. I could not reproduce the decade: the highest yearly counts add up "
            "to {=highest.sum()}, against {C20}. UNODC has {SZ-0013} of cocaine in 2012 and "
            "{SZ-0023} in 2022, {=france[2022] / france[2012]:.1f} times as much in weight found, "
            "and 2022 was a record until 2024. For the age share of {C30} no source was found.",
            "Every figure with unit, place, period and source; what does not reproduce is said and "
            "left open.",
        ),
        (
            3,
            "Victims of killings and attempts between criminals rose from {FRA-001|bare} to "
            "{FRA-002|bare} in France between 2022 and 2023, a rise of {C19} by police counts. In "
            "Marseille the rise is between {=min(rises):.0f} and {=max(rises):.0f} per cent, "
            "depending on which counts are compared. UNODC has five times the cocaine in 2022 as "
            "in 2012, a record at the time. Over ten years I find fewer deaths than the article. "
            "The age share has no source.",
            "Units and denominators for most, and no wrong claim. The decade has no number, and "
            "the Marseille counts have no source.",
        ),
        (
            2,
            "Murders rose by {C19}, from {FRA-001|bare} to {FRA-002|bare}, and in Marseille from "
            "{MRS-024|bare} to {MRS-033|bare}, that is by {C21}. Cocaine rose {C26|fold}, to {C27}. "
            "{C30} of young people are involved.",
            "Some denominators were added. But victims became murders, two counts do not give the "
            "percentage beside them, and a pooled share of victims and perpetrators became a share "
            "of the young.",
        ),
        (
            1,
            "Violence in France exploded: killings rose by {C19} in the country and by {C21} in "
            "Marseille, and cocaine {C26|fold} to a record.",
            "Repeats what was printed; not one figure says what it was divided by.",
        ),
    ],
)

# %% [markdown]
# ### Written exercise: the paragraph, with its denominators
#
# {about m03-e1}
#
# Rewrite the article's figures on violence and seizures for a reader who will check them. Cover the
# national rise, the Marseille rise and decade, the seizures since 2012, the record, and the age share.
# Give each figure its unit, place, period, denominator and source, and say what you could not
# reproduce. Stay neutral: a figure that is not reproduced is not a lie. A paragraph or two is enough.
#
# {rubric m03-e1}

# %% [markdown] role="written" exercise="m03-e1"
# ### BEGIN SOLUTION
# **Model answer for instructors.** French police counted {FRA-001} of killings and attempted killings
# between criminals in 2022 and {FRA-002} in 2023, dead and surviving victims together: a rise of
# {C19}. The Interior Ministry later used the second number for acts, so the unit is disputed.
#
# In Marseille and its department, published counts for 2022 run from {MRS-024|bare} to
# {MRS-027|bare} deaths and those for 2023 from {MRS-031|bare} to {MRS-033|bare}, without the wider
# count of all firearm deaths. Depending on the pair, that is a rise of {=min(rises):.0f} to
# {=max(rises):.0f} per cent; the article prints {C21}. Since the definition became wider in 2022, earlier
# years are not comparable. The article's {C20} in a decade could not be reproduced: the highest
# published counts for 2014 to 2023 add up to {=highest.sum()}.
#
# UNODC has {SZ-0013} of cocaine seized in France in 2012 and {SZ-0023} in 2022, {=france[2022] / france[2012]:.1f}
# times as much; measured from 2011 it is {=france[2022] / france[2011]:.1f} times. It is weight seized, so
# it reflects policing as well as trade. The total of 2022 was a record until 2024. For the share of
# young people ({C30} aged {C31}) no source was found; the figures nearest to it are shares of people
# hit, charged or jailed, and cannot be pooled.
# ### END SOLUTION

# %% [markdown]
# ## What this does not show
#
# - Seizures measure what was **found**. More policing, better luck and more trade all raise them. A later
#   module takes that apart.
# - Counts this small move by chance alone. Whether a rise could be chance is the question of the module on
#   small counts.
# - Not reproduced is not the same as false. A figure may rest on a wider definition that nobody
#   published with it.
# - Nothing here says **why** violence rose, or who is responsible for it.

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
