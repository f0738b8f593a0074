# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% role="declare"
objectives(
    O1=("Compute", "how far a network has come apart, and whose removal breaks it most."),
    O2=("Distinguish", "whom to remove, whom to watch, and who merely has many ties."),
    O3=("Simulate", "attacks on a network that is seen in part and that heals."),
    O4=("Judge", "what figures of a manhunt and of arrests can say, and what they cannot."),
    O5=("Recommend", "a measure with its harms, its uncertainty and an alternative without force."),
)
glossary({
    "component, or part": "people who are joined by paths, and nobody else",
    "fragmentation": "the share of pairs of people that no path joins: from zero, everybody is "
    "joined, to one, everybody is alone",
    "key players": "a set of people chosen together for what the set does: break the network, or "
    "reach most of it",
    "reach": "the share of people within a few ties of anybody in a set",
    "betweenness": "how many of the shortest paths between others run through somebody",
    "hub": "somebody with many ties",
    "attack curve": "what is left of a network after each removal, drawn against their number",
    "replacement": "somebody takes over the ties of a person who is gone",
    "resilience": "how much of its working a network keeps, or wins back, after losses",
    "efficiency": "the mean of one divided by distance over all pairs; no path counts as zero",
    "leadership strategy": "aiming arrests at the heads of a group; also called decapitation",
    "under investigation": "here for the French mise en examen: a judge sees serious or consistent "
    "signs that somebody took part; not a conviction",
    "difference in differences": "the change in one group minus the change in another that was left "
    "alone",
    "list of ties": "a file with two names a row; also called an edge list",
})
teaching(
    needs=["m06_networks"],
    core=["m07-q3", "m07-q8", "m07-q9"],
    discuss=[
        "A team that breaks a network may hold nobody who did much. What would a court ask that a "
        "fragmentation score cannot answer?",
        "The article says that a prisoner went on running his business. When, then, is somebody "
        "removed from a network?",
        "The police of the lesson saw three ties out of five. Which ties does real police work miss "
        "most, and which way does that push its targets?",
        "Would you publish the code of this module? Who else could use it?",
    ],
    watch=[
        "Students read a high fragmentation of the network as seen as success. It is high before "
        "anybody is removed: compare both networks without a removal first.",
        "Many take replacement for a prediction. It is a best case for the network; nothing here "
        "was estimated from arrests.",
        "Some look for the one right base of efficiency. Both are right answers to different "
        "questions; what is wrong is to change it between before and after.",
    ],
)

# %% [markdown]
# # Taking networks apart
#
# *Massive manhunt*, *crackdown operations*, *try to apprehend*: the article's verbs of action are about taking people out. It
# also calls its man a node rather than a kingpin. Does a network break when a node goes? Which node, if so? And
# does it stay broken? In this module you measure it.
#
# **After this module you can**
#
# {objectives}
#
# **Time:** about {minutes} minutes of exercises, plus reading. **You need:** what a tie, a degree and a path are (module m06
# explains it); from Python, loops and a little networkx. **Contents:** breaking a network · whom to watch · too many teams to
# try · attacks · what police do not see · networks heal · the manhunt · when a leader goes · your own network.

# %% [markdown]
# ## How this notebook works
#
# Each exercise is a question, a cell with dots for your answer, and a check. Replace the dots, run the cell,
# run the check. A wrong answer costs nothing. For a nudge, call `hint("m07-q1")` in a cell of your own; each
# exercise has three.
#
# The networks here are textbook examples or invented; the invented ones say **SYNTHETIC**. Points in a drawing are easily
# removed. People are arrested on evidence, one by one, and are presumed innocent until judged. Nobody has been tried for the
# attack in any source we have.

# %%
from itertools import combinations

import networkx as nx
import numpy as np
import pandas as pd

from course import check, hint, load, progress, saved, take_apart, value
from course.plots import disruption as plots

pd.set_option("display.max_colwidth", None)

# %% [markdown]
# ## Breaking a network
#
# A network that cannot pass on goods, money or orders is broken, however many people are still in it. So count pairs: how many
# pairs of people can no longer reach each other by any path? As a share of all pairs, that is **fragmentation**, the F
# of Stephen Borgatti (2006).
#
# Joined people form parts. Within a part of size *s*, everybody reaches the *s* − {!1} others; across parts, nobody does. So the sizes of the
# parts are all you need.

# %% role="declare"
exercise(
    "m07-q1",
    function([[7, 2]], [[5, 3]], [[1, 1, 1]], [[6]]),
    answer="broken_share",
    hidden=([[10, 5, 5]], [[2, 2, 2, 2]], [[50, 1]], [[4, 4, 1, 1]]),
    points=3,
    minutes=9,
    objective="O1",
    verb="create",
    claims=["C35"],
    hints=[
        "Count the pairs that are still joined, and all pairs. What is left over is cut off.",
        "In a part of s people each reaches s - 1 others. Among n people altogether there are "
        "n * (n - 1) such pairs, in both directions.",
        "Return 1 - sum(s * (s - 1) for s in parts) / (n * (n - 1)), with n = sum(parts).",
    ],
    then="One number for a break, between zero and one. It does not care who is in which part.",
    mistakes=[
        mistake(
            "share-still-joined",
            """
            def broken_share(parts):
                n = sum(parts)
                return sum(s * (s - 1) for s in parts) / (n * (n - 1))
            """,
            "That is the share of pairs that can still reach each other. Asked are those that "
            "cannot.",
        ),
        mistake(
            "paired-with-themselves",
            """
            def broken_share(parts):
                n = sum(parts)
                return 1 - sum(s * s for s in parts) / n**2
            """,
            "You seem to have paired everybody with themselves, too. How many others are there in a "
            "part?",
        ),
        mistake(
            "largest-part-only",
            """
            def broken_share(parts):
                return 1 - max(parts) / sum(parts)
            """,
            "That is the share of people outside the largest part. Asked is a share of pairs, and "
            "the smaller parts hold pairs as well.",
        ),
        mistake(
            "counts-the-parts",
            """
            def broken_share(parts):
                return (len(parts) - 1) / (sum(parts) - 1)
            """,
            "You counted how many parts there are. Losing one person at the edge and splitting in "
            "halves would be the same then.",
        ),
    ],
    also=[
        """
        def broken_share(parts):
            from itertools import combinations

            cut = sum(a * b for a, b in combinations(parts, 2))
            n = sum(parts)
            return 2 * cut / (n * (n - 1))
        """,
    ],
    stub="...",
)

# %% [markdown]
# ### Exercise: how broken is it?
#
# {about m07-q1}
#
# Write a function `broken_share(parts)`. It gets the list of the sizes of all parts, such as `[7, 2]`, and returns the share of pairs of
# people who are **not** joined, from {!0} to {!1}. There are always at least two people.

# %% role="answer" exercise="m07-q1"
def broken_share(parts):
    """Give the share of pairs of people that no path joins."""
    ### BEGIN SOLUTION
    people = sum(parts)
    joined = sum(size * (size - 1) for size in parts)
    return 1 - joined / (people * (people - 1))
    ### END SOLUTION

# %% [markdown]
# Now a network to break. Krackhardt's kite has ten people. It is drawn in many textbooks, since whoever has the most ties, whoever is in
# between and whoever is closest to all the others are not the same people.

# %%
kite = nx.relabel_nodes(nx.krackhardt_kite_graph(), dict(enumerate("ABCDEFGHIJ")))
plots.kite_drawing(kite)

