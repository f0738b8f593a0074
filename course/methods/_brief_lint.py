"""A lint for a brief: what a reader would ask for, found without understanding a word."""

from __future__ import annotations

import re
from dataclasses import dataclass

HEDGES = (
    "likely",
    "unlikely",
    "probably",
    "possibly",
    "probable",
    "possible",
    "could",
    "might",
    "perhaps",
    "appears",
    "seems",
    "cannot rule out",
    "chances",
)
"""Words of likelihood. "May" is left out: a month has that name."""

ALTERNATIVES = (
    "alternatively",
    "another explanation",
    "another reading",
    "instead",
    "unless",
    "would change",
    "rival",
    "if we are wrong",
)
"""Words by which a brief shows that it considered something else."""

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\[\"'(])")
_SOURCE = re.compile(r"\[[^\]\s][^\]]*\]")
_CHANCE = re.compile(
    r"\d+(?:\.\d+)?\s*(?:per\s?cent|percent|%)|\b\d+ in \d+\b|\b0\.\d+\b", re.IGNORECASE
)
_FIGURE = re.compile(r"\d")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True)
class Finding:
    """One thing that a reader would ask about."""

    rule: str
    """The rule: "hedge without number", "claim without source" or "no alternative"."""
    sentence: str
    """The sentence; empty where the whole brief is meant."""


def lint_brief(text: str) -> list[Finding]:
    """List what a reader of a brief would ask for.

    Parameters
    ----------
    text : str
        The brief. A source stands in square brackets in the sentence that rests on it, such as
        ``[C27]``.

    Returns
    -------
    list of Finding
        In the order of the text; "no alternative" comes last. An empty list is no praise: the
        lint counts marks, and knows nothing of what is true.

    Notes
    -----
    *Hedge without number*: a word of likelihood with no chance in figures in its sentence.
    *Claim without source*: a figure (a year alone is none, nor is a chance beside a word of
    likelihood) with no source in its sentence. *No alternative*: no word in all of the brief that
    weighs another reading, or says what would change it.

    Examples
    --------
    >>> [finding.rule for finding in lint_brief("Seizures were 27.7 t. They will likely rise.")]
    ['claim without source', 'hedge without number', 'no alternative']
    """
    found = []
    for sentence in _SENTENCE.split(text.strip()):
        bare = _SOURCE.sub(" ", sentence)
        hedged = _any_of(HEDGES, bare)
        if hedged and not _CHANCE.search(bare):
            found.append(Finding("hedge without number", sentence))
        left = _CHANCE.sub(" ", bare) if hedged else bare
        if _FIGURE.search(_YEAR.sub(" ", left)) and not _SOURCE.search(sentence):
            found.append(Finding("claim without source", sentence))
    if not _any_of(ALTERNATIVES, text):
        found.append(Finding("no alternative", ""))
    return found


def _any_of(words: tuple[str, ...], text: str) -> bool:
    return any(re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE) for word in words)
