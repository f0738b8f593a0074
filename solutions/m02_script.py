# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% role="declare"
objectives(
    O1=("Reconstruct", "a timeline from dates that are not all known to the day."),
    O2=("Distinguish", "accounts that contradict each other from accounts that only differ."),
    O3=("Analyze", "a crime as a script of scenes, without adding what only hindsight sees."),
    O4=("Evaluate", "rival hypotheses by what speaks against them, and test what that rests on."),
    O5=("Write", "a ranking of hypotheses that says what would change it."),
)
glossary({
    "EDTF": "Extended Date/Time Format, a standard way to write dates that are not exact",
    "fence-post error": "counting the posts where the gaps were asked for, or the other way round",
    "crime script": "a crime told as a sequence of scenes, each with its actors and resources",
    "scene": "one stage of a script, with one purpose, such as the getaway",
    "point of intervention": "a place in a script where somebody could act against it",
    "ACH": "Analysis of Competing Hypotheses: a table that sets evidence against every hypothesis",
    "diagnostic": "said of evidence that agrees with one hypothesis more than with another",
    "sensitivity": "how much a result changes when one thing that went into it changes",
    "hindsight": "reading the past as if what happened next had been visible in it",
    "Red Notice": "a request, sent through Interpol, to find a person; not an arrest warrant",
    "maison d'arrêt": "a French prison for people who await trial or serve short sentences; the one "
    "in Évreux is meant here",
    "mise en examen": "being placed under formal investigation by a judge; not a conviction",
    "inspection générale de la justice": "the inspectorate of the French justice ministry",
})
teaching(
    needs=["m01_claims"],
    core=["m02-q6", "m02-q10", "m02-w1"],
    discuss=[
        "The scene that is mentioned most is not the one with the most points of intervention. Who "
        "decides what gets mentioned?",
        "Studies found no gain in accuracy from the matrix. What could it be good for all the "
        "same, and how would you test that?",
        "Which fourth hypothesis is missing from the matrix, and which row would speak against it?",
        "A journalist asks you on the first day who did it. What can you say that will still hold "
        "in a year?",
    ],
    watch=[
        "They fill dates in: a month becomes its first day, and an order appears that no source "
        "gives. Ask for the latest possible day as well.",
        "They write the script backwards from its end, so that everything that is known of one man "
        "becomes a step of the plan. Ask of each step which row ties it to this crime.",
        "They write *proved* or *most likely* beside the lowest score. A score counts what speaks "
        "against, by ratings that somebody chose.",
    ],
)

# %% [markdown]
# # Timeline, crime script, rival hypotheses
#
# On {C01} a prison van was attacked in Normandy and a prisoner got away. What happened in which
# order? Which of the differences between reports are contradictions? How does a crime come apart into
# scenes, and was he freed, or taken? This module gives you one tool for each question, and says of
# each tool where it breaks.
#
# **After this module you can**
#
# {objectives}
#
# **Time:** about {minutes} minutes of exercises, plus reading. **You need:** modules of the course are
# independent; from Python, dates, a little pandas (group a table, count). **Contents:** order · how
# many days · before or after · two accounts · a script · points of intervention · three hypotheses · your
# turn to write.

# %% [markdown]
# ## How this notebook works
#
# Each exercise is a question, a cell with dots for your answer, and a check. Replace the dots, run
# the cell, run the check. It tells you what is right, or which step to look at again. Nothing is
# lost by a wrong answer. For a nudge, call `hint("m02-q1")` in a cell of your own.
#
# Prison officers lost their lives that day ({C04|bare}, in every later count), and others were wounded. We
# ask how the reports fit together, not how they died. Nobody has been tried for the attack in any source we
# have: people are *suspected*, *charged* or *alleged* to have taken part, and the words stay.

# %%
from datetime import date

import pandas as pd

from course import check, hint, hypothesis_matrix, load, progress, saved, value
from course.plots import script as plots

# %%
pd.set_option("display.max_colwidth", None)
events = load("case_events").set_index("row_id")
len(events)

# %% [markdown]
# ## What came first
#
# A report tells things in the order of importance: the attack first, the past later. An analyst needs the
# order of time. Here are seven events as a reporter might tell them. The dates were taken out; each
# event still has its row in `events`.

# %%
told = pd.Series(
    {
        "attack": "CASE-001",
        "cars": "CASE-017",
        "notice": "CASE-076",
        "sentence": "CASE-057",
        "inquiry": "CASE-061",
        "transfer": "CASE-069",
        "phones": "CASE-065",
    }
)
pd.DataFrame({"row": told, "event": events.event[told].to_numpy()})

# %% role="declare"
exercise(
    "m02-q1",
    order("attack", "cars", "inquiry", "notice", "phones", "sentence", "transfer"),
    answer="sequence",
    points=1,
    minutes=5,
    objective="O1",
    verb="understand",
    claims=["C01", "C07", "C08"],
    hints=[
        "The order of telling is not the order of time. Look the dates up.",
        'The dates stand in the table: events.loc[told, ["date", "event"]].',
        "Year and month come first in each date, so you can compare them from left to right. Two "
        "events share a day: there, ask which one the other needs.",
    ],
    then="The attack comes late in its own story.",
    mistakes=[
        mistake(
            "as-told",
            'sequence = ["attack", "cars", "notice", "sentence", "inquiry", "transfer", "phones"]',
            "That is the order in which the story is told. Look up when each thing happened.",
        ),
        mistake(
            "newest-first",
            'sequence = ["notice", "cars", "attack", "sentence", "transfer", "inquiry", "phones"]',
            "The order is right and runs backwards: the earliest event comes first.",
        ),
        mistake(
            "by-row-number",
            "sequence = list(told.sort_values().index)",
            "You sorted by the number of the row. Rows are numbered by subject, not by time.",
        ),
        mistake(
            "cars-after-notice",
            'sequence = ["phones", "inquiry", "transfer", "sentence", "attack", "notice", "cars"]',
            "Nearly. The article says the cars were found later, which is vague. The table "
            "knows more about when.",
        ),
        mistake(
            "sentence-before-transfer",
            'sequence = ["phones", "inquiry", "sentence", "transfer", "attack", "cars", "notice"]',
            "One date is a month without a day. Does that month lie before or after the day "
            "of the sentence?",
        ),
    ],
    also=['sequence = ("phones", "Inquiry", "transfer", "sentence", "attack", "cars", "notice")'],
    stub='sequence = [..., ..., ..., ..., ..., ..., ...]',
)

# %% [markdown]
# ### Exercise: the order of events
#
# {about m02-q1}
#
# Put the seven labels (`attack`, `cars` and so on) in the order of **time**, earliest first, in a list
# named `sequence`. Two of them fall on one day: the one that makes the other possible comes first.

