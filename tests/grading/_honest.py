"""SYNTHETIC students who solve the same exercises by themselves: alike, and not copied."""

from __future__ import annotations

import random
import re

Cells = dict[str, tuple[str, str]]
_NAMES = ("first", "second", "hi", "lo", "i", "k", "cur", "best", "out", "res", "flag", "tmp", "n")
_REMARKS = ("", "", "", "# compute it\n", "# change in percent\n", "# first the difference\n")
_OPENINGS = (
    "French police counted",
    "In 2023, police recorded",
    "The ministry reports",
    "There were",
)
_MIDDLES = (
    "418 victims of killings and attempts between criminals",
    "418 victims, dead or not, of score-settling",
    "418 people hit by killings and attempted killings",
)
_LINKS = ("up from 303 in 2022", "after 303 the year before", "against 303 in the year 2022")
_WARNINGS = (
    "That is a rise of 38 percent of the count of 2022.",
    "The rise is 38 percent, measured against the older count.",
    "Measured against 2022, this is 38 percent more.",
    "An increase of 38 percent; the base is the year before.",
)
_MORE = (
    "Other sources count only the dead.",
    "Not all victims died.",
    "The two counts use different units.",
    "Nobody counted attacks in this figure.",
    "The source is AFP, and it does not say how attempts were counted.",
    "Seizures in France were 27.7 tonnes in 2022, about five times those of 2012.",
    "Measured from 2010, seizures grew almost seven times.",
    "What was seized is not what was sold.",
    "The share of the young is pooled over victims and perpetrators.",
    "A share of the charged is not a share of the young.",
    "The word record held only until 2024.",
    "In Marseille, between 35 and 49 people were killed, by whom you ask.",
)


_RISES = (
    "rise = (victims_2023 - victims_2022) / victims_2022 * 100",
    "rise = 100 * (victims_2023 - victims_2022) / victims_2022",
    "A = victims_2022\nB = victims_2023\nrise = (B - A) / A * 100",
    "C = victims_2023 / victims_2022\nrise = (C - 1) * 100",
    "A = victims_2023 - victims_2022\nrise = A / victims_2022 * 100",
)
_RECORDS = (
    """
    A = []
    for B in range(len(values)):
        A.append(all(values[B] > v for v in values[:B]))
    return A""",
    """
    A = []
    B = None
    for C in values:
        A.append(B is None or C > B)
        if B is None or C > B:
            B = C
    return A""",
    """
    A = float('-inf')
    B = []
    for C in values:
        if C > A:
            B.append(True)
            A = C
        else:
            B.append(False)
    return B""",
    """
    return [A == 0 or B > max(values[:A]) for A, B in enumerate(values)]""",
    """
    A = []
    for B, C in enumerate(values):
        if B == 0 or C > max(values[:B]):
            A.append(True)
        else:
            A.append(False)
    return A""",
)


def honest(chance: random.Random) -> Cells:
    """Make up the answers of one student who worked alone."""
    names = dict(zip("ABC", chance.sample(_NAMES, 3), strict=True))
    rise, record = (
        re.sub(r"\b[ABC]\b", lambda found: names[found[0]], chance.choice(each))
        for each in (_RISES, _RECORDS)
    )
    said = [chance.choice(part) for part in (_OPENINGS, _MIDDLES, _LINKS)]
    text = f"{' '.join(said)}. {chance.choice(_WARNINGS)} "
    text += " ".join(chance.sample(_MORE, chance.randint(3, 6)))
    return {
        "m03-q1": ("code", chance.choice(_REMARKS) + rise),
        "m03-q9": ("code", f"{chance.choice(_REMARKS)}def running_record(values):{record}"),
        "m03-e1": ("markdown", text),
    }


def copied(cells: Cells) -> Cells:
    """Copy somebody's answers, rename every variable and leave the remarks out."""
    new = {name: f"mine_{place}" for place, name in enumerate(_NAMES)}
    return {
        cell: (kind, text)
        if kind != "code"
        else (
            kind,
            re.sub(r"#.*\n", "", re.sub(r"\w+", lambda found: new.get(found[0], found[0]), text)),
        )
        for cell, (kind, text) in cells.items()
    }
