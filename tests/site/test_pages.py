"""The pages say what the lessons and the tables say."""

from __future__ import annotations

import csv
import json
import re
from html import unescape
from itertools import pairwise
from pathlib import Path

import nbformat
import pytest

from tests.site._pages import MODULES, ROOT, Page, pages

PACKAGE = json.loads((ROOT / "datasets" / "datapackage.json").read_text(encoding="utf-8"))
TABLES = {each["name"]: each for each in PACKAGE["resources"]}
MOST, FIRST = 500, 100


@pytest.fixture(scope="module", name="built")
def _built(offline_site: Path) -> dict[str, Page]:
    return pages(offline_site)


def rows_of(name: str) -> list[dict[str, str]]:
    path = ROOT / "datasets" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def student(module: str) -> list[dict[str, object]]:
    path = ROOT / "notebooks" / module / f"{module}.ipynb"
    return list(nbformat.read(path, as_version=4).cells)


def flat(markdown: str) -> str:
    """Take the marks off a line of Markdown."""
    unlinked = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
    return " ".join(
        re.sub(r"[*`]", "", unlinked).replace("'", "\N{RIGHT SINGLE QUOTATION MARK}").split()
    )


def straight(text: str) -> str:
    return text.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}")


@pytest.mark.parametrize("module", MODULES)
def test_a_module_says_what_its_lesson_says(built: dict[str, Page], module: str) -> None:
    page = built[f"modules/{module}.html"]
    text = straight(page.text)
    cells = student(module)
    first = str(cells[0]["source"])
    title = first.partition("\n")[0].removeprefix("# ")
    aims = re.findall(r"^- \*\*(\w+)\*\* (.+?) \((O\d)\)$", first, re.MULTILINE)
    assert straight(page.headings[0][1]).startswith(straight(f"{module[:3]}: {title}"))
    assert len(aims) >= 3
    for verb, what, name in aims:
        assert f"{verb} {flat(what)} ({name})" in text
    minutes = 0
    for cell in cells:
        for name, took in re.findall(
            r"^\*(m\d\d-\w+), \d+ points?, about (\d+) minutes\*$",
            str(cell["source"]),
            re.MULTILINE,
        ):
            assert re.search(rf"{name} [^|]+? {took} \d+ ", f"{text} "), name
            minutes += int(took)
    assert f"all exercises {minutes} " in text
    assert built["index.html"].links.count(f"modules/{module}.html") == 1


@pytest.mark.parametrize("module", MODULES)
def test_a_module_can_be_opened_read_and_downloaded(
    built: dict[str, Page], offline_site: Path, module: str
) -> None:
    page = built[f"modules/{module}.html"]
    assert f"../lite/lab/index.html?path={module}/{module}.ipynb" in page.links
    assert f"../lessons/{module}.html" in page.links
    taken = (offline_site / "downloads" / f"{module}.ipynb").read_bytes()
    assert taken == (ROOT / "notebooks" / module / f"{module}.ipynb").read_bytes()
    [carrying] = [each for each in page.pictures if "pictures/" in each["src"]]
    assert len(carrying["alt"]) >= 30
    assert carrying["alt"] in page.text, "the picture is there in words, too"


@pytest.mark.parametrize("module", MODULES)
def test_a_lesson_is_the_notebook_as_students_get_it(built: dict[str, Page], module: str) -> None:
    page = built[f"lessons/{module}.html"]
    codes = [code.strip() for code in page.codes]
    given = [str(c["source"]).strip() for c in student(module) if c["cell_type"] == "code"]
    assert [code for code in codes if code in given] == given
    named = [
        str(c["id"]) for c in student(module) if re.fullmatch(r"m\d\d-[qwe]\d{1,2}", str(c["id"]))
    ]
    for name in named:
        assert f"Answer {name} in your browser" in page.text
    assert page.pictures
    for picture in page.pictures:
        assert len(picture["alt"]) >= 30
        assert picture["src"].startswith("../pictures/")
    assert "A still picture" in page.text
    assert "Traceback" not in page.text


@pytest.mark.parametrize("name", TABLES)
def test_a_table_shows_the_figures_of_its_file(built: dict[str, Page], name: str) -> None:
    page, rows = built[f"data/{name}.html"], rows_of(name)
    kept = [key for key in rows[0] if key != "source_id" or name == "sources"]
    shown = rows if len(rows) <= MOST else rows[:FIRST]
    assert [row[: len(kept)] for row in page.rows] == [[row[key] for key in kept] for row in shown]
    assert str(len(rows)) in page.text
    for column in TABLES[name]["schema"]["fields"]:
        assert column["name"] in page.text
        if column["name"] in kept and column["unit"] != "none":
            assert column["unit"] in page.text