# %% role="declare"
exercise(
    "m07-q2",
    entries(
        best=one_of("A", "B", "C", "D", "E", "F", "G", "H", "I", "J"),
        broken=number("share from 0 to 1", within="0.002"),
        hub_broken=number("share from 0 to 1", within="0.002"),
    ),
    answer="one_gone",
    points=2,
    minutes=8,
    objective="O1",
    verb="apply",
    claims=["C47"],
    hints=[
        "Copy the kite, remove one person from the copy, and look at the parts that are left.",
        "[len(part) for part in nx.connected_components(copy)] lists their sizes. Do it for each "
        "of the ten.",
        "Give those sizes to the formula for fragmentation, with the nine who are left as people; "
        "take the largest result, and the one for the person with most ties.",
    ],
    then="The best tied person has friends who are friends of each other. Nobody needs that person "
    "to reach anybody.",
    mistakes=[
        mistake(
            "hub-is-best",
            """
            one_gone = {"best": "D", "broken": 0.0, "hub_broken": 0.0}
            """,
            "You took the person with the most ties as the best choice. Does anything break without "
            "that person?",
        ),
        mistake(
            "removed-but-counted",
            """
            one_gone = {"best": "H", "broken": 1 - 44 / 90, "hub_broken": 1 - 72 / 90}
            """,
            "Right person. But whoever is removed still counts among the people in your shares: how "
            "many are left?",
        ),
        mistake(
            "share-still-joined",
            """
            one_gone = {"best": "H", "broken": 44 / 72, "hub_broken": 1.0}
            """,
            "Right person. Your shares are of the pairs that are still joined; fragmentation is the "
            "rest.",
        ),
        mistake(
            "next-in-the-tail",
            """
            one_gone = {"best": "I", "broken": 16 / 72, "hub_broken": 0.0}
            """,
            "That person cuts off one other. Is there somebody whose removal cuts off more people?",
        ),
    ],
    also=[
        """
        found = {}
        for person in kite:
            left = kite.subgraph(set(kite) - {person})
            cut = sum(not nx.has_path(left, a, b) for a in left for b in left if a < b)
            found[person] = 2 * cut / (len(left) * (len(left) - 1))
        one_gone = {
            "best": max(found, key=found.get).lower(),
            "broken": round(max(found.values()), 3),
            "hub_broken": found["D"],
        }
        """
    ],
    near_misses=[
        'one_gone = {"best": "H", "broken": 0.393, "hub_broken": 0.0}',
        'one_gone = {"best": "H", "broken": 0.3889, "hub_broken": 0.01}',
    ],
)

# %% [markdown]
# ### Exercise: one person
#
# {about m07-q2}
#
# Remove one person from the kite, each in turn. Whose removal gives the highest fragmentation of those who are left? Make a
# dictionary named `one_gone`: `best`, that person's letter; `broken`, the fragmentation without them; and `hub_broken`, the
# fragmentation without the person who has the **most ties**. Three decimals or more.

# %% role="answer" exercise="m07-q2"
broken_without = {}
for person in kite:
    left = kite.copy()
    left.remove_node(person)
    sizes = [len(part) for part in nx.connected_components(left)]
    joined = sum(size * (size - 1) for size in sizes)
    broken_without[person] = 1 - joined / (len(left) * (len(left) - 1))
hub = max(kite, key=kite.degree)
top = max(broken_without, key=broken_without.get)
one_gone = {"best": top, "broken": broken_without[top], "hub_broken": broken_without[hub]}

# %%
plots.two_removals(one_gone, kite)

# %% [markdown]
# Two people can be removed now. It seems clear what to do: take the best one and the second best. Try it, and then try
# something else.

# %% role="declare"
exercise(
    "m07-q3",
    selection("A", "B", "C", "D", "E", "F", "G", "H", "I", "J"),
    answer="pair",
    points=2,
    minutes=8,
    objective="O1",
    verb="analyze",
    claims=["C47"],
    hints=[
        "Two people who each do little can do much together: where are there two ways round?",
        "combinations(kite, 2) gives every pair. Remove each from a copy and score what is left.",
        "Keep the pair with the highest fragmentation among the eight who are left.",
    ],
    then="Alone, neither of the two breaks anything. A set has to be chosen as a set.",
    mistakes=[
        mistake(
            "two-best-alone",
            'pair = {"H", "I"}',
            "Those are the two who do most alone. Together they cut the same tail twice.",
        ),
        mistake(
            "one-after-the-other",
            'pair = {"H", "F"}',
            "You kept the best single person and looked for a good partner. Perhaps the best pair is "
            "without that person.",
        ),
        mistake(
            "one-after-the-other-too",
            'pair = {"H", "G"}',
            "You kept the best single person and looked for a good partner. What if you drop that "
            "person?",
        ),
        mistake(
            "most-ties",
            'pair = {"D", "F"}',
            "Those two have many ties. Remove them on paper: can everybody who is left still reach "
            "everybody?",
        ),
        mistake(
            "most-ties-too",
            'pair = {"D", "G"}',
            "Those two have many ties. Take them out on paper: is anybody cut off?",
        ),
    ],
    also=['pair = ["g", "F"]'],
)

# %% [markdown]
# ### Exercise: the best pair
#
# {about m07-q3}
#
# Which **two** people of the kite, removed together, leave the highest fragmentation among the other eight? Name the set of their
# letters `pair`. There is one best pair.

# %% role="answer" exercise="m07-q3"
still_joined = {}
for two in combinations(kite, 2):
    left = kite.subgraph(set(kite) - set(two))
    sizes = [len(part) for part in nx.connected_components(left)]
    still_joined[two] = sum(size * (size - 1) for size in sizes)
pair = set(min(still_joined, key=still_joined.get))

# %%
ring_ties = load("synthetic_ring_ties")
ring = nx.Graph(list(zip(ring_ties.source, ring_ties.target)))


def team_of(answer):
    """Give the people you saved, or the dots while nothing is saved."""
    return answer if answer is ... else answer["removed"]

# %% [markdown]
# ### Interactive exercise: take it apart
#
# {about m07-w1}
#
# Below is an invented ring of twenty people, **SYNTHETIC** data. You may remove **three**. Find the three whose removal
# leaves the highest fragmentation, and compare with the three who have the most ties. Choose with the mouse or the keys; what
# you removed is kept in `answers.json` beside this notebook, and that is what gets graded. To type instead:
# `puzzle.remove("A")`, `puzzle.put_back("A")`.

# %% role="declare"
exercise(
    "m07-w1",
    selection(*"ABCDEFGHIJKLMNOPQRST"),
    answer='team_of(saved("m07-w1"))',
    points=2,
    minutes=9,
    objective="O2",
    verb="analyze",
    claims=["C35"],
    hints=[
        "Look for groups with many ties inside. What joins one group to the next?",
        "Do not look for busy people. Look for those whose few ties lead out of their group, and "
        "for ways round them.",
        "There are four groups. Removing one person at a time does nothing at first; find three who "
        "close all ways between the groups.",
    ],
    then="The three with the most ties break nothing here, and yours break most of it. Chosen "
    "one by one, nobody would have found them.",
    blank="Nothing is saved yet. Remove people in the list, or call puzzle.remove.",
    mistakes=[
        mistake(
            "most-ties",
            """
            puzzle = take_apart("m07-w1", graph=ring, budget=3, synthetic=True)
            for person in "CFP":
                puzzle.remove(person)
            """,
            "Those are the three with the most ties. Look at the fragmentation that they leave.",
        ),
        mistake(
            "betweenness",
            """
            puzzle = take_apart("m07-w1", graph=ring, budget=3, synthetic=True)
            for person in "CKP":
                puzzle.remove(person)
            """,
            "Those are the three who lie on most shortest paths. Close, but a way round is still "
            "open: which one?",
        ),
        mistake(
            "second-best",
            """
            puzzle = take_apart("m07-w1", graph=ring, budget=3, synthetic=True)
            for person in "CIS":
                puzzle.remove(person)
            """,
            "A good set, and there is a better one. Swap one person at a time and watch the number.",
        ),
        mistake(
            "only-two",
            """
            puzzle = take_apart("m07-w1", graph=ring, budget=3, synthetic=True)
            puzzle.remove("K")
            puzzle.remove("P")
            """,
            "You removed two, and well. You may remove one more.",
        ),
    ],
    also=[
        """
        puzzle = take_apart("m07-w1", graph=ring, budget=3, synthetic=True)
        puzzle.remove("S")
        puzzle.remove("C")
        puzzle.remove("P")
        puzzle.put_back("C")
        puzzle.remove("K")
        """
    ],
    stub="# puzzle.remove(...) works here, too",
)

# %% role="answer" exercise="m07-w1"
puzzle = take_apart("m07-w1", graph=ring, budget=3, synthetic=True)
### BEGIN SOLUTION
for person in "KPS":
    puzzle.remove(person)
### END SOLUTION
puzzle

# %% [markdown]
# ## Whom to watch
#
# Removing is one aim. Another is to see, or to be heard: where would you place an ear, or start a warning, an offer, an exit
# programme? Then the set should **reach** many, each of them once. Borgatti calls the first problem negative and the second positive.
# They seldom have the same answer.

