"""What this machine can give, found out without the course's code."""

from __future__ import annotations

import subprocess
from functools import cache


@cache
def layers() -> frozenset[str]:
    """Give the layers that a sandbox has to have here: util-linux makes namespaces, too."""
    words = ["unshare", "--user", "--map-root-user", "--mount", "--pid", "--net", "--ipc", "--fork"]
    made = subprocess.run([*words, "true"], capture_output=True, check=False).returncode == 0
    return frozenset({"landlock", "seccomp"} | ({"namespaces"} if made else set()))
