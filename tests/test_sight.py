"""The measures of contrast and color vision are the published ones."""

from __future__ import annotations

import pytest

from tests._sight import contrast, differ, lightness, mistaken, over, seen

# Machado, Oliveira and Fernandes (2009), matrices for full severity, on linear RGB.
PUBLISHED = {
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
}
WHITE, BLACK = (1.0, 1.0, 1.0), (0.0, 0.0, 0.0)
RED, GREEN, BLUE = (0.8, 0.2, 0.1), (0.4, 0.5, 0.1), (0.1, 0.2, 0.8)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _written(part: float) -> float:
    part = min(max(part, 0.0), 1.0)
    return part * 12.92 if part <= 0.0031308 else float(1.055 * part ** (1 / 2.4) - 0.055)


@pytest.mark.parametrize("color", [RED, GREEN, BLUE, WHITE, BLACK])
@pytest.mark.parametrize("kind", PUBLISHED)
def test_a_color_is_seen_as_the_published_matrix_says(
    kind: str, color: tuple[float, float, float]
) -> None:
    linear = [_linear(part) for part in color]
    expected = [
        _written(sum(weight * part for weight, part in zip(row, linear, strict=True)))
        for row in PUBLISHED[kind]
    ]
    assert seen(color, kind) == pytest.approx(expected, abs=0.002)


@pytest.mark.parametrize(
    ("ground", "expected"),
    # The definition of WCAG 2.1, and #767676, the lightest gray that passes on white.
    [(BLACK, 21.0), (WHITE, 1.0), ((118 / 255,) * 3, 4.54)],
)
def test_contrast_on_white(ground: tuple[float, float, float], expected: float) -> None:
    assert contrast(WHITE, ground) == pytest.approx(expected, abs=0.01)


def test_lightness_runs_from_0_to_100() -> None:
    assert lightness(BLACK) == pytest.approx(0, abs=0.01)
    assert lightness(WHITE) == pytest.approx(100, abs=0.01)
    # L* = 116 (Y)^(1/3) - 16 at Y = 0.2140, the luminance of the gray 0.5.
    assert lightness((0.5, 0.5, 0.5)) == pytest.approx(53.4, abs=0.1)


def test_red_and_green_of_one_lightness_are_mistaken_and_blue_is_not() -> None:
    brown, olive = (0.71, 0.33, 0.12), (0.36, 0.48, 0.1)
    assert differ(brown, olive)
    assert {"protan", "deutan", "gray"} <= set(mistaken(brown, olive))
    assert not {"protan", "deutan"} & set(mistaken(brown, BLUE))


def test_a_color_lies_over_its_ground() -> None:
    assert over((0, 0, 0, 0.5), WHITE) == (0.5, 0.5, 0.5)
    assert over((0.2, 0.4, 0.6), WHITE) == (0.2, 0.4, 0.6)