# %% role="answer" exercise="m02-q1"
dated = events.loc[told].assign(label=told.index)
sequence = dated.sort_values("date", kind="stable").label.to_list()

# %% [markdown]
# ## A date can be a stretch of days
#
# Some of these dates name only a month, one names two months. Such a date is not a point with a missing
# digit. It stands for **every day that it allows**. Archives write it in a standard form called EDTF:
# `2024`, `2024-04`, `2024-04-15`; a `~` behind it means *about*, a `?` *uncertain*, and a slash between two
# dates makes a period.

# %% role="declare"
exercise(
    "m02-q2",
    function(
        ["2022-06"],
        ["2024-02"],
        ["2022"],
        ["2022-06-15"],
        ["2024-05-14~"],
    ),
    answer="span",
    hidden=(
        ("2023-02",),
        ("2021-12",),
        ("2024",),
        ("2024-04?",),
        ("1900-02",),
        ("2024-12-31~",),
    ),
    points=3,
    minutes=12,
    objective="O1",
    verb="create",
    claims=["C12", "C38"],
    hints=[
        "How long is the text once the mark is gone? That tells a year from a month from a day.",
        'pandas knows how long a period is: try pd.Period("2024-02").end_time in a cell.',
        'Take the mark off with text.rstrip("~?"), make a pd.Period, and return its start_time and '
        "end_time, each as str(... .date()), in a list.",
    ],
    then="It also holds on dates that you have not seen.",
    mistakes=[
        mistake(
            "first-day-only",
            """
            def span(text):
                day = str(pd.Period(text.rstrip("~?")).start_time.date())
                return [day, day]
            """,
            "Your function makes a month its first day. Which is the last day that the text "
            "allows?",
        ),
        mistake(
            "every-month-31",
            """
            def span(text):
                text = text.rstrip("~?")
                if len(text) == 4:
                    return [text + "-01-01", text + "-12-31"]
                return [text + "-01", text + "-31"] if len(text) == 7 else [text, text]
            """,
            "Your months all have the same length. Try it on a month that is shorter.",
        ),
        mistake(
            "no-leap-year",
            """
            def span(text):
                text = text.rstrip("~?")
                days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
                if len(text) == 4:
                    return [text + "-01-01", text + "-12-31"]
                if len(text) == 7:
                    return [text + "-01", f"{text}-{days[int(text[5:]) - 1]}"]
                return [text, text]
            """,
            "Nearly: your February has the same length every year. Try your function on a leap year.",
        ),
        mistake(
            "next-first-day",
            """
            def span(text):
                period = pd.Period(text.rstrip("~?"))
                return [str(period.start_time.date()), str((period + 1).start_time.date())]
            """,
            "Your second day is the first one that no longer belongs. Asked is the last day that "
            "still does.",
        ),
    ],
    also=[
        """
        import calendar

        def span(text):
            parts = [int(part) for part in text.strip("~?").split("-")]
            year, month, day = parts + [None] * (3 - len(parts))
            last = calendar.monthrange(year, month or 12)[1]
            return (
                f"{year}-{month or 1:02d}-{day or 1:02d}",
                f"{year}-{month or 12:02d}-{day or last:02d}",
            )
        """
    ],
    stub="...",
)

# %% [markdown]
# ### Exercise: a function for the stretch
#
# {about m02-q2}
#
# Write `span(text)`: it takes a year, a month or a day as text and returns a list of two texts, the
# **first** and the **last** day that it allows, such as `["2021-03-01", "2021-03-31"]` for `"2021-03"`. A
# day gives that day twice. Leave a mark `~` or `?` at the end out of account here.

# %% role="answer" exercise="m02-q2"
def span(text):
    """Give the first and the last day that a date allows, as text."""
    ### BEGIN SOLUTION
    period = pd.Period(text.rstrip("~?"))
    return [str(period.start_time.date()), str(period.end_time.date())]
    ### END SOLUTION

# %%
shown = {
    "CASE-062": "moved to a Paris prison",
    "CASE-060": "a sentence",
    "CASE-064": "a killing (alleged link)",
    "CASE-061": "under investigation",
    "CASE-069": "moved to Évreux",
    "CASE-001": "the attack",
    "CASE-090": "the arrest",
}
stretches = pd.DataFrame({"name": shown.values(), "date": events.date[list(shown)].to_numpy()})
plots.timeline(stretches, span)

# %% [markdown]
# Your function draws this timeline. Each bar is a date whose day is not known. The move of the first bar
# could have come before the two short bars below it, between them or after them: the sources do not say.

# %% [markdown]
# ## How many days
#
# With exact dates, an interval is a subtraction. The trap is the fence post: between two posts there is one
# gap, though there are two posts. From one day to the next is **one** day.

# %%
attack = date.fromisoformat(events.date["CASE-001"])
notice = date.fromisoformat(events.date["CASE-076"])
arrest = date.fromisoformat(events.date["CASE-090"])
print(attack, notice, arrest)

# %% role="declare"
exercise(
    "m02-q3",
    entries(notice=number("days", whole=True), arrest=number("days", whole=True)),
    answer="days",
    points=1,
    minutes=5,
    objective="O1",
    verb="apply",
    claims=["C01", "C08", "C47"],
    hints=[
        "From one day to the next is one day. Count steps, not days on the calendar.",
        "Python subtracts dates: the result has an attribute `days`.",
        "It is (notice - attack).days, and the same with the arrest.",
    ],
    then="A French broadcaster printed the second number, too.",
    mistakes=[
        mistake(
            "both-ends-counted",
            'days = {"notice": (notice - attack).days + 1, "arrest": (arrest - attack).days + 1}',
            "You counted both the first and the last day. Count the steps between them: a "
            "fence has one more post than gaps.",
        ),
        mistake(
            "days-in-between",
            'days = {"notice": (notice - attack).days - 1, "arrest": (arrest - attack).days - 1}',
            "You counted the days that lie between. From one day to the next is one step, "
            "though no day lies between.",
        ),
        mistake(
            "months-of-30",
            'days = {"notice": 1, "arrest": 9 * 30 + 8}',
            "The longer interval looks as if every month had the same length. Let the calendar "
            "do it.",
        ),
    ],
    also=[
        """
        days = pd.Series({"arrest": arrest, "notice": notice}).apply(pd.Timestamp)
        days = (days - pd.Timestamp(attack)).dt.days
        """
    ],
    near_misses=['days = {"notice": 3, "arrest": 284}', 'days = {"notice": 1, "arrest": 286}'],
)

# %% [markdown]
# ### Exercise: from the attack on
#
# {about m02-q3}
#
# How many **days** passed from `attack` to `notice`, the Interpol Red Notice, and from `attack` to `arrest`
# in Bucharest? When the article was written, that day had not come. Put two whole numbers in a
# dictionary named `days`.

