"""What an account of the hub's computer can read."""

from __future__ import annotations

import json

from tests.hub._hub import Hub

_TRY = """
import json, os, sys
said = {}
for path in json.loads(sys.argv[1]):
    try:
        os.listdir(path) if os.path.isdir(path) else open(path, 'rb').read()
        said[path] = 'read'
    except OSError as error:
        said[path] = type(error).__name__
print(json.dumps(said))
"""


def tried(hub: Hub, who: str, names: list[str]) -> dict[str, str]:
    """Have somebody read files and list folders, and give what came of each.

    Parameters
    ----------
    names
        Paths in the hub's folder.
    """
    paths = {str(hub.scratch / name): name for name in names}
    said = json.loads(hub.terminal(who, "python", "-c", _TRY, json.dumps(list(paths))))
    return {paths[path]: result for path, result in said.items()}
