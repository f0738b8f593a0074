from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from course import base_year_explorer, saved
from course.exercises._saved import AnswerFile
from course.widgets import _base_year_svg
from course.widgets.base_year import BaseYearModel

if TYPE_CHECKING:
    from course.widgets.base_year import BaseYearExplorer

# UNODC, France, in tonnes; 27.7 / 4.095108 = 6.764, 27.7 / 10.834865 = 2.557, 27.7 / 5.602 = 4.945.
FACTORS = {2010: 6.764, 2011: 2.557, 2012: 4.945, 2021: 1.0453}
SENTENCES = {
    2010: "From 4.1 t in 2010 to 27.7 t in 2022: 6.8 times, +576 per cent.",
    2011: "From 10.8 t in 2011 to 27.7 t in 2022: 2.6 times, +156 per cent.",
    2012: "From 5.6 t in 2012 to 27.7 t in 2022: 4.9 times, +394 per cent.",
    2021: "From 26.5 t in 2021 to 27.7 t in 2022: 1.05 times, +5 per cent.",
}
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(name="explorer")
def _explorer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> BaseYearExplorer:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    return base_year_explorer("m03-w1")


# --- the model ------------------------------------------------------------------------------


def test_the_series_is_the_french_one_of_unodc_in_tonnes(explorer: BaseYearExplorer) -> None:
    assert explorer.model.years == list(range(2010, 2023))
    assert explorer.model.base_years == list(range(2010, 2022))
    assert explorer.model.series[2012] == 5.602
    assert explorer.model.series[2022] == 27.7


@pytest.mark.parametrize(("year", "factor"), FACTORS.items())
def test_factor_and_percent_are_those_of_a_hand_calculation(
    explorer: BaseYearExplorer, year: int, factor: float
) -> None:
    assert explorer.model.factor(year) == pytest.approx(factor, abs=0.0006)
    assert explorer.model.percent(year) == pytest.approx(100 * factor - 100, abs=0.06)


@pytest.mark.parametrize(("year", "sentence"), SENTENCES.items())
def test_the_sentence_names_both_years_both_values_and_the_change(
    explorer: BaseYearExplorer, year: int, sentence: str
) -> None:
    assert explorer.model.sentence(year) == sentence


def test_the_alt_text_has_the_finding_and_every_value(explorer: BaseYearExplorer) -> None:
    assert explorer.model.alt(2012) == (
        "Cocaine seized in France: 2022 is 4.9 times 2012. "
        "From 5.6 t in 2012 to 27.7 t in 2022: 4.9 times, +394 per cent. "
        "Bars for every year, in t: 2010 4.1, 2011 10.8, 2012 5.6, 2013 5.6, 2014 6.9, 2015 10.9, "
        "2016 8.5, 2017 17.5, 2018 16.4, 2019 14.6, 2020 13.1, 2021 26.5, 2022 27.7."
    )


def test_a_fall_has_a_minus_sign_and_a_factor_below_one() -> None:
    model = BaseYearModel({2020: 10.0, 2021: 4.0}, unit="t", end_year=2021, what="Seizures")
    assert model.sentence(2020) == "From 10.0 t in 2020 to 4.0 t in 2021: 0.4 times, -60 per cent."


@pytest.mark.parametrize("year", [2009, 2022, 2023, "2012", None])
def test_a_year_that_cannot_be_the_base_is_named(explorer: BaseYearExplorer, year: Any) -> None:
    line = f"The base year is one of 2010 to 2021, not {year!r}."
    with pytest.raises(ValueError, match=re.escape(line)):
        explorer.pick("mild", year)
    assert explorer.picks == {}


@pytest.mark.parametrize(
    "series", [{}, {2022: 1.0}, {2010: 1.0}, {2010: 0.0, 2022: 1.0}, {2010: -1.0, 2022: 1.0}]
)
def test_a_series_without_a_usable_base_is_refused(series: dict[int, float]) -> None:
    with pytest.raises(ValueError, match=r"must hold|must be above zero"):
        BaseYearModel(series, unit="t", end_year=2022, what="Seizures")


# --- picks ----------------------------------------------------------------------------------


