# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% role="declare"
objectives(
    O1=("Translate", "words of likelihood into numbers, and vague questions into ones with an end."),
    O2=("Choose", "a reference class, and compute its base rate from what was known at the time."),
    O3=("Score", "forecasts that were sealed before the outcome was looked at."),
    O4=("Evaluate", "forecasters by calibration and resolution, and update a forecast by a rule."),
    O5=("Write", "a brief with its bottom line first, and judge briefs as two raters would."),
)
glossary({
    "base rate": "how often something happened in cases of the same kind, before the case at hand "
    "is looked at",
    "reference class": "the cases of the same kind; several will fit, and each has its base rate",
    "rule of succession": "the share of past cases, drawn towards one half as if one case of each "
    "outcome had been seen before",
    "sealed forecast": "a forecast that is written down with a digest before the outcome is known",
    "digest": "a short text made from a longer one; change a letter, and the digest is another",
    "Brier score": "the mean squared distance of stated chances from what happened; zero is best",
    "calibration": "of all events to which one gave the same chance, that share should happen",
    "reliability": "the part of the Brier score that comes from poor calibration; less is better",
    "resolution": "the part that comes from telling likely cases from unlikely ones; more is better",
    "hindsight": "seeing an outcome as foreseeable because it is known",
    "weighted kappa": "agreement of two raters beyond chance, where near misses count less than "
    "far ones",
    "ICD 203": "directive of the United States Director of National Intelligence on analytic "
    "standards, with a scale of words for chances",
})
teaching(
    needs=["m03_change", "m04_counts"],
    core=["m10-q3", "m10-q5", "m10-e1"],
    discuss=[
        "He was caught on day {CASE-091b|bare}. A forecaster had said {!20} per cent for twelve "
        "months. Was that a bad forecast? What would you need to know to say so?",
        "Which reference class would you have chosen on the day after the attack: all escapes, "
        "violent ones, those with a manhunt across borders? Who gains from which choice?",
        "Should a minister be given a number, a word, or both? What does each invite the reader "
        "to do?",
        "Most recommendations in our table end in no record. What would it take to say that "
        "nothing came of one?",
    ],
    watch=[
        "Many remember the outcome and seal it as their forecast. The marks do not punish it; ask "
        "what they would have said on the day, and why.",
        "Students praise the forecaster with perfect calibration. Cedar has it, and says the same "
        "of every question.",
        "Agreement of raters is read as quality. Two raters can agree on a poor brief, and a rubric "
        "can be wrong.",
    ],
)

# %% [markdown]
# # Forecast, score, brief
#
# The article ends in the present tense: the authorities *try to apprehend* him, the state makes *efforts to catch up with the
# surge*. What would you have said would come of it? With what chance? This module has you say so in numbers, seal them, and
# only then look. Then it turns to what an analyst is paid for: a page that somebody can act on.
#
# **After this module you can**
#
# {objectives}
#
# **Time:** about {minutes} minutes of exercises, plus reading. **You need:** modules of the course are independent; from
# Python, a little pandas (group, count, mean). **Contents:** words and numbers · base rates · a sealed forecast · scores ·
# calibration · updating · hindsight · two raters · a brief.

# %% [markdown]
# ## How this notebook works
#
# Each exercise is a question, a cell with dots for your answer, and a check. Replace the dots, run the cell, run the check. A
# wrong answer costs nothing, and you can check as often as you like. For a nudge, call `hint("m10-q1")` in a cell of your own;
# each exercise has three.
#
# Every figure in the text is a link to its source. Nobody has been tried for the attack in any source we have, so *suspected*
# and *alleged* stay where they are. Forecasts here are about what services and parliaments do, never about guilt.

# %%
import pandas as pd

from course import check, hint, load, probability_wheel, progress
from course import reveal, saved, seal, value
from course.methods.forecasts import ICD_203, KENT_1964, lint_brief, weighted_kappa
from course.plots import forecast as plots

pd.set_option("display.max_colwidth", None)

# %% [markdown]
# ## Words and numbers
#
# The article says *reportedly*, *it seems*, *it is estimated*. What chance is that? Sherman Kent asked the American analysts who
# had agreed on *a serious possibility* what they had meant. One had meant odds of four to one, another the reverse (Tetlock and
# Gardner, 2015). In 1964 he proposed a scale. In 2015 a directive, ICD {!203}, fixed another one.

# %%
plots.word_ranges({"Kent, 1964": KENT_1964, "ICD 203": ICD_203})
kent_low, kent_high = KENT_1964["probable"]
icd_low, icd_high = ICD_203["likely"]

# %% role="declare"
exercise(
    "m10-q1",
    entries(
        low=number("percent", within="0.25"),
        high=number("percent", within="0.25"),
        apart=number("points", within="0.25"),
    ),
    answer="both_accept",
    points=2,
    minutes=5,
    objective="O1",
    verb="apply",
    claims=["C30", "C42"],
    hints=[
        "A chance that both accept must lie in both ranges.",
        "The common range starts at the higher of the two low ends, and stops at the lower of the "
        "two high ends.",
        "For apart, take the span from the lowest low end to the highest high end, and subtract "
        "the width of the common range.",
    ],
    then="One word, and for nearly half of the span the two readers do not mean the same. A number "
    "costs three characters.",
    mistakes=[
        mistake(
            "either-reader",
            """
            low = min(kent_low, icd_low)
            high = max(kent_high, icd_high)
            both_accept = {"low": low, "high": high, "apart": high - low}
            """,
            "That is what at least one of the two accepts. Asked is what both do.",
        ),
        mistake(
            "averaged",
            """
            low, high = (kent_low + icd_low) / 2, (kent_high + icd_high) / 2
            both_accept = {"low": low, "high": high, "apart": high - low}
            """,
            "You took the middle between the two scales. No reader uses that one: look for what "
            "lies in both ranges.",
        ),
        mistake(
            "one-end-of-it",
            """
            low, high = max(kent_low, icd_low), min(kent_high, icd_high)
            both_accept = {"low": low, "high": high, "apart": max(kent_high, icd_high) - high}
            """,
            "The common range is right. The two readers part below it as well as above it.",
        ),
    ],
    also=['both_accept = pd.Series({"apart": 15, "low": 63, "high": 80})'],
    near_misses=[
        'both_accept = {"low": 64, "high": 80, "apart": 15}',
        'both_accept = {"low": 63, "high": 82, "apart": 15}',
        'both_accept = {"low": 63, "high": 80, "apart": 16}',
    ],
)

# %% [markdown]
# ### Exercise: what do both mean?
#
# {about m10-q1}
#
# One reader has Kent's scale in mind and reads *probable*; the other has ICD {!203} and reads *likely*. From which `low` to which
# `high` chance, in **per cent**, do **both** agree that the word fits? And over how many percentage points are they `apart`, so that the word
# fits for one of them only? The four ends are in `kent_low`, `kent_high`, `icd_low` and `icd_high`. Make a dictionary `both_accept`
# with these three keys.

# %% role="answer" exercise="m10-q1"
low, high = max(kent_low, icd_low), min(kent_high, icd_high)
span = max(kent_high, icd_high) - min(kent_low, icd_low)
both_accept = {"low": low, "high": high, "apart": span - (high - low)}

# %% [markdown]
# *Possible* is on neither scale, and *cannot be ruled out* says nothing at all. But even a number is empty if nobody
# can tell afterwards whether the thing happened. A question can be scored when it names **what**, **by when**, **counted by
# whom**, and a threshold if it is about more or less. Test it this way: could a stranger with access to every fact decide it
# without asking you what you meant?

# %% role="declare"
exercise(
    "m10-q2",
    selection("a", "b", "c", "d", "e", "f", "g"),
    answer="scorable",
    points=2,
    minutes=5,
    objective="O1",
    verb="evaluate",
    claims=["C41", "C42", "C43", "C44", "C46", "C47", "C49"],
    hints=[
        "Imagine two people who know all the facts and still disagree on the answer. Could they?",
        "Look in each question for an end date and for a count that somebody publishes.",
        "Words such as dramatic, surge, hotspot or narco-state have no threshold. Strike every "
        "question that hangs on one.",
    ],
    then="Three can be settled by anyone with a calendar and a source. The others are worth asking "
    "too, once somebody has made them sharp.",
    mistakes=[
        mistake(
            "a-trend-is-enough",
            'scorable = {"a", "b", "d", "f"}',
            "Look again at a: from which figure on, and until when, would a surge have gone on?",
        ),
        mistake(
            "a-label-is-enough",
            'scorable = {"b", "c", "d", "f"}',
            "Look again at c: two people with the same facts may call a state by different names.",
        ),
        mistake(
            "a-state-is-enough",
            'scorable = {"b", "d", "e", "f"}',
            "Look again at e: where does overcrowding end, by whose count, and on which day?",
        ),
        mistake(
            "only-the-manhunt",
            'scorable = {"b"}',
            "Your one is right. Others have a date, a threshold and a counter as well.",
        ),
        mistake(
            "the-big-questions",
            'scorable = {"a", "c", "e", "g"}',
            "These are the questions that matter, as they are asked in talk. Which could a stranger "
            "decide with the facts alone?",
        ),
    ],
    also=['scorable = ["F", "b", "d"]'],
)

