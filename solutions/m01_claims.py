# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% role="declare"
objectives(
    O1=("Divide", "a sentence into claims that can each be true or false on their own."),
    O2=("Classify", "claims by kind, by who says them, and by the words that hold them back."),
    O3=("Decide", "what would have to be counted to check a claim, and what it leaves open."),
    O4=("Trace", "reports to their origins, and tell many outlets from independent confirmation."),
    O5=("Evaluate", "source and information apart from each other, on the Admiralty scale."),
    O6=("Write", "a source note that says what a figure rests on and what it does not."),
)
glossary({
    "atomic claim": "a statement that is true or false as a whole, and could be either while the "
    "claims around it stay as they are",
    "hedge": "a word that holds a claim back, such as suspected, said to, about",
    "origin": "the place where evidence entered the reporting: a witness, a count, a document",
    "circular reporting": "reports that confirm each other because each repeats the other",
    "Admiralty scale": "two marks for one report: a letter for the source, a digit for the "
    "information",
    "diagonal": "the grades whose letter and digit have the same place on their scales",
    "Red Notice": "a request that INTERPOL sends to police forces, at the wish of one country, to "
    "find a person; not a warrant",
    "narchomicide": "a word coined by French prosecutors for a killing linked to the drug trade",
    "Place nette": "French for clean square: large police operations against street dealing",
    "milieu": "French for the world of organized crime, as its members call it",
    "narco-state": "a state whose institutions the drug trade has taken over",
})
teaching(
    needs=[],
    core=["m01-q3", "m01-q8", "m01-w1"],
    discuss=[
        "Six outlets print the same figure. What would you have to know before you call it "
        "confirmed?",
        "May a newspaper print a share that it calls an estimate and gives to nobody? What would "
        "you ask its editor for?",
        "Suspected, alleged, implicated: take a report of this week and leave these words out. "
        "Whom does the shorter text hurt, and whom does it help?",
        "Two careful analysts grade one claim differently. Is one of them wrong, and how would you "
        "find out?",
    ],
    watch=[
        "They grade the messenger: a good newspaper gets a good letter even where it passes on the "
        "words of others. Ask whose words these are before anyone writes a grade.",
        "They read unsourced as false, and write that the article invented its figure. Nothing in "
        "the module supports that; the rubric asks for a neutral tone.",
        "In the function they test for a missing value only and forget texts of spaces. Let them "
        "say aloud what an empty field can look like.",
    ],
)

# %% [markdown]
# # What is claimed, and by whom
#
# One short article tells of an armed attack in Normandy. It reads in five minutes, and it holds
# {count claims} claims: records, estimates, opinions, and suspicions about a man who has not been
# tried. This module takes them apart before anyone adds them up.
#
# **After this module you can**
#
# {objectives}
#
# **Time:** about {minutes} minutes of exercises, plus reading. **You need:** no other module; from
# Python, dictionaries, lists and one short function. **Contents:** one sentence · kinds of claim · who
# says it · what would settle it · origins · a market · grading · your turn to write.

# %% [markdown]
# ## How this notebook works
#
# Each exercise is a question, a cell with dots for your answer, and a check. Replace the dots, run
# the cell, run the check. It tells you what is right, or which step to look at again. A wrong answer costs
# nothing. For a nudge, call `hint("m01-q1")` in a cell of your own; each exercise has three.
#
# The people in this case are real. Nobody has been tried for the attack in any source we have, so the
# words *suspected*, *alleged* and *charged* stay where they are.

# %%
import pandas as pd

from course import check, evidence_board, hint, load, progress, saved, value
from course.plots.claims import gaps, grade_maps, market_ranges, outlets_and_origins, own_grades
from course.plots.claims import voices, who_cites_whom

pd.set_option("display.max_colwidth", None)

# %% [markdown]
# ## One sentence, many claims
#
# In our words, the first sentence of the article says: *On {C01}, {C02|bare} attackers hit a prison van
# with {C03|bare} vehicles and shot at it; {C04|bare} prison officers died and some other people were
# hurt.* It sounds like one fact. But each part could be wrong while the rest is right; reports of that day
# differ on several.
#
# A claim that is true or false as a whole is **atomic**. Checking starts with making claims atomic,
# because a compound can be half true, and then neither word fits it.

# %% role="declare"
exercise(
    "m01-q1",
    selection("a", "b", "c", "d", "e", "f", "g", "h"),
    answer="atoms",
    points=1,
    minutes=6,
    objective="O1",
    verb="analyze",
    claims=["C01", "C02", "C03", "C04", "C05", "C06"],
    hints=[
        "Ask two things of each line: does the sentence say it, and can it be half true?",
        "Look for the word and, and for anything that you know only because it seems likely.",
        "One line joins two claims; two lines are conclusions. The vague line still is a claim.",
    ],
    then="Each of these can be checked, and be wrong, without the others.",
    mistakes=[
        mistake(
            "compound",
            'atoms = {"a", "b", "c", "d", "e", "f"}',
            "One of your lines can be half true: it joins two of the others by a word. Find it.",
        ),
        mistake(
            "numbers-only",
            'atoms = {"a", "b", "c", "e"}',
            "You seem to have kept only what has a number or a date. A vague claim is a claim "
            "as well, and a source can contradict it.",
        ),
        mistake(
            "inference",
            'atoms = {"a", "b", "c", "e", "f", "g", "h"}',
            "Two of your lines are conclusions that a reader may draw. Look for what the "
            "sentence itself does not say.",
        ),
        mistake(
            "who-was-hurt",
            'atoms = {"a", "b", "c", "e", "f", "g"}',
            "One of your lines says who was hurt. Read again what the sentence calls them.",
        ),
    ],
    also=['atoms = ["A", "b", "c", "e", "F"]'],
)

# %% [markdown]
# ### Exercise: find the atoms
#
# {about m01-q1}
#
# Which of these are atomic claims **of that sentence**? Put their letters in a set named `atoms`.
#
# - **a** The attack took place on {C01}.
# - **b** There were {C02|bare} attackers.
# - **c** The van was hit with {C03|bare} vehicles.
# - **d** Two prison officers died and some other people were hurt.
# - **e** Two prison officers died.
# - **f** Some other people were hurt.
# - **g** All who were hurt were prison officers.
# - **h** The attackers left in the same vehicles that they had used to hit the van.

# %% role="answer" exercise="m01-q1"
atoms = {"a", "b", "c", "e", "f"}

# %% [markdown]
# Look again at line **h**. Later the article speaks of {C06|bare} cars in which the group left. Are they the
# vehicles of line **c**? It does not say, so the total could be two, three or four. A careful reader
# leaves it open.
#
# The table `claims` holds all {count claims} claims in our words, made atomic in this way.

# %%
claims = load("claims").set_index("claim_id")
claims.loc[["C02", "C03", "C06", "C07"], ["statement", "ambiguity"]].fillna("")

