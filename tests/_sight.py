"""Colors as different eyes and a gray printer see them, by the library coloraide.

Contrast is that of WCAG 2.1. Protanopia and deuteranopia are simulated after Machado, Oliveira and
Fernandes (2009) at full severity, tritanopia, for which their model is not meant, after Brettel,
Viénot and Mollon (1997). Differences are CIEDE2000, and gray is the lightness L*.
"""

from __future__ import annotations

from functools import cache

from coloraide import Color

RGB = tuple[float, float, float]

#: Kind of color vision, and by whose model it is simulated.
MODELS = {"protan": "machado", "deutan": "machado", "tritan": "brettel"}
#: Below this CIEDE2000 difference, two colors can be taken for each other in small marks.
APART = 12
#: Below this difference in lightness, two grays can be taken for each other.
GRAYS_APART = 10
#: Above this difference, two colors were meant to differ.
MEANT = 5


def over(color: tuple[float, ...], ground: RGB) -> RGB:
    """Lay a color with an alpha over an opaque one."""
    red, green, blue, alpha = (*color, 1.0)[:4]
    return tuple(
        round(alpha * part + (1 - alpha) * under, 4)
        for part, under in zip((red, green, blue), ground, strict=True)
    )


@cache
def contrast(one: RGB, other: RGB) -> float:
    """Contrast ratio of WCAG 2.1, from 1 to 21."""
    return float(_color(one).contrast(_color(other), method="wcag21"))


@cache
def differ(one: RGB, other: RGB) -> bool:
    """Whether two colors differ for usual sight, so that the difference is meant."""
    return float(_color(one).delta_e(_color(other), method="2000")) > MEANT


@cache
def mistaken(one: RGB, other: RGB) -> list[str]:
    """For which eyes, or in which print, two colors can be taken for each other."""
    confused = [
        kind
        for kind in MODELS
        if float(_seen(one, kind).delta_e(_seen(other, kind), method="2000")) < APART
    ]
    if abs(lightness(one) - lightness(other)) < GRAYS_APART:
        confused.append("gray")
    return confused


@cache
def lightness(color: RGB) -> float:
    """Lightness L* of the gray that has a color's luminance."""
    return float(_color(color).convert("lab-d65")["lightness"])


def seen(color: RGB, kind: str) -> RGB:
    """Return a color as it looks to somebody with one kind of color vision."""
    red, green, blue = _seen(color, kind).coords()
    return red, green, blue


@cache
def _seen(color: RGB, kind: str) -> Color:
    return _color(color).filter(kind, method=MODELS[kind]).convert("srgb").clip()


def _color(color: RGB) -> Color:
    return Color("srgb", list(color))