# %% [markdown]
# ### Exercise: can it be scored?
#
# {about m10-q2}
#
# These questions are made from claims of the article. Which of them, as they stand, can be scored? Name the set of letters `scorable`.
#
# - **a** Will the *surge in organized crime* go on?
# - **b** Will he be arrested by {CASE-089|bare}, as reported by a news agency?
# - **c** Is France becoming a *narco-state*?
# - **d** Will the French services together report more than {C27} of cocaine seized in 2024?
# - **e** Will the prison system stay *overcrowded* and *a hotspot for drug trafficking*?
# - **f** Will the ministry count more than {!80,000} people in prison on the first of January 2025?
# - **g** Will violence tied to cocaine rise *dramatically* in Belgium and the Netherlands, with killers of {C41|bare}?

# %% role="answer" exercise="m10-q2"
scorable = {"b", "d", "f"}

# %% [markdown]
# ## How often does such a thing happen?
#
# Before you look into a case, look around it. *Of cases like this, how many?* That share is the base rate, and it is where a
# forecast starts. Mellers and others (2014) report that forecasters who were trained to ask this did better in a long tournament;
# a new analysis of the same data in 2024 disputes how much of it was the training. Take question d. How often do seizures rise
# from one year to the next? The table stops at 2022, the last year that a forecaster of May 2024 could have had.

# %%
unodc = load("cocaine_seizures").query("series == 'unodc' and 2010 <= year <= 2022")
tonnes = unodc.pivot(index="year", columns="place", values="seized_t")
tonnes.round(1)

# %% role="declare"
exercise(
    "m10-q3",
    entries(france=number("percent", within="0.06"), all_five=number("percent", within="0.06")),
    answer="rates",
    points=3,
    minutes=8,
    objective="O2",
    verb="apply",
    claims=["C26", "C27", "C44", "C45"],
    hints=[
        "Count changes, not years: what does the first year of the table rise from?",
        "tonnes.diff() gives the change of each country from the year before. The first row has none.",
        "Rises are changes above zero. Divide their number by the number of changes: those of FRA, "
        "then those of all five columns together.",
    ],
    then="Two classes, two base rates, and both are right about their class. Say which one you use, "
    "and why.",
    mistakes=[
        mistake(
            "years-not-changes",
            """
            rises = tonnes.diff() > 0
            rates = {"france": rises["FRA"].mean() * 100, "all_five": rises.to_numpy().mean() * 100}
            """,
            "You divided by the number of years. The first year has no year before it, so it "
            "cannot be a rise or a fall.",
        ),
        mistake(
            "unchanged-is-a-rise",
            """
            change = tonnes.diff().iloc[1:]
            rates = {
                "france": (change["FRA"] >= 0).mean() * 100,
                "all_five": (change.to_numpy() >= 0).mean() * 100,
            }
            """,
            "One figure stands unchanged for two years. A count that did not move is no rise.",
        ),
        mistake(
            "falls-counted",
            """
            change = tonnes.diff().iloc[1:]
            rates = {
                "france": (change["FRA"] < 0).mean() * 100,
                "all_five": (change.to_numpy() < 0).mean() * 100,
            }
            """,
            "That is the share of falls. Asked is the share of rises.",
        ),
        mistake(
            "from-the-first-year",
            """
            later = tonnes.iloc[1:]
            above = later > tonnes.iloc[0]
            rates = {"france": above["FRA"].mean() * 100, "all_five": above.to_numpy().mean() * 100}
            """,
            "You compared every year with the first one. A rise is measured from the year before.",
        ),
    ],
    also=[
        """
        change = tonnes.diff().dropna()
        rates = pd.Series({
            "all_five": round((change > 0).sum().sum() / change.size * 100, 1),
            "france": round((change["FRA"] > 0).sum() / len(change) * 100, 1),
        })
        """
    ],
    near_misses=[
        'rates = {"france": 58, "all_five": 65}',
        'rates = {"france": 7 / 12 * 100, "all_five": 65.3}',
    ],
)

# %% [markdown]
# ### Exercise: two base rates
#
# {about m10-q3}
#
# In what share of the yearly changes from 2010 to 2022 did the weight seized **rise**? Give it for `france` (FRA) alone and for `all_five` countries
# together, in **per cent** with one decimal or more, as a dictionary named `rates`. Count a figure that stays the same as no rise.

# %% role="answer" exercise="m10-q3"
change = tonnes.diff().iloc[1:]
rates = {
    "france": (change["FRA"] > 0).sum() / len(change) * 100,
    "all_five": (change > 0).sum().sum() / change.size * 100,
}

# %%
steps = tonnes.diff()
counted = pd.DataFrame({"rises": (steps > 0).sum(), "changes": steps.count()})
plots.base_rates(rates, counted)

# %% [markdown]
# For the escape we have no such class. The agency reports hold one earlier case, caught again, in 2018, after {CASE-089b}. One case is
# no rate. With few cases the **rule of succession** keeps you from saying never or always: add one case of each outcome, then
# take the share. One capture in one case makes two in three. That is not knowledge; it is a start that can be corrected.
#
# A forecast may use only what was known when it was made. That is not what happened before that day: it is what had been
# **published** by then.

# %%
picked = ["CASE-076", "CASE-066", "STA-030", "CASE-061", "STA-040", "CASE-082", "CASE-071"]
known = load("case_events").set_index("row_id").loc[picked, ["date", "published", "event"]]
known.insert(0, "letter", list("ABCDEFG"))
known.set_index("letter")

# %% role="declare"
exercise(
    "m10-q4",
    selection("A", "B", "C", "D", "E", "F", "G"),
    answer="usable",
    points=1,
    minutes=5,
    objective="O2",
    verb="analyze",
    claims=["C08", "C13", "C36"],
    hints=[
        "The table has two dates in each row. Which of them tells when a forecaster could know?",
        "Keep a row if its source was out on the day of the forecast or before.",
        "Go by the column published alone, and count the day itself.",
    ],
    then="What happened before the day and what was known on it are two sets. The gap between them "
    "is where hindsight creeps in.",
    mistakes=[
        mistake(
            "by-the-event",
            'usable = {"A", "B", "C", "D", "F", "G"}',
            "You went by the day on which things happened. Some of them came out weeks or months "
            "later.",
        ),
        mistake(
            "same-year",
            'usable = {"A", "B", "C", "D", "F"}',
            "You kept what was published in the year of the attack. The forecast is of one day in it.",
        ),
        mistake(
            "day-itself-left-out",
            'usable = {"C"}',
            "Your one is right. The forecast is made at the end of the day: what came out on it "
            "counts as well.",
        ),
        mistake(
            "about-the-man-only",
            'usable = {"A", "F"}',
            "You kept the manhunt alone. A base rate of police work may need the other row that was "
            "out by then.",
        ),
    ],
    also=['usable = [letter for letter in ("f", "A", "C")]'],
)

# %% [markdown]
# ### Exercise: what could you have known?
#
# {about m10-q4}
#
# You write at the end of {C08|bare}. Going by these rows and their sources, which could you have used? Name the set of letters `usable`.

# %% role="answer" exercise="m10-q4"
usable = {"A", "C", "F"}

# %% [markdown]
# ## A sealed forecast
#
# Now yours. Memory is a poor witness: once we know an outcome, we believe that we saw it coming. So write the forecast down
# first. `seal` puts your numbers into `answers.json` beside this notebook, with a **digest**: a code that would be another one
# if a single digit were changed. You could send the digest to a colleague today and the numbers in a year.
#
# `reveal` gives the outcomes, and refuses as long as nothing is sealed. After it, the seal cannot be made anew. You may well
# know how the story went on, since other modules tell it; then forecast what you would have said on the day. The mark rests on the form alone.

# %%
asked = ["caught-6-months", "caught-12-months", "cocaine-2024-record"]
asked += ["marseille-2024-fall", "prosecutor-2025"]
load("outcomes").set_index("outcome").loc[asked, ["question", "closes_on"]]