# %% [markdown]
# ## Kinds of claim
#
# What would it take to check a claim? That depends on its kind. Take the **first** that fits:
#
# - **estimate**: a figure that was worked out or guessed, because it could not simply be read off;
# - **quotation**: what somebody else says or thinks; the article passes it on;
# - **fact**: something a record could confirm or refute, such as a date or a weight. A fact in this
#   sense can still be wrong;
# - **judgement**: how large, strong or important something is, in words that draw no line.

# %%
to_sort = ["C09", "C24", "C25", "C30", "C33", "C39", "C42", "C46"]
claims.loc[to_sort, ["statement"]]

# %% role="declare"
_KINDS = ["fact", "estimate", "judgement", "quotation"]
exercise(
    "m01-q2",
    entries(**{
        name: one_of(*_KINDS)
        for name in ["C09", "C24", "C25", "C30", "C33", "C39", "C42", "C46"]
    }),
    answer="kinds",
    points=2,
    minutes=8,
    objective="O2",
    verb="understand",
    claims=["C09", "C24", "C25", "C30", "C33", "C39", "C42", "C46"],
    hints=[
        "Go down the list of kinds for each claim, and stop at the first that fits.",
        "Having a number does not decide it. Was it read off a scale or a calendar, or worked out?",
        "Two of each kind. The judgements are the ones with very, strongly and the like.",
    ],
    then="The kind says what checking means: look it up, ask for the method, ask the speaker, or "
    "ask for a line.",
    mistakes=[
        mistake(
            "numbers-are-facts",
            """
            kinds = {
                "C09": "judgement", "C24": "fact", "C25": "fact", "C30": "fact",
                "C33": "quotation", "C39": "fact", "C42": "quotation", "C46": "judgement",
            }
            """,
            "You seem to take every figure for a fact. Look at the two shares and sums that "
            "nobody could have counted one by one.",
        ),
        mistake(
            "flat-words-are-facts",
            """
            kinds = {
                "C09": "fact", "C24": "fact", "C25": "fact", "C30": "estimate",
                "C33": "quotation", "C39": "estimate", "C42": "quotation", "C46": "fact",
            }
            """,
            "Two of your facts are said without any doubt, and draw no line: how much would be "
            "enough? A firm tone is not a record.",
        ),
        mistake(
            "quotations-are-judgements",
            """
            kinds = {
                "C09": "judgement", "C24": "fact", "C25": "fact", "C30": "estimate",
                "C33": "judgement", "C39": "estimate", "C42": "judgement", "C46": "judgement",
            }
            """,
            "In two of your judgements it is not the article that judges. Look for a verb of "
            "saying and take the first kind that fits.",
        ),
    ],
    also=[
        """
        kinds = {name: "fact" for name in to_sort}
        kinds |= dict.fromkeys(["C30", "C39"], "Estimate")
        kinds |= dict.fromkeys(["C33", "C42"], "quotation")
        kinds |= dict.fromkeys(["C09", "C46"], " judgement ")
        """
    ],
)

# %% [markdown]
# ### Exercise: sort eight claims
#
# {about m01-q2}
#
# Give each claim its kind: `"fact"`, `"estimate"`, `"judgement"` or `"quotation"`. Put the answers in the
# dictionary `kinds`.

# %% role="answer" exercise="m01-q2"
kinds = {
    "C09": "judgement",
    "C24": "fact",
    "C25": "fact",
    "C30": "estimate",
    "C33": "quotation",
    "C39": "estimate",
    "C42": "quotation",
    "C46": "judgement",
}

# %% [markdown]
# ## Who says it, and how firmly
#
# Next, the voice. An article can say something itself (**stated**), pass on what others think or say,
# named or not (**reported**), or pass on a suspicion or accusation that no court has decided
# (**alleged**). Often one word makes the difference, the first to get lost when a text is shortened.

# %%
to_hear = ["C10", "C11", "C12", "C13", "C14", "C37", "C40", "C47", "C49"]
claims.loc[to_hear, ["statement"]]

# %% role="declare"
exercise(
    "m01-q3",
    entries(**{
        name: one_of("stated", "reported", "alleged")
        for name in ["C10", "C11", "C12", "C13", "C14", "C37", "C40", "C47", "C49"]
    }),
    answer="voices_heard",
    points=2,
    minutes=7,
    objective="O2",
    verb="analyze",
    claims=["C10", "C11", "C12", "C13", "C14", "C37", "C40", "C47", "C49"],
    hints=[
        "Underline the verb that carries each claim. Whose verb is it?",
        "Suspected and linked by allegation are about guilt that nobody has decided. Residents "
        "say, finds, looked on as: somebody else's view.",
        "Four are stated, three reported, two alleged.",
    ],
    then="The two alleged ones are the ones that can hurt a person. They keep their word.",
    mistakes=[
        mistake(
            "implicated-is-guilty",
            """
            voices_heard = {
                "C10": "stated", "C11": "stated", "C12": "stated", "C13": "stated",
                "C14": "stated", "C37": "reported", "C40": "reported", "C47": "stated",
                "C49": "reported",
            }
            """,
            "You made a suspicion and an allegation into statements. Suspected or implicated "
            "is not guilty: look for the words that hold back.",
        ),
        mistake(
            "crime-is-alleged",
            """
            voices_heard = {
                "C10": "alleged", "C11": "alleged", "C12": "alleged", "C13": "alleged",
                "C14": "alleged", "C37": "reported", "C40": "reported", "C47": "alleged",
                "C49": "reported",
            }
            """,
            "You seem to call everything about one man alleged. Asked is how firmly the text "
            "puts it, and some lines have no hedge at all.",
        ),
        mistake(
            "one-basket",
            """
            voices_heard = {
                "C10": "stated", "C11": "reported", "C12": "reported", "C13": "stated",
                "C14": "stated", "C37": "reported", "C40": "reported", "C47": "stated",
                "C49": "reported",
            }
            """,
            "You put opinions and accusations in one basket. Which two lines accuse a person "
            "of something a court would have to decide?",
        ),
        mistake(
            "nobody-named",
            """
            voices_heard = {
                "C10": "stated", "C11": "alleged", "C12": "alleged", "C13": "stated",
                "C14": "stated", "C37": "reported", "C40": "reported", "C47": "stated",
                "C49": "stated",
            }
            """,
            "One of your statements is a view that somebody holds, and nobody is named for it. "
            "The text still does not hold it itself.",
        ),
    ],
    also=[
        """
        voices_heard = dict.fromkeys(to_hear, "Stated")
        voices_heard |= dict.fromkeys(["C11", "C12"], "alleged")
        voices_heard |= dict.fromkeys(["C37", "C40", "C49"], "reported")
        """
    ],
)

# %% [markdown]
# ### Exercise: stated, reported or alleged?
#
# {about m01-q3}
#
# How does each line put its claim? Answer for the words as they stand: `"stated"`, `"reported"` or
# `"alleged"`, in the dictionary `voices_heard`.

# %% role="answer" exercise="m01-q3"
voices_heard = {
    "C10": "stated",
    "C11": "alleged",
    "C12": "alleged",
    "C13": "stated",
    "C14": "stated",
    "C37": "reported",
    "C40": "reported",
    "C47": "stated",
    "C49": "reported",
}