# %% role="declare"
exercise(
    "m07-q4",
    selection("A", "B", "C", "D", "E", "F", "G", "H", "I", "J"),
    answer="ears",
    points=2,
    minutes=6,
    objective="O2",
    verb="analyze",
    claims=["C09"],
    hints=[
        "Somebody whom both of the two can reach counts once. Who is tied to people that the hub is "
        "not tied to?",
        "For a pair, take the set of both, their neighbors included: set(two).union(*(kite[p] for "
        "p in two)).",
        "Keep the pair whose set is largest. There is one that leaves nobody out.",
    ],
    then="The hub was useless to remove and is the best to listen to. The aim decides who matters.",
    mistakes=[
        mistake(
            "the-breakers",
            'ears = {"F", "G"}',
            "That pair breaks the kite. Whom does it not reach in one step?",
        ),
        mistake(
            "ties-added-up",
            'ears = {"D", "F"}',
            "You seem to have added up ties. Many of the people those two are tied to are the same.",
        ),
        mistake(
            "ties-added-up-too",
            'ears = {"D", "G"}',
            "You seem to have added up ties. The circles of these two overlap: who is outside both?",
        ),
        mistake(
            "hub-and-bridge",
            'ears = {"D", "H"}',
            "Almost. One person is outside the circles of both.",
        ),
        mistake(
            "two-best-alone",
            'ears = {"H", "I"}',
            "Those two do most when removed one by one. Their circles lie in the same corner.",
        ),
    ],
    also=['ears = ("i", "d")'],
)

# %% [markdown]
# ### Exercise: two ears
#
# {about m07-q4}
#
# Which **two** people of the kite reach the most others in **one step**? Each person counts once, and the two count
# themselves. Name the set of their letters `ears`.

# %% role="answer" exercise="m07-q4"
circles = {}
for two in combinations(kite, 2):
    circles[two] = set(two).union(*(kite[person] for person in two))
ears = set(max(circles, key=lambda two: len(circles[two])))

# %% [markdown]
# ## Too many teams to try
#
# So far you could try every pair. Here is a larger network: {count synthetic_meetings_people} people and {count synthetic_meetings_ties}
# ties, made to resemble published networks of meetings in its size and number of ties. It is **SYNTHETIC**: six groups with a head each,
# brokers between them, recruits at the edge, and one leader who keeps away.

# %%
people = load("synthetic_meetings_people")
ties = load("synthetic_meetings_ties")
net = nx.Graph()
net.add_nodes_from(people.person)
net.add_edges_from(zip(ties.source, ties.target))
candidates, per_second = 100, 1000
tries_per_year = per_second * pd.Timedelta("365 days").total_seconds()
people.role.value_counts().to_frame("people")

# %% role="declare"
exercise(
    "m07-q5",
    entries(
        sets_of_4=number("sets", whole=True),
        years_for_10=number("years", within="2"),
    ),
    answer="search",
    points=1,
    minutes=5,
    objective="O1",
    verb="apply",
    claims=["C09"],
    hints=[
        "The order in which a team is named does not matter.",
        "math.comb(n, k) counts the sets of k out of n.",
        "sets_of_4 is math.comb(candidates, 4); for the years divide math.comb(candidates, 10) by "
        "tries_per_year.",
    ],
    then="Trying everything ends early. Beyond that one searches cleverly and never knows for sure.",
    mistakes=[
        mistake(
            "order-counts",
            """
            import math

            search = {
                "sets_of_4": math.perm(candidates, 4),
                "years_for_10": math.perm(candidates, 10) / tries_per_year,
            }
            """,
            "You counted the same team again for each order of its members. A team has no order.",
        ),
        mistake(
            "same-person-twice",
            """
            search = {
                "sets_of_4": candidates**4,
                "years_for_10": candidates**10 / tries_per_year,
            }
            """,
            "You let one person fill several places, and each order count. A team is a set of "
            "different people.",
        ),
        mistake(
            "team-of-4-twice",
            """
            import math

            search = {
                "sets_of_4": math.comb(candidates, 4),
                "years_for_10": math.comb(candidates, 4) / tries_per_year,
            }
            """,
            "The first number is right. The years are asked for teams of another size.",
        ),
    ],
    also=[
        """
        import math

        search = {
            "years_for_10": round(math.comb(candidates, 10) / tries_per_year),
            "sets_of_4": float(math.comb(candidates, 4)),
        }
        """
    ],
    near_misses=[
        """
        import math

        search = {"sets_of_4": math.comb(candidates, 4) + 2, "years_for_10": math.comb(candidates, 10) / tries_per_year}
        """,
        """
        import math

        search = {"sets_of_4": math.comb(candidates, 4), "years_for_10": math.comb(candidates, 10) / tries_per_year + 5}
        """,
    ],
)

# %% [markdown]
# ### Exercise: how many teams are there?
#
# {about m07-q5}
#
# Take {!100} people to choose from, and a computer that scores {!1000} teams a second without a pause: `tries_per_year` is what it does in a year. How many different teams of
# **four** are there (`sets_of_4`)? And how many **years** would it take to score every team of **ten** (`years_for_10`)? Name the
# dictionary `search`.

# %% role="answer" exercise="m07-q5"
import math

search = {
    "sets_of_4": math.comb(candidates, 4),
    "years_for_10": math.comb(candidates, 10) / tries_per_year,
}

# %% [markdown]
# `key_players` searches as Borgatti proposed: it builds a team person by person, then swaps members while that helps, and starts
# again from other teams. On small networks it can try everything (`exhaustive=True`). With `by="reach"` it looks for whom to watch.

# %%
from course.methods.disruption import fragmentation, key_players

teams = {
    "kite, two to remove": key_players(kite, 2, exhaustive=True).people,
    "kite, two to watch": key_players(kite, 2, by="reach", exhaustive=True).people,
    "ring, three to remove": key_players(ring, 3).people,
}
pd.Series(teams).to_frame("best team")

# %% [markdown]
# ## Attacks
#
# Now remove people from the large network, one after the other, and follow its largest part. The plainest rule takes whoever has the most
# ties. But ties go with the people who are removed: who has the most *now* may not be who had the most at first.

# %% role="declare"
exercise(
    "m07-q6",
    table(
        by=["removed"],
        rows=11,
        removed=number("people", whole=True),
        largest=number("people", whole=True),
    ),
    answer="curve",
    points=3,
    minutes=10,
    objective="O3",
    verb="apply",
    claims=["C35"],
    hints=[
        "Work on a copy. In each round: find the person, remove them, measure the largest part, note "
        "both.",
        "min(left, key=lambda p: (-left.degree(p), p)) is whoever has most ties in `left`, the first "
        "by name among equals.",
        "Begin with a row for 0 removed, then ten rounds; max(map(len, nx.connected_components(left))) "
        "is the largest part.",
    ],
    then="Ten well-tied people are gone, and most of the rest still hang together. Heads of groups "
    "are busy inside their groups.",
    mistakes=[
        mistake(
            "ranked-once",
            """
            order = sorted(net, key=lambda p: (-net.degree(p), p))[:10]
            curve = pd.DataFrame([
                {
                    "removed": k,
                    "largest": max(map(len, nx.connected_components(net.subgraph(set(net) - set(order[:k]))))),
                }
                for k in range(11)
            ])
            """,
            "You seem to have ranked people once, before the first removal. Who has most ties changes "
            "as others go.",
        ),
        mistake(
            "measured-too-early",
            """
            left = net.copy()
            rows = [{"removed": 0, "largest": max(map(len, nx.connected_components(left)))}]
            for k in range(1, 11):
                rows.append({"removed": k, "largest": max(map(len, nx.connected_components(left)))})
                left.remove_node(min(left, key=lambda p: (-left.degree(p), p)))
            curve = pd.DataFrame(rows)
            """,
            "Each of your values belongs one row higher: you measured before the removal of that "
            "round.",
        ),
        mistake(
            "all-who-are-left",
            'curve = pd.DataFrame({"removed": range(11), "largest": [len(net) - k for k in range(11)]})',
            "That is everybody who is left. Asked is the largest part that still hangs together.",
        ),
        mistake(
            "fewest-ties-first",
            """
            left = net.copy()
            rows = [{"removed": 0, "largest": max(map(len, nx.connected_components(left)))}]
            for k in range(1, 11):
                left.remove_node(min(left, key=lambda p: (left.degree(p), p)))
                rows.append({"removed": k, "largest": max(map(len, nx.connected_components(left)))})
            curve = pd.DataFrame(rows)
            """,
            "Your rule takes people with the fewest ties. Check which way you sort.",
        ),
    ],
    also=[
        """
        from course.methods.disruption import attack_curve

        found = attack_curve(net, "degree", removals=10).largest
        curve = pd.DataFrame({"largest": [share * len(net) for share in found]}).rename_axis("removed")
        """
    ],
    near_misses=[
        """
        from course.methods.disruption import attack_curve

        found = attack_curve(net, "degree", removals=10).largest
        curve = pd.DataFrame({"removed": range(11), "largest": [round(share * len(net)) for share in found]})
        curve.loc[10, "largest"] += 2
        """
    ],
)

