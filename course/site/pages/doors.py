"""The ways to open a notebook of the course."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from course.site.settings import Settings

BRANCH = "main"
"""The branch of a public copy whose notebooks are opened."""


@dataclass(frozen=True)
class Door:
    """One link that opens a notebook."""

    label: str
    """What the link says."""
    address: str
    """Where it leads."""
    about: str
    """What to expect, in a sentence."""


def browser(notebook: str, up: str) -> str:
    """Give the address of a notebook in the edition that runs in a browser alone.

    Parameters
    ----------
    notebook
        Its path, such as "m03_change/m03_change.ipynb".
    up
        The way from the page to the site's root: "" or "../".

    Examples
    --------
    >>> browser("start.ipynb", "../")
    '../lite/lab/index.html?path=start.ipynb'
    """
    return f"{up}lite/lab/index.html?path={quote(notebook)}"


def elsewhere(notebook: str, settings: Settings) -> list[Door]:
    """List the services that open a notebook from a public repository; none without one.

    Examples
    --------
    >>> from course.site.settings import Settings
    >>> [door.address for door in elsewhere("start.ipynb", Settings(repository="ada/crime"))][1]
    'https://colab.research.google.com/github/ada/crime/blob/main/notebooks/start.ipynb'
    """
    if not settings.repository:
        return []
    path = quote(f"notebooks/{notebook}")
    return [
        Door(
            "Open in Binder",
            f"https://mybinder.org/v2/gh/{settings.repository}/{BRANCH}?urlpath=lab/tree/{path}",
            "A computer that others lend you for the session. Starting may take some minutes.",
        ),
        Door(
            "Open in Colab",
            f"https://colab.research.google.com/github/{settings.repository}/blob/{BRANCH}/{path}",
            "Google's notebooks. You need a Google account.",
        ),
    ]