# %% [markdown]
# Who, then, carries the article's claims? The picture counts all of them by the one who speaks.

# %%
voices(claims)

# %% [markdown]
# The long bar is no fault: somebody has to tell the story. But behind those claims, as
# the text stands, is the article's own reputation alone.

# %% role="declare"
exercise(
    "m01-q4",
    choice("a", "b", "c", "d", "e"),
    answer="sentence",
    points=1,
    minutes=5,
    objective="O2",
    verb="evaluate",
    claims=["C08", "C11", "C12", "C13"],
    hints=[
        "For each sentence, find the claim it comes from, and compare the verbs.",
        "A Red Notice asks. Who decides whether anybody is arrested?",
        "Only one sentence adds nothing: no guilt, no innocence, no warrant, no second killing.",
    ],
    then="You kept what the notice is and who decides. INTERPOL asks; states arrest.",
    mistakes=[
        mistake(
            "notice-is-a-warrant",
            'sentence = "a"',
            "A Red Notice is a request between police forces. Each state decides for itself "
            "whether it arrests anyone on it.",
        ),
        mistake(
            "implicated-is-guilty",
            'sentence = "c"',
            "This sentence turns an allegation into a deed. Which word of the claim is gone?",
        ),
        mistake(
            "prison-is-an-alibi",
            'sentence = "d"',
            "Where he was is one claim, what he may have ordered is another. The one does not "
            "settle the other, in either direction.",
        ),
        mistake(
            "two-murders",
            'sentence = "e"',
            "Look at the column `ambiguity` of both claims: do they have to be about different "
            "killings?",
        ),
    ],
    also=['sentence = "B"'],
)

# %%
claims.loc[["C08", "C11", "C12", "C13"], ["statement", "ambiguity"]]

# %% [markdown]
# ### Exercise: which sentence may you write?
#
# {about m01-q4}
#
# Pick the one sentence that adds nothing to these claims and says rightly what a Red Notice is. Name its
# letter, in quotes, `sentence`.
#
# - **a** On {C08}, INTERPOL issued an international arrest warrant.
# - **b** On {C08}, INTERPOL published a Red Notice: it asks police forces to find a person, and each state
#   decides what it does about it.
# - **c** In June 2022 he did what he is implicated in, although he was in prison.
# - **d** He was in prison in June 2022, so he had no part in the killing near Marseille.
# - **e** He is suspected of two murders, one in Marseille and one nearby.

# %% role="answer" exercise="m01-q4"
sentence = "b"

# %% [markdown]
# ## What would settle it?
#
# Many claims draw a direction: up, more, among the largest. They sound like measurements and are none
# yet. First somebody has to say **what would be counted**. A good measure counts the thing itself, not the
# effort that goes into finding it.

# %%
to_measure = ["C16", "C17", "C23", "C29", "C34", "C43", "C44", "C45", "C48"]
claims.loc[to_measure, ["statement", "place"]]

# %% role="declare"
_MEASURES = list("abcdefghijk")
exercise(
    "m01-q5",
    entries(**{
        name: one_of(*_MEASURES)
        for name in ["C16", "C17", "C23", "C29", "C34", "C43", "C44", "C45", "C48"]
    }),
    answer="measures",
    points=2,
    minutes=8,
    objective="O3",
    verb="analyze",
    claims=["C16", "C17", "C23", "C29", "C34", "C43", "C44", "C45", "C48"],
    hints=[
        "Say what the claim is about in one noun: offenses, money, people, places in prison?",
        "Two measures are left over. They count work done by police and by ports.",
        "Ask of each measure: if it doubled, would the claim itself be truer, or could something "
        "else have doubled?",
    ],
    then="Now each claim could be checked. Whether the figures exist is another question.",
    mistakes=[
        mistake(
            "arrests-for-people",
            """
            measures = {
                "C16": "e", "C17": "c", "C23": "f", "C29": "a", "C34": "k", "C43": "d",
                "C44": "i", "C45": "h", "C48": "j",
            }
            """,
            "For the people drawn into the trade you chose what police do. More arrests can "
            "mean more police. Look for the people themselves.",
        ),
        mistake(
            "containers-for-cocaine",
            """
            measures = {
                "C16": "e", "C17": "c", "C23": "b", "C29": "g", "C34": "k", "C43": "d",
                "C44": "i", "C45": "h", "C48": "j",
            }
            """,
            "For the ports you chose lawful traffic. A port can be busy and clean. What is the "
            "claim about?",
        ),
        mistake(
            "both-proxies",
            """
            measures = {
                "C16": "a", "C17": "c", "C23": "b", "C29": "g", "C34": "k", "C43": "d",
                "C44": "i", "C45": "h", "C48": "j",
            }
            """,
            "Twice you chose a measure of effort or of lawful traffic. Look for one that counts "
            "the thing itself.",
        ),
        mistake(
            "wrong-violence",
            """
            measures = {
                "C16": "e", "C17": "c", "C23": "f", "C29": "g", "C34": "i", "C43": "d",
                "C44": "k", "C45": "h", "C48": "j",
            }
            """,
            "Two measures of violence stand under each other's claims. Look at the places.",
        ),
    ],
    also=[
        'measures = dict(zip(to_measure, ["E", "C", "F", "G", "K", "D", "I", "H", "J"]))'
    ],
)

# %% [markdown]
# ### Exercise: choose the measure
#
# {about m01-q5}
#
# Give each claim the measure that would check it most directly, in the dictionary `measures`. Two of the
# letters stay unused.
#
# - **a** arrests for drug offenses, by year
# - **b** containers handled, by port and year
# - **c** yearly turnover of the drug market, by country
# - **d** prisoners per place in prison, on one day
# - **e** offenses recorded, by city and year
# - **f** share of incoming cocaine, by port and year
# - **g** people who work in the trade, by year
# - **h** weight of cocaine seized in one country, by year
# - **i** shootings and explosions tied to cocaine in two countries, by year
# - **j** share of the criminal business that groups from abroad control
# - **k** deaths in killings tied to organized crime, by year

# %% role="answer" exercise="m01-q5"
measures = {
    "C16": "e",
    "C17": "c",
    "C23": "f",
    "C29": "g",
    "C34": "k",
    "C43": "d",
    "C44": "i",
    "C45": "h",
    "C48": "j",
}

# %% [markdown]
# *Share of incoming cocaine* and *people who work in the trade* are the right measures, and nobody has
# them. What exists are seizures and arrests. Using those in their place is a choice that has to be
# said. Time is no easier: *recent years* have no first year.

# %%
to_date = ["C07", "C15", "C21", "C22", "C32", "C33", "C35", "C36", "C38", "C45"]
claims.loc[to_date, ["statement"]]

