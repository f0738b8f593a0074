# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% role="declare"
objectives(
    O1=("Construct", "a network from a text: who is one person, and which statements are ties."),
    O2=("Compute", "degree, betweenness and constraint, and say what each of them measures."),
    O3=("Distinguish", "ties that people have from ties that a data source makes."),
    O4=("Test", "whether a finding survives when ties are missing."),
    O5=("Evaluate", "a claim about somebody's place in a network, and write it with its limits."),
)
glossary({
    "node and tie": "the things in a network, and what joins two of them; also vertex and edge",
    "negated tie": "a tie that the source denies, such as that somebody leads a group",
    "entity resolution": "deciding which mentions in a text mean one person, place or event",
    "degree": "the number of neighbors that a node has",
    "betweenness": "how many pairs of others have their shortest path through a node",
    "broker": "somebody who joins two others that have no tie of their own",
    "constraint": "Burt's measure of how far somebody's neighbors are tied to each other; low means "
    "room to broker",
    "two-mode network": "people and the events they were at; joining people who shared an event "
    "projects it onto people",
    "boundary": "the rule that says who belongs to the network that is studied",
    "OFAST": "Office antistupéfiants, the national anti-drugs office of the French police",
    "Red Notice": "a request, sent through Interpol, to find a person; not an arrest warrant",
})

# %% role="declare"
teaching(
    needs=["m01_claims"],
    core=["m06-q2", "m06-q11", "m06-q13"],
    discuss=[
        "An agency has five names from a centrality ranking and money to watch two people. What should "
        "it ask before it chooses?",
        "Who draws the boundary of a network in a criminal investigation, and at which of its stages?",
        "The article says that he is not a kingpin. How should a database store that sentence?",
        "What would you have to observe to find a leader who has two ties?",
    ],
    watch=[
        "Students read the picture of the case graph as a picture of organized crime. Ask them what "
        "each neighbor of the man is: most are events, places and offices.",
        "They take betweenness for information flow. In the case graph, nothing flows through a "
        "vehicle or a town.",
        "They forget people without ties when they build a graph from a list of ties, and then get "
        "other rank correlations than their neighbors.",
    ],
)

# %% [markdown]
# # Covert networks
#
# Of the man who was freed on {C01}, the article says that he is no *kingpin*, but appears to be a *node* in the criminal
# networks of France. That is the language of network analysis. What would one have to know to write such a sentence, and
# what does a network made from one article show?
#
# **After this module you can**
#
# {objectives}
#
# **Time:** about {minutes} minutes of exercises, plus reading. **You need:** what a claim is and how certain one can be, as
# in the first module; from Python, functions and a little pandas; networkx is explained as we go. **Contents:** who is
# who · what is a tie · degree and betweenness · the broker is not the hub · ties that a source makes · ties that nobody saw ·
# roles · the boundary · "a node".

# %% [markdown]
# ## How this notebook works
#
# Each exercise is a question, a cell with dots for your answer, and a check. Replace the dots, run
# the cell, run the check. A wrong answer costs nothing, and you can check as often as you like. For a nudge,
# call `hint("m06-q1")` in a cell of your own; each exercise has three.
#
# The graph of the case holds one named man. He had not been tried for the attack, nor had anybody else, in any source we have.
# *Suspected*, *charged* and *alleged* are part of the data here, and they stay.

# %%
from itertools import combinations

import networkx as nx
import numpy as np
import pandas as pd

from course import certainty_slider, check, hint, load, progress, saved
from course.case import case_graph
from course.methods.networks import betweenness, brokerage, project, rank_agreement
from course.methods.synthetic import observe
from course.plots import networks as plots

# %% [markdown]
# ## Who is who
#
# Before anything is counted, somebody decides which mentions mean one thing. It is the quietest step and it moves everything
# after it. Here are pairs of mentions from the article; the numbers are those of its sentences.

# %%
pd.set_option("display.max_colwidth", None)
mentions = {
    "towns": ("Marseilles (S07)", "Marseille (in other sources)"),
    "murders": ("murder in Marseille, suspected (S07)", "murder near there, implicated (S08)"),
    "cars": ("the vehicles that rammed the van (S01)", "the cars the group left in (S03)"),
    "speakers": ("veteran offender before the Senate (S33)", "offender who testified (S42)"),
    "voices": ("veteran offender before the Senate (S33)", "a senator who warns (S35)"),
    "agencies": ("OFAST (S08)", "the drug administration it should become (S36)"),
}
pd.DataFrame(mentions, index=["one mention", "another"]).T

# %% role="declare"
exercise(
    "m06-q1",
    entries(
        towns=one_of("same", "different", "open"),
        murders=one_of("same", "different", "open"),
        cars=one_of("same", "different", "open"),
        speakers=one_of("same", "different", "open"),
        voices=one_of("same", "different", "open"),
        agencies=one_of("same", "different", "open"),
    ),
    answer="resolved",
    points=2,
    minutes=8,
    objective="O1",
    verb="evaluate",
    claims=["C03", "C06", "C11", "C12", "C40", "C42"],
    hints=[
        "Open is an answer. Ask of each pair: which words of the article settle it?",
        "Place and rough kind agree in two of the pairs, and nothing says that it is one event or "
        "one set of cars. Look at the column `note` of load(\"case_entities\").",
        "Two pairs are one thing, two are different things, and two the article leaves open.",
    ],
    then="Each merger moves numbers: had you made one murder of the two, the man would have one "
    "neighbor fewer.",
    mistakes=[
        mistake(
            "alike-is-one",
            """
            resolved = {
                "towns": "same",
                "murders": "same",
                "cars": "same",
                "speakers": "same",
                "voices": "different",
                "agencies": "different",
            }
            """,
            "You merged whatever looks alike. Being of one kind and near one place does not make "
            "two events one.",
        ),
        mistake(
            "every-mention-apart",
            """
            resolved = {
                "towns": "different",
                "murders": "different",
                "cars": "different",
                "speakers": "different",
                "voices": "different",
                "agencies": "different",
            }
            """,
            "You kept every mention apart. Some are one thing under two spellings or descriptions.",
        ),
        mistake(
            "two-is-proven",
            """
            resolved = {
                "towns": "same",
                "murders": "different",
                "cars": "different",
                "speakers": "same",
                "voices": "different",
                "agencies": "different",
            }
            """,
            "You split what the text leaves open. That it is told twice does not prove that it is "
            "two.",
        ),
        mistake(
            "proposal-is-real",
            """
            resolved = {
                "towns": "same",
                "murders": "open",
                "cars": "open",
                "speakers": "same",
                "voices": "different",
                "agencies": "same",
            }
            """,
            "One of your pairs joins a body that exists with one that was only proposed.",
        ),
    ],
    also=[
        """
        resolved = pd.Series("open", index=list(mentions))
        resolved[["towns", "speakers"]] = "same"
        resolved[["voices", "agencies"]] = "Different"
        """
    ],
)

# %% [markdown]
# ### Exercise: one or two?
#
# {about m06-q1}
#
# Judge from the article alone. Does each pair mean the `"same"` thing, `"different"` things, or does the article leave it
# `"open"`? Make a dictionary named `resolved` with the keys of `mentions`. As to the speakers: the
# second passage refers back to the first. What the coder noted stands in `load("case_entities")`.

# %% role="answer" exercise="m06-q1"
resolved = {
    "towns": "same",
    "murders": "open",
    "cars": "open",
    "speakers": "same",
    "voices": "different",
    "agencies": "different",
}

# %% [markdown]
# ## What is a tie
#
# The article was coded, sentence by sentence, into {count case_relations} statements of who has to do with whom. Each keeps how
# certain the article is: **stated** as a fact, **reported** from somebody else, or **alleged**. These are some of the statements about
# the man.

# %%
relations = load("case_relations")
columns = ["relation_id", "from_id", "relation", "to_id", "certainty", "hedge", "negated"]
about_him = relations.query("from_id == 'P01' and sentence in ['S07', 'S09', 'S10', 'S13']")
about_him[columns].fillna("")

# %% [markdown]
# Look at `R037`. It is stated with full certainty, and it is **negated**: he is *not* a kingpin. Draw it as a line, and the picture says
# the opposite of the source. A negated statement is knowledge, but it is no tie.

