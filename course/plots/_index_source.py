"""What every picture of the crime index says about its source, and how indicators are written."""

from __future__ import annotations

RIGHTS = (
    "Source: GI-TOC, Global Organized Crime Index; all rights reserved, extract quoted for "
    "teaching, not under the course's license."
)
"""The line below each picture."""


def plain(name: str) -> str:
    """Write the name of an indicator in words.

    Parameters
    ----------
    name : str
        As in the table, such as "cocaine_trade".

    Returns
    -------
    str
        Words.

    Examples
    --------
    >>> plain("state_embedded_actors")
    'state embedded actors'
    """
    return name.replace("_", " ")