# %% role="declare"
exercise(
    "m01-q6",
    selection("C07", "C15", "C21", "C22", "C32", "C33", "C35", "C36", "C38", "C45"),
    answer="datable",
    points=1,
    minutes=5,
    objective="O3",
    verb="analyze",
    claims=["C07", "C15", "C21", "C22", "C32", "C33", "C35", "C36", "C38", "C45"],
    hints=[
        "Imagine two readers who do not know each other. Would both open the same years?",
        "A period can be fixed by a date, or by pointing at a day that is known, such as the day "
        "of the escape or the day of the article.",
        "Two claims name their time, one points at the escape, one counts back from the article.",
    ],
    then="A date, or a pointer to a date, makes a claim checkable. Some time afterwards does not.",
    mistakes=[
        mistake(
            "dates-only",
            'datable = {"C21", "C36"}',
            "You kept the claims with a date in them. Two others point at a day that is known "
            "from elsewhere in the article.",
        ),
        mistake(
            "recent-years",
            'datable = {"C15", "C21", "C22", "C36", "C35", "C38", "C45"}',
            "Three of your claims speak of a recent time. When would that begin: which two "
            "readers would agree?",
        ),
        mistake(
            "everything-in-the-past",
            'datable = {"C07", "C21", "C36", "C32", "C33", "C38", "C45"}',
            "Some of your claims only say before or after. That gives one end at most, and a "
            "period has two.",
        ),
    ],
    accept={"": [["C21", "C36", "C38"]]},
    also=['datable = ["C45", "C38", "C36", "C21"]'],
)

# %% [markdown]
# ### Exercise: which claims can be dated?
#
# {about m01-q6}
#
# The article appeared in 2024, while the search went on. For which of these claims would two readers
# look up **the same period**, give or take a few months? Put their ids in a set named `datable`.

# %% role="answer" exercise="m01-q6"
datable = {"C21", "C36", "C38", "C45"}

# %% [markdown]
# ## Let a function find the gaps
#
# What you did by eye for a handful of claims, a function can do for all, and for the next article.
# A figure without a unit, a period or a source cannot be checked. Real tables spell a gap in
# several ways: `None`, an empty text, spaces, or no such key at all.

# %% role="declare"
exercise(
    "m01-q7",
    function(
        [[
            {"id": "C1", "unit": "t", "period": "2022", "source": "customs"},
            {"id": "C2", "unit": None, "period": "2022", "source": "customs"},
            {"id": "C3", "unit": "t", "period": "", "source": "customs"},
        ]],
        [[
            {"id": "a", "unit": "kg", "period": "2020", "source": "  "},
            {"id": "b", "unit": "kg", "period": "2020"},
        ]],
        [[
            {"id": "x", "unit": "", "period": None, "source": ""},
            {"id": "y", "unit": "EUR", "period": "2019/2021", "source": "court"},
        ]],
        [[]],
    ),
    answer="incomplete",
    hidden=(
        ([{"id": "k", "unit": "t", "period": "2022", "source": "customs"}],),
        ([{"id": "p"}, {"id": "q", "source": "police"}, {"id": "r", "unit": "t", "period": "x"}],),
        (
            [
                {"id": "3", "unit": "t", "period": "2001", "source": " \n"},
                {"id": "1", "unit": "t", "period": "2001", "source": "y"},
                {"id": "2", "unit": " ", "period": "2001", "source": "y"},
            ],
        ),
        ([{"id": "s", "unit": "none given", "period": "2022", "source": "unknown", "note": ""}],),
    ),
    points=3,
    minutes=14,
    objective="O3",
    verb="create",
    claims=["C05", "C09", "C14", "C15", "C17", "C22", "C32", "C35", "C43", "C49"],
    hints=[
        "First write the test for one value: when is it missing?",
        "row.get(field) gives None when there is no such key. (text or '').strip() is empty for "
        "None, for an empty text and for spaces.",
        "Return [row['id'] for row in rows if any(not (row.get(f) or '').strip() for f in "
        "('unit', 'period', 'source'))].",
    ],
    then="It also holds on tables that you have not seen.",
    mistakes=[
        mistake(
            "all-three",
            """
            def incomplete(rows):
                fields = ("unit", "period", "source")
                return [r["id"] for r in rows if all(not (r.get(f) or "").strip() for f in fields)]
            """,
            "Your function lists a row only if all three are missing. One gap is enough to stop "
            "a check.",
        ),
        mistake(
            "spaces-count-as-text",
            """
            def incomplete(rows):
                fields = ("unit", "period", "source")
                return [r["id"] for r in rows if any(not r.get(f) for f in fields)]
            """,
            "Your function takes a text of spaces for an answer. Strip a text before you look "
            "whether anything is in it.",
        ),
        mistake(
            "none-only",
            """
            def incomplete(rows):
                fields = ("unit", "period", "source")
                return [r["id"] for r in rows if any(r.get(f) is None for f in fields)]
            """,
            "Your function finds None and missing keys. An empty text is a gap as well.",
        ),
        mistake(
            "the-complete-ones",
            """
            def incomplete(rows):
                fields = ("unit", "period", "source")
                return [r["id"] for r in rows if all((r.get(f) or "").strip() for f in fields)]
            """,
            "Your function returns the rows that have everything. Asked are the others.",
        ),
        mistake(
            "places-not-ids",
            """
            def incomplete(rows):
                fields = ("unit", "period", "source")
                return [
                    place
                    for place, row in enumerate(rows)
                    if any(not (row.get(f) or "").strip() for f in fields)
                ]
            """,
            "Your function finds the right rows and returns their places in the list. Asked are "
            "their ids.",
        ),
    ],
    also=[
        """
        def incomplete(rows):
            found = []
            for row in rows:
                for field in ["source", "period", "unit"]:
                    text = row.get(field)
                    if text is None or text.strip() == "":
                        found.append(row["id"])
                        break
            return found
        """,
        """
        def incomplete(rows):
            if not rows:
                return []
            table = pd.DataFrame(rows).reindex(columns=["id", "unit", "period", "source"])
            filled = table[["unit", "period", "source"]].fillna("").apply(lambda c: c.str.strip())
            return list(table["id"][(filled == "").any(axis=1)])
        """,
    ],
    stub="...",
)

# %% [markdown]
# ### Exercise: a function that lists gaps
#
# {about m01-q7}
#
# Write `incomplete(rows)`. It takes a list of dictionaries, each with an `id`, and returns the list of the
# ids, in the same order, of all rows that lack a `unit`, a `period` **or** a `source`. Missing means: no such
# key, `None`, an empty text, or only spaces. Other keys do not matter. Leave the list you are given as it is.

# %% role="answer" exercise="m01-q7"
def incomplete(rows):
    """List the ids of rows that lack a unit, a period or a source."""
    ### BEGIN SOLUTION
    fields = ("unit", "period", "source")
    return [
        row["id"] for row in rows if any(not (row.get(field) or "").strip() for field in fields)
    ]
    ### END SOLUTION

# %% [markdown]
# Now run it over the article. A claim such as *very large* has no unit here. The source is empty
# where the article neither speaks itself nor says who does.

# %%
article = claims.reset_index().fillna({"period_start": ""})
article_rows = [
    {
        "id": row.claim_id,
        "unit": "" if row.unit == "none" else row.unit,
        "period": row.period_start,
        "source": "" if row.said_by == "nobody named" else row.said_by,
    }
    for row in article.itertuples()
]
gaps(article_rows, incomplete)