# %% role="declare"
exercise(
    "m06-q2",
    function(
        [
            [
                {"id": "a", "certainty": "stated", "negated": False},
                {"id": "b", "certainty": "alleged", "negated": False},
                {"id": "c", "certainty": "reported", "negated": False},
                {"id": "d", "certainty": "stated", "negated": True},
            ],
            "reported",
        ],
        [
            [
                {"id": "a", "certainty": "reported", "negated": False},
                {"id": "b", "certainty": "stated", "negated": False},
                {"id": "c", "certainty": "alleged", "negated": False},
            ],
            "stated",
        ],
        [
            [
                {"id": "a", "certainty": "alleged", "negated": False},
                {"id": "b", "certainty": "reported", "negated": True},
                {"id": "c", "certainty": "stated", "negated": False},
            ],
            "alleged",
        ],
    ),
    hidden=(
        (
            [
                {"id": "x", "certainty": "alleged", "negated": True},
                {"id": "y", "certainty": "alleged", "negated": False},
                {"id": "z", "certainty": "reported", "negated": False},
            ],
            "alleged",
        ),
        ([], "stated"),
        (
            [
                {"id": "q", "certainty": "reported", "negated": False},
                {"id": "p", "certainty": "stated", "negated": False},
            ],
            "reported",
        ),
    ),
    answer="kept",
    points=2,
    minutes=8,
    objective="O1",
    verb="create",
    claims=["C11", "C12", "C42"],
    hints=[
        "At least as certain as reported: which of the three levels are that?",
        "Put the levels in a list, the most certain first. A tie is certain enough if its level does "
        "not stand behind the threshold.",
        'order = ["stated", "reported", "alleged"]; keep a tie if order.index(tie["certainty"]) <= '
        'order.index(level) and not tie["negated"].',
    ],
    then="It also holds on lists that you have not seen.",
    mistakes=[
        mistake(
            "only-that-level",
            """
            def kept(ties, level):
                return [t["id"] for t in ties if t["certainty"] == level and not t["negated"]]
            """,
            "You keep the ties of exactly that level. A threshold also lets through what is more "
            "certain.",
        ),
        mistake(
            "negated-kept",
            """
            def kept(ties, level):
                order = ["stated", "reported", "alleged"]
                return [t["id"] for t in ties if order.index(t["certainty"]) <= order.index(level)]
            """,
            "The threshold works, but a denial came through as a tie. Look at `negated`.",
        ),
        mistake(
            "scale-upside-down",
            """
            def kept(ties, level):
                order = ["stated", "reported", "alleged"]
                return [
                    t["id"]
                    for t in ties
                    if order.index(t["certainty"]) >= order.index(level) and not t["negated"]
                ]
            """,
            "Your scale runs the wrong way: the weaker statements pass, and the stronger are dropped.",
        ),
    ],
    also=[
        """
        def kept(ties, level):
            # by luck, the alphabet has the three levels in order
            return [tie["id"] for tie in ties if tie["certainty"] >= level and not tie["negated"]]
        """,
        """
        def kept(ties, level):
            passes = {"stated": {"stated"}, "reported": {"stated", "reported"}}
            passes["alleged"] = passes["reported"] | {"alleged"}
            return tuple(t["id"] for t in ties if t["certainty"] in passes[level] and not t["negated"])
        """,
    ],
    stub="...",
)

# %% [markdown]
# ### Exercise: a threshold for ties
#
# {about m06-q2}
#
# Write `kept(ties, level)`. It takes a list of ties, each a dictionary with `id`, `certainty` and `negated`, and a level. It returns the
# list of the ids, in the given order, of the ties that are **at least** as certain as the level and **not** negated.

# %% role="answer" exercise="m06-q2"
def kept(ties, level):
    """List the ids of the ties that are certain enough and not negated."""
    ### BEGIN SOLUTION
    order = ["stated", "reported", "alleged"]
    certain = [tie for tie in ties if order.index(tie["certainty"]) <= order.index(level)]
    return [tie["id"] for tie in certain if not tie["negated"]]
    ### END SOLUTION

# %% [markdown]
# `case_graph(level)` does the same with the whole table and returns a networkx graph: `graph.nodes["P01"]` is what is known of the
# man, and `graph["P01"]["G07"]` holds the ties from him to the criminal networks of France. A pair can have several, since
# the article can say several things of it.

# %%
everything = case_graph("alleged")
plots.case_map(everything)
pd.DataFrame(dict(everything["P01"]["G07"])).T[["relation", "certainty", "hedge", "sentence"]]

# %% role="declare"
exercise(
    "m06-q3",
    table(
        by=["certainty"],
        rows=3,
        certainty=one_of("stated", "reported", "alleged"),
        ties=number("ties", whole=True),
        entities=number("entities", whole=True),
        neighbors=number("entities", whole=True),
    ),
    answer="sizes",
    points=3,
    minutes=8,
    objective="O1",
    verb="apply",
    claims=["C10", "C11", "C12", "C13"],
    hints=[
        "Build the graph three times, once for each level, and ask it.",
        "graph.number_of_edges() counts ties and len(graph) entities. Neighbors are different "
        "entities, on either side of an arrow.",
        'Neighbors: len(set(nx.all_neighbors(graph, "P01"))). Collect a dictionary a level in a list, '
        "and make pd.DataFrame of it.",
    ],
    then="His neighbors grow by much more, in proportion, than the graph does: what is alleged in "
    "this article is mostly alleged of him.",
    mistakes=[
        mistake(
            "negated-drawn",
            """
            rows = []
            for level in ["stated", "reported", "alleged"]:
                graph = case_graph(level, negated=True)
                near = len(set(nx.all_neighbors(graph, "P01")))
                rows.append((level, graph.number_of_edges(), len(graph), near))
            sizes = pd.DataFrame(rows, columns=["certainty", "ties", "entities", "neighbors"])
            """,
            "Your ties include what the article denies. Build the graph without the negated ones.",
        ),
        mistake(
            "level-by-level",
            """
            rows = []
            for level in ["stated", "reported", "alleged"]:
                found = relations[(relations.certainty == level) & ~relations.negated]
                entities = set(found.from_id) | set(found.to_id)
                his = found[(found.from_id == "P01") | (found.to_id == "P01")]
                near = (set(his.from_id) | set(his.to_id)) - {"P01"}
                rows.append((level, len(found), len(entities), len(near)))
            sizes = pd.DataFrame(rows, columns=["certainty", "ties", "entities", "neighbors"])
            """,
            "You took each level on its own. A lower threshold adds ties to those that were there.",
        ),
        mistake(
            "ties-for-neighbors",
            """
            rows = []
            for level in ["stated", "reported", "alleged"]:
                graph = case_graph(level)
                rows.append((level, graph.number_of_edges(), len(graph), graph.degree("P01")))
            sizes = pd.DataFrame(rows, columns=["certainty", "ties", "entities", "neighbors"])
            """,
            "In the last column are his ties. Several of them go to the same entity; asked are "
            "different neighbors.",
        ),
        mistake(
            "out-only",
            """
            rows = []
            for level in ["stated", "reported", "alleged"]:
                graph = case_graph(level)
                near = len(list(graph.successors("P01")))
                rows.append((level, graph.number_of_edges(), len(graph), near))
            sizes = pd.DataFrame(rows, columns=["certainty", "ties", "entities", "neighbors"])
            """,
            "You followed the arrows that leave him. Those that point to him make neighbors as well.",
        ),
    ],
    also=[
        """
        graphs = {level: case_graph(level) for level in ["alleged", "stated", "reported"]}
        sizes = pd.DataFrame(
            {
                "entities": {level: len(graph) for level, graph in graphs.items()},
                "ties": {level: graph.size() for level, graph in graphs.items()},
                "neighbors": {
                    level: nx.Graph(graph).degree["P01"] for level, graph in graphs.items()
                },
            }
        ).rename_axis("certainty")
        """
    ],
    near_misses=[
        """
        rows = [("stated", 77, 70, 12), ("reported", 91, 79, 13), ("alleged", 99, 85, 17)]
        sizes = pd.DataFrame(rows, columns=["certainty", "ties", "entities", "neighbors"])
        """,
        """
        rows = [("stated", 76, 71, 12), ("reported", 91, 79, 13), ("alleged", 99, 85, 17)]
        sizes = pd.DataFrame(rows, columns=["certainty", "ties", "entities", "neighbors"])
        """,
        """
        rows = [("stated", 76, 70, 12), ("reported", 91, 79, 13), ("alleged", 99, 85, 18)]
        sizes = pd.DataFrame(rows, columns=["certainty", "ties", "entities", "neighbors"])
        """,
    ],
)

