"""Say in one line that a Python is too old.

Old Pythons read this file, ``__main__.py`` and ``__init__.py`` before anything can be said to
their user, so these three keep to the syntax of Python 3.6.
"""

OLDEST = (3, 11)


def complaint(version: "tuple[int | str, ...]", executable: str) -> str:
    """Name the Python that is too old and what to do; say nothing of one that is not.

    Parameters
    ----------
    version
        As ``sys.version_info``.
    executable
        The path of the interpreter, for the reader to recognize it by.

    Returns
    -------
    str
        One line, or an empty string when the Python will do.

    Examples
    --------
    >>> complaint((3, 11, 0, "final", 0), "python3")
    ''
    >>> complaint((3, 8, 18, "final", 0), "python3")[:54]
    'The course needs Python 3.11 or later; this is Python '
    """
    if (int(version[0]), int(version[1])) >= OLDEST:
        return ""
    found = ".".join(str(part) for part in version[:3])
    return (
        f"The course needs Python {OLDEST[0]}.{OLDEST[1]} or later; this is Python {found} "
        f"({executable}). Install a newer Python and start the same command with it, "
        "for example: python3.12 -m course lab"
    )