# %% [markdown]
# The picture is no verdict on the article. It is a list of work: each filled square is a question to
# put to somebody.
#
# ## Many outlets, one origin
#
# The number of attackers ({C02|bare}) stands in one paper after another. Is it confirmed? If all of
# them read the same agency report, you have one report, many times. For real outlets the trails are
# seldom known, so practise on a **SYNTHETIC** set, whose trails are.

# %%
citations = load("synthetic_citations")
who_cites_whom(citations)

# %% [markdown]
# An outlet that cites nobody has evidence of its own: it is an **origin**. An outlet that cites others
# adds nothing of its own here. And outlets that cite only each other, round in a **circle**, have no
# origin at all, however many they are.

# %% role="declare"
exercise(
    "m01-q8",
    number("origins", whole=True),
    answer="behind",
    points=2,
    minutes=7,
    objective="O4",
    verb="analyze",
    claims=["C02"],
    hints=[
        "Put a finger on each of the six and follow the arrows to their end.",
        "Collect the ends in a set: two trails that end at one outlet give one origin.",
        "Two of the six lead round in a circle and end nowhere. Two others have two trails each.",
    ],
    then="That is how often the report is confirmed: by origins, not by outlets.",
    mistakes=[
        mistake(
            "counted-outlets",
            "behind = len(brief)",
            "You counted the outlets. Ask for each where it has its report from, and where those "
            "have it from.",
        ),
        mistake(
            "cited-directly",
            'behind = citations[citations["outlet"].isin(brief)]["cites"].nunique()',
            "You counted the outlets that the six cite. Some of these cite others in turn: "
            "follow each trail to its end.",
        ),
        mistake(
            "every-origin",
            'behind = int(citations["cites"].isna().sum())',
            "You counted every outlet that cites nobody. Does each of them stand behind one of "
            "the six?",
        ),
        mistake(
            "circle-is-an-origin",
            """
            import networkx as nx

            graph = nx.from_pandas_edgelist(
                citations.dropna(), "outlet", "cites", create_using=nx.DiGraph
            )
            reached = set().union(*(nx.descendants(graph, outlet) for outlet in brief))
            behind = sum(not graph.out_degree(node) for node in reached) + 1
            """,
            "One too many: does one of your trails end in a circle? A circle has no evidence "
            "of its own.",
        ),
        mistake(
            "pieces-of-the-graph",
            """
            import networkx as nx

            graph = nx.from_pandas_edgelist(citations.dropna(), "outlet", "cites")
            behind = sum(bool(part & set(brief)) for part in nx.connected_components(graph))
            """,
            "You seem to have counted separate pieces of the drawing. One piece can hold two "
            "origins, and another none.",
        ),
    ],
    also=[
        """
        import networkx as nx

        graph = nx.from_pandas_edgelist(
            citations.dropna(), "outlet", "cites", create_using=nx.DiGraph
        )
        trails = [{outlet, *nx.descendants(graph, outlet)} for outlet in brief]
        behind = len({node for trail in trails for node in trail if not graph.out_degree(node)})
        """,
    ],
    near_misses=["behind = 1"],
)

# %%
brief = ["Outlet 4", "Outlet 7", "Outlet 9", "Outlet 10", "Outlet 12", "Outlet 14"]

# %% [markdown]
# ### Exercise: how many origins?
#
# {about m01-q8}
#
# A SYNTHETIC brief says: *confirmed by six outlets*, and lists them in `brief`. How many **origins** stand
# behind these six, all together? Trace it in the drawing or write code over `citations`. Name the
# whole number `behind`.

# %% role="answer" exercise="m01-q8"
cited_by = citations.groupby("outlet")["cites"].apply(lambda cited: list(cited.dropna()))
ends, trail, seen = set(), list(brief), set()
while trail:
    outlet = trail.pop()
    if outlet not in seen:
        seen.add(outlet)
        trail += cited_by[outlet]
        if not cited_by[outlet]:
            ends.add(outlet)
behind = len(ends)

# %% [markdown]
# Suppose four SYNTHETIC briefs reach your desk, each with its list of outlets.

# %%
briefs = {
    "P": ["Outlet 2", "Outlet 3", "Outlet 4", "Outlet 5", "Outlet 6", "Outlet 7"],
    "Q": ["Outlet 9", "Outlet 12"],
    "R": ["Outlet 8", "Outlet 15"],
    "S": ["Outlet 10", "Outlet 11", "Outlet 14"],
}

# %% role="declare"
exercise(
    "m01-q9",
    order("P", "Q", "R", "S"),
    answer="ranking",
    points=1,
    minutes=5,
    objective="O4",
    verb="evaluate",
    claims=["C02"],
    hints=[
        "Do for each brief what you did for the six outlets before.",
        "A brief of two outlets can have more origins than outlets.",
        "Count the ends of the trails for P, Q, R and S; all four numbers differ.",
    ],
    then="The longest list of outlets is not the best founded one.",
    mistakes=[
        mistake(
            "by-outlets",
            'ranking = sorted(briefs, key=lambda name: len(briefs[name]), reverse=True)',
            "You ranked by the number of outlets. Outlets repeat; look for where each trail "
            "ends.",
        ),
        mistake(
            "upside-down",
            'ranking = ["S", "P", "R", "Q"]',
            "The order is right and runs the wrong way: best founded first.",
        ),
        mistake(
            "outlets-without-arrows",
            'ranking = ["R", "P", "Q", "S"]',
            "You seem to trust most what cites nobody. How many trails, and to which ends, "
            "leave the two outlets of Q?",
        ),
    ],
    also=['ranking = ("q", "r", "p", "s")'],
)

# %% [markdown]
# ### Exercise: best founded first
#
# {about m01-q9}
#
# Put the four briefs in the order of the number of **origins** behind each, most first. Name the list of
# letters `ranking`.

# %% role="answer" exercise="m01-q9"
ranking = ["Q", "R", "P", "S"]

# %%
outlets_and_origins(citations, briefs, ranking)

# %% [markdown]
# From here on you need not trace by hand. `course.methods.claims` finds origins, circles, and the
# origins that two outlets share. The last is the practical question: does the second outlet tell you
# anything that the first did not?

# %%
from course.methods.claims import circles, citation_graph, shared_origins

graph = citation_graph(citations)
print("circles:", [sorted(circle) for circle in circles(graph)])
print("shared by Outlet 7 and Outlet 9:", shared_origins(graph, "Outlet 7", "Outlet 9"))

# %% [markdown]
# ### Independence in the real case
#
# Back to the article. Independence is not about names or agreement. It asks whether the second source
# could have said the same **if the first had been silent**.

