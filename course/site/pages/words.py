"""The glossary: the words of all modules, and which of them are French."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from course.authoring.catalog import Module

FRENCH = (
    "département",
    "HAROPA",
    "inspection générale de la justice",
    "maison d'arrêt",
    "milieu",
    "mise en examen",
    "OFAST",
    "OFDT",
    "Opération Place nette",
    "Place nette",
    "rapporteur",
    "règlement de comptes",
)
"""Words that are French or stand for French words: a screen reader should say them so."""


@dataclass
class Word:
    """One word with what the modules say of it."""

    term: str
    """As the lessons write it."""
    meanings: list[tuple[str, Module]] = field(default_factory=list)
    """Explanation and module; two modules may explain a word each for its own use."""

    @property
    def anchor(self) -> str:
        """Give its place on the page."""
        return f"word-{re.sub(r'[^a-z0-9]+', '-', plain(self.term)).strip('-')}"

    @property
    def is_french(self) -> bool:
        """Tell whether it is French."""
        return self.term in FRENCH


def plain(term: str) -> str:
    """Give a word as it is sorted: small letters without accents.

    Examples
    --------
    >>> plain("Règlement de comptes")
    'reglement de comptes'
    """
    taken_apart = unicodedata.normalize("NFKD", term.casefold())
    return "".join(letter for letter in taken_apart if not unicodedata.combining(letter))


def by_letter(modules: Sequence[Module]) -> dict[str, list[Word]]:
    """Give the words of all modules under their first letters."""
    found: dict[str, Word] = {}
    for module in modules:
        for term, meaning in module.lesson.declared.glossary.items():
            word = found.setdefault(term, Word(term))
            word.meanings.append((" ".join(meaning.split()), module))
    letters: dict[str, list[Word]] = {}
    for word in sorted(found.values(), key=lambda word: plain(word.term)):
        letters.setdefault(plain(word.term)[0].upper(), []).append(word)
    return letters
