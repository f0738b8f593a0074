"""The names that FollowTheMoney gives to what the case tables hold.

FollowTheMoney is a data model for investigations. The course writes its format and needs none of
its code. It has no schema for a market, a policy theme or an app: those are written as notes.
"""

from __future__ import annotations

from typing import Any

SCHEMATA = {
    "person": "Person",
    "agency": "PublicBody",
    "document": "Document",
    "place": "Address",
    "event": "Event",
    "market": "Note",
    "theme": "Note",
}
"""Type of an entity to its schema, where the type alone decides."""

_GROUPS = {"drug gang": "Organization", "organized crime": "Organization"}
"""Other groups are people counted together: nobody says that they are an organization."""

_ASSETS = {"vehicle": "Vehicle", "communication tool": "Note"}

_PREFIX = "amra2024"
"""Ids must be unique among all data sets that somebody loads together."""


def schema_of(row: dict[str, str]) -> str:
    """Give the schema of an entity.

    Parameters
    ----------
    row : dict
        A row of ``case_entities``.

    Returns
    -------
    str
        Name of a schema that is not abstract.

    Examples
    --------
    >>> schema_of({"type": "group", "subtype": "victims"})
    'LegalEntity'
    """
    if row["type"] == "group":
        return _GROUPS.get(row["subtype"], "LegalEntity")
    if row["type"] == "asset":
        return _ASSETS.get(row["subtype"], "Asset")
    return SCHEMATA[row["type"]]


def entity(row: dict[str, str], source: dict[str, str]) -> dict[str, Any]:
    """Write an entity.

    Parameters
    ----------
    row : dict
        A row of ``case_entities``.
    source : dict
        Its row of ``sources``.

    Returns
    -------
    dict
        ``id``, ``schema`` and ``properties``.
    """
    schema = schema_of(row)
    properties = {
        "name": [row["label"]],
        # Most of these are words such as "the criminals", which name others elsewhere.
        "weakAlias": [alias.strip() for alias in row["aliases"].split(";")],
        "description": [row["subtype"]],
        "notes": [row["note"]],
        **_from(source),
    }
    if schema == "Document":
        # The schema demands a file name, and these documents come without a file.
        properties["title"] = properties["fileName"] = [row["label"]]
    if schema == "Address":
        properties["full"] = [row["label"]]
    return _written(row["entity_id"], schema, properties)


def link(row: dict[str, str], source: dict[str, str]) -> dict[str, Any]:
    """Write a tie as an `UnknownLink`, the schema for ties of any kind.

    Parameters
    ----------
    row : dict
        A row of ``case_relations``, not a negated one.
    source : dict
        Its row of ``sources``.

    Returns
    -------
    dict
        ``id``, ``schema`` and ``properties``.
    """
    hedge = f'; hedged: "{row["hedge"]}"' if row["hedge"] else ""
    properties = {
        "subject": [_id(row["from_id"])],
        "object": [_id(row["to_id"])],
        "role": [row["relation"].replace("_", " ")],
        "status": [row["certainty"]],
        "date": [row["date"]],
        "summary": [f"sentence {row['sentence']}{hedge}"],
        "description": [row["note"]],
        "recordId": [row["relation_id"]],
        **_from(source),
    }
    return _written(row["relation_id"], "UnknownLink", properties)


def _from(source: dict[str, str]) -> dict[str, list[str]]:
    return {"publisher": [source["publisher"]], "sourceUrl": [source["url"]]}


def _written(name: str, schema: str, properties: dict[str, list[str]]) -> dict[str, Any]:
    kept = {key: [text for text in texts if text] for key, texts in properties.items()}
    return {
        "id": _id(name),
        "schema": schema,
        "properties": {key: texts for key, texts in kept.items() if texts},
    }


def _id(name: str) -> str:
    return f"{_PREFIX}-{name}"