# %% role="declare"
exercise(
    "m10-q5",
    entries(
        form=one_of(
            "coherent", "incomplete", "percent", "outside", "certain", "falling", "changed"
        )
    ),
    answer='saved("m10-q5")',
    points=3,
    minutes=8,
    objective="O3",
    verb="create",
    claims=["C21", "C27", "C28", "C47"],
    hints=[
        "For each question, start from a base rate or from one half, and say what moves you away.",
        "Write chances as numbers between 0 and 1. Whoever is caught within six months is caught "
        "within twelve as well: what does that mean for the two numbers?",
        "Five numbers, none of them 0 or 1, and the one for twelve months at least as large as the "
        "one for six. Run the cell, so that they are sealed.",
    ],
    then="Sealed and in good form. Whether you were lucky is another question, and the mark does "
    "not ask it.",
    blank="Nothing is sealed yet. Replace the dots by chances between 0 and 1 and run the cell.",
    mistakes=[
        mistake(
            "in-percent",
            """
            forecast = {
                "caught-6-months": 50,
                "caught-12-months": 70,
                "cocaine-2024-record": 55,
                "marseille-2024-fall": 75,
                "prosecutor-2025": 20,
            }
            seal("m10-q5", forecast)
            """,
            "These look like percentages. Chances between 0 and 1 are asked for: write 0.7 for 70 "
            "per cent, and seal again.",
        ),
        mistake(
            "falls-with-time",
            """
            forecast = {
                "caught-6-months": 0.7,
                "caught-12-months": 0.3,
                "cocaine-2024-record": 0.5,
                "marseille-2024-fall": 0.7,
                "prosecutor-2025": 0.2,
            }
            seal("m10-q5", forecast)
            """,
            "You hold twelve months to be less likely than six. Whoever is caught by the first date "
            "is caught by the second as well.",
        ),
        mistake(
            "no-doubt-left",
            """
            forecast = {
                "caught-6-months": 0,
                "caught-12-months": 1,
                "cocaine-2024-record": 1,
                "marseille-2024-fall": 1,
                "prosecutor-2025": 0,
            }
            seal("m10-q5", forecast)
            """,
            "A chance of 0 or 1 says that nothing could change your mind. Leave some room, and seal "
            "again.",
        ),
        mistake(
            "one-left-open",
            """
            forecast = {
                "caught-6-months": 0.5,
                "caught-12-months": 0.7,
                "cocaine-2024-record": 0.5,
                "marseille-2024-fall": 0.7,
                "prosecutor-2025": ...,
            }
            seal("m10-q5", forecast)
            """,
            "A question is still open. No opinion is a number, too: one half, or a base rate.",
        ),
        mistake(
            "off-the-scale",
            """
            forecast = {
                "caught-6-months": 0.5,
                "caught-12-months": 0.7,
                "cocaine-2024-record": 0.5,
                "marseille-2024-fall": -0.2,
                "prosecutor-2025": 0.2,
            }
            seal("m10-q5", forecast)
            """,
            "One number is off the scale. Unlikely is a small chance, not one below zero.",
        ),
        mistake(
            "changed-after-the-reveal",
            """
            import json
            from pathlib import Path

            forecast = dict.fromkeys(asked, 0.5)
            seal("m10-q5", forecast)
            reveal("m10-q5")
            file = Path("answers.json")
            content = json.loads(file.read_text(encoding="utf-8"))
            content["answers"]["m10-q5"]["data"]["forecast"]["caught-12-months"] = 0.99
            file.write_text(json.dumps(content), encoding="utf-8")
            seal("m10-q5", {**forecast, "caught-12-months": 0.99})
            """,
            "The numbers in answers.json are not the ones that were sealed: the digest says so. Put "
            "the sealed ones back into the cell and run it.",
        ),
    ],
    also=[
        """
        forecast = dict.fromkeys(asked, 0.5)
        seal("m10-q5", forecast)
        """,
        """
        forecast = pd.Series({
            "caught-12-months": 0.95,
            "caught-6-months": 0.9,
            "prosecutor-2025": 0.01,
            "marseille-2024-fall": 0.4,
            "cocaine-2024-record": 0.99,
        })
        seal("m10-q5", {"caught-6-months": 60})
        seal("m10-q5", forecast)
        reveal("m10-q5")
        seal("m10-q5", dict.fromkeys(asked, 0.5))
        """,
    ],
    stub="""forecast = {
    "caught-6-months": ...,
    "caught-12-months": ...,
    "cocaine-2024-record": ...,
    "marseille-2024-fall": ...,
    "prosecutor-2025": ...,
}""",
)

# %% [markdown]
# ### Exercise: your forecast, as of {C08|bare}
#
# {about m10-q5}
#
# Give each of the five questions a chance **above {!0} and below {!1}**, and seal it. Until the reveal you can seal as often as
# you like; the last one counts. Every forecast in good form earns full marks.

# %% role="answer" exercise="m10-q5"
### BEGIN SOLUTION
forecast = {
    "caught-6-months": 0.5,
    "caught-12-months": 2 / 3,
    "cocaine-2024-record": 0.5,
    "marseille-2024-fall": 3 / 4,
    "prosecutor-2025": 1 / 4,
}
### END SOLUTION
seal("m10-q5", forecast)

# %% [markdown]
# ### The reveal
#
# Sealed? Then look.

# %%
outcome = reveal("m10-q5")
if outcome is not ...:
    display(outcome[["forecast", "happened", "date", "note"]])
plots.sealed_and_outcome(outcome)

# %% [markdown]
# He was arrested in Bucharest on {CASE-090|bare}, day {CASE-091b|bare} after the attack: too late for the first question, early for the
# second. The prosecutor's office opened on {STA-044|bare}, days after the line. Notice how a date decides. A forecast that was
# *nearly right* is scored like any other, and that is why dates and thresholds are fixed before.

# %% [markdown]
# ## Scores
#
# A single outcome proves no chance wrong. But distance can be measured. The **Brier score** (1950) takes the stated chance, subtracts
# {!1} if the thing happened and {!0} if not, squares the difference, and takes the mean over all questions. Zero is best; saying one half
# of everything gives a quarter.

# %%
said = {"caught-6-months": 1 - 1 / 10, "caught-12-months": 1 - 0.5 / 10}
happened = {"caught-6-months": False, "caught-12-months": True}
pd.DataFrame({"said": said, "happened": happened})

# %% role="declare"
exercise(
    "m10-q6",
    entries(
        six=number("points", within="0.0006"),
        twelve=number("points", within="0.0006"),
        mean=number("points", within="0.0006"),
    ),
    answer="brier",
    points=2,
    minutes=6,
    objective="O3",
    verb="apply",
    claims=["C47"],
    hints=[
        "How far was each number from what happened, if happened is 1 and did not happen is 0?",
        "Square each distance; only then take the mean of the two.",
        "six is (0.9 - 0) squared, twelve is (0.95 - 1) squared.",
    ],
    then="The same confidence, once punished and once rewarded. The mean is poor, because squares "
    "make one bold miss cost more than many small ones.",
    mistakes=[
        mistake(
            "not-squared",
            """
            off = [abs(said[name] - happened[name]) for name in said]
            brier = {"six": off[0], "twelve": off[1], "mean": sum(off) / 2}
            """,
            "These are the distances. The Brier score squares them.",
        ),
        mistake(
            "scored-the-other-outcome",
            """
            off = [(said[name] - (not happened[name])) ** 2 for name in said]
            brier = {"six": off[0], "twelve": off[1], "mean": sum(off) / 2}
            """,
            "You measured from what did not happen. A sure forecast that came true should score "
            "next to nothing.",
        ),
        mistake(
            "summed",
            """
            off = [(said[name] - happened[name]) ** 2 for name in said]
            brier = {"six": off[0], "twelve": off[1], "mean": sum(off)}
            """,
            "Both scores are right, and then you added them. With many questions a sum only says "
            "how many there were.",
        ),
        mistake(
            "averaged-first",
            """
            off = [said[name] - happened[name] for name in said]
            brier = {"six": off[0] ** 2, "twelve": off[1] ** 2, "mean": (sum(off) / 2) ** 2}
            """,
            "You averaged before squaring, so a miss upwards and one downwards cancel. Square each "
            "first.",
        ),
    ],
    also=['brier = {"mean": 0.406, "twelve": 0.0025, "six": 0.81}'],
    near_misses=[
        'brier = {"six": 0.813, "twelve": 0.0025, "mean": 0.40625}',
        'brier = {"six": 0.81, "twelve": 0.005, "mean": 0.40625}',
        'brier = {"six": 0.81, "twelve": 0.0025, "mean": 0.409}',
    ],
)

