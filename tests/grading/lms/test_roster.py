"""A roster that cannot be relied on is refused in one line that says where."""

from __future__ import annotations

import pytest

from course.grading.lms._problem import LmsError
from course.grading.lms.roster import read_roster

HEAD = "id,last_name,first_name,email,lms_user_id\n"


def read(tmp_path, content):
    path = tmp_path / "roster.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_roster(path)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("id,first_name\na,b\n", "no column last_name"),
        ("", "no column id, last_name, first_name"),
        (HEAD, "names nobody"),
        (HEAD + "a,A,A,,\nb,B,B,,\nA,C,C,,\n", "the id a more than once"),
        (HEAD + "a,A,A,,\n,B,B,,\n", "line 3: there is no id"),
        (HEAD + "../up,A,A,,\n", "line 2: the id '../up' cannot be"),
        (HEAD + ".hidden,A,A,,\n", "cannot be the name of a folder"),
        (HEAD + "con,A,A,,\n", "cannot be the name of a folder"),
        (HEAD + "x" * 200 + ",A,A,,\n", "cannot be the name of a folder"),
        ((HEAD + "a,N\u00fa\u00f1ez,A,,\n").encode("latin-1"), "not in UTF-8 .line 2."),
    ],
)
def test_a_bad_roster_is_refused(tmp_path, content, why):
    with pytest.raises(LmsError, match=why) as caught:
        read(tmp_path, content)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", ",;\t")
def test_rosters_from_spreadsheets_are_read(tmp_path, codec, delimiter):
    text = (HEAD + "a,N\u00fan\u0303ez,Zo\u00eb,z@example.org,7\n\n").replace(",", delimiter)
    [one] = read(tmp_path, text.encode(codec)).students

    assert (one.id, one.last_name, one.lms_user_id) == ("a", "N\u00fa\u00f1ez", "7")


def test_near_names_are_candidates_and_no_more(tmp_path):
    roster = read(tmp_path, HEAD + "a,Lee,Kim,k@example.org,\nb,Leigh,Kim,,\nc,Abe,Bo,,\n")

    assert roster.with_name("Kim Lea") == []
    assert [each.id for each in roster.near("Kim Lea", ())] == ["a"]
    assert [each.id for each in roster.with_id(["#K"])] == ["a"]