# %% [markdown]
# ### Exercise: an attack curve
#
# {about m07-q6}
#
# Remove **ten** people from a copy of `net`, one at a time: each time whoever has the **most ties at that moment**, the first by name among
# equals. Make a table named `curve` with eleven rows and the columns `removed` ({!0} to {!10}) and `largest`, the number of
# people in the largest part **after** that many removals.

# %% role="answer" exercise="m07-q6"
left = net.copy()
rows = [{"removed": 0, "largest": max(map(len, nx.connected_components(left)))}]
for count in range(10):
    busiest = min(left, key=lambda person: (-left.degree(person), person))
    left.remove_node(busiest)
    rows.append({
        "removed": count + 1,
        "largest": max(map(len, nx.connected_components(left))),
    })
curve = pd.DataFrame(rows)

# %% [markdown]
# `attack_curve` does this for any network and any rule, in the order of ties, of betweenness, at random, or in an order of your
# own. It gives the largest part as a share of all people. Is aiming worth it? Compare with {!100} random orders.

# %%
from course.methods.disruption import attack_curve

by_ties = attack_curve(net, "degree", removals=10).largest
by_between = attack_curve(net, "betweenness", removals=10).largest
runs = [attack_curve(net, "random", removals=10, seed=run).largest for run in range(100)]
random_runs = pd.DataFrame(runs) * len(net)
plots.attack_curves(curve, by_between, random_runs, len(net))

# %% [markdown]
# Curves cross, so people sum them up: the **area** under a curve, here as the mean of its values **after each removal**. The
# start says nothing about the attack and is left out. A low area means that the network breaks early.

# %% role="declare"
exercise(
    "m07-q7",
    entries(
        ties=number("share from 0 to 1", within="0.002"),
        between=number("share from 0 to 1", within="0.002"),
        random=number("share from 0 to 1", within="0.002"),
    ),
    answer="areas",
    points=2,
    minutes=6,
    objective="O3",
    verb="analyze",
    claims=["C35"],
    hints=[
        "Each of the first two curves has eleven values. Which of them were measured after a "
        "removal?",
        "Leave out the first value, then take the mean. For the random runs do so over all runs.",
        "np.mean(by_ties[1:]) is the first; for the runs take np.mean([run[1:] for run in runs]).",
    ],
    then="Toward the end, aiming at ties runs inside the band of chance; aiming at those in between "
    "is another matter. But it needs knowledge that nobody has.",
    mistakes=[
        mistake(
            "start-counted",
            """
            areas = {
                "ties": np.mean(by_ties),
                "between": np.mean(by_between),
                "random": np.mean(runs),
            }
            """,
            "You took the start into the mean. It was there before anybody was removed.",
        ),
        mistake(
            "sum-for-mean",
            """
            areas = {
                "ties": sum(by_ties[1:]),
                "between": sum(by_between[1:]),
                "random": np.sum([run[1:] for run in runs]) / len(runs),
            }
            """,
            "You added the values up. As a mean they stay between zero and one, whatever the number "
            "of removals.",
        ),
        mistake(
            "end-only",
            """
            areas = {
                "ties": by_ties[-1],
                "between": by_between[-1],
                "random": np.mean([run[-1] for run in runs]),
            }
            """,
            "Those are the last values alone. The area takes every removal into account.",
        ),
        mistake(
            "trapezoids",
            """
            areas = {
                name: (sum(line[1:]) + sum(line[:-1])) / 2 / 10
                for name, line in [
                    ("ties", by_ties),
                    ("between", by_between),
                    ("random", list(random_runs.mean() / len(net))),
                ]
            }
            """,
            "You joined the points by lines and took the area below. Here each removal counts once: "
            "the mean of the values after it.",
        ),
    ],
    also=[
        """
        areas = {
            "random": (random_runs / len(net)).drop(columns=0).to_numpy().mean().round(3),
            "between": attack_curve(net, "betweenness", removals=10).area,
            "ties": attack_curve(net, "degree", removals=10).area,
        }
        """
    ],
    near_misses=[
        'areas = {"ties": np.mean(by_ties[1:]) + 0.01, "between": np.mean(by_between[1:]), "random": np.mean([r[1:] for r in runs])}',
        'areas = {"ties": np.mean(by_ties[1:]), "between": np.mean(by_between[1:]) - 0.01, "random": np.mean([r[1:] for r in runs])}',
        'areas = {"ties": np.mean(by_ties[1:]), "between": np.mean(by_between[1:]), "random": np.mean([r[1:] for r in runs]) - 0.01}',
    ],
)

# %% [markdown]
# ### Exercise: the area of a curve
#
# {about m07-q7}
#
# Compute the area, as the mean of the shares after each of the ten removals, for `by_ties` and `by_between`, and over all of the
# `runs` at random. Name the dictionary `areas`, with the keys `ties`, `between` and `random`; three decimals or more.

# %% role="answer" exercise="m07-q7"
areas = {
    "ties": np.mean(by_ties[1:]),
    "between": np.mean(by_between[1:]),
    "random": np.mean([run[1:] for run in runs]),
}

# %% [markdown]
# ## What police do not see
#
# Every result so far took the network as known. It never is. In the table of ties, the column `observed` says which ones an invented
# police force has noticed: {=ties.observed.mean() * 100:.0f} per cent of them, and fewer of those that brokers have. It draws its own
# network, looks for a team of three, and removes them. The world then answers with **all** its ties. (Every team of three can
# still be tried; so both teams below are the best there are.)

# %%
noticed = ties[ties.observed]
seen = nx.Graph()
seen.add_nodes_from(people.person)
seen.add_edges_from(zip(noticed.source, noticed.target))
their_team = key_players(seen, 3, exhaustive=True).people
best_team = key_players(net, 3, exhaustive=True).people
leader = people.person[people.role == "leader"].item()
before = {"as seen": fragmentation(seen), "whole": fragmentation(net)}
print("fragmentation before any removal:", {name: round(x, 3) for name, x in before.items()})