# %% [markdown]
# ### Exercise: a bold forecaster
#
# {about m10-q6}
#
# Somebody had said {=said["caught-6-months"]:.2f} for six months and {=said["caught-12-months"]:.2f} for twelve. Compute the score of each
# (`six`, `twelve`) and their `mean`, four decimals or more, as a dictionary named `brier`.

# %% role="answer" exercise="m10-q6"
six = (said["caught-6-months"] - happened["caught-6-months"]) ** 2
twelve = (said["caught-12-months"] - happened["caught-12-months"]) ** 2
brier = {"six": six, "twelve": twelve, "mean": (six + twelve) / 2}

# %% [markdown]
# ### Interactive exercise: which number pays?
#
# {about m10-w1}
#
# The wheel shows a number and the score that it would bring, if the thing happens and if it does not. For the first question the
# true chance is known, since it is a box of balls; so the wheel can also show the **expected** score. Choose a question,
# move the slider with the mouse or the arrow keys, and save with the button. To type instead: `wheel.set("box", 60)`.

# %% role="declare"
exercise(
    "m10-w1",
    entries(
        box=number("percent", within="2.6"),
        even=number("percent", within="0.25"),
        cap=number("percent", within="0.25"),
    ),
    answer='saved("m10-w1")',
    points=2,
    minutes=7,
    objective="O3",
    verb="analyze",
    claims=["C47"],
    hints=[
        "For the box, move the number up and down, and watch the expected score alone.",
        "For the second, watch the two scores side by side. For the third, only the one that comes "
        "if it happens.",
        "The expected score is least at the true chance. Two equal scores need equal distances from "
        "both ends. A score of 0.04 is a distance of 0.2.",
    ],
    then="The score is honest with you: it is least when you say what you believe. Rounding up to "
    "certainty costs.",
    blank="Nothing is saved yet. Set the wheel for each of the three questions.",
    mistakes=[
        mistake(
            "bet-on-the-favorite",
            """
            wheel = probability_wheel("m10-w1", questions=wheel_questions, chances=known_chance)
            wheel.set("box", 100)
            wheel.set("even", 50)
            wheel.set("cap", 80)
            """,
            "For the box you said what is most likely, as if it were sure. Look at the expected "
            "score a little lower.",
        ),
        mistake(
            "forgot-the-square",
            """
            wheel = probability_wheel("m10-w1", questions=wheel_questions, chances=known_chance)
            wheel.set("box", 70)
            wheel.set("even", 50)
            wheel.set("cap", 96)
            """,
            "For `cap` you read the score as the distance itself. It is its square, so there is more "
            "room.",
        ),
        mistake(
            "if-it-does-not-happen",
            """
            wheel = probability_wheel("m10-w1", questions=wheel_questions, chances=known_chance)
            wheel.set("box", 70)
            wheel.set("even", 50)
            wheel.set("cap", 20)
            """,
            "For `cap` you watched the score that comes if it does not happen. The question is "
            "about the other one.",
        ),
        mistake(
            "always-one-half",
            """
            wheel = probability_wheel("m10-w1", questions=wheel_questions, chances=known_chance)
            wheel.set("box", 50)
            wheel.set("even", 50)
            wheel.set("cap", 50)
            """,
            "One half is safe and says nothing. For two of the three there is a number that does "
            "better.",
        ),
    ],
    also=[
        """
        wheel = probability_wheel("m10-w1", questions=wheel_questions, chances=known_chance)
        wheel.set("cap", 80)
        wheel.set("box", 71)
        wheel.set("even", 50)
        """
    ],
    near_misses=[
        """
        wheel = probability_wheel("m10-w1", questions=wheel_questions, chances=known_chance)
        wheel.set("box", 75)
        wheel.set("even", 50)
        wheel.set("cap", 80)
        """,
        """
        wheel = probability_wheel("m10-w1", questions=wheel_questions, chances=known_chance)
        wheel.set("box", 70)
        wheel.set("even", 51)
        wheel.set("cap", 80)
        """,
        """
        wheel = probability_wheel("m10-w1", questions=wheel_questions, chances=known_chance)
        wheel.set("box", 70)
        wheel.set("even", 50)
        wheel.set("cap", 82)
        """,
    ],
    stub='# wheel.set("box", ...) works here, too',
)

# %%
wheel_questions = {
    "box": "Seven of ten balls are red. Is yours red? Find the lowest expected score.",
    "even": "You know nothing. Which number brings the same score whatever happens?",
    "cap": "What is the lowest number whose score is at most 0.04 if it happens?",
}
known_chance = {"box": 100 * (1 - 3 / 10)}

# %% role="answer" exercise="m10-w1"
wheel = probability_wheel("m10-w1", questions=wheel_questions, chances=known_chance)
### BEGIN SOLUTION
wheel.set("box", round(100 * (1 - 3 / 10)))
wheel.set("even", round(100 * 0.5))
wheel.set("cap", round(100 * (1 - 2 / 10)))
### END SOLUTION
wheel

# %% [markdown]
# ## Honest, or merely careful?
#
# One score is luck. With many forecasts two things can be told apart. Do the things said at {!30} per cent happen in about {!30} of {!100} cases?
# That is **calibration**. And does the forecaster say different things of different cases? Below are three invented
# forecasters, Ash, Birch and Cedar, with the same {!200} questions: **SYNTHETIC** data.

# %%
answers = load("synthetic_forecasts")
birch = answers[answers.forecaster == "Birch"]
birch.head(3)

# %% role="declare"
exercise(
    "m10-q7",
    table(
        by=["said"],
        rows=5,
        said=number("percent", whole=True),
        forecasts=number("questions", whole=True),
        happened=number("percent", within="0.06"),
    ),
    answer="birch_table",
    points=3,
    minutes=8,
    objective="O4",
    verb="apply",
    claims=["C46"],
    hints=[
        "Make one group of each number that Birch said.",
        "In each group, count the questions, and find the share of them that happened.",
        'birch.groupby("said_percent").happened.agg(["size", "mean"]) is most of it: then rename, '
        "reset the index, and turn the share into per cent.",
    ],
    then="At the edges Birch says more than the outcomes bear out: what was all but sure happened "
    "less often, and what was all but excluded more often.",
    mistakes=[
        mistake(
            "share-of-everything",
            """
            groups = birch.groupby("said_percent").happened
            birch_table = pd.DataFrame({
                "forecasts": groups.size(),
                "happened": groups.sum() / len(birch) * 100,
            }).rename_axis("said").reset_index()
            """,
            "You divided by all the questions. Each share is of the questions of which Birch said "
            "that number.",
        ),
        mistake(
            "count-for-share",
            """
            groups = birch.groupby("said_percent").happened
            birch_table = pd.DataFrame({
                "forecasts": groups.size(),
                "happened": groups.sum(),
            }).rename_axis("said").reset_index()
            """,
            "`happened` holds how many did. Asked is their share, so that it can be set beside "
            "what was said.",
        ),
        mistake(
            "what-did-not-happen",
            """
            groups = birch.groupby("said_percent").happened
            birch_table = pd.DataFrame({
                "forecasts": groups.size(),
                "happened": 100 - groups.mean() * 100,
            }).rename_axis("said").reset_index()
            """,
            "Where Birch said a high number, your share is low. Is it the share that did not happen?",
        ),
        mistake(
            "nobody-but-ash",
            """
            ash = answers[answers.forecaster == "Ash"]
            groups = ash.groupby("said_percent").happened
            birch_table = pd.DataFrame({
                "forecasts": groups.size(),
                "happened": groups.mean() * 100,
            }).rename_axis("said").reset_index()
            """,
            "These are the numbers that Ash said. The table is to be of Birch.",
        ),
    ],
    also=[
        """
        rows = []
        for said_now, part in birch.groupby("said_percent"):
            share = round(100 * part.happened.mean(), 1)
            rows.append({"happened": share, "said": said_now, "forecasts": len(part)})
        birch_table = rows[::-1]
        """
    ],
    near_misses=[
        """
        groups = birch.groupby("said_percent").happened
        birch_table = pd.DataFrame({
            "forecasts": groups.size(),
            "happened": groups.mean() * 100 + 0.3,
        }).rename_axis("said").reset_index()
        """,
        """
        groups = birch.groupby("said_percent").happened
        birch_table = pd.DataFrame({
            "forecasts": groups.size() + 1,
            "happened": groups.mean() * 100,
        }).rename_axis("said").reset_index()
        """,
    ],
)