# %% role="answer" exercise="m02-q3"
days = {"notice": (notice - attack).days, "arrest": (arrest - attack).days}

# %% [markdown]
# And with dates that are stretches? Then the interval is a **range**. It is smallest when the uncertain
# event came as late as its text allows, and largest when it came as early. A single number would be
# made up.

# %%
uncertain = pd.Series(
    {
        "paris": events.date["CASE-062"],  # he is moved to La Santé prison in Paris
        "june": value("C12").value,  # a killing; he is alleged to be involved
        "evreux": events.date["CASE-069"],  # he is moved to the prison of Évreux
    }
)
uncertain

# %% role="declare"
exercise(
    "m02-q4",
    table(
        by=["event"],
        rows=3,
        event=one_of("paris", "june", "evreux"),
        smallest=number("days", whole=True),
        largest=number("days", whole=True),
    ),
    answer="ranges",
    points=2,
    minutes=9,
    objective="O1",
    verb="apply",
    claims=["C01", "C12"],
    hints=[
        "Write down the first and the last day that each date allows.",
        "The later the event, the fewer days are left until the attack.",
        'For a month: pd.Period("2024-04").end_time.date() is its last day; (attack - last).days is '
        "the smallest number, and with start_time you get the largest.",
    ],
    then="One source says about four weeks for the last of them. That lies inside your range.",
    mistakes=[
        mistake(
            "swapped",
            """
            periods = [pd.Period(text) for text in uncertain]
            ranges = pd.DataFrame({
                "event": uncertain.index,
                "smallest": [(attack - p.start_time.date()).days for p in periods],
                "largest": [(attack - p.end_time.date()).days for p in periods],
            })
            """,
            "Both columns are well computed and stand under each other's names. An early event "
            "is far from the attack.",
        ),
        mistake(
            "first-day-for-both",
            """
            periods = [pd.Period(text) for text in uncertain]
            from_first = [(attack - p.start_time.date()).days for p in periods]
            ranges = pd.DataFrame(
                {"event": uncertain.index, "smallest": from_first, "largest": from_first}
            )
            """,
            "You seem to have put each event on the first day of its year or month. What is the "
            "latest day that it allows?",
        ),
        mistake(
            "first-day-after",
            """
            periods = [pd.Period(text) for text in uncertain]
            ranges = pd.DataFrame({
                "event": uncertain.index,
                "smallest": [(attack - (p + 1).start_time.date()).days for p in periods],
                "largest": [(attack - p.start_time.date()).days for p in periods],
            })
            """,
            "Your latest day is the first day of the next year or month. It no longer belongs "
            "to the stretch.",
        ),
        mistake(
            "both-ends-counted",
            """
            periods = [pd.Period(text) for text in uncertain]
            ranges = pd.DataFrame({
                "event": uncertain.index,
                "smallest": [(attack - p.end_time.date()).days + 1 for p in periods],
                "largest": [(attack - p.start_time.date()).days + 1 for p in periods],
            })
            """,
            "The days are the right ones, but you counted both ends. Think of the fence and its "
            "posts.",
        ),
    ],
    also=[
        """
        ranges = pd.DataFrame(
            {"smallest": [14, 684, 500], "largest": [43, 713, 864]},
            index=pd.Index(["evreux", "june", "paris"], name="event"),
        )
        """
    ],
    near_misses=[
        """
        ranges = pd.DataFrame(
            {"event": uncertain.index, "smallest": [500, 684, 16], "largest": [864, 713, 43]}
        )
        """,
        """
        ranges = pd.DataFrame(
            {"event": uncertain.index, "smallest": [500, 684, 14], "largest": [864, 711, 43]}
        )
        """,
    ],
)

# %% [markdown]
# ### Exercise: a range of days
#
# {about m02-q4}
#
# For each event in `uncertain`: what is the **smallest** and the **largest** number of **days** from it to
# `attack`? Make a DataFrame named `ranges` with the columns `event`, `smallest` and `largest` (whole
# numbers).

# %% role="answer" exercise="m02-q4"
ranges = pd.DataFrame({"event": uncertain.index})
periods = [pd.Period(text) for text in uncertain]
ranges["smallest"] = [(attack - period.end_time.date()).days for period in periods]
ranges["largest"] = [(attack - period.start_time.date()).days for period in periods]

# %% [markdown]
# ## Before, after, or cannot tell
#
# Order has three answers, not two. One date is **before** another only if its last possible day is earlier
# than the other's first. If the stretches share a day, you **cannot tell**. A date with `~` has no sharp
# edge, and the standard does not say how wide *about* is; allow at least a day on either side.

# %%
june, report_out = value("C12").value, value("C38").value
pairs = pd.DataFrame(
    [
        ("paris", "moved to La Santé", events.date["CASE-062"], "the killing", june),
        ("prison", "sentenced", events.date["CASE-060"], "the killing", june),
        ("evreux", "moved to Évreux", events.date["CASE-069"], "sentenced", events.date["CASE-057"]),
        ("inquiry", "investigated", events.date["CASE-061"], "nine phones", events.date["CASE-065"]),
        ("senate", "Senate report", report_out, "the attack", events.date["CASE-001"]),
    ],
    columns=["pair", "this", "first", "and this", "second"],
).set_index("pair")
pairs

# %% role="declare"
exercise(
    "m02-q5",
    entries(
        paris=one_of("before", "after", "cannot tell"),
        prison=one_of("before", "after", "cannot tell"),
        evreux=one_of("before", "after", "cannot tell"),
        inquiry=one_of("before", "after", "cannot tell"),
        senate=one_of("before", "after", "cannot tell"),
    ),
    answer="relations",
    points=2,
    minutes=7,
    objective="O1",
    verb="analyze",
    claims=["C12", "C13", "C38"],
    hints=[
        "Draw both dates as bars in your mind. Do the bars share a day?",
        "Compare the last day of one with the first day of the other, never two first days.",
        "Two of the pairs cannot be told: one has a bar inside a bar, the other a date without "
        "sharp edges.",
    ],
    then="In June 2022 he was already in prison, as the article says; which prison is another "
    "question.",
    mistakes=[
        mistake(
            "sorted-as-text",
            """
            relations = {
                name: "before" if row["first"] < row["second"] else "after"
                for name, row in pairs.iterrows()
            }
            """,
            "You seem to have compared the texts. Sorting always finds an order, even where the "
            "dates hold none.",
        ),
        mistake(
            "first-days-compared",
            """
            relations = {
                "paris": "before", "prison": "before", "evreux": "before",
                "inquiry": "after", "senate": "cannot tell",
            }
            """,
            "In one pair you compared first days. A stretch that begins earlier can still hold "
            "the whole of the other.",
        ),
        mistake(
            "too-careful",
            """
            relations = {
                "paris": "cannot tell", "prison": "cannot tell", "evreux": "cannot tell",
                "inquiry": "cannot tell", "senate": "cannot tell",
            }
            """,
            "A date without a day is not worthless. Where two stretches share no day, their order "
            "is certain.",
        ),
        mistake(
            "about-is-exact",
            """
            relations = {
                "paris": "cannot tell", "prison": "before", "evreux": "before",
                "inquiry": "after", "senate": "before",
            }
            """,
            "In one pair a date says about. That mark takes the sharp edge away on both sides.",
        ),
    ],
    also=[
        """
        relations = pd.Series({
            "senate": "Cannot tell", "paris": "cannot tell", "prison": "before",
            "evreux": "before", "inquiry": "after",
        })
        """
    ],
    stub='relations = {\n    "paris": ...,\n    "prison": ...,\n    "evreux": ...,\n'
    '    "inquiry": ...,\n    "senate": ...,\n}',
)

