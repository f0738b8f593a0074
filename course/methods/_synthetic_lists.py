"""SYNTHETIC tables written by hand: citations, grades and markets. Nothing in them is random."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

#: Number of the outlet and of the outlet it cites; 0 when it cites nobody.
CITATIONS = (
    (1, 0),
    (2, 1),
    (3, 1),
    (4, 1),
    (5, 1),
    (6, 5),
    (7, 6),
    (8, 0),
    (9, 8),
    (9, 4),
    (10, 11),
    (11, 10),
    (12, 3),
    (12, 13),
    (13, 0),
    (14, 11),
    (15, 0),
    (16, 0),
)

#: Grades of Report 1 to Report 12, one string an analyst.
GRADES = (
    "A1 B2 B2 C3 B1 C3 D4 C2 B2 F6 A2 C3",
    "A1 B4 B2 C5 B1 F3 D2 C3 B5 F6 A3 F2",
)

#: Market, change in seizures, change in the price of a pure gram, in percent.
CASES = (("A", 80, -30), ("B", 60, 25), ("C", -40, 35), ("D", -50, -20))


def citations() -> pd.DataFrame:
    """Make the SYNTHETIC citations: which outlet cites which, for one made-up report.

    Returns
    -------
    pandas.DataFrame
        One row a citation: ``outlet``, ``cites`` (None when the outlet cites nobody) and
        ``is_synthetic``.

    Examples
    --------
    >>> bool(citations().cites.isna().any())
    True
    """
    import pandas as pd  # noqa: PLC0415  # heavy: only when a table is made

    return pd.DataFrame(
        [
            {
                "outlet": f"Outlet {outlet}",
                "cites": f"Outlet {cited}" if cited else None,
                "is_synthetic": True,
            }
            for outlet, cited in CITATIONS
        ]
    )


def grades() -> pd.DataFrame:
    """Make the SYNTHETIC grades that two made-up analysts gave to the same twelve reports.

    Returns
    -------
    pandas.DataFrame
        One row a grade: ``report``, ``analyst``, ``source`` (A to F), ``information`` (1 to 6)
        and ``is_synthetic``.

    Examples
    --------
    >>> sorted(grades().analyst.unique())
    ['Analyst 1', 'Analyst 2']
    """
    import pandas as pd  # noqa: PLC0415  # heavy: only when a table is made

    return pd.DataFrame(
        [
            {
                "report": f"Report {report}",
                "analyst": f"Analyst {analyst}",
                "source": grade[0],
                "information": int(grade[1]),
                "is_synthetic": True,
            }
            for analyst, given in enumerate(GRADES, start=1)
            for report, grade in enumerate(given.split(), start=1)
        ]
    )


def cases() -> pd.DataFrame:
    """Make the SYNTHETIC markets: what seizures and the price of a pure gram did together.

    Returns
    -------
    pandas.DataFrame
        One row a market: ``case``, ``seizures_change_percent``, ``price_change_percent`` and
        ``is_synthetic``.

    Examples
    --------
    >>> list(cases().case)
    ['A', 'B', 'C', 'D']
    """
    import pandas as pd  # noqa: PLC0415  # heavy: only when a table is made

    return pd.DataFrame(
        [
            {
                "case": case,
                "seizures_change_percent": float(seizures),
                "price_change_percent": float(price),
                "is_synthetic": True,
            }
            for case, seizures, price in CASES
        ]
    )