# %% [markdown]
# ### Exercise: a calibration table
#
# {about m10-q7}
#
# For each number that Birch said, make one row of a DataFrame `birch_table`: `said` (in per cent), `forecasts` (how many questions got it) and
# `happened` (the share of them that did, in **per cent**, one decimal or more).

# %% role="answer" exercise="m10-q7"
groups = birch.groupby("said_percent").happened
birch_table = pd.DataFrame({"forecasts": groups.size(), "happened": groups.mean() * 100})
birch_table = birch_table.rename_axis("said").reset_index()

# %%
plots.calibration_panels(answers, birch_table)

# %% [markdown]
# Murphy (1973) took the Brier score apart: **score = reliability - resolution + uncertainty**. Put forecasts with the same number
# into a group. *Reliability* is the squared distance of that number from the share that happened; *resolution* the squared distance of that share
# from the base rate of all questions. Both are means over questions, so a large group weighs more. *Uncertainty* is the base
# rate times what it lacks to one; no forecaster can help it.

# %% role="declare"
exercise(
    "m10-q8",
    entries(
        reliability=number("points", within="0.0006"),
        resolution=number("points", within="0.0006"),
        uncertainty=number("points", within="0.0006"),
    ),
    answer="parts",
    points=3,
    minutes=8,
    objective="O4",
    verb="analyze",
    claims=["C46"],
    hints=[
        "Work with shares between 0 and 1. You need three things of each group: what was said, the "
        "share that happened, and how many questions it has.",
        "Square the distance in each group, multiply by the group's questions, add up, and divide by "
        "all questions.",
        "Or give each question its group's share: "
        'share = birch.groupby("said_percent").happened.transform("mean"); then take means over '
        "questions.",
    ],
    then="Subtract and add, and you have the Brier score of Birch. The largest part is uncertainty, "
    "which nobody can help; resolution takes a third off it.",
    mistakes=[
        mistake(
            "groups-not-weighted",
            """
            g = birch.groupby("said_percent").happened.mean()
            base = birch.happened.mean()
            parts = {
                "reliability": ((g.index / 100 - g) ** 2).mean(),
                "resolution": ((g - base) ** 2).mean(),
                "uncertainty": base * (1 - base),
            }
            """,
            "You took the plain mean over the five groups. They are not of one size: let each "
            "question count once.",
        ),
        mistake(
            "not-squared",
            """
            share = birch.groupby("said_percent").happened.transform("mean")
            base = birch.happened.mean()
            parts = {
                "reliability": (birch.said_percent / 100 - share).abs().mean(),
                "resolution": (share - base).abs().mean(),
                "uncertainty": base * (1 - base),
            }
            """,
            "These are distances. Like the score itself, its parts are made of squares.",
        ),
        mistake(
            "swapped",
            """
            share = birch.groupby("said_percent").happened.transform("mean")
            base = birch.happened.mean()
            parts = {
                "resolution": ((birch.said_percent / 100 - share) ** 2).mean(),
                "reliability": ((share - base) ** 2).mean(),
                "uncertainty": base * (1 - base),
            }
            """,
            "Both numbers are there, under each other's names. Which one measures what was said "
            "against what happened?",
        ),
        mistake(
            "each-outcome-for-its-group",
            """
            base = birch.happened.mean()
            parts = {
                "reliability": ((birch.said_percent / 100 - birch.happened) ** 2).mean(),
                "resolution": ((birch.said_percent / 100 - base) ** 2).mean(),
                "uncertainty": base * (1 - base),
            }
            """,
            "Your reliability is the Brier score itself. Compare what was said with the share of "
            "its group, not with each outcome.",
        ),
    ],
    also=[
        """
        g = birch.groupby("said_percent").happened.agg(["size", "mean"])
        weight = g["size"] / g["size"].sum()
        base = (weight * g["mean"]).sum()
        parts = {
            "uncertainty": round(base - base**2, 4),
            "reliability": round((weight * (g["mean"] - g.index / 100) ** 2).sum(), 4),
            "resolution": round((weight * (g["mean"] - base) ** 2).sum(), 4),
        }
        """
    ],
    near_misses=[
        'parts = {"reliability": 0.0147, "resolution": 0.0847, "uncertainty": 0.2498}',
        'parts = {"reliability": 0.0127, "resolution": 0.0877, "uncertainty": 0.2498}',
        'parts = {"reliability": 0.0127, "resolution": 0.0847, "uncertainty": 0.2528}',
    ],
)

# %% [markdown]
# ### Exercise: three parts of a score
#
# {about m10-q8}
#
# Take the score of **Birch** apart. Work with chances between {!0} and {!1} and give `reliability`, `resolution` and `uncertainty`, four
# decimals or more, as a dictionary named `parts`.

# %% role="answer" exercise="m10-q8"
share = birch.groupby("said_percent").happened.transform("mean")
base = birch.happened.mean()
parts = {
    "reliability": ((birch.said_percent / 100 - share) ** 2).mean(),
    "resolution": ((share - base) ** 2).mean(),
    "uncertainty": base * (1 - base),
}

# %% role="declare"
exercise(
    "m10-q9",
    order("Ash", "Birch", "Cedar"),
    answer="ranking",
    points=1,
    minutes=5,
    objective="O4",
    verb="evaluate",
    claims=["C46"],
    hints=[
        "You need one number for each of the three: the mean squared distance.",
        "Add a column with the squared distance of said_percent / 100 from happened, then take its "
        "mean by forecaster.",
        "The lowest mean is the best score. Sort upwards and read off the names.",
    ],
    then="Careful is not the same as useful. Whoever always says one half is never embarrassed, and "
    "never of help.",
    mistakes=[
        mistake(
            "calibration-is-all",
            'ranking = ["Cedar", "Ash", "Birch"]',
            "That is the order by calibration alone. The score also rewards telling cases apart.",
        ),
        mistake(
            "worst-first",
            'ranking = ["Cedar", "Birch", "Ash"]',
            "The order is right and runs the wrong way: a low Brier score is a good one.",
        ),
        mistake(
            "the-boldest-wins",
            'ranking = ["Birch", "Ash", "Cedar"]',
            "Birch sounds surest. Has Birch been nearer to what happened?",
        ),
    ],
    also=[
        """
        squares = (answers.said_percent / 100 - answers.happened) ** 2
        ranking = squares.groupby(answers.forecaster).mean().sort_values().index
        """
    ],
)

# %% [markdown]
# ### Exercise: whom would you ask?
#
# {about m10-q9}
#
# Put the three forecasters in order of their Brier score over all questions, the **best** first. Name the list of names `ranking`.

# %% role="answer" exercise="m10-q9"
squares = (answers.said_percent / 100 - answers.happened) ** 2
ranking = list(squares.groupby(answers.forecaster).mean().sort_values().index)

# %%
plots.score_parts(answers, ranking)

# %% [markdown]
# ## Changing your mind by a rule
#
# A forecast is not carved in stone. New cases come, and each should move you, by a little. Here are French seizures again. Up to 2022 they are
# the UNODC series; from then on the count of all services, which goes on. The column `rose` compares within one series, so
# nothing is spliced.

# %%
rows = [("unodc", year, seized) for year, seized in tonnes["FRA"].items()]
rows += [("fr_all_services", 2023, value("SZ-0279").value)]
rows += [("fr_all_services", 2024, value("SZ-0286").value)]
years = pd.DataFrame(rows, columns=["series", "year", "seized_t"])
before = years.seized_t.shift().where(years.year != 2023, value("SZ-0276").value)
years["rose"] = (years.seized_t > before).where(before.notna())
years.round(1)

