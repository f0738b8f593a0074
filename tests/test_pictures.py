from __future__ import annotations

import base64
import itertools
import re
import struct
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
import pytest
from IPython.core.interactiveshell import InteractiveShell
from matplotlib import pyplot as plt

from course import pictures
from tests._sight import contrast, lightness, mistaken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matplotlib.figure import Figure

ALT = 'Seizures rise from 5.6 t in 2012 to 27.7 t in 2022, "fivefold" & more < 10.'


@pytest.fixture(autouse=True)
def _no_window(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(mpl.rcParams, "backend", "agg")
    yield
    plt.close("all")


def figure() -> Figure:
    with pictures.theme():
        fig, ax = plt.subplots()
        ax.plot([2012, 2022], [5.6, 27.7])
        ax.set_title("Seizures rose fivefold")
    return fig


@pytest.fixture(name="published")
def _published(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, str]]:
    """Collect what a notebook would get."""
    bundles: list[dict[str, str]] = []
    monkeypatch.setattr(InteractiveShell, "initialized", classmethod(lambda _cls: True))

    def display(bundle: dict[str, str], *, raw: bool) -> None:
        assert raw
        bundles.append(bundle)

    monkeypatch.setattr("IPython.display.display", display)
    return bundles


class Tags(HTMLParser):
    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def shown(published: list[dict[str, str]]) -> dict[str, str | None]:
    (bundle,) = published
    (image,) = (attributes for tag, attributes in Tags(bundle["text/html"]).tags if tag == "img")
    return image


def png(published: list[dict[str, str]]) -> bytes:
    return base64.b64decode(str(shown(published)["src"]).partition("base64,")[2])


def test_the_alt_text_reaches_the_img_and_the_plain_text(published: list[dict[str, str]]) -> None:
    assert pictures.show(figure(), alt=ALT) is None
    assert shown(published)["alt"] == ALT
    assert published[0]["text/plain"] == ALT
    assert sorted(published[0]) == ["text/html", "text/plain"]


def test_white_space_in_the_alt_text_is_folded(published: list[dict[str, str]]) -> None:
    pictures.show(figure(), alt="  Seizures rise from 5.6 t\n    to 27.7 t in 2022.\n")
    assert shown(published)["alt"] == "Seizures rise from 5.6 t to 27.7 t in 2022."


def test_a_caption_is_shown_as_text(published: list[dict[str, str]]) -> None:
    pictures.show(figure(), alt=ALT, caption="Source: <UNODC>")
    assert "<figcaption>Source: &lt;UNODC&gt;</figcaption>" in published[0]["text/html"]
    tags = dict(Tags(published[0]["text/html"]).tags)
    assert list(tags) == ["figure", "img", "figcaption"]
    assert tags["figure"]["role"] == "group"


@pytest.mark.parametrize("alt", [None, "", "   ", 7])
def test_missing_alt_text_is_refused(published: list[dict[str, str]], alt: Any) -> None:
    with pytest.raises(ValueError, match="needs alt text"):
        pictures.show(figure(), alt=alt)
    assert published == []


def test_alt_text_too_short_for_a_finding_is_refused(published: list[dict[str, str]]) -> None:
    with pytest.raises(ValueError, match="has 29 characters; it needs 30"):
        pictures.show(figure(), alt="x" * 29)
    pictures.show(figure(), alt="x" * 30)
    assert len(published) == 1


@pytest.mark.parametrize("start", ["Image of", "image of", "Picture of", "Figure 3 shows"])
def test_alt_text_that_says_it_is_a_picture_is_refused(start: str) -> None:
    with pytest.raises(ValueError, match="begin with the finding"):
        pictures.show(figure(), alt=f"{start} seizures rising from 5.6 t to 27.7 t")