def test_a_pick_in_code_is_saved_beside_the_notebook(explorer: BaseYearExplorer) -> None:
    assert saved("m03-w1") is ...
    explorer.pick("dramatic", 2016)
    explorer.pick("mild", 2015)
    explorer.pick("mild", 2014)
    assert explorer.picks == {"dramatic": 2016, "mild": 2014}
    assert saved("m03-w1") == {"dramatic": 2016, "mild": 2014}
    entry = json.loads(Path("answers.json").read_text(encoding="utf-8"))["answers"]["m03-w1"]
    assert (entry["model"], entry["version"]) == ("base_year", 1)


def test_a_role_that_does_not_exist_is_named(explorer: BaseYearExplorer) -> None:
    with pytest.raises(ValueError, match="'dramatic', 'mild', not 'wild'"):
        explorer.pick("wild", 2010)


def test_picks_come_back_when_the_cell_runs_again(explorer: BaseYearExplorer) -> None:
    explorer.pick("mild", 2015)
    assert base_year_explorer("m03-w1").picks == {"mild": 2015}
    assert base_year_explorer("m03-w2").picks == {}


def test_two_explorers_of_one_exercise_lose_nothing_of_each_other(
    explorer: BaseYearExplorer,
) -> None:
    other = base_year_explorer("m03-w1")
    explorer.pick("dramatic", 2016)
    other.pick("mild", 2015)
    assert other.picks == saved("m03-w1") == {"dramatic": 2016, "mild": 2015}
    assert base_year_explorer("m03-w1").picks == {"dramatic": 2016, "mild": 2015}
    other.pick("dramatic", 2014)
    explorer.pick("mild", 2013)  # it does not know of 2014, and must not bring 2016 back
    assert explorer.picks == saved("m03-w1") == {"dramatic": 2014, "mild": 2013}


@pytest.mark.parametrize("value", [1999, 2022, "2015", None, [2015]])
def test_a_saved_base_year_that_is_none_is_said_and_not_used(
    explorer: BaseYearExplorer, value: Any
) -> None:
    AnswerFile().write("m03-w1", "base_year", 1, {"mild": value, "dramatic": 2016})
    again = base_year_explorer("m03-w1")
    assert again.picks == {"dramatic": 2016}
    assert f"The base year {value!r} that is saved for the mildest headline" in again.note
    again.pick("mild", 2015)
    assert again.note == ""
    assert explorer.note == ""


def test_an_answer_of_an_older_version_is_said_and_not_used(explorer: BaseYearExplorer) -> None:
    AnswerFile().write("m03-w1", "base_year", 0, {"mild": 2015})
    again = base_year_explorer("m03-w1")
    assert again.picks == {}
    assert "version 0" in again.note
    assert saved("m03-w1") is ...
    assert explorer.exercise == again.exercise


# --- the picture ----------------------------------------------------------------------------


def drawn(explorer: BaseYearExplorer, year: int) -> ET.Element:
    return ET.fromstring(_base_year_svg.draw(explorer.model, year))


def bars(picture: ET.Element) -> list[ET.Element]:
    return picture.findall(f"{SVG}rect")[1:]  # the first is the background


@pytest.mark.parametrize("year", range(2010, 2022))
def test_the_picture_says_its_finding_and_has_alt_text(
    explorer: BaseYearExplorer, year: int
) -> None:
    picture = drawn(explorer, year)
    texts = [text.text for text in picture.iter(f"{SVG}text")]
    assert picture.get("role") == "img"
    assert picture.get("aria-label") == explorer.model.alt(year)
    assert explorer.model.title(year) in texts
    assert "Cocaine seized in France, tonnes (t) per year. Source: UNODC" in texts
    assert {"Year", "base", "end", str(year), "2022", "27.7"} <= set(texts)
    assert explorer.model.title(year).count(explorer.model.factor_text(year)) == 1
    assert explorer.model.factor_text(year) in texts


def test_the_bars_are_as_high_as_the_values(explorer: BaseYearExplorer) -> None:
    heights = [float(bar.attrib["height"]) for bar in bars(drawn(explorer, 2012))]
    assert len(heights) == 13
    assert heights[12] / heights[2] == pytest.approx(4.945, rel=0.01)
    assert heights[12] / heights[0] == pytest.approx(6.764, rel=0.01)


def test_the_base_year_is_told_apart_by_more_than_color(explorer: BaseYearExplorer) -> None:
    picture = drawn(explorer, 2012)
    base, end, other = (bars(picture)[place] for place in (2, 12, 0))
    assert base.get("fill") == "white"
    assert base.get("stroke") is not None
    assert end.get("stroke") is other.get("stroke") is None
    left = f"M{float(base.attrib['x']):.1f} "
    stripes = [path for path in picture.iter(f"{SVG}path") if path.attrib["d"].startswith(left)]
    assert len(stripes) >= 5