# %% role="declare"
exercise(
    "m10-q10",
    entries(
        for_2023=number("points", within="0.0012"),
        for_2024=number("points", within="0.0012"),
        for_2025=number("points", within="0.0012"),
    ),
    answer="chances",
    points=2,
    minutes=8,
    objective="O4",
    verb="apply",
    claims=["C26", "C27", "C28"],
    hints=[
        "The rule of succession: one more than the rises seen, over two more than the changes seen.",
        "Before 2023, count only the changes up to 2022. Each later year adds one change, and one "
        "rise if it rose.",
        "Up to 2022 there are 12 changes with 7 rises: the first chance is 8 in 14. Then a fall "
        "comes in, then a rise.",
    ],
    then="A fall of a sixth and a rise to more than double moved the chance by a few points each. "
    "The rule counts directions; that the second jump was huge is lost on it.",
    mistakes=[
        mistake(
            "plain-share",
            """
            chances = {"for_2023": 7 / 12, "for_2024": 7 / 13, "for_2025": 8 / 14}
            """,
            "These are the plain shares. The rule adds one case of each outcome before it divides.",
        ),
        mistake(
            "last-year-decides",
            """
            chances = {"for_2023": 8 / 14, "for_2024": 1 / 3, "for_2025": 2 / 3}
            """,
            "For the last two you threw away all earlier years. The newest case joins them; it does "
            "not take their place.",
        ),
        mistake(
            "changes-not-counted-up",
            """
            chances = {"for_2023": 8 / 14, "for_2024": 8 / 14, "for_2025": 9 / 14}
            """,
            "You counted the new rise and not the new changes. A fall is a case as well: it belongs "
            "below the line.",
        ),
        mistake(
            "knew-it-before",
            """
            chances = {"for_2023": 8 / 15, "for_2024": 9 / 16, "for_2025": 9 / 16}
            """,
            "You used a year's own outcome in the forecast for it. Each forecast may use only what "
            "came before.",
        ),
    ],
    also=[
        """
        rose = years.dropna(subset="rose").set_index("year").rose.astype(bool)
        chances = {
            f"for_{year}": round((rose.loc[: year - 1].sum() + 1) / (len(rose.loc[: year - 1]) + 2), 3)
            for year in (2025, 2024, 2023)
        }
        """
    ],
    near_misses=[
        'chances = {"for_2023": 0.577, "for_2024": 8 / 15, "for_2025": 9 / 16}',
        'chances = {"for_2023": 8 / 14, "for_2024": 0.538, "for_2025": 9 / 16}',
        'chances = {"for_2023": 8 / 14, "for_2024": 8 / 15, "for_2025": 0.57}',
    ],
)

# %% [markdown]
# ### Exercise: three forecasts in a row
#
# {about m10-q10}
#
# Use the rule of succession with all changes that were known before. What is the chance of a **rise** in 2023, in 2024 once 2023 is known, and in 2025
# once 2024 is known? Give `for_2023`, `for_2024` and `for_2025`, between {!0} and {!1}, three decimals or more, in a dictionary `chances`.

# %% role="answer" exercise="m10-q10"
rose = years.dropna(subset="rose").set_index("year").rose.astype(bool)
chances = {}
for target in (2023, 2024, 2025):
    seen = rose.loc[: target - 1]
    chances[f"for_{target}"] = (seen.sum() + 1) / (len(seen) + 2)

# %%
plots.updates(years, chances)

# %% [markdown]
# In 2025 the services reported {SZ-0289}, again a rise. The rule takes the years for draws from one box, all of a kind. They are not: a new
# route or a new scanner changes many years at once. Its use is another one. It keeps a startling year from
# turning into a law.
#
# ## What became of the recommendations?
#
# The Senate report had {STA-003|bare} recommendations. The article and our sources name seven. It is tempting to read the later law as their fulfilment:
# *as was to be expected*. So go row by row. What do the rows that we have say, and where are they silent?

# %%
display(load("senate_recommendations")[["recommendation"]])
law = load("law_2025").query("role == 'main' and topic != 'report'").set_index("row_id")
law[["what", "value", "definition"]]

# %% role="declare"
exercise(
    "m10-q11",
    entries(
        prosecutor=one_of("law", "another measure", "no record here", "not done"),
        ofast=one_of("law", "another measure", "no record here", "not done"),
        shops=one_of("law", "another measure", "no record here", "not done"),
        corruption=one_of("law", "another measure", "no record here", "not done"),
        prisons=one_of("law", "another measure", "no record here", "not done"),
    ),
    answer="became",
    points=2,
    minutes=6,
    objective="O2",
    verb="evaluate",
    claims=["C38", "C43"],
    hints=[
        "Take one recommendation at a time and look for a row that says the same thing, not a "
        "thing in the same field.",
        "A joint staff is not a new agency. A wing for some detainees is not room for all of them.",
        "Where no row speaks of it, our sources are silent: that is neither a yes nor a no.",
    ],
    then="One of them stands in the law. For most, the honest answer is that these sources do not "
    "say.",
    mistakes=[
        mistake(
            "a-law-came-so-all-came",
            """
            became = {
                "prosecutor": "law",
                "ofast": "law",
                "shops": "law",
                "corruption": "law",
                "prisons": "law",
            }
            """,
            "You read one law as the answer to all of them. Which row speaks of shops, or of "
            "corruption?",
        ),
        mistake(
            "silence-is-a-no",
            """
            became = {
                "prosecutor": "law",
                "ofast": "another measure",
                "shops": "not done",
                "corruption": "not done",
                "prisons": "another measure",
            }
            """,
            "Two of yours rest on silence. These rows are a few pages of the press, not the law's "
            "text.",
        ),
        mistake(
            "same-field-same-thing",
            """
            became = {
                "prosecutor": "law",
                "ofast": "law",
                "shops": "no record here",
                "corruption": "no record here",
                "prisons": "law",
            }
            """,
            "Something was done in both fields. Was it what had been recommended? Compare the words.",
        ),
        mistake(
            "nothing-was-done",
            """
            became = {
                "prosecutor": "not done",
                "ofast": "not done",
                "shops": "not done",
                "corruption": "not done",
                "prisons": "not done",
            }
            """,
            "For one of them a row gives the day on which work began. Start there.",
        ),
    ],
    accept={"prisons": ["no record here"]},
    also=[
        """
        became = pd.Series({
            "prisons": "Another measure",
            "corruption": "no record here",
            "shops": "no record here",
            "ofast": "another measure",
            "prosecutor": "law",
        })
        """
    ],
)

# %% [markdown]
# ### Exercise: fulfilled, or something else?
#
# {about m10-q11}
#
# Sort five of them by these rows: the national `prosecutor`, `ofast` turned into an agency on the American model, closing front `shops`, tackling `corruption`, and
# relief for overcrowded `prisons`. Say `"law"` (the thing itself came), `"another measure"` (something else in the same field), `"no record here"` or `"not done"` (a
# row says so). Name the dictionary `became`.

# %% role="answer" exercise="m10-q11"
became = {
    "prosecutor": "law",
    "ofast": "another measure",
    "shops": "no record here",
    "corruption": "no record here",
    "prisons": "another measure",
}

# %% [markdown]
# The law of {STA-043|bare} is dated, voted and in part struck down; about seven months later {STA-048} of its decrees were in
# force. *Became law* is a chain of dates. A forecast has to say which link it means.

# %% [markdown]
# ## Two raters
#
# Soon you will write a brief, and somebody will mark it with a rubric. How far can such marks be trusted? Have two people rate the same briefs. Equal
# levels are not enough: some agreement comes by chance. Cohen's **weighted kappa** (1968) compares two mean distances, in levels:
# the one **seen** between the two ratings of a brief, and the one **by chance**, between every rating of the first person and every rating of the
# second. It is one minus their ratio. The ratings are **SYNTHETIC**.

# %%
ratings = load("synthetic_brief_ratings")
pd.crosstab(ratings.rater_1, ratings.rater_2)