# %% role="declare"
exercise(
    "m07-q8",
    entries(
        promised=number("share from 0 to 1", within="0.002"),
        delivered=number("share from 0 to 1", within="0.002"),
        possible=number("share from 0 to 1", within="0.002"),
        leader=number("share from 0 to 1", within="0.002"),
    ),
    answer="two_views",
    points=3,
    minutes=9,
    objective="O3",
    verb="evaluate",
    claims=["C35", "C47"],
    hints=[
        "fragmentation(graph, removed=people) scores a removal. What differs is the graph and the "
        "people.",
        "Promised: their team on `seen`. Delivered: the same team on `net`. Possible: best_team, on "
        "the network that it was found on.",
        "The last is fragmentation(net, [leader]): one person, on the whole network.",
    ],
    then="Set `promised` against the network as seen before anybody left: much of that "
    "break was blindness, not success. And the leader's removal changed next to nothing.",
    mistakes=[
        mistake(
            "believes-the-picture",
            """
            two_views = {
                "promised": fragmentation(seen, their_team),
                "delivered": fragmentation(seen, their_team),
                "possible": fragmentation(net, best_team),
                "leader": fragmentation(net, [leader]),
            }
            """,
            "Your `delivered` was scored on the network as seen. The people they did not see are "
            "still tied.",
        ),
        mistake(
            "leader-as-seen",
            """
            two_views = {
                "promised": fragmentation(seen, their_team),
                "delivered": fragmentation(net, their_team),
                "possible": fragmentation(net, best_team),
                "leader": fragmentation(seen, [leader]),
            }
            """,
            "Your `leader` was scored on the network as seen. Asked is what it does to the whole one.",
        ),
        mistake(
            "gain-for-level",
            """
            two_views = {
                "promised": fragmentation(seen, their_team) - before["as seen"],
                "delivered": fragmentation(net, their_team) - before["whole"],
                "possible": fragmentation(net, best_team) - before["whole"],
                "leader": fragmentation(net, [leader]) - before["whole"],
            }
            """,
            "You took off what was broken before. A good thought, but asked is the fragmentation "
            "itself after the removal.",
        ),
        mistake(
            "best-team-as-seen",
            """
            two_views = {
                "promised": fragmentation(seen, their_team),
                "delivered": fragmentation(net, their_team),
                "possible": fragmentation(seen, best_team),
                "leader": fragmentation(net, [leader]),
            }
            """,
            "Your `possible` takes the best team of the whole network, but scores it on the network "
            "as seen.",
        ),
    ],
    also=[
        """
        def score(graph, gone):
            left = graph.subgraph(set(graph) - set(gone))
            return broken_share([len(part) for part in nx.connected_components(left)])

        two_views = {
            "leader": round(score(net, {leader}), 3),
            "possible": key_players(net, 3).score,
            "delivered": score(net, their_team),
            "promised": score(seen, their_team),
        }
        """
    ],
    near_misses=[
        """
        two_views = {
            "promised": fragmentation(seen, their_team) + 0.01,
            "delivered": fragmentation(net, their_team),
            "possible": fragmentation(net, best_team),
            "leader": fragmentation(net, [leader]),
        }
        """,
        """
        two_views = {
            "promised": fragmentation(seen, their_team),
            "delivered": fragmentation(net, their_team) + 0.01,
            "possible": fragmentation(net, best_team),
            "leader": fragmentation(net, [leader]),
        }
        """,
        """
        two_views = {
            "promised": fragmentation(seen, their_team),
            "delivered": fragmentation(net, their_team),
            "possible": fragmentation(net, best_team) - 0.01,
            "leader": fragmentation(net, [leader]),
        }
        """,
        """
        two_views = {
            "promised": fragmentation(seen, their_team),
            "delivered": fragmentation(net, their_team),
            "possible": fragmentation(net, best_team),
            "leader": fragmentation(net, [leader]) + 0.01,
        }
        """,
    ],
)

# %% [markdown]
# ### Exercise: promised and delivered
#
# {about m07-q8}
#
# Compute four fragmentations after a removal, as a dictionary named `two_views`: `promised`, `their_team` removed from the network as
# `seen`; `delivered`, the same team removed from the whole `net`; `possible`, `best_team` removed from
# `net`; and `leader`, only the person `leader` removed from `net`. Three decimals or more.

# %% role="answer" exercise="m07-q8"
promised = fragmentation(seen, their_team)
delivered = fragmentation(net, their_team)
possible = fragmentation(net, best_team)
two_views = {
    "promised": promised,
    "delivered": delivered,
    "possible": possible,
    "leader": fragmentation(net, [leader]),
}

# %%
plots.seen_and_true(two_views, before)

# %% [markdown]
# *Cut off the head*: the picture behind many operations. In this network the leader is tied to two brokers and to nobody else, on
# purpose. Whoever can afford it stays at the edge. A measure of position finds those who do the connecting, which may be
# the least powerful people in it, and the easiest to replace.
#
# ## Networks heal
#
# The article says of the trade that it *draws more and more people into its fold*. A place that becomes free is filled. Take the plainest
# rule: when somebody is removed, the best tied of those they were tied to takes over all their ties.

# %%
target = key_players(net, 1, exhaustive=True).people[0]
print(target, "has", net.degree(target), "ties")

# %% role="declare"
exercise(
    "m07-q9",
    entries(
        intact=number("people", whole=True),
        broken=number("people", whole=True),
        healed=number("people", whole=True),
        recovered=number("percent", within="0.06"),
    ),
    answer="takeover",
    points=3,
    minutes=10,
    objective="O3",
    verb="apply",
    claims=["C29"],
    hints=[
        "Make the network without `target` first. Then add ties from the heir to each of the old "
        "circle, but not to the heir.",
        "The heir is min(net[target], key=lambda p: (-net.degree(p), p)): most ties, first by name.",
        "Damage is intact - broken, repair is healed - broken; recovered is repair / damage * 100.",
    ],
    then="One takeover undoes nearly all of it. What a removal does lasts as long as nobody follows.",
    mistakes=[
        mistake(
            "nobody-takes-over",
            """
            left = net.copy()
            left.remove_node(target)
            size = max(map(len, nx.connected_components(left)))
            takeover = {
                "intact": max(map(len, nx.connected_components(net))),
                "broken": size,
                "healed": size,
                "recovered": 0.0,
            }
            """,
            "Nothing healed in your network. Did the heir get the ties of the person who is gone?",
        ),
        mistake(
            "healed-of-intact",
            """
            left = net.copy()
            heir = min(net[target], key=lambda p: (-net.degree(p), p))
            left.remove_node(target)
            broken = max(map(len, nx.connected_components(left)))
            left.add_edges_from((heir, p) for p in net[target] if p != heir)
            healed = max(map(len, nx.connected_components(left)))
            intact = max(map(len, nx.connected_components(net)))
            takeover = {
                "intact": intact,
                "broken": broken,
                "healed": healed,
                "recovered": healed / intact * 100,
            }
            """,
            "Your sizes are right. For `recovered`, compare what was repaired with what was broken; "
            "an untouched part was never lost.",
        ),
        mistake(
            "gain-on-broken",
            """
            left = net.copy()
            heir = min(net[target], key=lambda p: (-net.degree(p), p))
            left.remove_node(target)
            broken = max(map(len, nx.connected_components(left)))
            left.add_edges_from((heir, p) for p in net[target] if p != heir)
            healed = max(map(len, nx.connected_components(left)))
            takeover = {
                "intact": max(map(len, nx.connected_components(net))),
                "broken": broken,
                "healed": healed,
                "recovered": (healed - broken) / broken * 100,
            }
            """,
            "Your sizes are right. You divided the repair by what was left; divide it by the damage.",
        ),
        mistake(
            "target-still-there",
            """
            intact = max(map(len, nx.connected_components(net)))
            left = net.copy()
            left.remove_node(target)
            broken = max(map(len, nx.connected_components(left)))
            takeover = {"intact": intact, "broken": broken, "healed": intact, "recovered": 100.0}
            """,
            "In your healed network nobody is missing. The one who was removed does not come back.",
        ),
    ],
    also=[
        """
        from course.methods.disruption import recovery, replace_nearest

        sizes = [
            max(map(len, nx.connected_components(graph)))
            for graph in (
                net,
                net.subgraph(set(net) - {target}),
                replace_nearest(net, [target]).graph,
            )
        ]
        takeover = dict(zip(["intact", "broken", "healed"], sizes))
        takeover["recovered"] = round(recovery(*sizes) * 100, 1)
        """
    ],
    near_misses=[
        'takeover = {"intact": 96, "broken": 81, "healed": 93, "recovered": 92.31}',
        'takeover = {"intact": 94, "broken": 83, "healed": 93, "recovered": 92.31}',
        'takeover = {"intact": 94, "broken": 81, "healed": 91, "recovered": 92.31}',
        'takeover = {"intact": 94, "broken": 81, "healed": 93, "recovered": 92}',
    ],
)

# %% [markdown]
# ### Exercise: somebody takes over
#
# {about m07-q9}
#
# Remove `target` from a copy of `net`. Of the people that `target` was tied to, the one with the **most ties in `net`** (first by name among
# equals) is then tied to all the others of that circle. Give the people in the **largest part** before (`intact`), after the
# removal (`broken`), after the takeover (`healed`), and `recovered`: the share of the damage that was undone, in **per
# cent**. Name the dictionary `takeover`.

# %% role="answer" exercise="m07-q9"
def largest_part(graph):
    return max(len(part) for part in nx.connected_components(graph))