# %% [markdown]
# ### Exercise: what can be said about the order
#
# {about m02-q5}
#
# For each pair: is the `first` date certainly `"before"` the second, certainly `"after"` it, or `"cannot
# tell"`? Name the dictionary `relations`. Trust only the dates in the table.

# %% role="answer" exercise="m02-q5"
certain = {"prison": "before", "evreux": "before", "inquiry": "after"}
relations = {name: certain.get(name, "cannot tell") for name in pairs.index}

# %% [markdown]
# The course has this as a method, `course.methods.script`. It reads dates with marks and periods with a slash,
# and gives ranges of days. It allows one unit of slack for `~`: a choice, since no standard names one.

# %%
from course.methods.script import days_between, parse

period = parse(events.date["CASE-065"])
print("nine phones:", period.earliest, "to", period.latest)
move = events.date["CASE-069"]
print("days from there to the move to Évreux:", *days_between(period.text, move))

# %% [markdown]
# ## Two accounts of one thing
#
# Reports of the same day differ. Some differences are **contradictions**: both cannot be true. Others
# look like contradictions and are none: one account is vague, or it counts another thing, or it speaks of
# another moment. The table `case_accounts` sets two accounts side by side, nine times.

# %%
accounts = load("case_accounts")
accounts[["question", "account", "unit", "publisher", "grade"]]

# %% role="declare"
exercise(
    "m02-q6",
    selection(
        "attackers", "bar", "cases", "convictions", "murders", "record", "sentence", "start",
        "wounded",
    ),
    answer="conflicts",
    points=2,
    minutes=8,
    objective="O2",
    verb="analyze",
    claims=["C02", "C05", "C10", "C11", "C12"],
    hints=[
        "For each pair, try to tell one story in which both accounts are true.",
        "Ask three things: the same thing counted? the same moment? is one of them only vague?",
        "Three pairs are left for which no such story exists. In each, both speak of the very same "
        "thing, and give it two values.",
    ],
    then="For the others, one story holds both accounts. The article's own start of the record would "
    "contradict one of its pair, unless it means violent crime: one word decides.",
    mistakes=[
        mistake(
            "every-difference",
            "conflicts = set(accounts.question)",
            "All nine differ, that is why they are here. For which can you not tell one story "
            "that holds both accounts?",
        ),
        mistake(
            "same-unit-two-values",
            """
            pairwise = accounts.groupby("question")
            same = pairwise.unit.nunique() == 1
            conflicts = set(same.index[same & (pairwise.printed.nunique() == 2)])
            """,
            "You seem to have taken every pair with one unit and two values. A trial and a find, "
            "or all crimes and one kind, share a unit.",
        ),
        mistake(
            "numbers-only",
            'conflicts = {"attackers", "convictions"}',
            "Right as far as it goes. Look also at pairs whose values are days.",
        ),
        mistake(
            "two-days-for-the-bar",
            'conflicts = {"attackers", "bar", "convictions", "sentence"}',
            "Read the two accounts of the bar again: does each say when the same thing happened?",
        ),
        mistake(
            "first-and-violent",
            'conflicts = {"attackers", "convictions", "record", "sentence"}',
            "Read the two accounts of the record again: convictions of every kind, or of one kind?",
        ),
    ],
    also=['conflicts = ["Sentence", "attackers", "convictions"]'],
)

# %% [markdown]
# ### Exercise: which accounts cannot both be true?
#
# {about m02-q6}
#
# Choose the questions whose two accounts **contradict** each other, so that at least one is wrong. Name the
# set of their labels `conflicts`. Judge each pair by its two accounts alone.

# %% role="answer" exercise="m02-q6"
conflicts = {"attackers", "convictions", "sentence"}

# %% [markdown]
# A contradiction need not be settled to be useful. Say both, say who, and see what follows under each. Sometimes
# two accounts and a little logic narrow things down further than either alone. The cars are an
# example.
#
# - {C03} hit the van, says the article, and the group left in two cars ({C06|bare}). It does not say
#   whether any car did both.
# - The car that rammed the van stayed at the scene, say two other reports; the attackers failed to set it on
#   fire.

# %% role="declare"
exercise(
    "m02-q7",
    entries(fewest=number("vehicles", whole=True), most=number("vehicles", whole=True)),
    answer="vehicles",
    points=1,
    minutes=7,
    objective="O2",
    verb="analyze",
    claims=["C03", "C06", "C07"],
    hints=[
        "How many cars could have done both: hit the van, and taken people away?",
        "Without the second report, none, one or two could have done both. Which of these does a car that "
        "stayed behind rule out?",
        "The total is those that hit plus those that left, minus those that did both.",
    ],
    then="Two vague accounts and a little logic leave little room. A daily's later account fits in.",
    mistakes=[
        mistake(
            "stayed-forgotten",
            'vehicles = {"fewest": 2, "most": 4}',
            "That is what the article alone allows. One car stayed behind: could it also have "
            "driven off?",
        ),
        mistake(
            "just-added",
            'vehicles = {"fewest": 4, "most": 4}',
            "You added the two numbers. That holds only if no car did both, and nobody says so.",
        ),
        mistake(
            "first-story-that-fits",
            'vehicles = {"fewest": 3, "most": 3}',
            "You stopped at the first story that fits. Is there another one that the reports "
            "allow?",
        ),
        mistake(
            "same-cars",
            'vehicles = {"fewest": 2, "most": 2}',
            "You took the cars that hit the van for those of the getaway. One of them stayed behind.",
        ),
    ],
    also=['vehicles = {"most": 4.0, "fewest": 3.0}'],
    near_misses=['vehicles = {"fewest": 1, "most": 4}', 'vehicles = {"fewest": 3, "most": 6}'],
)

