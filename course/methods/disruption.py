"""Taking networks apart: fragmentation, key players, attack curves and replacement.

These are questions about a drawing of ties. What is removed here are points; in the world they are
people, who are arrested on evidence and judged by courts, and whose ties nobody knows in full. A
high score says that a set matters to the drawing, neither that somebody is guilty nor that the
drawing is right. Methods for observed networks should be tried on networks with ties hidden.
"""

from __future__ import annotations

from course.methods._attack import AttackCurve, attack_curve
from course.methods._fragmentation import (
    distance_fragmentation,
    efficiency,
    fragmentation,
    reach,
)
from course.methods._key_players import KeyPlayers, key_players
from course.methods._replacement import Healed, recovery, replace_nearest

__all__ = [
    "AttackCurve",
    "Healed",
    "KeyPlayers",
    "attack_curve",
    "distance_fragmentation",
    "efficiency",
    "fragmentation",
    "key_players",
    "reach",
    "recovery",
    "replace_nearest",
]
