"""Only what the LMS itself writes into a name is believed, not what a student can write there."""

from __future__ import annotations

import io
import zipfile

import pytest

from course.grading.lms.archive import Archive
from course.grading.lms.names import read_names
from tests.grading.lms._downloads import MODULE, ZIPS, zipped

OWN = {
    "canvas": "twojrada_4001_88120_{}",
    "moodle": "Ada Two_31001_assignsubmission_file/{}",
    "moodle, flat": "Ada Two_31001_assignsubmission_file_{}",
    "blackboard": "Module_3_ada_attempt_2026-11-20-01-59-10_{}",
    "brightspace": "71-2557 - Ada Two - Nov 20, 2026 1109 PM/{}",
    "brightspace, flat": "71-2557 - Ada Two - Nov 20, 2026 1109 PM - {}",
}
OTHERS = {
    "canvas": f"leekim_4004_88150_{MODULE}.ipynb",
    "moodle": f"Kim Lee_31004_assignsubmission_file_{MODULE}.ipynb",
    "blackboard": f"x_lee1_attempt_2026-11-25-01-59-10_{MODULE}.ipynb",
    "brightspace": f"74-2557 - Kim Lee - Nov 25, 2026 1109 PM - {MODULE}.ipynb",
}
IDENTIFIERS = {
    "canvas": "4001",
    "moodle": "31001",
    "blackboard": "Module_3_ada",
    "brightspace": "71-2557 Ada Two",
}


def members(content: bytes):
    return Archive(zipfile.ZipFile(io.BytesIO(content)), len(content), 100).members


@pytest.mark.parametrize("how", OWN)
def test_a_file_that_is_called_like_anothers_stays_its_students(how):
    lms = how.partition(",")[0]
    name = OWN[how].format(OTHERS[lms])
    [found], _ = read_names(lms, members(zipped({name: b""})))

    assert found.identifier == IDENTIFIERS[lms]
    assert found.own == OTHERS[lms]


def test_nor_in_a_folder_whose_time_is_in_another_language():
    folder = "71-2557 - Ada Two - 20 novembre 2026 a 23h"
    [other] = [OTHERS["brightspace"]]

    assert read_names("brightspace", members(zipped({f"{folder}/{other}": b""})))[0] == []


@pytest.mark.parametrize("lms", ZIPS)
def test_a_download_that_was_packed_anew_in_a_folder_is_read(lms):
    plain = members(ZIPS[lms]())
    files = {f"My download/{each.raw}": b"" for each in plain} | {"__MACOSX/._x": b""}
    found, _ = read_names(lms, members(zipped(files)))

    expected, _ = read_names(lms, plain)
    assert [(f.identifier, f.own, f.feedback) for f in found] == [
        (f.identifier, f.own, f.feedback) for f in expected
    ]


def test_a_name_goes_back_as_the_lms_wrote_it_and_is_compared_in_one_form():
    folder = "Zoe\u0308 B_31002_assignsubmission_file"
    [found], _ = read_names("moodle", members(zipped({f"{folder}/a.ipynb": b""})))

    assert found.feedback == f"{folder}/"
    assert found.full_name == "Zo\u00eb B"