# %% [markdown]
# ### Exercise: how many cars?
#
# {about m02-q7}
#
# Suppose all of this is true. What is the **fewest** and the **most** vehicles that the group can have used in
# all? Put two whole numbers in a dictionary named `vehicles`.

# %% role="answer" exercise="m02-q7"
hit, away = value("C03").value, value("C06").value
vehicles = {"fewest": hit + away - (hit - 1), "most": hit + away}

# %% [markdown]
# What the article calls a *massive* manhunt has numbers elsewhere, and they disagree as well. Some are for one
# day, some for the whole search; some count officers on the ground, some investigators.

# %%
plots.manhunt_sizes(load("manhunt"))

# %% [markdown]
# ## A crime as a script
#
# In 1994 Derek Cornish proposed to write crimes down as scripts: scene after scene, who does what, and what they
# need for it (*Crime Prevention Studies* {!3}, {!151}-{!196}). The aim is practical. Each scene needs something,
# and what is needed can be taken away. We use five scenes, a choice of our own:
#
# - **preparation**: what those who act do beforehand, for this crime
# - **opportunity**: the setting that others make and that the crime needs
# - **attack**: the act itself
# - **getaway**: leaving, and destroying traces
# - **hiding**: staying out of reach afterwards

# %%
steps = load("script_steps").set_index("step")
steps[["event", "actor_role", "resource", "certainty", "publisher", "grade"]]

# %% role="declare"
exercise(
    "m02-q8",
    entries(
        **{
            step: one_of("preparation", "opportunity", "attack", "getaway", "hiding")
            for step in ("K02", "K06", "K07", "K10", "K11", "K12")
        }
    ),
    answer="scenes",
    points=2,
    minutes=6,
    objective="O3",
    verb="apply",
    claims=["C01", "C03", "C06", "C07"],
    hints=[
        "Ask of each step what it is for, not when it was reported.",
        "Who makes the step happen? What others do, and the crime only uses, is its opportunity.",
        "Destroying a car destroys traces: the list above says to which scene that belongs.",
    ],
    then="Each scene has its own actors and its own needs. That is what makes a script useful.",
    mistakes=[
        mistake(
            "opportunity-as-preparation",
            """
            scenes = {"K02": "preparation", "K06": "preparation", "K07": "attack",
                      "K10": "getaway", "K11": "getaway", "K12": "hiding"}
            """,
            "One step was not made by those who attacked: others do it every day. Read the second "
            "scene in the list again.",
        ),
        mistake(
            "traces-as-hiding",
            """
            scenes = {"K02": "preparation", "K06": "opportunity", "K07": "attack",
                      "K10": "getaway", "K11": "hiding", "K12": "hiding"}
            """,
            "Hiding keeps people out of reach. For destroying traces, read the list of scenes "
            "again.",
        ),
        mistake(
            "where-it-was-used",
            """
            scenes = {"K02": "attack", "K06": "opportunity", "K07": "attack",
                      "K10": "getaway", "K11": "getaway", "K12": "hiding"}
            """,
            "You put a step where its result was used. Sort it by what was done in the step itself.",
        ),
        mistake(
            "both-slips",
            """
            scenes = {"K02": "preparation", "K06": "preparation", "K07": "attack",
                      "K10": "getaway", "K11": "hiding", "K12": "hiding"}
            """,
            "Two steps to look at: one that others make, not the attackers, and one about traces.",
        ),
    ],
    also=[
        """
        scenes = pd.Series(
            ["Preparation", "opportunity", "attack", "getaway", "getaway", "hiding"],
            index=["K02", "K06", "K07", "K10", "K11", "K12"],
        )
        """
    ],
)

# %% [markdown]
# ### Exercise: steps and scenes
#
# {about m02-q8}
#
# Give each of these six steps its scene: `K02`, `K06`, `K07`, `K10`, `K11`, `K12`. Write the scene's name in
# quotes, in the dictionary `scenes`.

# %% role="answer" exercise="m02-q8"
scenes = {
    "K02": "preparation",
    "K06": "opportunity",
    "K07": "attack",
    "K10": "getaway",
    "K11": "getaway",
    "K12": "hiding",
}

# %% [markdown]
# Now the trap. Once you know how a story ends, everything before it looks like preparation. This is called
# hindsight. A step belongs in the script only if a source **ties** it to this crime: an object used in it, a person
# who does it there. That it came earlier, or that it would fit so well, is no tie.

# %% role="declare"
exercise(
    "m02-q9",
    selection(
        "K01", "K02", "K03", "K04", "K05", "K06", "K07", "K08", "K09", "K10", "K11", "K12",
    ),
    answer="untied",
    points=2,
    minutes=7,
    objective="O3",
    verb="evaluate",
    claims=["C14"],
    hints=[
        "Cover the end of the story. Which steps would you still connect with an attack on a van?",
        "For each step: does its own row say that a thing, a place or a person of the attack is in it?",
        "All of the untied ones happened in prison or in court, before the day of the attack.",
    ],
    then="They may belong to it. That is for the judges to find out; the rows here do not show it.",
    mistakes=[
        mistake(
            "everything-before",
            'untied = {"K01", "K02", "K03", "K04", "K05"}',
            "You left out everything from before the day. One of these steps leaves an object that "
            "the attack then uses.",
        ),
        mistake(
            "hedged-is-untied",
            'untied = set(steps.index[steps.certainty != "stated"])',
            "You seem to have gone by the column `certainty`. How sure a step is and whether it belongs "
            "to this crime are two questions.",
        ),
        mistake(
            "weapons-fit",
            'untied = {"K03", "K04", "K05"}',
            "Weapons sought long before would fit, as you say. Does the row tie them to the ones that were used?",
        ),
        mistake(
            "bar-and-phone-fit",
            'untied = {"K01", "K03"}',
            "A phone and a sawn bar fit the story once you know its end. Do their rows say that they "
            "served the ambush?",
        ),
        mistake(
            "all-but-the-court",
            'untied = {"K03"}',
            "A court date is plainly no step of the plan. Put the other early steps to the same test: "
            "what ties them to the attack?",
        ),
    ],
    also=['untied = ["k05", "K04", "K03", "K01"]'],
)

# %% [markdown]
# ### Exercise: what only hindsight puts in
#
# {about m02-q9}
#
# Which of all the steps does **no row** of the table tie to the attack? Name the set of their labels
# `untied`. You are not asked whether they had to do with it, only what the table shows.

# %% role="answer" exercise="m02-q9"
untied = {"K01", "K03", "K04", "K05"}

# %% [markdown]
# ## Where somebody could have acted
#
# Scripts are read for **points of intervention**. The table `script_controls` lists points that the
# sources mention, sorted into scenes by the course (that sorting is our judgement). One point can be mentioned
# in several rows: many reports of one thing are still one thing.