def test_the_figure_is_closed_and_nothing_goes_to_stderr(
    published: list[dict[str, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    pictures.show(figure(), alt=ALT)
    assert plt.get_fignums() == []
    assert capsys.readouterr() == ("", "")
    assert len(published) == 1


def test_the_same_figure_gives_the_same_bytes_without_program_or_date(
    published: list[dict[str, str]],
) -> None:
    pictures.show(figure(), alt=ALT)
    first = png(published)
    published.clear()
    pictures.show(figure(), alt=ALT)
    assert png(published) == first
    assert {name for name, _ in chunks(first)} == {b"IHDR", b"pHYs", b"IDAT", b"IEND"}


def test_the_picture_has_twice_the_pixels_at_which_it_is_shown(
    published: list[dict[str, str]],
) -> None:
    pictures.show(figure(), alt=ALT)
    (width,) = struct.unpack(">I", dict(chunks(png(published)))[b"IHDR"][:4])
    assert shown(published)["width"] == str(width // 2)
    assert "max-width: 100%" in str(shown(published)["style"])


def chunks(raw: bytes) -> list[tuple[bytes, bytes]]:
    """Take a PNG apart (PNG specification, section 5.3)."""
    found, place = [], 8
    while place < len(raw):
        (length,) = struct.unpack(">I", raw[place : place + 4])
        found.append((raw[place + 4 : place + 8], raw[place + 8 : place + 8 + length]))
        place += 12 + length
    return found


def test_outside_a_notebook_the_alt_text_is_printed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(InteractiveShell, "initialized", classmethod(lambda _cls: False))
    pictures.show(figure(), alt=ALT)
    assert capsys.readouterr() == (f"{ALT}\n", "")


def test_the_theme_holds_inside_the_block_only() -> None:
    before = dict(mpl.rcParams)
    with pictures.theme():
        assert mpl.rcParams["font.family"] == ["DejaVu Sans"]
        assert mpl.rcParams["axes.prop_cycle"].by_key()["color"] == list(pictures.PALETTE)
    assert dict(mpl.rcParams) == before


def rgb(color: str) -> tuple[float, float, float]:
    red, green, blue = (int(color[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


@pytest.mark.parametrize("color", [pictures.INK, pictures.QUIET, *pictures.PALETTE])
def test_colors_that_may_carry_text_have_a_contrast_of_4_5_on_white(color: str) -> None:
    assert contrast(rgb(color), (1.0, 1.0, 1.0)) >= 4.5


def test_the_colors_of_data_run_from_dark_to_light_in_gray_print() -> None:
    levels = [lightness(rgb(color)) for color in pictures.PALETTE]
    assert levels == sorted(levels)
    assert min(after - before for before, after in itertools.pairwise(levels)) >= 10


def test_the_colors_of_data_are_told_apart_by_every_eye_and_in_gray() -> None:
    for one, other in itertools.combinations(map(rgb, pictures.PALETTE), 2):
        assert mistaken(one, other) == []


def test_a_direct_label_stands_right_of_the_last_point() -> None:
    fig = figure()
    pictures.label_end(fig.axes[0], 2022, 27.7, "France", color=pictures.PALETTE[0])
    (label,) = fig.axes[0].texts
    fig.canvas.draw()
    point = fig.axes[0].transData.transform((2022, 27.7))
    box = label.get_window_extent()
    assert label.get_text() == "France"
    assert box.x0 > point[0]
    assert box.y0 < point[1] < box.y1


def test_the_synthetic_label_stands_inside_the_plot() -> None:
    fig = figure()
    pictures.synthetic_label(fig.axes[0])
    (label,) = fig.axes[0].texts
    fig.canvas.draw()
    assert label.get_text() == "SYNTHETIC DATA"
    assert fig.axes[0].bbox.contains(*label.get_window_extent().min)
    assert fig.axes[0].bbox.contains(*label.get_window_extent().max)


def test_the_markup_needs_nothing_from_elsewhere(published: list[dict[str, str]]) -> None:
    pictures.show(figure(), alt=ALT)
    assert not re.search(r"https?:|<script|onerror", published[0]["text/html"])