# %% [markdown]
# ### Exercise: three thresholds
#
# {about m06-q3}
#
# Make a table named `sizes` with a row for each threshold: `certainty`, the number of `ties`, the number of
# `entities` that have a tie, and the number of different `neighbors` of the man (`"P01"`), whichever way the arrow points.

# %% role="answer" exercise="m06-q3"
rows = []
for level in ["stated", "reported", "alleged"]:
    graph = case_graph(level)
    his = set(nx.all_neighbors(graph, "P01"))
    rows.append((level, graph.number_of_edges(), len(graph), len(his)))
sizes = pd.DataFrame(rows, columns=["certainty", "ties", "entities", "neighbors"])

# %% [markdown]
# ## Degree and betweenness, by hand
#
# Who matters in a network? The simplest answer is **degree**: who has the most neighbors. Another is **betweenness**. Take
# each pair of other nodes and find its shortest path. If it runs through you, you get a point; if two
# shortest paths tie, each gets half. Do it once by hand, and you will never again take it for influence.

# %%
small = nx.Graph([("A", "B"), ("A", "C"), ("B", "D"), ("C", "D"), ("D", "E")])
one = {"A": (1, 3), "B": (0, 2), "C": (2, 2), "D": (1, 1), "E": (1, 0)}
other = {"E": (2, 3), "D": (2, 2), "B": (2, 1), "C": (3, 1), "A": (3, 0)}
plots.two_drawings(small, [one, other])

# %% role="declare"
exercise(
    "m06-q4",
    entries(
        A=number("pairs", within="0.04"),
        B=number("pairs", within="0.04"),
        C=number("pairs", within="0.04"),
        D=number("pairs", within="0.04"),
        E=number("pairs", within="0.04"),
    ),
    answer="between",
    points=2,
    minutes=10,
    objective="O2",
    verb="apply",
    claims=["C48"],
    hints=[
        "Write down the ten pairs. For each, only the nodes strictly inside its shortest path score.",
        "From A to D there are two shortest paths. From B to C as well. Each of them counts half.",
        "The pairs that are not tied are AD, AE, BC, BE and CE. Go through these five.",
    ],
    then="E has one tie and nobody depends on it. Two nodes have equal numbers, and no drawing shows "
    "why as plainly as the list of pairs.",
    mistakes=[
        mistake(
            "ties-not-shared",
            'between = {"A": 1, "B": 2, "C": 2, "D": 4, "E": 0}',
            "Where a pair has two shortest paths, you gave both their full point. They share it.",
        ),
        mistake(
            "both-directions",
            "between = nx.betweenness_centrality(small.to_directed(), normalized=False)",
            "All your numbers are twice too large: you counted each pair there and back.",
        ),
        mistake(
            "normalized",
            "between = nx.betweenness_centrality(small)",
            "These are shares of all pairs. Asked is the number of pairs.",
        ),
        mistake(
            "degree",
            "between = dict(small.degree)",
            "That is how many neighbors each has. Betweenness asks for pairs of others.",
        ),
        mistake(
            "ends-counted",
            "between = nx.betweenness_centrality(small, normalized=False, endpoints=True)",
            "You let the ends of a path score too. Only those strictly inside it do.",
        ),
    ],
    also=[
        'between = {"E": 0, "D": 7 / 2, "C": 1, "B": 1, "A": 1 / 2}',
        "between = pd.Series(nx.betweenness_centrality(small, normalized=False))",
    ],
    near_misses=[
        'between = {"A": 0.6, "B": 1, "C": 1, "D": 3.5, "E": 0}',
        'between = {"A": 0.5, "B": 1.3, "C": 1, "D": 3.5, "E": 0}',
        'between = {"A": 0.5, "B": 1, "C": 1.3, "D": 3.5, "E": 0}',
        'between = {"A": 0.5, "B": 1, "C": 1, "D": 3.7, "E": 0}',
        'between = {"A": 0.5, "B": 1, "C": 1, "D": 3.5, "E": 0.2}',
    ],
)

# %% [markdown]
# ### Exercise: betweenness by hand
#
# {about m06-q4}
#
# Give the betweenness of all five nodes in **pairs**, each pair counted once, in a dictionary named `between` with the keys `A`
# to `E`. Use paper first; `networkx` can confirm it, if you choose its options well.

# %% role="answer" exercise="m06-q4"
between = nx.betweenness_centrality(small, normalized=False)

# %% [markdown]
# Now look at both drawings again. They show the same network. Whatever differs between them was made by whoever drew it, or
# by a layout program that had to put the points somewhere.

# %% role="declare"
exercise(
    "m06-q5",
    selection("a", "b", "c", "d", "e", "f"),
    answer="holds",
    points=1,
    minutes=5,
    objective="O2",
    verb="analyze",
    claims=["C48"],
    hints=[
        "Would the sentence still hold if somebody drew the network in a third way?",
        "Top, middle, near and long are words about paper. Neighbors, paths and pairs are words "
        "about the network.",
        "Three of the six can be checked from the list of ties alone.",
    ],
    then="What holds can be said without a drawing.",
    mistakes=[
        mistake(
            "top-of-the-page",
            'holds = ["a", "b", "d", "e"]',
            "One of your sentences is about the top of the page. Check it in the other drawing.",
        ),
        mistake(
            "distance-on-paper",
            'holds = ["a", "c", "d"]',
            "You read a distance off the paper. How many ties lie between the two, and who are "
            "their neighbors?",
        ),
        mistake(
            "long-is-weak",
            'holds = ["a", "d", "e", "f"]',
            "A long line is not a weak tie. The length of a line comes from the layout.",
        ),
        mistake(
            "numbers-only",
            'holds = ["a", "d"]',
            "Right so far, and one more holds. Compare the neighbors of two nodes.",
        ),
    ],
    also=['holds = {"E", "d", "a"}'],
)

# %% [markdown]
# ### Exercise: the network or the drawing?
#
# {about m06-q5}
#
# Which of these can you say of the **network**? Name the list of their letters `holds`.
#
# - **a** D has more neighbors than anyone else.
# - **b** A stands above the others, so it leads them.
# - **c** B and C are far from each other, so they have little in common.
# - **d** Whoever wants to reach E must go through D.
# - **e** B and C could swap places, and no path would change its length.
# - **f** The tie of D and E is weaker than the other ties.

# %% role="answer" exercise="m06-q5"
holds = ["a", "d", "e"]

# %% [markdown]
# ## The broker is not the hub
#
# D. Krackhardt drew a network of ten people, shaped like a kite, in which three ideas of importance
# part. **Closeness** is the third: who has the shortest ways to everybody, on average?

# %%
letters = dict(enumerate("ABCDEFGHIJ"))
kite = nx.relabel_nodes(nx.krackhardt_kite_graph(), letters)
places = dict(zip("ACFDBEGHIJ", [(0, 3), (1, 4), (2, 3), (1, 2), (0, 1), (1, 0), (2, 1)]))  # layout
places |= {"H": (3, 2), "I": (4, 2), "J": (5, 2)}  # layout
print({node: sorted(kite[node]) for node in sorted(kite)})