# %% role="declare"
exercise(
    "m10-q12",
    entries(
        seen=number("levels", within="0.0006"),
        by_chance=number("levels", within="0.0006"),
        kappa=number("points", within="0.0006"),
    ),
    answer="agreement",
    points=3,
    minutes=9,
    objective="O5",
    verb="analyze",
    claims=["C46"],
    hints=[
        "Start with the mean distance between the two levels that each brief got.",
        "For chance, pair every level of rater_1 with every level of rater_2, not only those of one "
        "brief.",
        'ratings[["rater_1"]].merge(ratings[["rater_2"]], how="cross") has all pairs. Then '
        "kappa is 1 - seen / by_chance.",
    ],
    then="The two agree well beyond chance, and are still off by a level in many cases. One rater's "
    "mark is an estimate too.",
    mistakes=[
        mistake(
            "every-miss-the-same",
            """
            pairs = ratings[["rater_1"]].merge(ratings[["rater_2"]], how="cross")
            seen = (ratings.rater_1 != ratings.rater_2).mean()
            by_chance = (pairs.rater_1 != pairs.rater_2).mean()
            agreement = {"seen": seen, "by_chance": by_chance, "kappa": 1 - seen / by_chance}
            """,
            "You counted every disagreement as one. Here a miss by two levels counts twice as much "
            "as a miss by one.",
        ),
        mistake(
            "difference-of-means",
            """
            seen = (ratings.rater_1 - ratings.rater_2).abs().mean()
            by_chance = abs(ratings.rater_1.mean() - ratings.rater_2.mean())
            agreement = {"seen": seen, "by_chance": by_chance, "kappa": 1 - seen / by_chance}
            """,
            "`by_chance` compares the two means. One rater may be stricter; asked is the mean "
            "distance over all pairs.",
        ),
        mistake(
            "all-levels-equally-likely",
            """
            seen = (ratings.rater_1 - ratings.rater_2).abs().mean()
            levels = range(1, 5)
            by_chance = sum(abs(a - b) for a in levels for b in levels) / 16
            agreement = {"seen": seen, "by_chance": by_chance, "kappa": 1 - seen / by_chance}
            """,
            "Your chance has all levels equally often. These raters do not: use the levels that "
            "they gave.",
        ),
        mistake(
            "chance-subtracted",
            """
            pairs = ratings[["rater_1"]].merge(ratings[["rater_2"]], how="cross")
            seen = (ratings.rater_1 - ratings.rater_2).abs().mean()
            by_chance = (pairs.rater_1 - pairs.rater_2).abs().mean()
            agreement = {"seen": seen, "by_chance": by_chance, "kappa": by_chance - seen}
            """,
            "Both distances are right. Kappa puts one over the other, so that full agreement is one.",
        ),
    ],
    also=[
        """
        one, two = ratings.rater_1.to_numpy(), ratings.rater_2.to_numpy()
        agreement = {
            "kappa": round(weighted_kappa(list(one), list(two)), 4),
            "by_chance": abs(one[:, None] - two[None, :]).mean(),
            "seen": round(abs(one - two).mean(), 4),
        }
        """
    ],
    near_misses=[
        'agreement = {"seen": 0.436, "by_chance": 1.015, "kappa": 0.573}',
        'agreement = {"seen": 0.4333, "by_chance": 1.018, "kappa": 0.573}',
        'agreement = {"seen": 0.4333, "by_chance": 1.015, "kappa": 0.577}',
    ],
)

# %% [markdown]
# ### Exercise: agreement beyond chance
#
# {about m10-q12}
#
# Compute the mean distance `seen`, the mean distance `by_chance`, and weighted `kappa`, four decimals or more, as a
# dictionary named `agreement`.

# %% role="answer" exercise="m10-q12"
seen_apart = (ratings.rater_1 - ratings.rater_2).abs().mean()
pairs = ratings[["rater_1"]].merge(ratings[["rater_2"]], how="cross")
chance_apart = (pairs.rater_1 - pairs.rater_2).abs().mean()
kappa = 1 - seen_apart / chance_apart
agreement = {"seen": seen_apart, "by_chance": chance_apart, "kappa": kappa}

# %%
first, second = list(ratings.rater_1), list(ratings.rater_2)
for weights in ("none", "linear", "quadratic"):
    print(f"{weights:10} {weighted_kappa(first, second, weights):.3f}")

# %% [markdown]
# The same ratings, three kappas. *None* counts every disagreement alike; *quadratic* forgives near misses and looks best. A
# report that gives a kappa without its weights hides a choice.

# %% role="declare"
exercise(
    "m10-q13",
    entries(
        a=one_of("sound", "hedge without number", "claim without source", "hindsight"),
        b=one_of("sound", "hedge without number", "claim without source", "hindsight"),
        c=one_of("sound", "hedge without number", "claim without source", "hindsight"),
        d=one_of("sound", "hedge without number", "claim without source", "hindsight"),
        e=one_of("sound", "hedge without number", "claim without source", "hindsight"),
        f=one_of("sound", "hedge without number", "claim without source", "hindsight"),
    ),
    answer="faults",
    points=2,
    minutes=5,
    objective="O5",
    verb="evaluate",
    claims=["C04", "C05", "C43", "C46", "C49"],
    hints=[
        "Ask three things of each sentence: how sure, says who, and known when?",
        "A word such as probably or could needs a chance in figures. A figure needs a source in "
        "brackets.",
        "Two of the six are sound, one knows the outcome too early, one gives no source, and two "
        "hedge without a number.",
    ],
    then="Short sentences, and each fault costs a reader something else: how sure, says who, known "
    "when.",
    mistakes=[
        mistake(
            "a-source-makes-it-sound",
            """
            faults = {
                "a": "sound",
                "b": "sound",
                "c": "claim without source",
                "d": "sound",
                "e": "sound",
                "f": "sound",
            }
            """,
            "You let every sentence pass that has a source. A source does not say how likely, nor "
            "when it was known.",
        ),
        mistake(
            "numbers-are-hedges",
            """
            faults = {
                "a": "sound",
                "b": "hedge without number",
                "c": "claim without source",
                "d": "hindsight",
                "e": "hedge without number",
                "f": "hedge without number",
            }
            """,
            "Look again at e: it says how likely, until when, and what it rests on.",
        ),
        mistake(
            "hindsight-as-fact",
            """
            faults = {
                "a": "sound",
                "b": "hedge without number",
                "c": "claim without source",
                "d": "sound",
                "e": "sound",
                "f": "hedge without number",
            }
            """,
            "Look again at d: the arrest is a fact. Was it clear from the start?",
        ),
        mistake(
            "several-needs-a-number",
            """
            faults = {
                "a": "hedge without number",
                "b": "hedge without number",
                "c": "claim without source",
                "d": "hindsight",
                "e": "sound",
                "f": "hedge without number",
            }
            """,
            "Look again at a: the word is vague about how many, as its source is. It is no word of "
            "likelihood.",
        ),
    ],
    also=[
        """
        faults = dict.fromkeys("bf", "Hedge without number")
        faults |= {"a": "sound", "c": "claim without source", "d": "hindsight", "e": "sound"}
        """
    ],
)

# %% [markdown]
# ## A lint for a brief
#
# A lint is a program that finds what a careful reader would trip over. For a brief, four things are worth a look: a hedge without a
# number, a claim with a figure and no source, an outcome told as if it had been foreseen, and no alternative anywhere. First
# by eye.
#
# ### Exercise: six sentences
#
# {about m10-q13}
#
# What would you mark? Make a dictionary `faults` from letter to `"sound"`, `"hedge without number"`, `"claim without source"` or `"hindsight"`.
#
# - **a** Two guards were killed and several others wounded [C04, C05].
# - **b** The networks will probably adapt to the new prosecutor [STA-044].
# - **c** The services seized {=value("SZ-0286").value} tonnes of cocaine in 2024.
# - **d** It was clear from the start that he would be found abroad [{!CASE-090}].
# - **e** We put the chance that more than {!80,000} people are in prison a year from now at {!95} per cent; the system is overcrowded [C43, PRI-028].
# - **f** Prison, a hotspot of the trade [C49], could become less so as the surge [C46] ebbs.

# %% role="answer" exercise="m10-q13"
faults = {
    "a": "sound",
    "b": "hedge without number",
    "c": "claim without source",
    "d": "hindsight",
    "e": "sound",
    "f": "hedge without number",
}

# %%
import re

hedges = ["likely", "unlikely", "probably", "possibly", "could", "might", "perhaps"]

# %% role="declare"
exercise(
    "m10-q14",
    function(
        [["It will likely rain.", "It could rain: 70 per cent of such days are wet."]],
        [["A mighty gang holds 49 stairwells.", "The 49 deaths will likely stay a peak."]],
        [["Perhaps the net will close."]],
        [[]],
    ),
    answer="vague",
    hidden=(
        [["Nothing moved.", "Possibly, it did.", "Unlikely: 3 of 49."]],
        [["It might rise: 30 per cent.", "The almighty coin.", "They could not say."]],
    ),
    points=3,
    minutes=8,
    objective="O5",
    verb="create",
    claims=["C46"],
    hints=[
        "Go through the sentences with enumerate, and decide about one at a time.",
        "Take the sentence apart into words in small letters, so that mighty is not taken for might "
        "and Perhaps is found.",
        're.findall("[a-z]+", sentence.lower()) gives the words. Keep the position if one of them is '
        'in hedges and "per cent" is not in the sentence.',
    ],
    then="Your lint finds marks, not meaning. It would pass any lie that carries a number.",
    mistakes=[
        mistake(
            "part-of-a-word",
            """
            def vague(sentences):
                return [
                    i
                    for i, s in enumerate(sentences)
                    if any(h in s.lower() for h in hedges) and "per cent" not in s
                ]
            """,
            "You look for letters, not for words: might is in mighty as well. Take the sentence "
            "apart first.",
        ),
        mistake(
            "any-digit-will-do",
            """
            def vague(sentences):
                return [
                    i
                    for i, s in enumerate(sentences)
                    if any(h in re.findall("[a-z]+", s.lower()) for h in hedges)
                    and not any(c.isdigit() for c in s)
                ]
            """,
            "You take any digit for a chance. A count of deaths says nothing about how likely: look "
            "for per cent.",
        ),
        mistake(
            "capital-letters-missed",
            """
            def vague(sentences):
                return [
                    i
                    for i, s in enumerate(sentences)
                    if any(h in re.findall("[A-Za-z]+", s) for h in hedges) and "per cent" not in s
                ]
            """,
            "A hedge at the start of a sentence gets past you: it has a capital letter there.",
        ),
        mistake(
            "counted-from-one",
            """
            def vague(sentences):
                return [
                    i
                    for i, s in enumerate(sentences, start=1)
                    if any(h in re.findall("[a-z]+", s.lower()) for h in hedges) and "per cent" not in s
                ]
            """,
            "Your positions are all one too high. Python counts from 0, and so does the prompt.",
        ),
    ],
    also=[
        """
        def vague(sentences):
            hedge = re.compile("|".join(rf"\\b{h}\\b" for h in hedges), re.IGNORECASE)
            return [i for i, s in enumerate(sentences) if hedge.search(s) and "per cent" not in s]
        """
    ],
    stub="...",
)

