"""The case as a graph: who and what the article names, and every tie it states between them.

The article of 2024 was coded sentence by sentence. Each tie keeps the sentence that it comes from,
how certain the article is of it, the words that it hedges with, and whether it denies the tie. A
graph made from it shows what **one article says**: it is no picture of a criminal network, and the
man that the article is about stands in its middle because of that.

Examples
--------
>>> graph = case_graph()
>>> graph.nodes["P01"]["label"]
'Mohamed Amra'
>>> graph.edges["P01", "G04", "R034"]["hedge"]
'said to have had'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from course import _package
from course._ftm import SCHEMATA, entity, link, schema_of

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["LEVELS", "SCHEMATA", "case_graph", "followthemoney", "levels_down_to"]

LEVELS = ("stated", "reported", "alleged")
"""How certain the article is of a tie, the most certain first.

"stated": said by the article itself as a fact; "reported": said to come from somebody else;
"alleged": a charge, a suspicion or an allegation.
"""


def levels_down_to(certainty: str) -> tuple[str, ...]:
    """List the levels that are at least as certain as one of them.

    Parameters
    ----------
    certainty : str
        One of `LEVELS`.

    Returns
    -------
    tuple of str
        From "stated" down to `certainty`.

    Raises
    ------
    ValueError
        If there is no such level.

    Examples
    --------
    >>> levels_down_to("reported")
    ('stated', 'reported')
    """
    if certainty not in LEVELS:
        raise ValueError(f"expected certainty to be one of {', '.join(LEVELS)}, got {certainty!r}")
    return LEVELS[: LEVELS.index(certainty) + 1]


def case_graph(
    certainty: str = "reported", *, negated: bool = False, isolates: bool = False
) -> nx.MultiDiGraph:
    """Build the graph of the article's ties, down to a level of certainty.

    Parameters
    ----------
    certainty : str
        The lowest level that a tie may have: "stated", "reported" or "alleged".
    negated : bool
        Whether to add the ties that the article denies, such as "is not a kingpin". They carry
        ``negated=True``. Count them as ties and a denial becomes a claim: leave them out unless
        you want to show them.
    isolates : bool
        Whether to add the entities that have no tie at this level.

    Returns
    -------
    networkx.MultiDiGraph
        Nodes are entities such as "P01" with ``label``, ``type``, ``subtype``, ``schema`` (the
        name in FollowTheMoney), ``named`` and ``sentences``. Edges have the tie's id as their key,
        such as "R034", with ``relation``, ``certainty``, ``hedge``, ``negated``, ``date`` (EDTF
        text or ""), ``layer``, ``sentence`` and ``note``. Some ties have no direction of their own
        ("competes_with"): read the relation before you follow an arrow.

    Raises
    ------
    ValueError
        If there is no such level.

    Examples
    --------
    >>> stated, alleged = case_graph("stated"), case_graph("alleged")
    >>> stated.has_edge("P01", "E08"), alleged.has_edge("P01", "E08")
    (False, True)
    >>> case_graph("stated", negated=True).has_edge("P01", "G07", "R037")
    True
    """
    import networkx as nx  # noqa: PLC0415 - heavy

    levels = levels_down_to(certainty)
    entities = {row["entity_id"]: row for row in _package.rows("case_entities")}
    graph = nx.MultiDiGraph(certainty=certainty)
    if isolates:
        for name, row in entities.items():
            graph.add_node(name, **_node(row))
    for row in _package.rows("case_relations"):
        if row["certainty"] not in levels or (_true(row["negated"]) and not negated):
            continue
        for name in (row["from_id"], row["to_id"]):
            graph.add_node(name, **_node(entities[name]))
        graph.add_edge(row["from_id"], row["to_id"], key=row["relation_id"], **_edge(row))
    return graph


def followthemoney(certainty: str = "alleged") -> list[dict[str, Any]]:
    """Write the case as FollowTheMoney entities, for tools that read that format.

    Parameters
    ----------
    certainty : str
        The lowest level that a tie may have; see `LEVELS`.

    Returns
    -------
    list of dict
        Entities first, then ties as `UnknownLink`, each with ``id``, ``schema`` and
        ``properties`` (lists of text). A tie's certainty is its ``status``, its hedge and sentence
        its ``summary``. Ties that the article denies are left out: the format has no place for
        "not", and a reader would take them for claims. No topic such as "crime" is set on
        anybody: a suspicion is not a conviction.

    Raises
    ------
    ValueError
        If there is no such level.

    Examples
    --------
    >>> followthemoney()[0]["schema"], followthemoney()[-1]["schema"]
    ('Person', 'UnknownLink')
    """
    levels = levels_down_to(certainty)
    sources = {row["source_id"]: row for row in _package.rows("sources")}
    entities = [entity(row, sources[row["source_id"]]) for row in _package.rows("case_entities")]
    ties = [
        link(row, sources[row["source_id"]])
        for row in _package.rows("case_relations")
        if row["certainty"] in levels and not _true(row["negated"])
    ]
    return entities + ties


def _node(row: dict[str, str]) -> dict[str, Any]:
    kept: dict[str, Any] = {name: row[name] for name in ("label", "type", "subtype")}
    kept["schema"] = schema_of(row)
    kept["named"] = _true(row["named"])
    kept["sentences"] = tuple(row["sentences"].split())
    return kept


def _edge(row: dict[str, str]) -> dict[str, Any]:
    names = ("relation", "certainty", "hedge", "date", "layer", "sentence", "note")
    return {**{name: row[name] for name in names}, "negated": _true(row["negated"])}


def _true(text: str) -> bool:
    return text == "true"