# %% role="declare"
exercise(
    "m06-q6",
    entries(
        degree=one_of("A", "B", "C", "D", "E", "F", "G", "H", "I", "J"),
        betweenness=one_of("A", "B", "C", "D", "E", "F", "G", "H", "I", "J"),
        closeness=one_of("A", "B", "C", "D", "E", "F", "G", "H", "I", "J"),
    ),
    answer="leading",
    accept={"closeness": ["G"]},
    points=2,
    minutes=7,
    objective="O2",
    verb="analyze",
    claims=["C29", "C48"],
    hints=[
        "Ask networkx for three sets of scores, and take the highest of each.",
        "nx.betweenness_centrality(kite) and nx.closeness_centrality(kite) give a dictionary; "
        "dict(kite.degree) as well.",
        "max(scores, key=scores.get) names the node with the highest score. In one of the three, two "
        "nodes share the lead: either is right.",
    ],
    then="Three measures, three leaders. Say which one you mean before you call anybody central.",
    mistakes=[
        mistake(
            "hub-everywhere",
            'leading = {"degree": "D", "betweenness": "D", "closeness": "D"}',
            "The one with most ties leads everywhere in your answer. Compute the other two.",
        ),
        mistake(
            "distance-for-closeness",
            """
            far = {n: sum(nx.shortest_path_length(kite, n).values()) for n in kite}
            leading = {"degree": "D", "betweenness": "H", "closeness": max(far, key=far.get)}
            """,
            "For closeness you took the greatest distance. Close is whoever has the least.",
        ),
        mistake(
            "gateway-to-the-end",
            'leading = {"degree": "D", "betweenness": "I", "closeness": "F"}',
            "Your broker stands between one person and the rest. Somebody stands between more pairs.",
        ),
    ],
    also=[
        """
        leading = {
            "degree": max(dict(kite.degree), key=dict(kite.degree).get),
            "betweenness": "h",
            "closeness": "f",
        }
        """
    ],
)

# %% [markdown]
# ### Exercise: three leaders
#
# {about m06-q6}
#
# Who has the highest `degree`, the highest `betweenness` and the highest `closeness` in `kite`? Make a dictionary of these
# three keys, named `leading`. If two share a lead, name either.

# %% role="answer" exercise="m06-q6"
measures = {
    "degree": dict(kite.degree),
    "betweenness": nx.betweenness_centrality(kite),
    "closeness": nx.closeness_centrality(kite),
}
leading = {name: max(scores, key=scores.get) for name, scores in measures.items()}

# %%
plots.kite(kite, places, leading)

# %% [markdown]
# R. Burt turned brokerage round and asked what hinders it. If your neighbors all know each other, none of them needs you: you
# are **constrained**. His measure adds up, over your neighbors, how much of your attention goes to each, directly and through the
# others. Low constraint means room to broker.

# %% role="declare"
exercise(
    "m06-q7",
    order("D", "F", "H", "I", "J"),
    answer="freest",
    points=1,
    minutes=5,
    objective="O2",
    verb="analyze",
    claims=["C48"],
    hints=[
        "nx.constraint(kite) gives a number for everybody. Low is free.",
        "Sort the five names by their number, the lowest first.",
        'sorted("DFHIJ", key=nx.constraint(kite).get) sorts upwards.',
    ],
    then="Neither the order of ties nor that of betweenness: D's many friends know each other, and J "
    "has no choice at all.",
    mistakes=[
        mistake(
            "by-degree",
            'freest = sorted("DFHIJ", key=dict(kite.degree).get, reverse=True)',
            "That is the order by number of ties. Many friends who know each other leave little room.",
        ),
        mistake(
            "most-constrained-first",
            'freest = sorted("DFHIJ", key=nx.constraint(kite).get, reverse=True)',
            "You start with whoever is most constrained. The freest comes first.",
        ),
        mistake(
            "by-betweenness",
            'freest = sorted("DFHIJ", key=nx.betweenness_centrality(kite).get, reverse=True)',
            "That is the order by betweenness, which looks at all pairs. Constraint looks at a "
            "person's own neighbors.",
        ),
    ],
    also=["freest = list(pd.Series(nx.constraint(kite))[list(\"DFHIJ\")].sort_values().index)"],
)

# %% [markdown]
# ### Exercise: room to broker
#
# {about m06-q7}
#
# Put `D`, `F`, `H`, `I` and `J` in order by their constraint in the kite, **least constrained first**. Name the list `freest`.

# %% role="answer" exercise="m06-q7"
constraint = nx.constraint(kite)
freest = sorted("DFHIJ", key=constraint.get)

# %% [markdown]
# ## Ties that a source makes
#
# Coding statements by hand is slow. A common shortcut ties all who are **named together**: in a sentence, at a wedding, in a
# police report. That is a two-mode network, of entities and sentences, projected onto entities. `present` lists whom each sentence
# of the article names.

# %%
entities = load("case_entities")
named = entities.assign(sentence=entities.sentences.str.split()).explode("sentence")
present = named.groupby("sentence").entity_id.agg(list)
said = nx.Graph(case_graph("alleged"))
present.head(3)

# %% role="declare"
exercise(
    "m06-q8",
    entries(
        pairs=number("pairs", whole=True),
        largest=number("pairs", whole=True),
        said_percent=number("percent", within="0.3"),
    ),
    answer="together",
    points=3,
    minutes=10,
    objective="O3",
    verb="analyze",
    claims=["C03", "C12", "C25"],
    hints=[
        "Two that are named together in three sentences are still one pair.",
        "combinations(names, 2) gives all pairs of a list. Put sorted pairs into a set, so that none "
        "counts twice; said.has_edge(a, b) tells whether the article ties the two.",
        "pairs = {tuple(sorted(p)) for names in present for p in combinations(names, 2)}; a sentence "
        "of n names makes n * (n - 1) / 2 of them.",
    ],
    then="Most of these ties, nobody ever stated. And a sentence makes more of them the longer it is.",
    mistakes=[
        mistake(
            "counted-again",
            """
            found = [p for names in present for p in combinations(names, 2)]
            said_share = 100 * sum(said.has_edge(*p) for p in found) / len(found)
            together = {"pairs": len(found), "largest": 28, "said_percent": said_share}
            """,
            "Pairs that share several sentences are in there more than once. Count each pair once.",
        ),
        mistake(
            "there-and-back",
            """
            found = {(a, b) for names in present for a in names for b in names if a != b}
            said_share = 100 * sum(said.has_edge(*p) for p in found) / len(found)
            together = {"pairs": len(found), "largest": 56, "said_percent": said_share}
            """,
            "You have each pair in both orders. A pair has no direction here.",
        ),
        mistake(
            "share-of-said",
            """
            found = {tuple(sorted(p)) for names in present for p in combinations(names, 2)}
            said_share = 100 * sum(said.has_edge(*p) for p in found) / said.size()
            together = {"pairs": len(found), "largest": 28, "said_percent": said_share}
            """,
            "Your share is out of the ties that the article states. Asked is the share of the pairs "
            "named together.",
        ),
        mistake(
            "names-for-pairs",
            """
            found = {tuple(sorted(p)) for names in present for p in combinations(names, 2)}
            said_share = 100 * sum(said.has_edge(*p) for p in found) / len(found)
            together = {"pairs": len(found), "largest": max(map(len, present)), "said_percent": said_share}
            """,
            "For `largest` you gave how many one sentence names. How many pairs do they make?",
        ),
    ],
    also=[
        """
        mixed = project(present)
        clique = max(present, key=len)
        hits = [pair for pair in mixed.edges if said.has_edge(*pair)]
        together = {
            "pairs": mixed.size(),
            "largest": len(clique) * (len(clique) - 1) // 2,
            "said_percent": round(100 * len(hits) / mixed.size(), 1),
        }
        """
    ],
    near_misses=[
        'together = {"pairs": 233, "largest": 28, "said_percent": 36.64}',
        'together = {"pairs": 232, "largest": 29, "said_percent": 36.64}',
        'together = {"pairs": 232, "largest": 28, "said_percent": 38}',
    ],
)

# %% [markdown]
# ### Exercise: named together
#
# {about m06-q8}
#
# How many different `pairs` of entities share a sentence? How many pairs does the longest sentence make (`largest`)? And what share of all
# those pairs does the article also tie by a statement (`said_percent`, in **per cent**, one decimal or more)? Put the three in a dictionary named
# `together`.

# %% role="answer" exercise="m06-q8"
found = {tuple(sorted(pair)) for names in present for pair in combinations(names, 2)}
stated = [pair for pair in found if said.has_edge(*pair)]
longest = max(present, key=len)
together = {
    "pairs": len(found),
    "largest": len(list(combinations(longest, 2))),
    "said_percent": 100 * len(stated) / len(found),
}

# %%
plots.one_sentence(everything, present["S08"], "S08")