# %% role="declare"
exercise(
    "m01-q10",
    selection("a", "b", "c", "d", "e"),
    answer="independent",
    points=2,
    minutes=6,
    objective="O4",
    verb="evaluate",
    claims=["C08", "C18", "C37", "C39", "C41"],
    hints=[
        "For each pair ask: could the second exist without the first?",
        "Who publishes the index? Who is named as the source of the range? Who wrote the agency "
        "report?",
        "Two pairs have evidence of their own on each side: people who speak, and people who "
        "count or look.",
    ],
    then="Independent does not mean that they agree. It means that agreement would tell you "
    "something.",
    mistakes=[
        mistake(
            "different-names",
            'independent = {"b", "c", "d", "e"}',
            "You seem to have sorted by different names on the cover. One of the two may simply "
            "repeat the other: look at who is cited.",
        ),
        mistake(
            "sources-cited",
            'independent = {"a", "b"}',
            "You chose the pairs in which the article says where it has its claim from. Naming "
            "a source is good practice; it is not a second source.",
        ),
        mistake(
            "official-only",
            'independent = {"c"}',
            "You kept the pair with an official count in it. Going there to look is evidence of "
            "one's own as well.",
        ),
        mistake(
            "all-of-them",
            'independent = {"a", "b", "c", "d", "e"}',
            "Different documents are not yet different evidence. Follow each to its origin.",
        ),
    ],
    also=['independent = ["D", "c"]'],
)

# %% [markdown]
# ### Exercise: which pairs are independent?
#
# {about m01-q10}
#
# Put the letters of the pairs whose two sides have evidence of their own in a set named `independent`.
#
# - **a** France's rank in the article (C18), and in the Global Organized Crime Index, which has the same
#   publisher.
# - **b** The article's size of the drug market (C39), and the Senate report that it names for it.
# - **c** A witness on killers aged {C41|bare} (C41), and a count of people accused in Marseille by age
#   ({FRA-023} were minors).
# - **d** What residents say about Place nette (C37), and what a television team saw in Roubaix a week
#   later.
# - **e** A news agency's report on the Red Notice (C08), and a site that prints the agency's text.

# %% role="answer" exercise="m01-q10"
independent = {"c", "d"}

# %% [markdown]
# ## A figure in other mouths
#
# The article says that the Senate puts the French drug trade at {C39|bare} {!billion} euros. When a figure matters, do not
# ask first whether it is right. Ask **who else has one**. Here are the published figures we found for the
# whole market, all drugs, from 2023 on.

# %%
market = load("market_size").query("drug == 'all' and place == 'France' and year >= 2023")
market = market[market.role != "error_in_circulation"]
market = market[~market.row_id.isin(["MK-0189", "MK-0190"])]
market[["said_by", "year", "measure", "eur_bn", "eur_bn_low", "eur_bn_high", "publisher"]]

# %% role="declare"
exercise(
    "m01-q11",
    entries(
        low=number("billion EUR", within="0.06"), high=number("billion EUR", within="0.06")
    ),
    answer="span",
    points=2,
    minutes=7,
    objective="O4",
    verb="analyze",
    claims=["C39"],
    hints=[
        "A row with a range has two ends, and a row with one value has one. Look at all of them.",
        "The lowest may stand in `eur_bn` or in `eur_bn_low`, the highest in `eur_bn` or in "
        "`eur_bn_high`.",
        'Take market[["eur_bn", "eur_bn_low"]].min().min(), and the like for the other end.',
    ],
    then="The published span is far wider than the one that the article passes on.",
    mistakes=[
        mistake(
            "the-articles-own",
            'span = {"low": value("C39").low, "high": value("C39").high}',
            "That is the article's own range. Asked is the span of everything that was "
            "published, the article being one row.",
        ),
        mistake(
            "single-values-only",
            'span = {"low": market["eur_bn"].min(), "high": market["eur_bn"].max()}',
            "You looked at the single values only. Some rows give a range, and one of them goes "
            "beyond all single values.",
        ),
        mistake(
            "the-senate-only",
            """
            senate = market[market["said_by"] == "Senate report"]
            span = {"low": senate["eur_bn_low"].min(), "high": senate["eur_bn_high"].max()}
            """,
            "That is what the Senate's own text says. Others published figures as well.",
        ),
        mistake(
            "main-versions-only",
            """
            main = market[market["role"] == "main"]
            span = {
                "low": main[["eur_bn", "eur_bn_low"]].min().min(),
                "high": main[["eur_bn", "eur_bn_high"]].max().max(),
            }
            """,
            "You kept one version a source and dropped the variants. Here every published row "
            "counts.",
        ),
        mistake(
            "every-year",
            """
            every = load("market_size").query("drug == 'all' and place == 'France'")
            span = {
                "low": every[["eur_bn", "eur_bn_low"]].min().min(),
                "high": every[["eur_bn", "eur_bn_high"]].max().max(),
            }
            """,
            "You took in years long before the article. The market of then is not the market of "
            "now: stay with `market`.",
        ),
    ],
    also=[
        """
        lows = market["eur_bn_low"].fillna(market["eur_bn"])
        highs = market["eur_bn_high"].fillna(market["eur_bn"])
        span = {"high": round(float(highs.max()), 1), "low": int(lows.min())}
        """
    ],
    near_misses=[
        'span = {"low": 3.4, "high": market["eur_bn_high"].max()}',
        'span = {"low": market["eur_bn"].min(), "high": 9.5}',
    ],
)

# %% [markdown]
# ### Exercise: from the lowest to the highest
#
# {about m01-q11}
#
# Some sources give one value (`eur_bn`), some a range (`eur_bn_low` to `eur_bn_high`), one gives both. Two
# rows that repeat the ends of another's range were left out, and one that calls turnover a profit.
#
# What is the **lowest** and what the **highest** value that any row of `market` gives, ranges included? In
# **{!billions} of euros**, one decimal or more, in the dictionary `span`.

# %% role="answer" exercise="m01-q11"
span = {
    "low": market[["eur_bn", "eur_bn_low"]].min().min(),
    "high": market[["eur_bn", "eur_bn_high"]].max().max(),
}

# %%
market_ranges(market, span)

# %% [markdown]
# Two things show. The Senate's own text begins lower than the article's range: on the way from one page
# to the other, the range became narrower. And not all of these figures measure the same thing, or the
# same year. What the article printed is one bar among several.

# %% [markdown]
# ## Grading: the source and the information
#
# On the **Admiralty scale**, a report gets two signs. The letter is about the **source**: its record so
# far. The digit is about the **information**: how it sits with what *others* know. Each is judged as if the
# other did not exist.
#
# | source | | information | |
# |---|---|---|---|
# | **A** | completely reliable | **{!1}** | confirmed by independent sources |
# | **B** | usually reliable | **{!2}** | probably true |
# | **C** | fairly reliable | **{!3}** | possibly true |
# | **D** | not usually reliable | **{!4}** | doubtful |
# | **E** | unreliable | **{!5}** | improbable |
# | **F** | cannot be judged | **{!6}** | cannot be judged |
#
# Conventions here: the letter goes to the one **who says it**: the article where it speaks itself,
# otherwise the one it points to. For the article we use **B**: a known research group that names few
# sources in this text. A source without a name or a record is an **F**. That and **{!6}** are no bad
# marks: they say that there is no ground to judge.

# %%
on_board = ["C04", "C20", "C30", "C37", "C39", "C41"]
killings = load("drug_killings").query("role == 'main' and 2014 <= year <= 2023")
decade_total = killings["count"].sum()
claims.loc[on_board, ["statement", "said_by"]]

