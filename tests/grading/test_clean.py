"""What cleaning a graded notebook keeps to the letter, and what it says it took out."""

from __future__ import annotations

import copy
from html import unescape

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from course.grading import _clean_html, _clean_markdown, _clean_text
from course.grading.clean import CleanOutputs
from tests.grading._course import MODULES, solved
from tests.grading._payloads import HTML, MARKDOWN

ANSWER = """I see *two* reasons: 3 < 4 and a <b>c, R&D, `<b>` and "quotes".

1. [UNODC](https://www.unodc.org/x?a=1&b=2#c) says $x < y$
2. | a | b |

> https://example.org/a_b_c

```python
if a<b: print("<script>")
```
"""


def clean(*cells, **metadata):
    """Clean a notebook of these cells."""
    notebook = new_notebook(cells=list(cells), metadata=metadata)
    done, _ = CleanOutputs().preprocess(notebook, {})
    return done


def shows(data, metadata=None):
    output = new_output("display_data", data, metadata=metadata or {})
    return clean(new_code_cell("x", outputs=[output])).cells[0]


@pytest.mark.parametrize("module", MODULES)
def test_nothing_is_taken_out_of_what_the_course_itself_shows(module):
    before = solved(module)

    after, _ = CleanOutputs().preprocess(copy.deepcopy(before), {})

    for old, new in zip(before.cells, after.cells, strict=True):
        assert new.source == old.source
        assert "taken_out" not in new.metadata.get("course", {})
        assert len(new.get("outputs", ())) == len(old.get("outputs", ()))


def test_a_written_answer_keeps_its_text_but_for_raw_html():
    text = ANSWER.replace(" <b>c", "")

    assert clean(new_markdown_cell(text)).cells[0].source == text
    assert clean(new_markdown_cell(ANSWER)).cells[0].source.count("&lt;b>") >= 1
    assert unescape(_clean_markdown.cleaned("2 < 3 <i>x</i>")) == "2 < 3 <i>x</i>"


@pytest.mark.parametrize("name", MARKDOWN)
def test_markdown_is_clean_once_it_has_been_cleaned(name):
    once = _clean_markdown.cleaned(MARKDOWN[name])

    assert _clean_markdown.cleaned(once) == once


@pytest.mark.parametrize("name", HTML)
def test_html_is_clean_once_it_has_been_cleaned(name):
    once = _clean_html.cleaned(HTML[name])

    assert _clean_html.cleaned(once.html) == _clean_html.Cleaned(once.html, ())


def test_pictures_tables_and_colors_stay():
    picture = (
        '<figure role="group"><img alt="Rising." src="data:image/png;base64,iVBORw0K"></figure>'
    )
    table = '<table border="1" class="dataframe"><tr><th>a</th><td>2 &lt; 3</td></tr></table>'
    colored = "\x1b[31mred\x1b[0m"

    assert shows({"text/html": picture}).outputs[0].data["text/html"] == picture
    assert "<td>2 &lt; 3</td>" in shows({"text/html": table}).outputs[0].data["text/html"]
    assert _clean_text.cleaned(colored, colors=True) == colored
    sized = shows({"image/png": "iVBORw0K"}, {"image/png": {"width": 300, "height": 200.0}})
    assert sized.outputs[0].metadata == {"image/png": {"width": 300, "height": 200}}


def test_what_was_taken_out_is_said():
    cell = shows({"text/html": "<script>x()</script>kept", "application/javascript": "x()"})

    assert cell.outputs[0].data == {"text/html": "kept"}
    assert cell.metadata.course.taken_out == ["application/javascript", "script"]
    assert "application/javascript, script" in cell.outputs[1].data["text/plain"]
    written = clean(new_markdown_cell("<script>x()</script>")).cells[0]
    assert written.source == "&lt;script>x()&lt;/script>"
    assert "shown as text" in written.metadata.course.taken_out[0]


def test_a_verdict_that_a_student_shows_is_no_verdict():
    forged = {"course": {"status": "right", "score": 4.0}}

    assert shows({"text/plain": "4.0"}, forged).outputs[0].metadata == {}


def test_metadata_is_cut_down_to_what_grading_needs():
    cell = new_markdown_cell("x")
    cell.metadata = nbformat.from_dict(
        {"nbgrader": {"grade_id": "m03-e1", "comment": "<b>"}, "tags": ["a", "<b>"], "more": 1}
    )
    done = clean(cell, widgets={"x": "<script>"}, language_info={"name": "python", "x": "<b>"})

    assert done.cells[0].metadata == {"nbgrader": {"grade_id": "m03-e1"}, "tags": ["a"]}
    assert done.metadata == {"language_info": {"name": "python"}}


def test_control_characters_are_shown_as_such():
    text = "a\x1b]8;;http://example.org\x07b\x1b]8;;\x07\x1b[2J\x00\u202ec"

    assert _clean_text.cleaned(text, colors=True) == "ab\ufffd\ufffdc"