# %% [markdown]
# The sentence says that he came to the notice of an agency, and that a route is alleged to have had two ends. It does not tie the agency to the
# route's ends, or those to a prison. Real files do this too: co-arrest, shared flights, guests at a wedding.
#
# `project` keeps the shortcut honest. It gives every event the same weight for each of its people, so a crowd ties weakly. Compare how
# *clustered* the two networks look.

# %%
mixed = project(present)
print(f"closed triangles, share of all that could be, named together: {nx.transitivity(mixed):.2f}")
print(f"the same, by what is said: {nx.transitivity(said):.2f}")
mixed["P01"]["L06"]

# %% [markdown]
# Whoever saw the first number alone might write of a tightly knit group. The sentences were long: that is all.
#
# ## Ties that nobody saw
#
# People who break the law hide. Of a real covert network, nobody knows the whole, so nobody can say how wrong a finding
# is. In a made-up one we know. Here are two **SYNTHETIC** networks, shaped roughly like published ones from phone taps
# and from observed meetings: many small cells, each around a head; brokers between cells; a leader behind two brokers.

# %%
def network(name):
    """Load a SYNTHETIC network: people with their role and cell, and all true ties."""
    people = load(f"synthetic_{name}_people").set_index("person")
    ties = load(f"synthetic_{name}_ties")
    graph = nx.Graph()
    graph.add_nodes_from(people.index)
    graph.add_edges_from(zip(ties.source, ties.target))
    return people, ties, graph


people, ties, calls = network("covert")
_, _, meetings = network("meetings")
print(calls, "|", meetings)
people.role.value_counts().to_frame().T

# %%
share = 2 / 10
draws = 2 * 100
edges = np.array(calls.edges)
shuffled = np.random.default_rng(1).random((draws, len(edges))).argsort(axis=1)
print(shuffled.shape, "| first ties of draw 0:", *map(" - ".join, edges[shuffled[0]][:2]), sep="\n")

# %% [markdown]
# Each row of `shuffled` holds the places of all ties in a random order, so `edges[shuffled[0]]` are the ties as draw number {!0}
# shuffles them. Hide the first ones of a row, and look at who leads among the rest. `betweenness(graph)`, from the course, gives
# the same numbers as networkx in a third of the time.

# %% role="declare"
exercise(
    "m06-q9",
    entries(ties=number("percent", within="0.7"), betweenness=number("percent", within="0.7")),
    answer="stays",
    points=3,
    minutes=12,
    objective="O4",
    verb="apply",
    claims=["C14", "C49"],
    hints=[
        "One draw: make a graph of everybody and the ties that are left. Does the old leader still "
        "have the highest score, alone or with others?",
        "Everybody must be in the graph, also those who lose all ties: left.add_nodes_from(calls), "
        "then add edges[order[hidden:]] with hidden = round(share * len(edges)).",
        "For each order in shuffled, add one if left.degree[top] equals the largest degree; the same "
        "with found = betweenness(left) and max(found.values()). Divide by draws, times 100.",
    ],
    then="The most tied person is hard to miss; the best broker is not. And real ties are not hidden "
    "evenly, so it gets worse.",
    mistakes=[
        mistake(
            "a-fifth-left",
            """
            def staying(score):
                whole = score(calls)
                top = max(whole, key=whole.get)
                good = 0
                for order in shuffled:
                    left = nx.Graph()
                    left.add_nodes_from(calls)
                    left.add_edges_from(edges[order[: round(share * len(edges))]])
                    found = score(left)
                    good += found[top] == max(found.values())
                return 100 * good / draws


            stays = {"ties": staying(lambda g: dict(g.degree)), "betweenness": staying(betweenness)}
            """,
            "You seem to have kept the share that was to be hidden. Most ties stay.",
        ),
        mistake(
            "share-that-loses",
            """
            def losing(score):
                whole = score(calls)
                top = max(whole, key=whole.get)
                bad = 0
                for order in shuffled:
                    left = nx.Graph()
                    left.add_nodes_from(calls)
                    left.add_edges_from(edges[order[round(share * len(edges)) :]])
                    found = score(left)
                    bad += found[top] < max(found.values())
                return 100 * bad / draws


            stays = {"ties": losing(lambda g: dict(g.degree)), "betweenness": losing(betweenness)}
            """,
            "That is how often the leader lost the first place. Asked is how often it was kept.",
        ),
        mistake(
            "leader-of-each-draw",
            'stays = {"ties": 100, "betweenness": 100}',
            "You compared each draw's leader with itself. Keep the leader of the whole network and "
            "look for it in every draw.",
        ),
        mistake(
            "as-a-share",
            """
            from course.methods.networks import top_survival

            stays = {
                "ties": top_survival(calls, share, draws=draws),
                "betweenness": top_survival(calls, share, draws=draws, by="betweenness"),
            }
            """,
            "These are shares between zero and one. Asked is per cent.",
        ),
    ],
    also=[
        """
        hidden = round(share * len(edges))
        whole = betweenness(calls)
        top, hub = max(whole, key=whole.get), max(calls, key=calls.degree)
        kept_first = {"ties": [], "betweenness": []}
        for order in shuffled:
            left = calls.copy()
            left.remove_edges_from(edges[order[:hidden]])
            found, counts = pd.Series(betweenness(left)), pd.Series(dict(left.degree))
            kept_first["ties"].append(counts[hub] >= counts.max())
            kept_first["betweenness"].append(found[top] >= found.max())
        stays = pd.DataFrame(kept_first).mean() * 100
        """
    ],
    near_misses=['stays = {"ties": 97, "betweenness": 73}', 'stays = {"ties": 99.5, "betweenness": 76}'],
)

# %% [markdown]
# ### Exercise: hide a fifth of the ties
#
# {about m06-q9}
#
# For every row of `shuffled`, hide the first `share` of the ties in `calls` (rounded to whole ties). In what share of the
# draws does the person who has the most ties in the **whole** network still have the most, alone or together with others? And the
# one with the highest betweenness? Give both in **per cent**, in a dictionary named `stays` with the keys `ties` and `betweenness`.

# %% role="answer" exercise="m06-q9"
def staying(score):
    """Give how often the leader of the whole network still leads, in per cent of the draws."""
    whole = score(calls)
    top = max(whole, key=whole.get)
    good = 0
    for order in shuffled:
        left = nx.Graph()
        left.add_nodes_from(calls)
        left.add_edges_from(edges[order[round(share * len(edges)) :]])
        found = score(left)
        good += found[top] == max(found.values())
    return 100 * good / draws


stays = {"ties": staying(lambda graph: dict(graph.degree)), "betweenness": staying(betweenness)}

# %%
plots.hidden_ties({"calls": calls, "meetings": meetings}, stays)

# %% [markdown]
# `top_survival` in `course.methods.networks` drew this, and does it for any network. In the second network several people have
# nearly the highest betweenness: there, a first place says least.
#
# Careful people lose more ties than others. The column `observed` of the table `ties` says which ties an observer saw: fewer of the
# brokers' than of the rest. So there are two sources on the same people.

# %%
seen = nx.Graph()
seen.add_nodes_from(people.index)
watched = ties[ties.observed]
seen.add_edges_from(zip(watched.source, watched.target))
print(calls.number_of_edges(), "ties in all,", seen.number_of_edges(), "seen")

