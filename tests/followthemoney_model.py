"""Ask the FollowTheMoney library about schemata and entities; run by a Python that has it.

    python tests/followthemoney_model.py table < entities.json    what they use, for the table
    python tests/followthemoney_model.py faults < entities.json   what the library finds wrong

The table is ``tests/followthemoney.json``: names of schemata and properties, from the library's
model, with the library's license.
"""

from __future__ import annotations

import json
import sys
from importlib.metadata import metadata
from typing import Any


def table(entities: list[dict[str, Any]]) -> dict[str, Any]:
    """Give the schemata and properties that entities use, as the library's model has them."""
    from followthemoney import model

    used: dict[str, set[str]] = {}
    for entity in entities:
        used.setdefault(entity["schema"], set()).update(entity["properties"])
    about = metadata("followthemoney")
    return {
        "library": f"followthemoney {about['Version']}",
        "license": about["License-Expression"] or about["License"],
        "schemata": {
            name: {
                "abstract": model.get(name).abstract,
                "required": sorted(model.get(name).required),
                "properties": {
                    key: model.get(name).get(key).type.name for key in sorted(used[name])
                },
            }
            for name in sorted(used)
        },
    }


def faults(entities: list[dict[str, Any]]) -> list[str]:
    """List what the library's own validation finds wrong."""
    from followthemoney import model
    from followthemoney.exc import InvalidData

    found = []
    for entity in entities:
        schema = model.get(entity["schema"])
        if schema is None or schema.abstract:
            found.append(f"{entity['id']}: {entity['schema']} is no schema for entities")
            continue
        unknown = sorted(set(entity["properties"]) - set(schema.properties))
        if unknown:
            found.append(f"{entity['id']}: {schema.name} has no {', '.join(unknown)}")
            continue
        try:
            schema.validate(entity)
        except InvalidData as error:
            found.append(f"{entity['id']}: {error.errors}")
            continue
        # Cleaning drops values that the types cannot read.
        cleaned = model.get_proxy(entity, cleaned=False).to_dict()["properties"]
        found += [
            f"{entity['id']}: {key} loses a value"
            for key, values in entity["properties"].items()
            if len(cleaned.get(key, [])) != len(values)
        ]
        found += [
            f"{entity['id']}: {key} may not hold a {found_schema}"
            for key, found_schema in _misfits(entity, schema, entities)
        ]
    return found


def _misfits(entity: dict[str, Any], schema: Any, entities: list[dict[str, Any]]) -> Any:
    from followthemoney import model

    schemata = {each["id"]: each["schema"] for each in entities}
    for key, values in entity["properties"].items():
        prop = schema.get(key)
        if prop.type.name != "entity":
            continue
        for value in values:
            held = model.get(schemata.get(value, ""))
            if held is None or not held.is_a(prop.range):
                yield key, schemata.get(value, "missing entity")


if __name__ == "__main__":
    made = {"table": table, "faults": faults}[sys.argv[1]](json.load(sys.stdin))
    print(json.dumps(made, indent=2))