heir = min(net[target], key=lambda person: (-net.degree(person), person))
gone = net.copy()
gone.remove_node(target)
whole_again = gone.copy()
whole_again.add_edges_from((heir, person) for person in net[target] if person != heir)
intact, broken, healed = largest_part(net), largest_part(gone), largest_part(whole_again)
recovered = (healed - broken) / (intact - broken) * 100
takeover = {"intact": intact, "broken": broken, "healed": healed, "recovered": recovered}

# %% [markdown]
# `replace_nearest` does the same for many losses in turn, and lets you say who is able to take over at all. Here ten people go, those in
# between first, once without and once with replacement.

# %%
from course.methods.disruption import replace_nearest

order = attack_curve(net, "betweenness", removals=10).removed
still = [round(share * len(net)) for share in attack_curve(net, order).largest]
healing = [
    max(map(len, nx.connected_components(replace_nearest(net, order[:count]).graph)))
    for count in range(len(order) + 1)
]
plots.rounds(still, healing)

# %% [markdown]
# This is the best case for the network: takeover at once, complete, free of charge. Real successors need trust and time, and their
# struggle can be violent. Duijn, Kashirin and Sloot (2014) simulated removal and recovery on a Dutch criminal network and
# called disruption relatively ineffective. They warn that a network may come out of it stronger.
#
# How could that be measured? By **efficiency**: for each pair one divided by their distance, and zero without a path. But over which
# pairs is the mean taken, once somebody is gone?

# %% role="declare"
exercise(
    "m07-q10",
    entries(
        before=number("share from 0 to 1", within="0.002"),
        own_base=number("share from 0 to 1", within="0.002"),
        same_base=number("share from 0 to 1", within="0.002"),
    ),
    answer="efficient",
    points=2,
    minutes=7,
    objective="O3",
    verb="analyze",
    claims=["C47"],
    hints=[
        "nx.global_efficiency(graph) takes the mean over the pairs of the people in that graph.",
        "The sum over pairs is the mean times n * (n - 1). Divide the sum by the number of pairs "
        "that you want.",
        "same_base is own_base * 9 * 8 / (10 * 9): the sum of the nine, over the pairs of the ten.",
    ],
    then="One base says the kite got better by losing somebody, the other that it lost. State the "
    "base, and keep it.",
    mistakes=[
        mistake(
            "remaining-people-twice",
            """
            left = kite.subgraph(set(kite) - {"J"})
            efficient = {
                "before": nx.global_efficiency(kite),
                "own_base": nx.global_efficiency(left),
                "same_base": nx.global_efficiency(left),
            }
            """,
            "Your `same_base` still divides by the pairs of those who are left. Divide by the pairs "
            "there were.",
        ),
        mistake(
            "scaled-by-people",
            """
            left = kite.subgraph(set(kite) - {"J"})
            efficient = {
                "before": nx.global_efficiency(kite),
                "own_base": nx.global_efficiency(left),
                "same_base": nx.global_efficiency(left) * 9 / 10,
            }
            """,
            "You scaled by the number of people. The mean is over pairs; how many pairs were there, "
            "and how many are left?",
        ),
        mistake(
            "alone-but-there",
            """
            left = kite.copy()
            left.remove_edges_from(list(kite.edges("J")))
            found = nx.global_efficiency(left)
            efficient = {"before": nx.global_efficiency(kite), "own_base": found, "same_base": found}
            """,
            "You cut the ties but left the person in the network. For `own_base` the person has to "
            "go.",
        ),
        mistake(
            "swapped",
            """
            left = kite.subgraph(set(kite) - {"J"})
            efficient = {
                "before": nx.global_efficiency(kite),
                "own_base": nx.global_efficiency(left) * 72 / 90,
                "same_base": nx.global_efficiency(left),
            }
            """,
            "Both values are right, each under the other's name.",
        ),
    ],
    also=[
        """
        from course.methods.disruption import efficiency

        left = kite.subgraph(set(kite) - {"J"})
        efficient = {
            "same_base": round(efficiency(left, people=10), 3),
            "own_base": round(efficiency(left), 3),
            "before": round(efficiency(kite), 3),
        }
        """
    ],
    near_misses=[
        'efficient = {"before": 0.656, "own_base": 0.713, "same_base": 0.5704}',
        'efficient = {"before": 0.6463, "own_base": 0.72, "same_base": 0.5704}',
        'efficient = {"before": 0.6463, "own_base": 0.713, "same_base": 0.58}',
    ],
)

# %% [markdown]
# ### Exercise: more efficient by a loss?
#
# {about m07-q10}
#
# Take the kite and remove `J`, who is at the end of the tail. Give the efficiency `before`; after the removal over the pairs of the **nine** who
# are left (`own_base`); and after the removal over the pairs of the **ten** there were (`same_base`). Three decimals or more, in a
# dictionary named `efficient`.

# %% role="answer" exercise="m07-q10"
without_j = kite.subgraph(set(kite) - {"J"})
own_base = nx.global_efficiency(without_j)
pairs_left = len(without_j) * (len(without_j) - 1)
pairs_before = len(kite) * (len(kite) - 1)
efficient = {
    "before": nx.global_efficiency(kite),
    "own_base": own_base,
    "same_base": own_base * pairs_left / pairs_before,
}

# %% [markdown]
# ## The manhunt
#
# From invented people to the real case, and to what is published about it: how many searched, how many were arrested. Being
# arrested or placed under investigation is not being guilty. And a figure of effort is not a figure of effect.

# %%
manhunt = load("manhunt")
plots.staff_figures(manhunt)
shown = ["measure", "period_start", "people", "unit_counted", "definition", "publisher"]
manhunt.loc[manhunt.measure != "staff", shown].set_index("measure")

# %% role="declare"
exercise(
    "m07-q11",
    selection("a", "b", "c", "d", "e", "f"),
    answer="supported",
    points=2,
    minutes=8,
    objective="O4",
    verb="evaluate",
    claims=["C09", "C47"],
    hints=[
        "For each sentence ask: which rows would show this, and is that what they count?",
        "A sentence about a trend needs one thing counted at several times. A sentence about a cause "
        "needs something to compare with.",
        "Read unit_counted and place of the staff figures, and period_start of the arrests; the "
        "capture was on 22 February 2025.",
    ],
    then="What the figures say is modest: what was counted, when, and that versions differ. "
    "Everything about effect is brought along by the reader.",
    mistakes=[
        mistake(
            "one-falling-line",
            'supported = {"a", "b", "c", "e"}',
            "Mostly right. But look at b: is the same thing counted at both ends of that fall?",
        ),
        mistake(
            "more-staff-earlier",
            'supported = {"a", "c", "d", "e"}',
            "Mostly right. But look at d: what in the table could show what would have happened "
            "otherwise?",
        ),
        mistake(
            "more-arrests-less-network",
            'supported = {"a", "c", "e", "f"}',
            "Mostly right. But look at f: the table counts people who were taken out. Does it count "
            "who was left, or who came?",
        ),
        mistake(
            "units-only",
            'supported = {"a"}',
            "That one holds. Compare also two rows of one day, and the dates of the arrests with that "
            "of the capture.",
        ),
    ],
    also=['supported = ["E", "a", "c"]'],
)

# %% [markdown]
# ### Exercise: what the figures support
#
# {about m07-q11}
#
# Which sentences does the table support? Name the set of their letters `supported`.
#
# - **a** The staff figures count different things, at different places, so they are no single series.
# - **b** The effort fell steadily, from {CASE-082|bare} to {CASE-086|bare} in four months.
# - **c** Two outlets printed very different staff figures for the same day.
# - **d** With more staff he would have been caught earlier.
# - **e** All dated arrests of this table come after the capture, so it cannot show that arrests led to it.
# - **f** With {CASE-108b|bare} people under investigation, the network has become smaller.

# %% role="answer" exercise="m07-q11"
supported = {"a", "c", "e"}

# %% [markdown]
# Some people under investigation wait in jail for their trial, others at liberty. The table gives both counts at three dates. Mind the
# whole: read the definitions of rows `CASE-101b`, `CASE-106b` and `CASE-108c` before you divide.

# %%
counts = manhunt.set_index("row_id").people
rows = ["CASE-101", "CASE-101b", "CASE-106", "CASE-106b", "CASE-108", "CASE-108b", "CASE-108c"]
manhunt.set_index("row_id").loc[rows, ["period_start", "measure", "people", "definition"]]

