"""Files that students really hand in: read when they can be, and told apart when not."""

from __future__ import annotations

import json

import nbformat
import pytest

from course.grading.handed_in import Ungradable, find
from tests.grading._course import answers, released

MODULE = "m03_change"
NAMES = {*answers(MODULE)}


def write(path, notebook=None, data=None):
    path.parent.mkdir(parents=True, exist_ok=True)
    text = nbformat.writes(notebook or released(MODULE)).encode()
    path.write_bytes(text if data is None else data)
    return path


def test_a_notebook_under_its_name_is_read(tmp_path):
    write(tmp_path / f"{MODULE}.ipynb")

    found = find(tmp_path, MODULE, NAMES)

    assert found.repairs == []
    assert found.folder == tmp_path
    assert len(found.notebook.cells) == len(released(MODULE).cells)


@pytest.mark.parametrize(
    "name", ["my answers.ipynb", "deep/er/m03_change (1).ipynb", "تمرين.ipynb"]
)
def test_a_renamed_or_nested_notebook_is_found(tmp_path, name):
    write(tmp_path / name)

    found = find(tmp_path, MODULE, NAMES)

    assert found.repairs == [f"It was handed in as {name}."]
    assert found.folder == (tmp_path / name).parent


def test_another_module_is_not_taken_for_it(tmp_path):
    write(tmp_path / "other.ipynb", released("m04_counts"))

    with pytest.raises(Ungradable, match=r"None of the notebooks .* belongs to m03_change"):
        find(tmp_path, MODULE, NAMES)


def test_of_two_notebooks_none_is_guessed(tmp_path):
    write(tmp_path / "a.ipynb")
    write(tmp_path / "b.ipynb")

    with pytest.raises(Ungradable, match=r"a\.ipynb, b\.ipynb"):
        find(tmp_path, MODULE, NAMES)


def test_a_byte_order_mark_is_taken_off(tmp_path):
    text = nbformat.writes(released(MODULE))
    write(tmp_path / f"{MODULE}.ipynb", data=b"\xef\xbb\xbf" + text.encode())

    assert find(tmp_path, MODULE, NAMES).repairs == ["It began with a byte order mark."]


def test_utf_16_is_read(tmp_path):
    write(tmp_path / f"{MODULE}.ipynb", data=nbformat.writes(released(MODULE)).encode("utf-16"))

    assert len(find(tmp_path, MODULE, NAMES).notebook.cells) == len(released(MODULE).cells)


def test_notebook_format_3_is_converted(tmp_path):
    old = nbformat.convert(released(MODULE), 3)
    write(tmp_path / f"{MODULE}.ipynb", data=json.dumps(old).encode())

    found = find(tmp_path, MODULE, NAMES)

    assert found.repairs == ["It was in notebook format 3 and was converted."]
    assert found.notebook.nbformat == 4


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "not JSON"),
        (b'{"cells": [', "not JSON"),
        (b"\xff\xfe\x00", "not text|not JSON"),
        (b"\x80abc", "not text in UTF-8"),
        (b"[" * 100_000, "not JSON"),
        (b"[1, 2]", "no notebook"),
        (b'{"nbformat": 4, "cells": 3}', "no list of cells"),
        (b'{"nbformat": 4, "cells": {}, "metadata": []}', "no list of cells"),
        (b'{"nbformat": 4, "cells": [3]}', "cannot be read as a notebook"),
        (b'{"nbformat": 99, "cells": []}', "cannot be read as a notebook"),
    ],
)
def test_a_broken_file_is_ungradable_with_its_reason(tmp_path, data, says):
    write(tmp_path / f"{MODULE}.ipynb", data=data)

    with pytest.raises(Ungradable, match=says):
        find(tmp_path, MODULE, NAMES)


def test_nothing_handed_in_is_said(tmp_path):
    with pytest.raises(Ungradable, match=r"m03_change\.ipynb is not in the submission"):
        find(tmp_path, MODULE, NAMES)


def test_links_are_left_out(tmp_path):
    secret = write(tmp_path / "elsewhere" / "gradebook.ipynb")
    folder = tmp_path / "handed"
    folder.mkdir()
    (folder / f"{MODULE}.ipynb").symlink_to(secret)

    with pytest.raises(Ungradable, match="not in the submission"):
        find(folder, MODULE, NAMES)


def test_strange_metadata_does_no_harm(tmp_path):
    notebook = released(MODULE)
    notebook.cells[3].metadata["nbgrader"] = "schema_version: 99"
    notebook.cells[4].metadata["nbgrader"] = {"schema_version": 99, "grade_id": ["a"]}
    write(tmp_path / "x.ipynb", notebook)

    assert find(tmp_path, MODULE, NAMES).repairs == ["It was handed in as x.ipynb."]


def test_a_course_in_a_hidden_folder_is_searched_as_well(tmp_path):
    write(tmp_path / ".work" / "mine.ipynb")

    assert find(tmp_path / ".work", MODULE, NAMES).repairs == ["It was handed in as mine.ipynb."]