# %% role="declare"
exercise(
    "m06-q10",
    entries(
        correlation=number("", within="0.006"),
        shared=number("people", whole=True),
    ),
    answer="agreement",
    points=2,
    minutes=8,
    objective="O4",
    verb="analyze",
    claims=["C14", "C49"],
    hints=[
        "Compute betweenness twice, and put both in a table with a row for each person.",
        'scores.corr(method="spearman") compares ranks; nlargest(10) gives the first ten of one.',
        "scores = pd.DataFrame({\"whole\": nx.betweenness_centrality(calls), \"seen\": "
        "nx.betweenness_centrality(seen)}); then scores.whole.corr(scores.seen, method=\"spearman\").",
    ],
    then="A coefficient that reports would call strong, and a list of names of which half are wrong.",
    mistakes=[
        mistake(
            "values-not-ranks",
            """
            scores = pd.DataFrame(
                {"whole": nx.betweenness_centrality(calls), "seen": nx.betweenness_centrality(seen)}
            )
            first = set(scores.whole.nlargest(10).index) & set(scores.seen.nlargest(10).index)
            agreement = {"correlation": scores.whole.corr(scores.seen), "shared": len(first)}
            """,
            "That correlation is of the values. A rank correlation uses places only.",
        ),
        mistake(
            "by-degree",
            """
            scores = pd.DataFrame({"whole": dict(calls.degree), "seen": dict(seen.degree)})
            first = set(scores.whole.nlargest(10).index) & set(scores.seen.nlargest(10).index)
            agreement = {
                "correlation": scores.whole.corr(scores.seen, method="spearman"),
                "shared": len(first),
            }
            """,
            "You compared numbers of ties. Asked is betweenness.",
        ),
        mistake(
            "zeros-left-out",
            """
            scores = pd.DataFrame(
                {"whole": nx.betweenness_centrality(calls), "seen": nx.betweenness_centrality(seen)}
            )
            first = set(scores.whole.nlargest(10).index) & set(scores.seen.nlargest(10).index)
            some = scores[(scores.whole > 0) & (scores.seen > 0)]
            agreement = {
                "correlation": some.whole.corr(some.seen, method="spearman"),
                "shared": len(first),
            }
            """,
            "You left out whoever scores nothing in one source. Those people disagree most: keep all.",
        ),
    ],
    also=[
        """
        both = {"whole": nx.betweenness_centrality(calls), "seen": nx.betweenness_centrality(seen)}
        pair = rank_agreement(both, top=10).iloc[0]
        agreement = {"shared": pair.shared_top, "correlation": pair.spearman}
        """
    ],
    near_misses=[
        'agreement = {"correlation": 0.66, "shared": 5}',
        'agreement = {"correlation": 0.644, "shared": 6}',
    ],
)

# %% [markdown]
# ### Exercise: two sources, one network
#
# {about m06-q10}
#
# Rank everybody by betweenness in `calls` and in `seen`. Give the rank `correlation` (Spearman's) over **all** people, two decimals or more, and how many of the
# first {!10} of one are also among the first {!10} of the other (`shared`). Name the dictionary `agreement`.

# %% role="answer" exercise="m06-q10"
scores = pd.DataFrame(
    {"whole": nx.betweenness_centrality(calls), "seen": nx.betweenness_centrality(seen)}
)
first = [set(scores[source].nlargest(10).index) for source in scores]
agreement = {
    "correlation": scores.whole.corr(scores.seen, method="spearman"),
    "shared": len(first[0] & first[1]),
}

# %%
plots.two_sources(calls, seen, people.role, agreement)

# %% [markdown]
# In life there is no column for the whole. There are only sources, to be set against each other. Two observers, each of whom
# sees other ties, agree with one another no better:

# %%
nx.set_node_attributes(calls, people.role.to_dict(), "role")
observers = {f"observer {seed}": betweenness(observe(calls, seed)) for seed in (1, 2)}
rank_agreement(observers, top=10).round(2)

# %% [markdown]
# One person in this network gives the orders, and we know who: the role is `leader`. Where do the measures put that person? Take
# the **whole** network, the one that no investigator ever has.

# %% role="declare"
exercise(
    "m06-q11",
    entries(
        degree=number("people", whole=True),
        betweenness=number("people", whole=True),
    ),
    answer="ahead",
    points=2,
    minutes=6,
    objective="O2",
    verb="evaluate",
    claims=["C10", "C48"],
    hints=[
        'The leader\'s name: people.index[people.role == "leader"][0].',
        "Compare everybody's score with the leader's, and count who has strictly more.",
        "degree = pd.Series(dict(calls.degree)); then (degree > degree[leader]).sum(). The same with "
        "betweenness.",
    ],
    then="Whoever gives orders through two brokers needs two ties. Central is not boss.",
    mistakes=[
        mistake(
            "leader-leads",
            'ahead = {"degree": 0, "betweenness": 0}',
            "You took it that the leader comes first. Look the person up and count.",
        ),
        mistake(
            "ties-counted-as-ahead",
            """
            leader = people.index[people.role == "leader"][0]
            degree = pd.Series(dict(calls.degree))
            score = pd.Series(nx.betweenness_centrality(calls))
            ahead = {
                "degree": (degree >= degree[leader]).sum(),
                "betweenness": (score >= score[leader]).sum(),
            }
            """,
            "You counted people with an equal score, and the leader as well. Ahead means more.",
        ),
        mistake(
            "in-what-was-seen",
            """
            leader = people.index[people.role == "leader"][0]
            degree = pd.Series(dict(seen.degree))
            score = pd.Series(nx.betweenness_centrality(seen))
            ahead = {
                "degree": (degree > degree[leader]).sum(),
                "betweenness": (score > score[leader]).sum(),
            }
            """,
            "These are the places in what was seen. Take the whole network.",
        ),
        mistake(
            "scores-not-people",
            """
            leader = people.index[people.role == "leader"][0]
            ahead = {
                "degree": calls.degree[leader],
                "betweenness": round(100 * nx.betweenness_centrality(calls)[leader]),
            }
            """,
            "These are the leader's own scores. Asked is how many people have higher ones.",
        ),
    ],
    also=[
        """
        boss = people.query("role == 'leader'").index.item()
        path = nx.betweenness_centrality(calls)
        ahead = {
            "betweenness": sum(path[p] > path[boss] for p in calls),
            "degree": len([p for p in calls if calls.degree[p] > calls.degree[boss]]),
        }
        """
    ],
    near_misses=[
        'ahead = {"degree": 21, "betweenness": 30}',
        'ahead = {"degree": 20, "betweenness": 29}',
    ],
)

# %% [markdown]
# ### Exercise: where is the boss?
#
# {about m06-q11}
#
# In `calls`, how many people have **more** ties than the leader (`degree`), and how many have a higher `betweenness`? Name
# the dictionary of these two numbers `ahead`.

# %% role="answer" exercise="m06-q11"
leader = people.index[people.role == "leader"][0]
ties_of = pd.Series(dict(calls.degree))
path_score = pd.Series(nx.betweenness_centrality(calls))
ahead = {
    "degree": (ties_of > ties_of[leader]).sum(),
    "betweenness": (path_score > path_score[leader]).sum(),
}

# %% [markdown]
# A study of Sicilian files (Agreste and others, 2015) found the same with real people: those high in the hierarchy were not the most central,
# and often did not show up in the reconstructed network at all.
#
# ## Roles between groups
#
# Brokers differ by whom they join. R. Gould and R. Fernandez (1989) named five roles. Think of a message that goes from a source
# through a broker to a target who has no tie from the source, and look at their groups. A **coordinator** joins two of the broker's own
# group. An **itinerant** broker comes from outside and joins two of one group. A **gatekeeper** lets the message into the broker's group, a
# **representative** takes it out, and a **liaison** joins two groups and belongs to neither.

# %%
messages = pd.DataFrame(
    [
        ("a", "port", "port", "port", False),
        ("b", "city", "port", "city", False),
        ("c", "city", "port", "port", False),
        ("d", "port", "port", "city", False),
        ("e", "city", "port", "prison", False),
        ("f", "city", "port", "prison", True),
    ],
    columns=["message", "source", "broker", "target", "source tied to target"],
).set_index("message")
messages