# %% [markdown]
# What others report:
#
# - **C04**: independent outlets: {CASE-030|bare} officers killed. One early page: {CASE-031|bare}.
# - **C20**: the ten yearly counts that this course uses, 2014 to 2023, add up to {=decade_total}. We found no
#   set of published counts that reaches the claim.
# - **C30**: no source has this figure. Near it: {FRA-022} of the people hit in early 2023 were under
#   {!25}; {FRA-026} of those jailed in 2024 were under {!20}.
# - **C37**: a television team went to {STA-036d|bare} dealing points in Roubaix a week later:
#   {STA-036|bare} gone, {STA-036b|bare} under guard, {STA-036c|bare} active. Nobody counted next door.
# - **C39**: the Senate's own text: {MK-0186|bare}. Its rapporteur on the day: {MK-0185|bare}. All in
#   {!billions} of euros.
# - **C41**: {FRA-023} of those accused in Marseille in 2023 were minors; {FRA-021} of the perpetrators in France
#   were aged {!16} to {!19}.

# %% role="declare"
_GRADES = [letter + digit for letter in "ABCDEF" for digit in "123456"]
exercise(
    "m01-w1",
    entries(**{
        name: one_of(*_GRADES) for name in ["C04", "C20", "C30", "C37", "C39", "C41"]
    }),
    answer='saved("m01-w1")',
    accept={
        "C20": ["B5"],
        "C30": ["F3", "F5", "F6"],
        "C37": ["F4", "F6"],
        "C39": ["A3", "A5", "B3", "B4", "B5"],
        "C41": ["C2", "D2", "D3", "F3"],
    },
    points=3,
    minutes=15,
    objective="O5",
    verb="evaluate",
    claims=["C04", "C20", "C30", "C37", "C39", "C41"],
    hints=[
        "Cover the column of sources and choose all the digits. Then cover the digits and choose "
        "the letters.",
        "Letters: the same for all that the article says itself; F for those without a name or "
        "record. Digits: only what others report.",
        "Confirmed by others is 1. Contradicted by counts, or by the very text it is taken from, "
        "is 4 or 5. Partly borne out is 2 or 3. No one else has it: 6.",
    ],
    then="Good sources with doubtful claims, and unknown ones with claims that others bear out: "
    "that is what two signs are for.",
    blank="Nothing is saved yet. Give each claim on the board a letter and a digit.",
    mistakes=[
        mistake(
            "on-the-diagonal",
            """
            board = evidence_board("m01-w1", claims=on_board)
            for claim, grade in zip(on_board, ["B2", "B2", "F6", "F6", "A1", "F6"]):
                board.grade(claim, grade)
            """,
            "All six lie on the diagonal. Your letter may have pulled the digit along: choose "
            "each digit again from what others report.",
        ),
        mistake(
            "graded-the-messenger",
            """
            board = evidence_board("m01-w1", claims=on_board)
            for claim, grade in zip(on_board, ["B1", "B4", "B4", "B3", "B4", "B2"]):
                board.grade(claim, grade)
            """,
            "You gave every claim the article's letter. Where it passes on somebody else's "
            "words, that somebody is the source.",
        ),
        mistake(
            "no-name-means-false",
            """
            board = evidence_board("m01-w1", claims=on_board)
            for claim, grade in zip(on_board, ["B1", "B4", "F5", "F5", "A4", "F5"]):
                board.grade(claim, grade)
            """,
            "You marked down what people without a name say. An unknown source can be right: "
            "look at what others report for each.",
        ),
        mistake(
            "good-name-means-true",
            """
            board = evidence_board("m01-w1", claims=on_board)
            for claim, grade in zip(on_board, ["B1", "B2", "F4", "F3", "A1", "F2"]):
                board.grade(claim, grade)
            """,
            "You believe what well-reputed sources say. Look again at the counts beside one of "
            "them, and at the text that another is taken from.",
        ),
    ],
    also=[
        """
        board = evidence_board("m01-w1", claims=on_board)
        for claim, grade in zip(on_board, ["B1", "B5", "F6", "F6", "B5", "D3"]):
            board.grade(claim, grade)
        """
    ],
    stub='# board.grade("C04", ...) works here, too',
)

# %% [markdown]
# ### Interactive exercise: the evidence board
#
# {about m01-w1}
#
# Give each of the six claims a letter and a digit. The map shows where your grades fall. For most
# claims several grades are accepted. Your choice is kept in `answers.json` beside this notebook, and
# that is what gets graded. If you would rather type:
# `board.grade("C04", "D4")` does the same.

# %% role="answer" exercise="m01-w1"
board = evidence_board("m01-w1", claims=["C04", "C20", "C30", "C37", "C39", "C41"])
### BEGIN SOLUTION
board.grade("C04", "B1")
board.grade("C20", "B4")
board.grade("C30", "F4")
board.grade("C37", "F3")
board.grade("C39", "A4")
board.grade("C41", "F2")
### END SOLUTION
board

# %% [markdown]
# ## When the letter pulls the digit along
#
# The two halves should be free of each other. But a good source makes its news look true, and a bad one
# makes it look false. A first sign is the share of grades on the **diagonal**, where letter and digit have
# the same place: A with {!1}, B with {!2}, down to F with {!6}. Two **SYNTHETIC** analysts graded the same
# reports.

# %%
grades = load("synthetic_grades")
grades.groupby("analyst").head(2).drop(columns="is_synthetic")

# %% role="declare"
exercise(
    "m01-q12",
    entries(
        first=number("percent", within="0.06"), second=number("percent", within="0.06")
    ),
    answer="shares",
    points=2,
    minutes=8,
    objective="O5",
    verb="apply",
    claims=["C04", "C20", "C30", "C37", "C39", "C41"],
    hints=[
        "Turn the letters into places first: A is the first, F the sixth.",
        'grades["source"].map("ABCDEF".index) counts from nought. What has to be added?',
        "Compare place and digit, then take the mean for each analyst, times 100.",
    ],
    then="One of the two keeps the halves apart.",
    mistakes=[
        mistake(
            "out-of-both",
            """
            place = grades["source"].map("ABCDEF".index) + 1
            hits = grades[place == grades["information"]].groupby("analyst").size()
            shares = {
                "first": hits["Analyst 1"] / len(grades) * 100,
                "second": hits["Analyst 2"] / len(grades) * 100,
            }
            """,
            "You divided by all the grades of both. Each analyst's share is out of their own.",
        ),
        mistake(
            "counted-from-nought",
            """
            place = grades["source"].map("ABCDEF".index)
            hits = (place == grades["information"]).groupby(grades["analyst"]).mean() * 100
            shares = {"first": hits["Analyst 1"], "second": hits["Analyst 2"]}
            """,
            "Your letters start at nought and the digits at one, so that B meets 1. Look at "
            "where A should fall.",
        ),
        mistake(
            "one-step-off-counts",
            """
            place = grades["source"].map("ABCDEF".index) + 1
            near = (place - grades["information"]).abs() <= 1
            hits = near.groupby(grades["analyst"]).mean() * 100
            shares = {"first": hits["Analyst 1"], "second": hits["Analyst 2"]}
            """,
            "You let neighbors of the diagonal count as well. Asked is the diagonal itself.",
        ),
        mistake(
            "swapped",
            """
            place = grades["source"].map("ABCDEF".index) + 1
            hits = (place == grades["information"]).groupby(grades["analyst"]).mean() * 100
            shares = {"first": hits["Analyst 2"], "second": hits["Analyst 1"]}
            """,
            "Both shares are there, but under each other's names.",
        ),
    ],
    also=[
        """
        diagonal = {"A1", "B2", "C3", "D4", "E5", "F6"}
        written = grades["source"] + grades["information"].astype(str)
        on_it = written.isin(diagonal).groupby(grades["analyst"]).mean().round(3) * 100
        shares = {"second": float(on_it.iloc[1]), "first": float(on_it.iloc[0])}
        """
    ],
    near_misses=[
        'shares = {"first": 75.4, "second": 100 / 3}',
        'shares = {"first": 75, "second": 33}',
    ],
)