@pytest.mark.parametrize("name", [name for name in TABLES if "source_id" in rows_of(name)[0]])
def test_a_row_leads_to_its_source(built: dict[str, Page], name: str) -> None:
    page = built[f"data/{name}.html"]
    sources = {row["source_id"]: row for row in rows_of("sources")}
    for row, shown, links in zip(rows_of(name), page.rows, page.sources, strict=True):
        if name == "sources":
            assert row["url"] in links or not row["url"]
            continue
        source = sources[row["source_id"]]
        year = source["published"][:4]
        assert shown[-1].startswith(source["publisher"])
        assert (year if year != "XXXX" else "undated") in shown[-1]
        assert source["url"] in links if source["url"] else source["title"] in shown[-1]


@pytest.mark.parametrize("name", TABLES)
def test_made_up_tables_say_so_and_no_others(built: dict[str, Page], name: str) -> None:
    page = built[f"data/{name}.html"]
    made_up = "is_synthetic" in rows_of(name)[0]
    assert page.headings[0][1].startswith("SYNTHETIC") == made_up
    assert ("These rows are made up" in page.text) == made_up


def test_every_table_can_be_downloaded(offline_site: Path) -> None:
    for name in [*(f"{name}.csv" for name in TABLES), "datapackage.json"]:
        taken = (offline_site / "downloads" / name).read_bytes()
        assert taken == (ROOT / "datasets" / name).read_bytes()


def test_the_glossary_has_the_words_of_all_modules(built: dict[str, Page]) -> None:
    text = straight(built["glossary.html"].text)
    reference = nbformat.read(ROOT / "notebooks" / "reference.ipynb", as_version=4)
    [words] = [cell.source for cell in reference.cells if cell.id == "reference-words"]
    listed = re.findall(r"^- \*\*(.+?)\*\*: (.+?) \(\[m\d\d\]", words, re.MULTILINE)
    assert len(listed) > 90
    for term, meaning in listed:
        assert straight(term) in text
        assert flat(meaning) in text


def test_french_words_are_marked_as_french(built: dict[str, Page]) -> None:
    from course.site.pages.words import FRENCH

    markup = unescape(built["glossary.html"].path.read_text(encoding="utf-8"))
    for word in FRENCH:
        assert f'<dfn lang="fr">{word}</dfn>' in markup
    # Letters that English has not are a sign of a French word.
    for term in re.findall(r"<dfn>([^<]*)</dfn>", markup):
        assert term.isascii(), term


def test_the_reference_has_all_claims(built: dict[str, Page]) -> None:
    text = straight(built["reference.html"].text)
    for row in rows_of("claims"):
        assert f"{row['claim_id']} {straight(row['statement'])}" in text


@pytest.mark.parametrize("name", ["students", "instructors", "authors", "cluster", "hub"])
def test_the_guides_are_there(built: dict[str, Page], name: str) -> None:
    files = {"cluster": "CLUSTER", "hub": "hub/HUB"}
    folder = "notebooks" if name == "students" else "solutions"
    source = (ROOT / folder / f"{files.get(name, name.upper())}.md").read_text(encoding="utf-8")
    in_blocks = re.sub(r"^```.*?^```", "", source, flags=re.MULTILINE | re.DOTALL)
    wanted = [flat(h) for h in re.findall(r"^#+ (.+)$", in_blocks, re.MULTILINE)]
    shown = [straight(text).rstrip("#") for _, text in built[f"guides/{name}.html"].headings]
    assert [text for text in shown if text in wanted] == wanted


def test_every_page_is_in_english_and_has_headings_in_order(built: dict[str, Page]) -> None:
    for name, page in built.items():
        assert page.language == "en", name
        levels = [level for level, _ in page.headings]
        assert levels.count(1) == 1, name
        assert all(b <= a + 1 for a, b in pairwise(levels)), (name, levels)


def test_no_page_loads_anything_from_outside(built: dict[str, Page], offline_site: Path) -> None:
    for name, page in built.items():
        outside = [each for each in page.loads if re.match(r"(https?:)?//", each)]
        assert outside == [], name
    for path in (offline_site / "_static").rglob("*.css"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"(url\(|@import)\s*[\"']?(https?:)?//", text), path