# %%
controls = load("script_controls")
controls[["scene", "point", "event", "publisher", "grade"]]

# %% role="declare"
exercise(
    "m02-q10",
    table(
        by=["scene"],
        rows=4,
        scene=one_of("preparation", "opportunity", "getaway", "hiding"),
        mentions=number("rows", whole=True),
        points=number("points", whole=True),
    ),
    answer="counts",
    points=2,
    minutes=8,
    objective="O3",
    verb="analyze",
    claims=["C08", "C09"],
    hints=[
        "Two different counts: how many rows, and how many different points in them.",
        'Group the table by "scene" and count the column `point` in two ways.',
        'It is controls.groupby("scene").agg(mentions=("point", "count"), points=("point", '
        '"nunique")).reset_index().',
    ],
    then="The most mentioned scene is not the one with the most points, and comes too late to "
    "prevent anything.",
    mistakes=[
        mistake(
            "rows-for-points",
            """
            counts = controls.groupby("scene", as_index=False).agg(
                mentions=("point", "count"), points=("event", "nunique")
            )
            """,
            "Your two columns are the same. Several rows can speak of one point: count each point "
            "once.",
        ),
        mistake(
            "swapped",
            """
            counts = controls.groupby("scene", as_index=False).agg(
                points=("point", "count"), mentions=("point", "nunique")
            )
            """,
            "Both counts are right, and each stands under the other's name.",
        ),
        mistake(
            "sources-for-points",
            """
            counts = controls.groupby("scene", as_index=False).agg(
                mentions=("point", "count"), points=("source_id", "nunique")
            )
            """,
            "You counted different sources. Asked are different points: one source can name "
            "several.",
        ),
    ],
    also=[
        """
        counts = pd.DataFrame({
            "mentions": controls.scene.value_counts(),
            "points": controls.drop_duplicates(["scene", "point"]).scene.value_counts(),
        }).rename_axis("scene")
        """
    ],
    near_misses=[
        """
        counts = controls.groupby("scene", as_index=False).agg(
            mentions=("point", "count"), points=("point", "nunique")
        )
        counts.loc[counts.scene == "hiding", "mentions"] = 4
        """,
        """
        counts = controls.groupby("scene", as_index=False).agg(
            mentions=("point", "count"), points=("point", "nunique")
        )
        counts.loc[counts.scene == "hiding", "points"] = 1
        """,
    ],
)

# %% [markdown]
# ### Exercise: mentions and points
#
# {about m02-q10}
#
# For each scene in `controls`: how many **rows** are there (`mentions`), and how many **different points**
# (`points`)? Make a DataFrame named `counts` with the columns `scene`, `mentions` and `points`.

# %% role="answer" exercise="m02-q10"
counts = controls.groupby("scene").agg(mentions=("point", "count"), points=("point", "nunique"))
counts = counts.reset_index()

# %%
plots.points_by_scene(counts)

# %% [markdown]
# Read the picture with care. It counts what reports happened to mention, after the fact. It does not say that any
# of these points would have stopped the attack, nor what each would have cost on all the days on which
# nothing happened. That is hindsight again, in another coat.

# %% [markdown]
# ## Three hypotheses
#
# Was he freed, or taken? The article writes the first as a fact. Others were less sure, and for how long is
# worth a look.

# %%
views = load("case_conflicts").query("conflict_group == 'freed_or_taken'")
views[["definition", "publisher", "published", "grade"]]

# %% [markdown]
# In Analysis of Competing Hypotheses (Heuer, *Psychology of Intelligence Analysis*, 1999) you list **all**
# hypotheses first, rate every piece of evidence under each of them, and look for what speaks **against**. Evidence
# that agrees with one hypothesis often agrees with its rivals just as well. We add a third hypothesis, so that
# *freed* is not one thing only: paid help, by people without ties to him.

# %%
evidence = load("ach_ratings").set_index("evidence")
names = {
    "freed": "freed\nby allies",
    "abducted": "taken\nby rivals",
    "paid": "freed by\npaid help",
}
ratings = evidence[list(names)]
evidence[["text", "publisher", "grade"]]

# %%
plots.rating_table(ratings, names)

# %% [markdown]
# The facts have sources. **The ratings are ours**, made for teaching; you may rate otherwise, and nothing in
# them says who did what. What police sources *think* of the hypotheses was left out: an opinion about the answer is
# not evidence for it. What one side said on the first day is in (`E9`). Is it more than an opinion? You may well say
# no.

# %% role="declare"
exercise(
    "m02-q11",
    entries(
        freed=number("points", whole=True),
        abducted=number("points", whole=True),
        paid=number("points", whole=True),
    ),
    answer="scores",
    points=2,
    minutes=7,
    objective="O4",
    verb="apply",
    claims=["C02", "C07"],
    hints=[
        "Only two of the five ratings enter the score. Which ones speak against?",
        "Give I the weight 1 and II the weight 2, everything else 0, and add up each column.",
        'With weights = {"I": 1, "II": 2} it is ratings.apply(lambda column: '
        "column.map(weights).fillna(0).sum()).",
    ],
    then="The lowest score is no proof. It marks the hypothesis that has least against it so far.",
    mistakes=[
        mistake(
            "consistency-summed",
            """
            weights = {"C": 1, "CC": 2}
            scores = ratings.apply(lambda column: column.map(weights).fillna(0).sum())
            """,
            "You added up what agrees. The same evidence can agree with every hypothesis; the score "
            "counts what speaks against.",
        ),
        mistake(
            "counted-not-weighed",
            'scores = ratings.isin(["I", "II"]).sum()',
            "You counted the entries. A strong contradiction weighs more than a weak one.",
        ),
        mistake(
            "balance",
            """
            weights = {"CC": -2, "C": -1, "N": 0, "I": 1, "II": 2}
            scores = ratings.apply(lambda column: column.map(weights).sum())
            """,
            "You set what agrees off against what contradicts. Agreement is cheap and does not "
            "enter this score.",
        ),
    ],
    also=[
        """
        scores = {
            name: sum({"I": 1, "II": 2}.get(rating, 0) for rating in ratings[name]) for name in ratings
        }
        """
    ],
    near_misses=[
        'scores = {"freed": 5, "abducted": 6, "paid": 4}',
        'scores = {"freed": 3, "abducted": 8, "paid": 4}',
        'scores = {"freed": 3, "abducted": 6, "paid": 2}',
    ],
)

# %% [markdown]
# ### Exercise: the score against each hypothesis
#
# {about m02-q11}
#
# Compute the **inconsistency score** of each hypothesis from `ratings`: one point for each `I`, two for each `II`,
# none for the rest. Put three whole numbers in a dictionary named `scores` with the keys `freed`, `abducted`
# and `paid`.