# %% role="declare"
exercise(
    "m07-q12",
    entries(
        february=number("percent", within="0.06"),
        may=number("percent", within="0.06"),
        august=number("percent", within="0.06"),
    ),
    answer="jailed",
    points=2,
    minutes=6,
    objective="O4",
    verb="apply",
    claims=["C43", "C47"],
    hints=[
        "A share needs the whole that its part was counted in.",
        "For August there are two wholes in the table. The definition of the jailed says of which "
        "they are a part.",
        "It is counts of 101b over 101, 106b over 106, and 108c over 108, each times 100.",
    ],
    then="The number in jail hardly moved and the share fell, because the whole grew. Neither says "
    "how strong the network is.",
    mistakes=[
        mistake(
            "with-the-extradited",
            """
            jailed = {
                "february": counts["CASE-101b"] / counts["CASE-101"] * 100,
                "may": counts["CASE-106b"] / counts["CASE-106"] * 100,
                "august": counts["CASE-108c"] / counts["CASE-108b"] * 100,
            }
            """,
            "Your August whole includes the two who had just come from Morocco. Were the jailed "
            "counted among those?",
        ),
        mistake(
            "of-the-last-whole",
            """
            jailed = {
                "february": counts["CASE-101b"] / counts["CASE-108"] * 100,
                "may": counts["CASE-106b"] / counts["CASE-108"] * 100,
                "august": counts["CASE-108c"] / counts["CASE-108"] * 100,
            }
            """,
            "You divided every date by the whole of August. Each date has its own.",
        ),
        mistake(
            "those-at-liberty",
            """
            jailed = {
                "february": 100 - counts["CASE-101b"] / counts["CASE-101"] * 100,
                "may": 100 - counts["CASE-106b"] / counts["CASE-106"] * 100,
                "august": 100 - counts["CASE-108c"] / counts["CASE-108"] * 100,
            }
            """,
            "Those are the shares of people who are not in jail.",
        ),
    ],
    also=[
        """
        jailed = {
            "august": round(30 / 41 * 100, 1),
            "may": round(32 / 38 * 100, 1),
            "february": round(9 / 11 * 100, 1),
        }
        """
    ],
    near_misses=[
        'jailed = {"february": 82, "may": 84.21, "august": 73.17}',
        'jailed = {"february": 81.82, "may": 84, "august": 73.17}',
        'jailed = {"february": 81.82, "may": 84.21, "august": 73.4}',
    ],
)

# %% [markdown]
# ### Exercise: the share in jail
#
# {about m07-q12}
#
# What share of the people under investigation was in jail, in **per cent**, after the first wave of arrests in `february`, in `may` and in
# `august`? One decimal or more, as a dictionary named `jailed`.

# %% role="answer" exercise="m07-q12"
jailed = {
    "february": counts["CASE-101b"] / counts["CASE-101"] * 100,
    "may": counts["CASE-106b"] / counts["CASE-106"] * 100,
    "august": counts["CASE-108c"] / counts["CASE-108"] * 100,
}

# %%
plots.shares_jailed(jailed, manhunt)

# %% [markdown]
# Is somebody in jail removed from the network at all? The article says that its man ran his business from prison with a
# messenger, and it calls the prison system a hotspot of the trade. A wall takes away some ties and
# brings new ones. In a model of removal that is one more assumption.
#
# ## When a leader goes
#
# What do removals do in the world? In Mexico, captures and killings of cartel leaders were followed by more violence,
# not less, in the study of Calderón, Robles, Díaz-Cayeros and Magaloni (2015). They compared places with and without such a capture,
# before and after. Here is that comparison in small, with **SYNTHETIC** numbers chosen for teaching.

# %%
areas_table = load("synthetic_leader_removal")
areas_table

# %% role="declare"
exercise(
    "m07-q13",
    entries(
        effect=number("shootings per area", within="0.02"),
        reading=one_of("more", "fewer", "no difference"),
    ),
    answer="leaders",
    points=2,
    minutes=7,
    objective="O4",
    verb="analyze",
    claims=["C34", "C35"],
    hints=[
        "The two groups have different numbers of areas: work with shootings for each area.",
        "How did each group change? The group where the leader stayed shows what happened anyway.",
        "Effect = (after - before where removed) - (after - before where stayed), per area.",
    ],
    then="Shootings fell where the leader went, and it would have been a headline. Elsewhere they "
    "fell more. That both would have moved alike is the assumption.",
    mistakes=[
        mistake(
            "before-after-only",
            'leaders = {"effect": 54 / 12 - 60 / 12, "reading": "fewer"}',
            "That is the change where the leader went. What happened in the same months where nobody "
            "was removed?",
        ),
        mistake(
            "after-only",
            'leaders = {"effect": 54 / 12 - 84 / 30, "reading": "more"}',
            "You compared the groups afterwards. They were not equal before either.",
        ),
        mistake(
            "totals",
            'leaders = {"effect": (54 - 60) - (84 - 120), "reading": "more"}',
            "You worked with totals. One group has more than twice as many areas.",
        ),
        mistake(
            "wrong-way-round",
            'leaders = {"effect": (84 - 120) / 30 - (54 - 60) / 12, "reading": "fewer"}',
            "You took the group with a removal off the other one. Turn the difference round.",
        ),
        mistake(
            "sign-misread",
            'leaders = {"effect": (54 - 60) / 12 - (84 - 120) / 30, "reading": "fewer"}',
            "The number is right. Read its sign: compared with what happened elsewhere, were there "
            "more or fewer?",
        ),
    ],
    also=[
        """
        rate = areas_table.assign(rate=areas_table.shootings / areas_table.areas).set_index(
            ["group", "period"]
        ).rate
        change = rate.xs("after", level="period") - rate.xs("before", level="period")
        leaders = {"reading": "More", "effect": round(change["leader removed"] - change["leader stayed"], 2)}
        """
    ],
    near_misses=['leaders = {"effect": 0.75, "reading": "more"}'],
)

# %% [markdown]
# ### Exercise: compared with what?
#
# {about m07-q13}
#
# By how many **shootings per area** did the areas where the leader was removed change, **compared with** the change where the leader
# stayed (`effect`, with its sign, two decimals or more)? And does that mean `"more"`, `"fewer"` or `"no difference"` (`reading`)? Name the
# dictionary `leaders`.

# %% role="answer" exercise="m07-q13"
per_area = areas_table.assign(rate=areas_table.shootings / areas_table.areas)
per_area = per_area.set_index(["group", "period"])["rate"]
change_removed = per_area["leader removed", "after"] - per_area["leader removed", "before"]
change_stayed = per_area["leader stayed", "after"] - per_area["leader stayed", "before"]
leaders = {"effect": change_removed - change_stayed, "reading": "more"}

# %%
plots.two_groups(leaders, areas_table)

# %% [markdown]
# ## Your own network
#
# All of this works on a network of yours. Most come as a list of ties: a text file, two names a row. Such files are read wrongly more often
# than one thinks, and silently. The next list is invented (**SYNTHETIC**): who called whom from a prison that does not exist.

# %%
calls = """r07,r01
r01,r02
r02,r03
r03,r01
r02,r01
r04,r04
r04,r05
r05,r06
R06,r01
"""
print(calls)

