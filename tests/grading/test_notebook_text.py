"""A notebook is copied and written as nbformat does it."""

from __future__ import annotations

import json

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from course.grading._notebook_text import copied, written
from tests.grading._course import ROOT

TEXT = st.text(st.sampled_from(["a", "é", "\u2028", "\x1c", "\n", "\r", '"', "\\", "\x00", "😀"]))
VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXT,
    lambda part: st.lists(part, max_size=3) | st.dictionaries(TEXT, part, max_size=3),
    max_leaves=8,
)


def as_nbformat_writes(notebook) -> bytes:
    return nbformat.writes(notebook, version=4).encode()


@pytest.mark.parametrize("folder", ["solutions", "notebooks"])
@pytest.mark.parametrize("module", ["m03_change", "m07_disruption"])
def test_a_modules_notebook_is_written_to_the_byte_as_it_stands(folder, module):
    path = ROOT / folder / module / f"{module}.ipynb"

    notebook = nbformat.read(path, as_version=4)

    assert written(notebook) + b"\n" == path.read_bytes()


@settings(max_examples=30, deadline=None)
@given(TEXT, VALUE)
def test_whatever_a_student_puts_out_is_written_as_nbformat_writes_it(text, value):
    shown = {
        "text/plain": text,
        "image/svg+xml": text,
        "image/png": text,
        "application/json": value,
    }
    outputs = [
        new_output("stream", name="stdout", text=text),
        new_output("display_data", data=shown, metadata={"x": value}),
        new_output("error", ename=text, evalue=text, traceback=[text]),
    ]
    code = new_code_cell(text, outputs=outputs, id="a", metadata={"trusted": True, "y": value})
    prose = new_markdown_cell(text, id="b", attachments={"p": {"text/plain": text}})
    notebook = new_notebook(cells=[code, prose], metadata={"signature": "s", "z": value})
    before = json.dumps(notebook)

    assert written(notebook) == as_nbformat_writes(notebook)
    assert json.dumps(notebook) == before


def test_a_copy_shares_nothing_with_what_it_was_made_of():
    notebook = new_notebook(cells=[new_code_cell("1", metadata={"tags": ["x"], "deep": {"a": 1}})])

    made = copied(notebook)
    made.cells[0].metadata.tags.append("y")
    made.cells[0].metadata.deep.a = 2

    assert isinstance(made.cells[0].metadata.deep, NotebookNode)
    assert notebook.cells[0].metadata == {"tags": ["x"], "deep": {"a": 1}}