# %% role="answer" exercise="m02-q11"
weights = {"I": 1, "II": 2}
scores = ratings.apply(lambda column: column.map(weights).fillna(0).sum())

# %%
plots.two_ways_to_score(ratings, scores)

# %% [markdown]
# The two panels score the same ratings. That they can crown different winners is the reason for looking at
# contradictions. Next: which evidence works at all? A piece is **diagnostic** if it is rated differently under
# different hypotheses. If it is equal under all of them, it may be true, striking and well sourced, and still
# cannot choose.

# %% role="declare"
exercise(
    "m02-q12",
    selection("E1", "E2", "E3", "E4", "E5", "E6", "E7", "E8", "E9", "E10", "E11", "E12"),
    answer="undiagnostic",
    points=1,
    minutes=6,
    objective="O4",
    verb="analyze",
    claims=["C02", "C07"],
    hints=[
        "Go along each row. Does it make any difference which hypothesis you hold?",
        "A row counts if all of its ratings are equal, whatever they are.",
        "It is set(ratings.index[ratings.nunique(axis=1) == 1]).",
    ],
    then="Leave them out and the distances between the scores stay as they are.",
    mistakes=[
        mistake(
            "agreeing-only",
            'undiagnostic = set(ratings.index[(ratings == "C").all(axis=1)])',
            "You found the rows that agree with everything. A row can also be equal in another "
            "way.",
        ),
        mistake(
            "neutral-only",
            'undiagnostic = set(ratings.index[(ratings == "N").all(axis=1)])',
            "Neutral everywhere is one way to be of no use here. What about other rows with equal ratings?",
        ),
        mistake(
            "no-contradiction",
            'undiagnostic = set(ratings.index[~ratings.isin(["I", "II"]).any(axis=1)])',
            "You took the rows without any contradiction. Some of them still rate one hypothesis "
            "above another, and one row is missing.",
        ),
        mistake(
            "contradiction-kept",
            """
            equal = ratings.nunique(axis=1) == 1
            undiagnostic = set(ratings.index[equal & ~ratings.isin(["I", "II"]).any(axis=1)])
            """,
            "One is missing. Does evidence that speaks against all hypotheses equally help to "
            "choose between them?",
        ),
        mistake(
            "diagnostic-ones",
            "undiagnostic = set(ratings.index[ratings.nunique(axis=1) > 1])",
            "These are the useful ones. Asked are the others.",
        ),
    ],
    also=["undiagnostic = list(ratings.index[ratings.nunique(axis=1) == 1])[::-1]"],
)

# %% [markdown]
# ### Exercise: evidence that cannot choose
#
# {about m02-q12}
#
# Which pieces of evidence are rated **equally under all** three hypotheses? Name the set of their labels
# `undiagnostic`.

# %% role="answer" exercise="m02-q12"
undiagnostic = set(ratings.index[ratings.nunique(axis=1) == 1])

# %% [markdown]
# ### Interactive exercise: what the ranking hangs on
#
# {about m02-w1}
#
# Below, every piece of evidence has a box. Switch one off and watch the scores. Exactly **one** piece changes
# which hypothesis comes first when it alone is left out. Find it and save it. Your choice is kept in
# `answers.json` beside this notebook, and that is what gets graded. In code, `matrix.leave_out("E1")` does the
# same.

# %% role="declare"
exercise(
    "m02-w1",
    entries(
        item=one_of("E1", "E2", "E3", "E4", "E5", "E6", "E7", "E8", "E9", "E10", "E11", "E12")
    ),
    answer='saved("m02-w1")',
    points=2,
    minutes=7,
    objective="O4",
    verb="evaluate",
    claims=["C47"],
    hints=[
        "Only evidence that sets the first two hypotheses apart can change which of them is first.",
        "Look for a row that weighs on the runner-up, and not on the leader.",
        "The leader is one point ahead. Which single row takes more than that from the runner-up?",
    ],
    then="So the ranking rests on one report of arrests, and on how we rated it.",
    blank="Nothing is saved yet. Leave one piece of evidence out in the matrix, or call matrix.leave_out.",
    mistakes=[
        mistake(
            "most-diagnostic",
            """
            matrix = hypothesis_matrix("m02-w1", ratings=ratings, texts=evidence.text.to_dict())
            matrix.leave_out("E10")
            """,
            "That row has the widest spread. But does it weigh on one of the two at the top?",
        ),
        mistake(
            "against-the-leader",
            """
            matrix = hypothesis_matrix("m02-w1", ratings=ratings, texts=evidence.text.to_dict())
            matrix.leave_out("E12")
            """,
            "Without that row the leader has even less against it. Look for one whose loss helps "
            "a rival.",
        ),
        mistake(
            "for-the-last",
            """
            matrix = hypothesis_matrix("m02-w1", ratings=ratings, texts=evidence.text.to_dict())
            matrix.leave_out("E9")
            """,
            "That row speaks for the last one. Its loss changes the distance, not the first place.",
        ),
    ],
    also=[
        """
        matrix = hypothesis_matrix("m02-w1", ratings=ratings, texts=evidence.text.to_dict())
        matrix.leave_out("E4")
        matrix.leave_out("E11")
        """
    ],
    stub='# matrix.leave_out(...) works here, too',
)

# %% role="answer" exercise="m02-w1"
matrix = hypothesis_matrix("m02-w1", ratings=ratings, texts=evidence.text.to_dict())
### BEGIN SOLUTION
matrix.leave_out("E11")
### END SOLUTION
matrix

# %% [markdown]
# The methods of this module do the same for any table: `inconsistency`, `diagnosticity` and `flips`. With them you
# can ask further. What if a strong contradiction counted no more than a weak one?

# %%
from course.methods.script import inconsistency

inconsistency(ratings.replace("II", "I"))

# %% [markdown]
# The lead is gone. The ranking hangs not only on one piece of evidence, but on a scale that nobody has measured.

# %% [markdown]
# ## Does the method work?
#
# ACH looks rigorous, and it is widely taught. So it was tested. Dhami, Belton and Mandel (2019, *Applied Cognitive
# Psychology* {!33}, {!1080}-{!1090}) and Mandel, Karvetski and Dhami (2018) compared people who used it with people who
# did not: it brought **no gain in accuracy**. A table of ratings does not know more than those who rated.
#
# It has two honest uses. It lays open what a judgement rests on, so that others can disagree with one cell instead of
# with you. And it shows how little it may hang on. It does not give probabilities, and it cannot rank a
# hypothesis that nobody thought of.