# %% role="declare"
exercise(
    "m06-q12",
    entries(
        a=one_of("coordinator", "itinerant", "gatekeeper", "representative", "liaison", "none"),
        b=one_of("coordinator", "itinerant", "gatekeeper", "representative", "liaison", "none"),
        c=one_of("coordinator", "itinerant", "gatekeeper", "representative", "liaison", "none"),
        d=one_of("coordinator", "itinerant", "gatekeeper", "representative", "liaison", "none"),
        e=one_of("coordinator", "itinerant", "gatekeeper", "representative", "liaison", "none"),
        f=one_of("coordinator", "itinerant", "gatekeeper", "representative", "liaison", "none"),
    ),
    answer="named_roles",
    points=2,
    minutes=6,
    objective="O2",
    verb="understand",
    claims=["C14", "C49"],
    hints=[
        "Which of the three share a group? That settles nearly everything.",
        "Gatekeeper or representative: follow the message. Does it come into the broker's group or "
        "leave it?",
        "A broker joins two who are not tied themselves. Look at the last column.",
    ],
    then="`brokerage` counts these roles for everybody in a network of any size.",
    mistakes=[
        mistake(
            "in-and-out-swapped",
            """
            named_roles = {
                "a": "coordinator",
                "b": "itinerant",
                "c": "representative",
                "d": "gatekeeper",
                "e": "liaison",
                "f": "none",
            }
            """,
            "Two roles stand in each other's place. Does the message come into the broker's group, or "
            "leave it?",
        ),
        mistake(
            "outsider-is-liaison",
            """
            named_roles = {
                "a": "coordinator",
                "b": "liaison",
                "c": "gatekeeper",
                "d": "representative",
                "e": "liaison",
                "f": "none",
            }
            """,
            "You named every outsider a liaison. One of them joins two people of the same group.",
        ),
        mistake(
            "direct-tie-overlooked",
            """
            named_roles = {
                "a": "coordinator",
                "b": "itinerant",
                "c": "gatekeeper",
                "d": "representative",
                "e": "liaison",
                "f": "liaison",
            }
            """,
            "One of these brokers is not needed. Look at the last column.",
        ),
    ],
    also=[
        """
        from course.methods.networks import role_of

        named_roles = {
            name: "none" if tied else role_of(source, broker, target)
            for name, source, broker, target, tied in messages.itertuples()
        }
        """
    ],
)

# %% [markdown]
# ### Exercise: five roles
#
# {about m06-q12}
#
# Which role has the broker of each message: `"coordinator"`, `"itinerant"`, `"gatekeeper"`, `"representative"`, `"liaison"`, or
# `"none"`? Name the dictionary, with the keys `a` to `f`, `named_roles`. The groups are made up.

# %% role="answer" exercise="m06-q12"
named_roles = {
    "a": "coordinator",
    "b": "itinerant",
    "c": "gatekeeper",
    "d": "representative",
    "e": "liaison",
    "f": "none",
}

# %%
counted = brokerage(calls, people.cell)
plots.roles(calls, people.cell, people.role)
counted.join(people.role).nlargest(3, "liaison")

# %% [markdown]
# Counting roles finds the brokers that degree overlooks. It needs one thing more than degree does: somebody must have said
# which group each person is in, and it is as good as that.
#
# ## Where the network ends
#
# Back to the case. In the graph of everything that the article says, the man has the highest betweenness by far. Then came
# the second half of the article, on France, its ports and its laws, from sentence `S15` on. Suppose that half were all we had.

# %%
later = relations[(relations.sentence >= "S15") & ~relations.negated]
about_france = nx.Graph(list(zip(later.from_id, later.to_id)))
labels = entities.set_index("entity_id").label.to_dict()
print(about_france)

# %% role="declare"
exercise(
    "m06-q13",
    entries(
        his_ties=number("entities", whole=True),
        ahead_of_him=number("entities", whole=True),
        first=one_of("A03", "A05", "D01", "L01", "L02", "M01", "M02", "P01"),
    ),
    answer="boundary",
    points=2,
    minutes=7,
    objective="O3",
    verb="evaluate",
    claims=["C43", "C47", "C49"],
    hints=[
        "The same questions as before, asked of another graph.",
        "about_france.degree[\"P01\"] counts his neighbors; betweenness comes from networkx.",
        "score = pd.Series(nx.betweenness_centrality(about_france)); (score > score[\"P01\"]).sum() "
        "and score.idxmax().",
    ],
    then="The man did not change between the two halves. What changed is what the text was about: "
    "the boundary of the network.",
    mistakes=[
        mistake(
            "whole-article",
            """
            whole = nx.Graph(everything)
            score = pd.Series(nx.betweenness_centrality(whole))
            boundary = {
                "his_ties": whole.degree["P01"],
                "ahead_of_him": (score > score["P01"]).sum(),
                "first": score.idxmax(),
            }
            """,
            "That is the graph of the whole article. Use the one made from its second half.",
        ),
        mistake(
            "by-ties",
            """
            degree = pd.Series(dict(about_france.degree))
            boundary = {
                "his_ties": degree["P01"],
                "ahead_of_him": (degree > degree["P01"]).sum(),
                "first": degree.idxmax(),
            }
            """,
            "Ahead of him are those with a higher betweenness, not those with more neighbors.",
        ),
        mistake(
            "himself-included",
            """
            score = pd.Series(nx.betweenness_centrality(about_france))
            boundary = {
                "his_ties": about_france.degree["P01"],
                "ahead_of_him": (score >= score["P01"]).sum(),
                "first": score.idxmax(),
            }
            """,
            "Your count of those ahead holds the man himself.",
        ),
    ],
    also=[
        """
        from course.methods.networks import betweenness

        score = betweenness(about_france)
        boundary = {
            "first": max(score, key=score.get).lower(),
            "his_ties": len(about_france["P01"]),
            "ahead_of_him": sum(score[node] > score["P01"] for node in score),
        }
        """
    ],
    near_misses=[
        'boundary = {"his_ties": 3, "ahead_of_him": 14, "first": "M02"}',
        'boundary = {"his_ties": 2, "ahead_of_him": 15, "first": "M02"}',
    ],
)

# %% [markdown]
# ### Exercise: half the article
#
# {about m06-q13}
#
# In `about_france`: how many neighbors has the man (`his_ties`), how many entities have a higher betweenness than he
# (`ahead_of_him`), and which one comes `first` (its id)? Name the dictionary `boundary`.

# %% role="answer" exercise="m06-q13"
france_score = pd.Series(nx.betweenness_centrality(about_france))
boundary = {
    "his_ties": about_france.degree["P01"],
    "ahead_of_him": (france_score > france_score["P01"]).sum(),
    "first": france_score.idxmax(),
}

# %% [markdown]
# An article about one man makes him central. So does an investigation that listens to one man's phone. P. Campana and F. Varese (2020) call
# it a question of boundaries: the police draw one, and then the analyst draws another inside it.
#
# The opposite error is as easy. The article tells of a Red Notice on {C08}, and the graph has **no tie** from the notice to
# the man.

# %% role="declare"
exercise(
    "m06-q14",
    choice("a", "b", "c", "d"),
    answer="reading",
    points=1,
    minutes=4,
    objective="O3",
    verb="evaluate",
    claims=["C08", "C47"],
    hints=[
        'Read the note: entities.query("entity_id == \'D03\'").note.',
        "A missing line can mean that there was nothing, or that nobody wrote it down.",
        "One answer keeps the source as it is and says where the gap could be closed.",
    ],
    then="No tie in the data is a statement about the data. Another source can fill the gap, under its "
    "own name.",
    mistakes=[
        mistake(
            "absence-is-evidence",
            'reading = "a"',
            "No tie in the data is not the same as no tie in the world. What did the coder have to go "
            "on?",
        ),
        mistake(
            "everybody-knows",
            'reading = "c"',
            "That adds what you know to what the source says, as if the source had said it.",
        ),
        mistake(
            "alleged-as-filler",
            'reading = "d"',
            "Alleged means that somebody alleges it. Here, nobody in the text does.",
        ),
    ],
    also=['reading = " B"'],
)

# %% [markdown]
# ### Exercise: a tie that is not there
#
# {about m06-q14}
#
# What does the missing tie tell you? Name the letter, in quotes, `reading`.
#
# - **a** The notice was for somebody else, or the coder would have tied it to him.
# - **b** The sentence does not say whom the notice concerns; another source may, and would be cited for it.
# - **c** Everybody knows whom it meant, so it should be added as *stated*.
# - **d** It is likely, so it should be added as *alleged*.

# %% role="answer" exercise="m06-q14"
reading = "b"

# %% [markdown]
# ## A slider for certainty
#
# You have met the threshold as code. Now move it and watch who is called central. The slider keeps the ties that are at least
# as certain as you say; places in the drawing stay where they are.

