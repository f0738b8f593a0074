"""Guide, reference and map: what stands in them, and that they are made from the lessons."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field

import nbformat
import pytest

from course import _package
from course.authoring import concept_map, map_picture, pages
from course.authoring.build import differing, main
from course.authoring.schedules import DAY, short_course, whole_course, workshop
from tests.checkout import ROOT
from tests.grading._course import MODULES

NEEDS = {
    "m01_a": [],
    "m02_b": ["m01_a"],
    "m03_c": [],
    "m04_d": ["m03_c"],
    "m05_e": ["m01_a", "m04_d", "m03_c"],
}
TITLES = {name: f"Title of {name} with many & many words" for name in NEEDS}
SVG = "{http://www.w3.org/2000/svg}"


# --- the map ------------------------------------------------------------------------------------


def test_the_map_knows_what_comes_before_and_leaves_out_needless_arrows():
    assert concept_map.closure(NEEDS, "m05_e") == {"m01_a", "m03_c", "m04_d"}
    assert concept_map.layers(NEEDS) == [["m01_a", "m03_c"], ["m02_b", "m04_d"], ["m05_e"]]
    assert set(concept_map.arrows(NEEDS)) == {
        ("m01_a", "m02_b"),
        ("m01_a", "m05_e"),
        ("m03_c", "m04_d"),
        ("m04_d", "m05_e"),
    }
    assert concept_map.longest(NEEDS) == ["m03_c", "m04_d", "m05_e"]


def test_the_alt_text_says_what_the_picture_shows():
    assert concept_map.alt(NEEDS) == (
        "m01 and m03 need no other module; m01 prepares the most others, 2; the longest chain is "
        "m03, m04, m05. An arrow leads from each of 5 modules to those that build on it."
    )


def test_the_list_says_the_same_with_links():
    lines = concept_map.listed(NEEDS, TITLES, "../notebooks/").splitlines()
    assert lines[0].endswith("(../notebooks/m01_a/m01_a.ipynb): first")
    assert lines[4].startswith("- [m05: Title of m05_e")
    assert lines[4].endswith(": after m01, m03 and m04")


def drawn(needs):
    root = ET.fromstring(map_picture.svg(needs, {name: TITLES.get(name, "x") for name in needs}))
    boxes = [
        tuple(float(box.get(side)) for side in ("x", "y", "width", "height"))
        for box in root.iter(f"{SVG}rect")
        if box.get("x")
    ]
    paths = [line.get("d") for line in root.iter(f"{SVG}path") if line.get("marker-end")]
    return root, boxes, paths


def test_the_picture_has_a_box_for_each_module_and_an_arrow_for_each_need():
    root, boxes, paths = drawn(NEEDS)
    words = [text.text for text in root.iter(f"{SVG}text")]
    assert len(boxes) == len(NEEDS)
    assert {"m01", "m02", "m03", "m04", "m05"} <= set(words)
    assert len(paths) == len(concept_map.arrows(NEEDS))
    assert root.find(f"{SVG}title").text == concept_map.alt(NEEDS)


def points(path):
    """Give points along an arrow: the course of each curve and line, finely cut."""
    steps = [i / 50 for i in range(51)]
    (x, y), found = map(float, re.match(r"M(\S+) (\S+)", path).groups()), []
    for kind, rest in re.findall(r"([CH])([^CHM]+)", path):
        n = [float(number) for number in rest.split()]
        if kind == "H":
            found += [(x + (n[0] - x) * t, y) for t in steps]
            x = n[0]
            continue
        ends = ((x, y), (n[0], n[1]), (n[2], n[3]), (n[4], n[5]))
        weights = [((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3) for t in steps]
        found += [
            tuple(sum(w * end[i] for w, end in zip(ws, ends, strict=True)) for i in (0, 1))
            for ws in weights
        ]
        x, y = n[4], n[5]
    return found


@pytest.mark.parametrize("which", ["made up", "the course's own"])
def test_no_boxes_overlap_and_no_arrow_runs_through_a_box(which, lessons):
    own = {name: module.needs for name, module in lessons.items()}
    root, boxes, paths = drawn(NEEDS if which == "made up" else own)
    width, height = float(root.get("width")), float(root.get("height"))
    for i, (x, y, w, h) in enumerate(boxes):
        assert x >= 0 <= y
        assert x + w <= width
        assert y + h <= height
        for x2, y2, w2, h2 in boxes[:i]:
            assert x + w <= x2 or x2 + w2 <= x or y + h <= y2 or y2 + h2 <= y
    for path in paths:
        for px, py in points(path):
            inside = [1 for x, y, w, h in boxes if x + 2 < px < x + w - 2 and y < py < y + h]
            assert not inside, path


def luminance(color):
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(
    ("one", "other", "least"),
    [("#1a1a1a", "#eef3fb", 4.5), ("#444444", "#ffffff", 3), ("#1f4e79", "#ffffff", 3)],
)
def test_its_colors_are_told_apart(one, other, least):
    text = map_picture.svg(NEEDS, TITLES)
    assert one in text
    assert other in text
    dark, light = sorted([luminance(one), luminance(other)])
    assert (light + 0.05) / (dark + 0.05) >= least


# --- schedules ----------------------------------------------------------------------------------


@dataclass
class Fake:
    name: str
    needs: list[str]
    claims: set[str] = field(default_factory=set)
    minutes: int = 120
    core_minutes: int = 50

    @property
    def core_claims(self):
        return self.claims


def course(**needs):
    names = list(needs)
    assert names == sorted(names)
    return [Fake(name, list(needs[name]), {f"C{i}"}) for i, name in enumerate(names)]


def names(slots):
    return [[module.name for module in slot.modules] for slot in slots]


def test_three_weeks_run_from_first_to_last_with_what_is_needed():
    modules = course(a=[], b=[], c=["b"], d=["c"], e=[], f=[], g=[], h=["d"])
    slots = short_course(modules)
    assert names(slots)[0][0] == "a"
    assert names(slots)[-1][-1] == "h"
    assert {"b", "c", "d"} <= {name for week in names(slots) for name in week}
    assert [slot.minutes for slot in slots] == [240, 240, 240]


def test_of_several_the_one_that_hangs_together_and_then_the_one_with_more_claims():
    modules = course(a=[], b=[], c=["a"], d=["a"], e=[], f=[], g=[], h=["a"])
    modules[5].claims = {"C1", "C2", "C3"}  # f
    modules[6].claims = {"C1", "C2"}  # g
    assert names(short_course(modules)) == [["a", "c"], ["d", "f"], ["g", "h"]]


def test_of_equal_choices_the_one_that_takes_less_time():
    modules = course(a=[], b=[], c=[], d=[], e=[], f=[], g=[])
    modules[2].minutes = 500
    assert ["c"] not in [[name] for week in names(short_course(modules)) for name in week]


def test_one_module_a_week_takes_all_of_them():
    modules = course(a=[], b=["a"], c=[])
    assert names(whole_course(modules)) == [["a"], ["b"], ["c"]]


def test_a_day_holds_four_modules_at_most_and_their_needs():
    modules = course(a=[], b=["a"], c=["b"], d=["c"], e=["d"])
    assert names(workshop(modules)) == [["a"], ["b"], ["c"], ["d"]]
    modules[2].core_minutes = 300
    day = workshop(modules)
    assert names(day) == [["a"], ["b"]]
    assert sum(slot.minutes for slot in day) <= DAY


def test_a_course_of_two_modules_still_has_schedules():
    modules = course(a=[], b=["a"])
    assert names(short_course(modules)) == [["a", "b"]]
    assert names(workshop(modules)) == [["a"], ["b"]]


# --- the built pages ----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def built():
    return {path.name: text for path, text in pages.build(ROOT).items()}


@pytest.fixture(scope="module")
def guide(built):
    return built["GUIDE.md"]


@pytest.fixture(scope="module")
def reference(built):
    page = nbformat.reads(built["reference.ipynb"], as_version=4)
    nbformat.validate(page)
    return {cell.id.removeprefix("reference-"): cell.source for cell in page.cells}


def test_guide_reference_and_map_are_what_a_build_makes():
    built = pages.build(ROOT)
    assert [path.name for path in built] == ["GUIDE.md", "reference.ipynb", "concept_map.svg"]
    assert differing(built) == []


def test_without_a_built_module_the_pages_are_refused(tmp_path, capsys):
    (tmp_path / "solutions").mkdir()
    assert main(["pages"], root=tmp_path) == 1
    assert capsys.readouterr().err.startswith("pages: not built. lesson: no module is built yet")


def section(guide, heading):
    """Give the text under a heading, to the next of its level or above."""
    level = len(heading) - len(heading.lstrip("#"))
    rest = guide.partition(f"\n{heading}\n")[2]
    assert rest, heading
    return re.split(rf"^#{{1,{level}}} ", rest, maxsplit=1, flags=re.MULTILINE)[0]


def test_the_guide_names_the_notebooks_of_a_three_week_course(guide, lessons):
    three = section(guide, "### A three-week course")
    weeks = re.findall(r"^\| (\d) \| (.+?) \|", three, re.MULTILINE)
    assert [number for number, _ in weeks] == ["1", "2", "3"][: len(weeks)]
    assigned = re.findall(r"`(m\d\d_\w+)`", " ".join(names for _, names in weeks))
    assert assigned == sorted(assigned)
    assert {MODULES[0], MODULES[-1]} <= set(assigned)
    for name in assigned:
        needed = lessons[name].needs
        assert set(needed) <= set(assigned[: assigned.index(name)])
    assert all((ROOT / "notebooks" / name / f"{name}.ipynb").is_file() for name in assigned)
    assert "](#a-three-week-course)" in guide.partition("## The modules")[0]


@pytest.mark.parametrize("module_name", MODULES)
def test_each_module_of_the_guide_says_what_an_instructor_asks(guide, lessons, module_name):
    module = lessons[module_name]
    text = section(guide, f"## {module.short}: {module.title}")
    for verb, what in module.lesson.declared.objectives.values():
        assert f"**{verb}** {what}" in text
    rows = dict(re.findall(r"^\| (m\d\d-\w+) \| (.+) \|$", text, re.MULTILINE))
    assert list(rows) == list(module.exercises)
    for name, entry in module.exercises.items():
        spec = module.lesson.declared.exercises[name]
        what, verb, minutes, *_ = rows[name].split(" | ")
        assert what.strip()
        assert verb == f"{spec.verb} ({spec.objective})"
        assert minutes == str(spec.minutes)
        assert ("**core**" in rows[name]) == (name in module.teaching["core"])
        assert all(claim in rows[name] for claim in entry["claims"])
        for wrong in entry.get("mistakes", []):
            assert f"- {name}, *{wrong['name']}*: {wrong['says']}" in text
    for question in module.teaching["discuss"] + module.teaching["watch"]:
        assert f"- {question}" in text


@pytest.mark.parametrize("module_name", MODULES)
def test_each_written_exercise_of_the_guide_has_rubric_model_answer_and_samples(
    guide, lessons, module_name
):
    module = lessons[module_name]
    text = section(guide, f"## {module.short}: {module.title}")
    for name, entry in module.exercises.items():
        if not entry.get("written"):
            continue
        part = section(text, f"### {name}: {module.headings[name]}")
        for points, level, what in entry["rubric"]:
            assert f"| {points} | {level} | {what} |" in part
        quoted = re.sub(r"^> ?", "", part, flags=re.MULTILINE)
        assert entry["model_answer"] in quoted
        for points, answer, why in entry["samples"]:
            assert f"earns **{points} of {entry['points']}**" in part
            assert answer in quoted
            assert f"Why: {why}" in part


def test_no_reference_was_left_unfilled(guide, reference):
    for text in (guide, *reference.values()):
        assert not re.search(r"\{[=!]|\{[A-Z]+-?\d+", text)


def test_the_reference_has_every_word_of_every_glossary(reference, lessons):
    for module in lessons.values():
        assert module.lesson.declared.glossary
        for term in module.lesson.declared.glossary:
            start = f"- **{term}**: "
            line = next(x for x in reference["words"].splitlines() if x.startswith(start))
            assert f"[{module.short}]({module.name}/{module.name}.ipynb)" in line


def test_the_reference_has_every_table_with_a_source(reference):
    rows = re.findall(r"^\| `(\w+)` \| (.+?) \| .* \| (.+?) \|$", reference["tables"], re.MULTILINE)
    assert [name for name, *_ in rows] == _package.table_names()
    for name, title, source in rows:
        assert title == _package.resource(name)["title"]
        assert source.strip()
        assert ("made up" in source) == bool(_package.resource(name).get("synthetic"))


def test_the_reference_has_every_claim_with_the_exercises_that_use_it(reference, lessons):
    rows = re.findall(r"^\| (C\d\d) \| (.+?) \| (.+) \|$", reference["claims"], re.MULTILINE)
    assert [claim for claim, *_ in rows] == [f"C{n:02}" for n in range(1, 50)]
    for claim, _, uses in rows:
        wanted = [
            n for m in lessons.values() for n, e in m.exercises.items() if claim in e["claims"]
        ]
        assert re.findall(r"\[(m\d\d-\w+)\]", uses) == wanted


def test_the_reference_has_every_public_method_with_what_it_does(reference):
    rows = re.findall(r"^\| `([\w.]+)` \| (.*?) \| (.*?) \|$", reference["methods"], re.MULTILINE)
    found = {name: (what, taught) for name, what, taught in rows}
    files = {path.stem for path in (ROOT / "course" / "methods").glob("[!_]*.py")}
    assert {name.partition(".")[0] for name in found} == files
    assert found["counts.poisson_interval"][1].startswith("[m04](")
    assert found["chance.widened"][1].startswith("[m04](")
    for name, (what, _) in found.items():
        assert what.endswith((".", "?")), name


@pytest.mark.parametrize("folder", ["solutions", "notebooks"])
def test_every_link_of_a_built_page_leads_somewhere(guide, reference, folder):
    text = guide if folder == "solutions" else "\n".join(reference.values())
    anchors = {f"#{name}" for name in re.findall(r'<a id="(\w+)">', text)}
    for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE):
        anchors |= {f"#{heading}", f"#{heading.lower().replace(' ', '-')}"}
    for target in re.findall(r"\]\(([^) ]+)", text):
        if "://" in target:
            continue
        if target.startswith("#"):
            assert target in anchors
        else:
            assert (ROOT / folder / target).is_file(), target


def test_the_start_page_shows_the_map_with_its_alt_text_and_links_to_the_reference(lessons):
    start = nbformat.read(ROOT / "notebooks" / "start.ipynb", as_version=4)
    text = "\n".join(cell.source for cell in start.cells)
    wanted = {module.name: module.needs for module in lessons.values()}
    titles = {module.name: module.title for module in lessons.values()}
    assert f"![{concept_map.alt(wanted)}](concept_map.svg)" in text
    assert concept_map.listed(wanted, titles) in text
    assert "](reference.ipynb)" in text
    assert "progress()" in text
    for target in re.findall(r"\]\(([^)# ]+)", text):
        assert "://" in target or (ROOT / "notebooks" / target).is_file(), target