# %% role="declare"
exercise(
    "m02-q13",
    choice("a", "b", "c", "d"),
    answer="report",
    points=1,
    minutes=5,
    objective="O4",
    verb="evaluate",
    claims=["C47"],
    hints=[
        "Which sentence would still be honest if somebody rated one row differently?",
        "What nobody reported may be missing from the world, or only from the reports.",
        "Look for the sentence that says whose ratings they are and what they hang on.",
    ],
    then="It says whose judgement it is, what it rests on, and does not call it proof.",
    mistakes=[
        mistake(
            "proves-the-winner",
            'report = "a"',
            "The lowest score means least against it, among these three, by these ratings. Is that "
            "a proof?",
        ),
        mistake(
            "absence-of-evidence",
            'report = "c"',
            "Nothing was reported. Would it have been, had it happened? Without knowing that, silence "
            "says little.",
        ),
        mistake(
            "score-as-probability",
            'report = "d"',
            "Scores add up ratings. They are no probabilities, and the rest of the points is not "
            "the chance of the rivals.",
        ),
    ],
    also=['report = " B "'],
)

# %% [markdown]
# ### Exercise: what may you report?
#
# {about m02-q13}
#
# Choose the sentence that you may write under the matrix. Name its letter, in quotes, `report`.
#
# - **a** The analysis shows that the hypothesis with the lowest score is what happened.
# - **b** By the course's ratings, least speaks against one hypothesis; its lead over the next hangs on a
#   single piece of evidence.
# - **c** No report here mentions a demand for ransom, so we can rule out that rivals took him.
# - **d** Divide each score by the sum of all: what is left over is the probability of the hypothesis.

# %% role="answer" exercise="m02-q13"
report = "b"

# %% [markdown]
# ## Your turn to write
#
# You now have a timeline with its gaps, a list of contradictions, a script without hindsight, and a matrix whose
# first place hangs on one row. Write for a reader who has to decide something and has two minutes.

# %% role="declare"
written(
    "m02-e1",
    points=4,
    minutes=20,
    objective="O5",
    verb="create",
    claims=["C02", "C08", "C47"],
    rubric=(
        (4, "complete", "Three hypotheses in order, each with what speaks against it and its source; what "
         "the order hangs on; for each, evidence that would change it; the limits of the method; "
         "careful words throughout."),
        (3, "sound", "An order with reasons and sources; what would change it is named for some; the "
         "method's limit is missing or thin; no overclaim."),
        (2, "partial", "An order with reasons that mostly agree with the winner; little on what would "
         "change it; or hindsight among the reasons."),
        (1, "bare", "An opinion, or scores repeated as if they were proof or probability."),
    ),
    samples=[
        (
            4,
            "By the course's ratings least speaks against freed by allies (score "
            "{=ratings.freed.map(weights).sum():.0f}), then paid help "
            "({=ratings.paid.map(weights).sum():.0f}), then taken by rivals "
            "({=ratings.abducted.map(weights).sum():.0f}). Against taken speak the hiding places "
            "that the prosecutor named, against paid help the arrests of associates in the first "
            "night after the capture, against allies, weakly, that an alleged member of the group "
            "was found far from him. The order hangs on those arrests: without that row paid help "
            "leads. Proof that the arrested had been hired would put paid help first; messages "
            "showing that he expected nobody would put taken first; long friendship with those "
            "suspected would make allies firmer. The ratings are judgement, the method was not "
            "found to be more accurate than others, and nobody has been tried.",
            "Three hypotheses with what speaks against each, the row on which the order hangs, "
            "evidence for a change in each case, the method's limit, careful words.",
        ),
        (
            3,
            "Freed by allies has least against it (score {=ratings.freed.map(weights).sum():.0f}) "
            "and taken by rivals most ({=ratings.abducted.map(weights).sum():.0f}), because the "
            "prosecutor named hiding places and associates were arrested after the capture. Paid "
            "help lies between. If it turned out that the arrested had been paid, I would put paid "
            "help first. Nobody has been convicted.",
            "Order, reasons with their sources and one piece that would change it. It does not say "
            "what the order hangs on, and the method's limit is missing.",
        ),
        (
            2,
            "He was freed by allies: the associates who were arrested, the hidden cars and the "
            "good planning all fit. Rivals would not have let him get as far as abroad. It is hard "
            "to say what would change this.",
            "The reasons agree with the winner and would partly agree with the others; the second "
            "one is hindsight. Nothing speaks against anything.",
        ),
        (
            1,
            "The matrix proves that he was freed by allies, because that hypothesis has the lowest "
            "score.",
            "A score is repeated as if it were proof.",
        ),
    ],
)

# %% [markdown]
# ### Written exercise: rank, and say what would change your mind
#
# {about m02-e1}
#
# Rank the three hypotheses: freed by allies, taken by rivals, freed by paid help. Give for each what speaks
# **against** it, with the source. Say what the order hangs on, and **for each hypothesis one piece of evidence
# that, if it turned up, would change your ranking**. Use your own ratings if you disagree with ours, and say so.
# About two paragraphs. Nobody has been convicted of this attack: choose your words so that they hold
# whatever a court finds.
#
# {rubric m02-e1}

# %% [markdown] role="written" exercise="m02-e1"
# ### BEGIN SOLUTION
# **Model answer for instructors.** By the course's ratings, least speaks against *freed by allies*
# (score {=ratings.freed.map(weights).sum():.0f}), then *freed by paid help* ({=ratings.paid.map(weights).sum():.0f}), most
# against *taken by rivals* ({=ratings.abducted.map(weights).sum():.0f}). Against the last speak the hiding places that the
# prosecutor named, and that ten people close to the fugitive were arrested in the first night after his capture; the lawyer's
# idea of the first day is a statement by his side. Against paid help without ties speak the same arrests. Against allies
# speaks, weakly, that an alleged member of the attacking group was found far from him.
#
# The first place hangs on one piece: leave out the arrests of associates, and paid help has less against it. I would change
# the order if the arrested were shown to have been hired (then paid help), if messages showed that he did not know of
# the attack (then taken), or if those suspected of the attack proved to be friends of long standing (then allies, more
# firmly). The absence of a reported ransom demand decides nothing: it might not have been reported. The ratings are
# judgement; experiments found no gain in accuracy from such a table. Nobody has been tried for the attack, and these are
# hypotheses about an event, not findings about people.
# ### END SOLUTION

# %% [markdown]
# ## What this does not show
#
# - A script says how a crime was carried out as far as reports tell. It says nothing about **why**, and the
#   points in it were chosen by what was reported.
# - The scores rest on ratings by the authors of a course. Other raters would give others, and a fourth
#   hypothesis was not rated at all.
# - An account that survives is not thereby true: two papers may have copied one agency.
# - Nothing here says who took part. That is for a court, and no court has spoken.

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