# %% role="declare"
exercise(
    "m06-w1",
    entries(
        report=one_of("stated", "reported", "alleged"),
        market=one_of("stated", "reported", "alleged"),
        most=one_of("stated", "reported", "alleged"),
    ),
    answer='saved("m06-w1")',
    points=2,
    minutes=6,
    objective="O5",
    verb="analyze",
    claims=["C11", "C12", "C39"],
    hints=[
        "Move the slider through its three places and read the first five by betweenness each time.",
        "Two of the roles are about who comes second, one is about the size of the first number.",
        "If the drug market is second at more than one place, take the strictest: the one that keeps "
        "the fewest ties.",
    ],
    then="The first place is safe at every threshold, and his lead grows with what is only alleged. "
    "Who comes second depends on the threshold.",
    mistakes=[
        mistake(
            "loosest-for-market",
            """
            slider = certainty_slider("m06-w1", ties=case_ties, labels=labels, roles=roles)
            slider.pick("report", "stated")
            slider.pick("market", "alleged")
            slider.pick("most", "alleged")
            """,
            "The market is second there, but also at a stricter place. Asked is the strictest.",
        ),
        mistake(
            "scale-upside-down",
            """
            slider = certainty_slider("m06-w1", ties=case_ties, labels=labels, roles=roles)
            slider.pick("report", "alleged")
            slider.pick("market", "reported")
            slider.pick("most", "stated")
            """,
            "Your ends are swapped: stated keeps the fewest ties, alleged keeps them all.",
        ),
        mistake(
            "fewer-ties-more-central",
            """
            slider = certainty_slider("m06-w1", ties=case_ties, labels=labels, roles=roles)
            slider.pick("report", "stated")
            slider.pick("market", "reported")
            slider.pick("most", "stated")
            """,
            "Read the man's number at all three places once more: where is it largest?",
        ),
    ],
    also=[
        """
        slider = certainty_slider("m06-w1", ties=case_ties, labels=labels, roles=roles)
        for role, level in [("most", "alleged"), ("market", "reported"), ("report", "stated")]:
            slider.pick(role, level)
        """
    ],
    stub='# slider.pick("report", ...) works here, too',
    blank="Save a level for all three roles, with the buttons or with slider.pick, then check again.",
)

# %%
case_ties = relations.assign(source=relations.from_id, target=relations.to_id)
roles = {
    "report": "the level where the Senate report is second",
    "market": "the strictest level where the drug market is second",
    "most": "the level where the man's betweenness is highest",
}

# %% [markdown]
# ### Interactive exercise: how certain must a tie be?
#
# {about m06-w1}
#
# Move the slider, with the mouse or the arrow keys, and save three levels: where the Senate report comes **second** by
# betweenness (`report`); the **strictest** level at which the French drug market comes second (`market`); and where the man's betweenness is
# **highest** (`most`). To type instead: `slider.pick("report", "alleged")`.

# %% role="answer" exercise="m06-w1"
slider = certainty_slider("m06-w1", ties=case_ties, labels=labels, roles=roles)
### BEGIN SOLUTION
slider.pick("report", "stated")
slider.pick("market", "reported")
slider.pick("most", "alleged")
### END SOLUTION
slider

# %% [markdown]
# ## Your turn to write
#
# *Although he is not a kingpin, he appears to be a node.* You have now seen what stands behind such words: a text and its
# boundary, ties of unequal certainty, a measure among several, and all that nobody saw.

# %% role="declare"
written(
    "m06-e1",
    points=4,
    minutes=20,
    objective="O5",
    verb="evaluate",
    claims=["C10", "C11", "C12", "C13", "C14", "C43"],
    rubric=(
        (4, "complete", "Takes a side and gives the other its due; says which graph, threshold and "
         "measure a number comes from; keeps the hedges; names boundary and hidden ties as limits; "
         "says what further data would change the view."),
        (3, "sound", "Takes a side with numbers from the graph and one real limit; threshold or "
         "boundary is missing; no wrong claim about the man."),
        (2, "partial", "Uses a measure, but reads it as power or as proof, or mixes what is stated "
         "with what is alleged."),
        (1, "bare", "Repeats or rejects the article's word without evidence from the graph."),
    ),
    samples=[
        (
            4,
            "I defend the word, weakly. In the graph of all statements down to the alleged ones he has "
            "the highest betweenness, and he keeps the first place when only stated ties count. But his "
            "number grows with every allegation, and in the half of the article that is not about him "
            "he has two neighbors: the text's boundary made him central. The graph ties him to one "
            "criminal group only, which he is said to have had links with, and whatever nobody saw is "
            "missing. Contacts between people, from files that were not opened because of him, would "
            "decide it; if he hardly came up in them, I would drop the word.",
            "Takes a side, names graph, threshold and measure, keeps the hedges, gives the boundary and "
            "the unseen ties as limits, and says what would change the view.",
        ),
        (
            3,
            "The word node is right. At the level of reported ties he has more neighbors than any other "
            "person in the graph and lies on the most shortest paths. Even if all alleged ties are left "
            "out he stays first. One has to keep in mind that the article is about him, so that other "
            "people may be missing.",
            "Two numbers with their threshold and one real limit. The measure is not tied to what kind "
            "of neighbors he has, and no further data are named.",
        ),
        (
            2,
            "With a betweenness of almost a half he controls half of the network, so he is more than a "
            "node: he is its main broker. The article is too careful when it says that he is no kingpin.",
            "Uses a measure, but reads it as control over people. The threshold is not named, and what "
            "is only alleged counts like what is stated.",
        ),
        (
            1,
            "The article was written by experts on organized crime, so when they say that he is a node "
            "in the networks that must be correct.",
            "Repeats the word and brings no evidence from the graph.",
        ),
    ],
)

# %% [markdown]
# ### Written exercise: defend or attack "node"
#
# {about m06-e1}
#
# In about {!150} words, defend or attack the article's word *node* for this man. Use at least two numbers from this notebook and say which graph, threshold
# and measure they come from. Keep the article's hedges. Say what the boundary of the text does to your numbers, and which data would change your mind.
#
# {rubric m06-e1}

# %% [markdown] role="written" exercise="m06-e1"
# ### BEGIN SOLUTION
# **Model answer for instructors.** I attack the word, not the hedge. In the graph of all that the article says, down to what is
# alleged, the man has {=rows[-1][-1]} neighbors among {=len(everything)} entities and the highest betweenness,
# {=nx.betweenness_centrality(said)["P01"]:.2f} of all pairs. But the text is about him. In its second half he has {=about_france.degree["P01"]} ties, and
# {=(france_score > france_score["P01"]).sum()} entities come before him. {=rows[-1][-1] - rows[0][-1]} of his neighbors rest on what is
# reported or alleged: a charge of robbery, a suspicion of murder, an implication in another, alleged trafficking, links that he *is said* to have had. The neighbors
# are mostly events, places and offices; a single criminal group is named. So the graph shows that he is the article's
# subject. It cannot show that he is a node of any criminal network, central or not, nor that he is no kingpin: in a made-up network with a known leader,
# {=(ties_of > ties_of[leader]).sum()} people have more ties than the leader. What would change my mind: ties between people, from a source that did not
# start with him, such as contacts seen in other cases, with the share that is missing estimated.
# ### END SOLUTION

# %% [markdown]
# ## What this does not show
#
# - The case graph is a graph of **one article**. It is not a picture of organized crime, and no measure in it is evidence against
#   anybody.
# - A tie stands for very different things here: a place, a charge, a vehicle. Betweenness treats them all alike.
# - The SYNTHETIC networks were tuned to a few published numbers. They cluster less than the real meetings did, and real people hide in
#   other ways.
# - Centrality is no rank in a hierarchy. Neither is it guilt.
# - All networks here stand still. Real ones answer to what is done to them, which is the next module's subject.

# %% [markdown]
# ## To read on
#
# - M. Sparrow (1991), *The application of network analysis to criminal intelligence*, Social Networks {!13, 251-274}.
# - L. Freeman (1979), *Centrality in social networks: conceptual clarification*, Social Networks {!1, 215-239}.
# - D. Krackhardt (1990), *Assessing the political landscape*, Administrative Science Quarterly {!35, 342-369}: the kite.
# - R. Gould and R. Fernandez (1989), *Structures of mediation*, Sociological Methodology {!19, 89-126}.
# - R. Burt (1995), *Structural Holes*, Harvard University Press: brokerage and constraint.
# - P. Campana and F. Varese (2020), *Studying organized crime networks*, Social Networks: sources and boundaries.
# - S. Agreste and others (2015), *Network structure and resilience of Mafia syndicates*, preprint.
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