# %% [markdown]
# ### Exercise: a lint of your own
#
# {about m10-q14}
#
# Write `vague(sentences)`. It takes a list of sentences and returns the list of positions, from {!0}, of those that hold a word of `hedges` (as a
# whole word, in small or capital letters) and do **not** hold `per cent`.

# %% role="answer" exercise="m10-q14"
def vague(sentences):
    """Give the positions of sentences that hedge without a chance in figures."""
    ### BEGIN SOLUTION
    found = []
    for position, sentence in enumerate(sentences):
        words = re.findall("[a-z]+", sentence.lower())
        if any(word in hedges for word in words) and "per cent" not in sentence:
            found.append(position)
    return found
    ### END SOLUTION

# %% [markdown]
# `lint_brief` does this and more: it wants a source in square brackets for each figure, and one alternative somewhere. Put your own brief in
# place of these three sentences.

# %%
brief = """
Cocaine seizures reached 53.5 tonnes in 2024. They will probably rise again.
The national prosecutor is at work [STA-044].
"""
for finding in lint_brief(brief):
    print(f"{finding.rule}: {finding.sentence or '(the whole brief)'}")

# %% [markdown]
# ## Your turn to write
#
# A brief is read by somebody with two minutes. So the bottom line comes first: what you judge, how likely, by when. Then what it rests on, with
# sources; then what speaks against it; then what would change your mind. ICD {!203} asks for these things: sources described, uncertainty expressed, evidence
# kept apart from judgement, alternatives analyzed, relevance, argument, change, accuracy. Here is a series to start from, if you write about prisons: people held on the first of January.

# %%
held = load("prison_population").query("measure == 'held' and january_first")
january = held.query("role == 'main'").set_index("year").value
january.to_frame("held").T

# %% role="declare"
written(
    "m10-e1",
    points=4,
    minutes=25,
    objective="O5",
    verb="create",
    claims=["C43", "C44", "C46", "C49"],
    rubric=(
        (4, "complete", "Bottom line first, with a chance in figures and a date; the question can be "
         "scored; a base rate is given with its class; each figure has its source; evidence and "
         "judgement are apart; an alternative is weighed; it says what would change the forecast."),
        (3, "sound", "Bottom line, chance and date are there, and most sources; the base rate, the "
         "alternative or the sign of change is missing or only named."),
        (2, "partial", "There is a judgement and some evidence, but the likelihood is in words only "
         "or nobody could score it; sources are missing."),
        (1, "bare", "A summary of events, or a prediction with no likelihood, source or date."),
    ),
    samples=[
        (
            4,
            "We judge that French services will report more cocaine seized in the next full year "
            "than in the last: {!60} per cent, by the ministry's first yearly figure. From 2010 on the "
            "weight rose in {!7} of {!13} yearly changes in France and in {!43} of {!65} in five "
            "countries (UNODC series, to 2023); we lean to the wider class, because routes are shared. The "
            "last two years rose steeply [SZ-0286, SZ-0289]; that is evidence of policing as much as "
            "of flow. Alternatively the two records were a few large loads at sea, and the figure "
            "falls back; we give that {!40} per cent. A half-year total below {COC-013} would take "
            "us below one half.",
            "A scorable bottom line, class and base rate, sources, a weighed alternative, and a "
            "figure that would change the forecast.",
        ),
        (
            3,
            "Seizures will rise again next year, with a chance of about {!70} per cent [SZ-0289]. "
            "They have risen in two years running, and ports report large finds. It is possible that "
            "traffickers turn to other routes.",
            "Chance, date and a source are there. There is no base rate, the alternative is named and "
            "not weighed, and nothing is said to change the forecast.",
        ),
        (
            2,
            "Organized crime in France is likely to go on surging. Prisons are overcrowded, violence "
            "is rising, and the new prosecutor will probably need years to have an effect.",
            "A judgement with reasons, but in words of likelihood only, without sources, and nobody "
            "could score a surge.",
        ),
        (
            1,
            "After the attack the state reacted with a law, a prosecutor and new prison wings. He was "
            "caught in Romania, as everybody expected.",
            "A summary with hindsight in it: no likelihood, no date, no source.",
        ),
    ],
)

# %% [markdown]
# ### Written exercise: one page, bottom line first
#
# {about m10-e1}
#
# For a reader in a ministry, write about {!250} words on **one** of these: will the *surge* go on, will the prisons get less crowded, will violence in
# neighbouring countries rise? Make it a question that can be scored, and give a chance and a date in the first sentence. Give a base rate and its class,
# sources in square brackets, one alternative with its chance, and what would change your mind. Run `lint_brief` over it. Then swap with somebody,
# rate each other's brief with the rubric, and talk about every level that differs.
#
# {rubric m10-e1}

# %% [markdown] role="written" exercise="m10-e1"
# ### BEGIN SOLUTION
# **Model answer for instructors.** **We judge it very likely, {!90} per cent, that more people will be held in French prisons on the first of January 2027 than a year before**, by the
# ministry's monthly count. *Base rate:* the number of the first of January was higher than a year before in {=int((january.diff() > 0).sum())} of {=january.diff().count()} yearly changes in the table
# prison_population; the one large fall was to 2021. *Evidence:* {PRI-023} were held in January 2025 [PRI-023] and {PRI-028} in December
# [PRI-028], with {PRI-029|bare} held per {!100} places [PRI-029]. The new wings [STA-051, STA-053] are for organized crime, and small. *Judgement:* nothing
# in these rows works against a trend of four years. *Alternative:* a scheme of early releases would turn the
# number round; we give it {!10} per cent. *What would change our mind:* a bill on early release, or two monthly counts that fall. The figure says how many are held,
# not whether less crime is organized from inside [C49].
# ### END SOLUTION

# %% [markdown]
# ## What this does not show
#
# - Five outcomes say almost nothing about **you**. Calibration needs many forecasts.
# - A sealed forecast keeps you honest towards yourself. It cannot stop anybody who wants to look first.
# - The base rates here are of **reported** seizures. A rise may be more cocaine or more searching (module m05).
# - *No record here* is about our sources, not about the world.
# - The invented forecasters answer questions that are independent and of known chance. Real ones are neither.
# - A high kappa means that two people agree. Both may be wrong.

# %% [markdown]
# ## To read on
#
# - S. Kent (1964), *Words of estimative probability*, Studies in Intelligence.
# - G. W. Brier (1950), *Verification of forecasts expressed in terms of probability*, Monthly Weather Review {!78, 1-3}.
# - A. H. Murphy (1973), *A new vector partition of the probability score*, Journal of Applied Meteorology {!12}.
# - J. Cohen (1968), *Weighted kappa*, Psychological Bulletin {!70, 213-220}.
# - P. Tetlock and D. Gardner (2015), *Superforecasting: the art and science of prediction*.
# - B. Mellers and others (2014), *Psychological strategies for winning a geopolitical forecasting tournament*, Psychological Science
#   {!25, 1106-1115}.
# - Office of the Director of National Intelligence (2015), *Intelligence Community Directive {!203}: Analytic Standards*.
#
# ## Words of this module
#
# {glossary}

# %% [markdown]
# ## Where you stand
#
# When you are done: save the notebook, and hand in both files, the notebook and `answers.json`. Your sealed forecast is in the second one.

# %%
progress()