# %% role="declare"
exercise(
    "m07-q14",
    entries(
        people=number("people", whole=True),
        ties=number("ties", whole=True),
        repeats=number("rows", whole=True),
        loops=number("rows", whole=True),
    ),
    answer="counted",
    points=2,
    minutes=6,
    objective="O3",
    verb="understand",
    claims=["C49"],
    hints=[
        "There are nine rows and no heading. Write down each pair in alphabetical order.",
        "A call of somebody to themselves is no tie between two people; a pair that comes again is "
        "no new tie. And R06?",
        "Lower-case all names, sort each pair, put the pairs in a set, and take out the loop.",
    ],
    then="Nine rows, and four ways to read them wrongly. A reader that guesses would have taken one.",
    mistakes=[
        mistake(
            "first-row-eaten",
            """
            counted = {"people": 6, "ties": 6, "repeats": 1, "loops": 1}
            """,
            "Somebody is missing. Was the first row taken for a heading?",
        ),
        mistake(
            "two-spellings-two-people",
            """
            counted = {"people": 8, "ties": 7, "repeats": 1, "loops": 1}
            """,
            "You counted one person under two spellings.",
        ),
        mistake(
            "every-row-a-tie",
            """
            counted = {"people": 7, "ties": 9, "repeats": 0, "loops": 0}
            """,
            "You counted rows. Does each row tie two different people who were not tied before?",
        ),
        mistake(
            "direction-kept",
            """
            counted = {"people": 7, "ties": 8, "repeats": 0, "loops": 1}
            """,
            "You kept a call and its return as two ties. Here a tie has no direction.",
        ),
        mistake(
            "loop-is-a-tie",
            """
            counted = {"people": 7, "ties": 8, "repeats": 1, "loops": 1}
            """,
            "You counted the loop among the ties. It ties nobody to anybody else.",
        ),
    ],
    also=[
        """
        import io

        from course.methods.edges import read_edges

        read = read_edges(io.StringIO(calls.lower()), header=False, directed=False)
        counted = {
            "people": read.people,
            "ties": read.ties - read.loops,
            "repeats": read.duplicates,
            "loops": read.loops,
        }
        """
    ],
    near_misses=[
        'counted = {"people": 9, "ties": 7, "repeats": 1, "loops": 1}',
        'counted = {"people": 7, "ties": 6, "repeats": 1, "loops": 1}',
        'counted = {"people": 7, "ties": 7, "repeats": 2, "loops": 1}',
        'counted = {"people": 7, "ties": 7, "repeats": 1, "loops": 2}',
    ],
)

# %% [markdown]
# ### Exercise: count before you compute
#
# {about m07-q14}
#
# The list has **no heading**, ties have **no direction**, and `R06` is the same person as `r06`. How many `people` are there, how many different
# `ties` between two different people, how many rows are `repeats` of an earlier tie, and how many are `loops`, from somebody to
# themselves? Name the dictionary `counted`.

# %% role="answer" exercise="m07-q14"
named = [tuple(sorted(row.lower().split(","))) for row in calls.split()]
between_two = [row for row in named if row[0] != row[1]]
counted = {
    "people": len({name for row in named for name in row}),
    "ties": len(set(between_two)),
    "repeats": len(between_two) - len(set(between_two)),
    "loops": len(named) - len(between_two),
}

# %% [markdown]
# `read_edges` reads such a file for you, and guesses nothing. You say whether there is a heading and whether ties have a direction; it says what
# it read. It drops no row, merges no spellings, and stops at a row that it cannot read. For a file, give its
# name: `read_edges("my_ties.csv", header=True, directed=False)`.

# %%
import io

from course.methods.edges import read_edges

read = read_edges(io.StringIO(calls), header=False, directed=False)
print(read)

# %% [markdown]
# ## Your turn to write
#
# A score is no recommendation. Somebody has to weigh what a measure does, to whom, and what else could be done.

# %% role="declare"
written(
    "m07-e1",
    points=4,
    minutes=20,
    objective="O5",
    verb="evaluate",
    claims=["C09", "C29", "C35", "C37", "C49"],
    rubric=(
        (4, "complete", "Recommends one measure with a reason from the figures; gives promised and "
        "delivered effect and says why they differ; counts on replacement; names harms and who bears "
        "them; sets a non-coercive option beside it; says what would change the advice."),
        (3, "sound", "A reasoned measure with figures, harms and an alternative; replacement or "
        "unseen ties are missing, or nothing would change the advice."),
        (2, "partial", "A measure with a figure, but the network as seen is taken for the truth, or "
        "harms and alternatives are only named."),
        (1, "bare", "Says whom to arrest, without figures or harms; or treats position as guilt."),
    ),
    samples=[
        (
            4,
            "I would not remove the team of three. It promises a fragmentation of "
            "{=two_views['promised']:.2f}, but the network as seen stands at "
            "{=before['as seen']:.2f} already; on the whole network the team delivers "
            "{=two_views['delivered']:.2f}, and one takeover undid {=takeover['recovered']:.0f} per "
            "cent of a removal. Arrests need evidence that a position is not, and a fight over "
            "succession would hurt the neighborhood. I would watch the brokers for a few months with "
            "a judge's leave and open an exit programme for recruits, who pay most and are replaced "
            "first. If hidden ties turned out to be few, or successors slow, I would change my mind.",
            "One clear advice from the figures, both views of the network, replacement, harms with "
            "those who bear them, an option without force, and what would change it.",
        ),
        (
            3,
            "Remove the team of three: fragmentation rises from {=before['whole']:.2f} to "
            "{=two_views['delivered']:.2f} on the whole network. That is less than promised, because "
            "some ties were not seen. There may be violence among successors. Social workers should "
            "be sent to the recruits at the same time.",
            "Measure, figures on the right network, a harm and an alternative; but it does not count "
            "on replacement and names nothing that would change the advice.",
        ),
        (
            2,
            "The three key players should go, since that leaves a fragmentation of "
            "{=two_views['promised']:.2f}. One should also think of human rights and of prevention.",
            "A figure, but that of the network as seen, and harms and prevention are mere words.",
        ),
        (
            1,
            "The leader should be arrested. Without a head the organization will fall apart.",
            "No figure, and the lesson's own network shows that it does not.",
        ),
    ],
)

# %% [markdown]
# ### Written exercise: a recommendation
#
# {about m07-e1}
#
# A prosecutor asks you about the **SYNTHETIC** network of this module: should the team of three be taken out? Answer in about {!150} words.
# Recommend **one** measure and give your reason in figures: what is promised, what was delivered, what a takeover undoes. Say whom it may
# harm, set an option **without force** beside it, and say what would change your mind.
#
# {rubric m07-e1}

# %% [markdown] role="written" exercise="m07-e1"
# ### BEGIN SOLUTION
# **Model answer for instructors.** Do not take the team out now. On the network as seen it promises a fragmentation of
# {=promised:.2f}; but that network stands at {=before['as seen']:.2f} before anybody is removed, since many ties were not
# noticed. On all ties the team delivers {=delivered:.2f}, where {=possible:.2f} was possible. If a neighbor takes
# over, {=recovered:.0f} per cent of the damage of one removal is undone; that is a best case for the network, yet even half of
# it would be much. Position is no evidence: some of the three may have done little. Harms fall on them, on families, and on neighbors if
# successors fight. I would watch those in between, with a judge's leave, to learn the missing ties; and offer recruits a way out, jobs
# and protection, which takes away successors without force. I would change my mind if a second source confirmed the ties, or if successors
# proved slow.
# ### END SOLUTION

# %% [markdown]
# ## What this does not show
#
# - Everything about removal was computed on textbook or **SYNTHETIC** networks. None of it is a finding about the people of the
#   article, about France or about any group.
# - The invented network resembles published ones in size and ties, but fewer of its people's contacts know each other.
# - Fragmentation counts paths. It knows neither **what** runs along them, nor who does harm.
# - Whoever is removed by a court's order is not simply gone: prisons join people, too.
# - The takeover here is a rule that we chose. How real networks heal is being studied: Diviák (2023) simulates recovery and finds that **how** it goes matters more
#   than the first blow.
# - The figures of the manhunt are press figures of effort and procedure. They measure no effect.

# %% [markdown]
# ## To read on
#
# - S. P. Borgatti (2006), *Identifying sets of key players in a social network*, Computational and Mathematical Organization
#   Theory {!12, 21-34}: fragmentation, reach and the search.
# - P. A. C. Duijn, V. Kashirin and P. M. A. Sloot (2014), *The relative ineffectiveness of criminal network disruption*, Scientific
#   Reports {!4, 4238}: removal and replacement.
# - A. Ficara and others (2022), *Covert network construction, disruption, and resilience: a survey*, Mathematics {!10, 2929}.
# - G. Calderón, G. Robles, A. Díaz-Cayeros and B. Magaloni (2015), *The beheading of criminal organizations and the dynamics of
#   violence in Mexico*: what followed the removal of leaders.
# - T. Diviák (2023), *Structural resilience and recovery of a criminal network after disruption: a simulation study*, Journal of
#   Experimental Criminology.
#
# ## Words of this module
#
# {glossary}
#
# ## Where you stand
#
# When you are done: save the notebook, and hand in both files, the notebook and `answers.json`.

# %%
progress()