def test_text_in_the_picture_has_contrast(explorer: BaseYearExplorer) -> None:
    for text in drawn(explorer, 2015).iter(f"{SVG}text"):
        assert contrast_with_white(text.attrib["fill"]) >= 4.5
    for bar in bars(drawn(explorer, 2015)):
        assert contrast_with_white(bar.get("stroke") or bar.attrib["fill"]) >= 3


def contrast_with_white(color: str) -> float:
    """WCAG 2.2, definitions of relative luminance and contrast ratio."""
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


# --- what a notebook shows ------------------------------------------------------------------

IN_A_NOTEBOOK = """
import json, sys
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
shell = InteractiveShell.instance()
with capture_output() as shown:
    shell.run_cell("from course import base_year_explorer")
    shell.run_cell("explorer = base_year_explorer()")
    rest = shell.display_formatter.format(shell.user_ns["explorer"])
    shell.run_cell("explorer.pick('mild', 2015)")
print(json.dumps({
    "bundles": [output.data for output in shown.outputs],
    "rest": rest,
    "stdout": shown.stdout,
    "stderr": shown.stderr,
    "widgets": "ipywidgets" in sys.modules,
    "picks": shell.user_ns["explorer"].picks,
}))
"""


def in_a_notebook(folder: Path, **environment: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-c", IN_A_NOTEBOOK],
        cwd=folder,
        env={
            **{name: value for name, value in os.environ.items() if name != "NBGRADER_EXECUTION"},
            "PYTHONPATH": str(Path(__file__).parents[1]),
            "IPYTHONDIR": str(folder / "ipython"),
            **environment,
        },
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def test_under_the_grader_nothing_is_shown_and_everything_works_in_code(tmp_path: Path) -> None:
    seen = in_a_notebook(tmp_path, NBGRADER_EXECUTION="autograde")
    assert seen["bundles"] == []
    assert seen["rest"] == [{}, {}]
    assert seen["stdout"] == seen["stderr"] == ""
    assert seen["widgets"] is False
    assert seen["picks"] == {"mild": 2015}
    assert AnswerFile(tmp_path).read("m03-w1", "base_year", 1) == {"mild": 2015}


def test_elsewhere_one_widget_with_a_still_picture_and_a_text_is_shown(tmp_path: Path) -> None:
    first, second = in_a_notebook(tmp_path), in_a_notebook(tmp_path)
    assert first["stdout"] == first["stderr"] == ""
    (bundle,) = first["bundles"]
    assert sorted(bundle) == [
        "application/vnd.jupyter.widget-view+json",
        "text/html",
        "text/plain",
    ]
    assert bundle["text/plain"] == (
        "Base-year explorer m03-w1: the most dramatic headline not saved, "
        "the mildest headline not saved"
    )
    assert second["bundles"][0]["text/plain"].endswith("the mildest headline 2015")
    (image,) = re.findall("<img [^>]*>", bundle["text/html"])
    assert 'alt="Cocaine seized in France: 2022 is ' in image
    assert bundle["text/html"] == image


def test_a_save_that_fails_is_said_in_the_view(
    explorer: BaseYearExplorer, monkeypatch: pytest.MonkeyPatch
) -> None:
    from course.widgets._base_year_view import _View  # loads ipywidgets

    view = _View(explorer)
    button = next(part for part in view.box.children if hasattr(part, "children")).children[0]

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", full)
        button.click()
    assert "No space left on device" in view._saved.value
    assert "Nothing is saved yet." in view._saved.value
    button.click()
    assert "No space left on device" not in view._saved.value
    assert "Saved: base year 2016 as the most dramatic headline." in view._saved.value


def test_a_note_reaches_the_view_as_text_and_not_as_markup(explorer: BaseYearExplorer) -> None:
    from course.widgets._base_year_view import _View  # loads ipywidgets

    AnswerFile().write("m03-w1", "base_year", 1, {"mild": "<b>2015</b>"})
    view = _View(base_year_explorer(explorer.exercise))
    assert "&lt;b&gt;2015&lt;/b&gt;" in view._saved.value
    assert "<b>2015" not in view._saved.value