# %% [markdown]
# ### Exercise: two shares on the diagonal
#
# {about m01-q12}
#
# For each analyst: what share of **their own** grades lies on the diagonal? In **per cent**, one decimal or
# more, in the dictionary `shares` with the keys `first` (`Analyst 1`) and `second` (`Analyst 2`).

# %% role="answer" exercise="m01-q12"
grades["matches"] = grades["source"].map("ABCDEF".index) + 1 == grades["information"]
by_analyst = grades.groupby("analyst")["matches"].mean() * 100
shares = {"first": by_analyst["Analyst 1"], "second": by_analyst["Analyst 2"]}

# %%
marks = grades.assign(grade=grades["source"] + grades["information"].astype(str))
grade_maps(marks.groupby("analyst")["grade"].apply(list).to_dict(), shares)

# %% [markdown]
# Same reports, two habits. A high share is a reason to look again, and no proof: where good sources say
# true things, honest grades lie on the diagonal as well. And yours? This cell reads your board.

# %%
own_grades(saved("m01-w1"))

# %% [markdown]
# The scale has its limits. Kelly, Budescu, Dhami and Mandel (Judgment and Decision Making, 2025) had
# analysts and others rate information that was marked with it: the same person's ratings were steadiest
# when letter and digit roughly agreed. So never send the two signs alone. Send the reason with them.
#
# ## Your turn to write
#
# The article says that {C30} of *victims and perpetrators* of narchomicides are aged {C31}, and names nobody
# for it. The table `age_structure` has what others published.

# %%
ages = load("age_structure").query("role != 'error_in_circulation'").dropna(subset="share_percent")
starts, ends = ages["period_start"], ages["period_end"]
ages["period"] = starts.where(starts == ends, starts + " to " + ends)
ages["people"] = ages["group_size"].astype("string").fillna("not given")
ages.set_index("publisher")[["definition", "place", "period", "share_percent", "people"]]

# %% role="declare"
written(
    "m01-e1",
    points=4,
    minutes=20,
    objective="O6",
    verb="create",
    claims=["C30", "C31"],
    rubric=(
        (4, "complete", "All that is asked, and what is missing; nearby figures with how they "
         "differ; a grade with its reason; neutral."),
        (3, "sound", "Origin and population, and one nearby figure compared; one element or the "
         "reason for the grade is missing."),
        (2, "partial", "Says that no source is named, but treats nearby figures as if they "
         "confirmed or refuted the claim."),
        (1, "bare", "Repeats the figure, or calls it right or wrong without saying what it "
         "rests on."),
    ),
    samples=[
        (
            4,
            "The article gives {C30} as the share of victims and perpetrators of narchomicides who "
            "are aged {C31}; it calls this an estimate and names nobody, and it gives no place, "
            "year or number of people. Three published figures come near and count others: "
            "{FRA-022} of people killed or wounded in early 2023 were under {!25}, {FRA-024} of "
            "those charged in Marseille were {!18} to {!21}, and {FRA-026} of those in jail in "
            "2024 were under {!20}. None of them pools victims with perpetrators. I grade it F{!4}: "
            "no source can be judged, and what is known of victims lies lower. Quote it only as an "
            "estimate that was printed without a source.",
            "Population, gap, three nearby figures with how each differs, a grade with its reason, "
            "and how to quote it; neutral throughout.",
        ),
        (
            3,
            "The article says that {C30} of victims and perpetrators are aged {C31} and does "
            "not say who counted. Place and year are missing. A police chart has {FRA-022} for "
            "people under {!25} who were killed or wounded in France in early 2023, which is "
            "another age band and leaves out perpetrators. I would grade it F{!6} and not quote it.",
            "Origin, population and one nearby figure, well compared. The grade stands there "
            "without its reason, so it is not complete.",
        ),
        (
            2,
            "No source is named for the {C30}. But the police have {FRA-022} and Marseille has "
            "{FRA-024}, so the figure is about right. Grade C{!2}.",
            "It sees that the source is missing, and then lets figures of another age band and "
            "another group confirm the claim.",
        ),
        (
            1,
            "The figure of {C30} is exaggerated, because newspapers always exaggerate the part "
            "that young people play.",
            "Calls it wrong without saying what it rests on or looking at any other figure.",
        ),
    ],
)

# %% [markdown]
# ### Written exercise: a source note
#
# {about m01-e1}
#
# Write a note of about {!150} words on this figure for a colleague who wants to quote it: who is
# counted, where, when, out of how many; who says so; which figures come near it and how they
# differ; your grade and its reason; how it may be quoted. Stay neutral: a figure without a source
# is not a false one.
#
# {rubric m01-e1}

# %% [markdown] role="written" exercise="m01-e1"
# ### BEGIN SOLUTION
# **Model answer for instructors.** The article gives {C30} as the share of victims *and* perpetrators of
# drug killings who are aged {C31}. It says *it is estimated* and names nobody. Place, year and the number
# of people are not given, and two groups of unknown size are put together, so the share of either cannot
# be worked out.
#
# We found no publication with this figure. Three come near it, each for another whole: {FRA-022} of the
# people killed or wounded in France in early 2023 were under {!25}; {FRA-023} of those accused in Marseille in
# 2023 were minors and {FRA-024} aged {!18} to {!21}, a group of {=int(ages.group_size.dropna().min())} people; {FRA-026}
# of those jailed in France in 2024 were under {!20}.
#
# Grade: F, since no one can be judged as its source; {!6} or {!4}, since nothing confirms it and the figures
# for victims are lower. It may be quoted only as *an estimate, printed without a source*, and not
# as a share of perpetrators or of young people.
# ### END SOLUTION

# %% [markdown]
# ## What this does not show
#
# - A claim with a gap is **unchecked**. It may still be true.
# - Origins were counted in a made-up table. Where trails are not fully known, the count is an upper
#   bound.
# - A grade is a judgement. Two careful people can differ by a step.
# - Nothing here says who did what. Whether a suspicion is true is for a court, and none has
#   decided.

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
