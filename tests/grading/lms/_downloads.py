"""What each LMS gives for download, made up to its published pattern. SYNTHETIC students.

- Canvas zip: ``lib/content_zipper.rb`` (sortable name, lower case, word signs only; LATE; user id;
  file id; own name, ``-1`` when uploaded again); rubyzip writes UTF-8 names without saying so.
  Table: ``lib/gradebook_exporter.rb``.
- Moodle zip: ``mod/assign/classes/downloader.php``; table: ``mod/assign/gradingtable.php`` with the
  offline worksheet (``mod/assign/feedback/offline``).
- Blackboard zip: ASSIGNMENT_LOGIN_attempt_TIME_NAME with a text beside each attempt; table: tab
  delimited UTF-16 with every field in quotes, ``[Total Pts: 5 Score] |ID``.
- Brightspace zip: ``NUMBER-NUMBER - NAME - Nov 20, 2026 1159 PM/NAME``; table: OrgDefinedId and
  Username behind a #, ``<Numeric MaxPoints:5 …>``, a last field ``#``.
"""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass

MODULE = "m03_change"


@dataclass(frozen=True)
class One:
    """A made-up student."""

    id: str
    last: str
    first: str
    number: str
    """In Canvas."""

    @property
    def email(self) -> str:
        return f"{self.id}@example.org"


ADA = One("ada", "Two, Jr.", "Ada", "4001")
ZOE = One("zoe_b", "O\u2019Brien-N\u00fa\u00f1ez", "Zo\u00eb", "4002")
RTL = One("salma", "\u0645\u062d\u0645\u062f", "\u0633\u0644\u0645\u0649", "4003")
LEE = One("lee1", "Lee", "Kim", "4004")
LEE2 = One("lee2", "Lee", "Kim", "4005")
CLASS = [ADA, ZOE, RTL, LEE, LEE2]
ROSTER = "id,last_name,first_name,email,lms_user_id\n" + "".join(
    f'{s.id},"{s.last}",{s.first},{s.email},{s.number}\n' for s in CLASS
)
NFD_ZOE = "Zoe\u0308"


def notebook(word: str) -> bytes:
    """Make a notebook that is this student's and of the module."""
    cell = {
        "cell_type": "code",
        "id": "m03-q1",
        "metadata": {"nbgrader": {"grade_id": "m03-q1"}},
        "source": f"answer = {word!r}",
        "outputs": [],
        "execution_count": None,
    }
    return json.dumps(
        {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [cell]}
    ).encode()


def zipped(files: dict[str, bytes], when: tuple[int, ...] = (2026, 11, 22, 9, 0, 0)) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in files.items():
            out.writestr(zipfile.ZipInfo(name, when), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def without_utf8_flag(content: bytes) -> bytes:
    """Take away the sign that names are in UTF-8, as rubyzip leaves it out."""
    changed = bytearray(content)
    for mark, place in ((b"PK\x03\x04", 7), (b"PK\x01\x02", 9)):
        start = -1
        while (start := content.find(mark, start + 1)) >= 0:
            changed[start + place] &= 0xF7
    return bytes(changed)


def canvas_zip() -> bytes:
    rtl = "\u0645\u062d\u0645\u062f\u0633\u0644\u0645\u0649"
    return without_utf8_flag(
        zipped(
            {
                "twojrada_4001_88120_m03_change.ipynb": notebook("ada, first try"),
                "twojrada_4001_88124_m03_change-1.ipynb": notebook("ada"),
                "twojrada_4001_88125_answers.json": b'{"a": "ada"}',
                "obrien\u00fan\u0303ezzo\u00eb_LATE_4002_88130_m03_change.ipynb": notebook("zoe_b"),
                f"{rtl}_4003_88140_{MODULE}.zip": zipped(
                    {"work/m03_change.ipynb": notebook("salma"), "work/answers.json": b"{}"}
                ),
                "leekim_4004_88150_m03_change.ipynb": notebook("lee1"),
                "leekim_4005_88151_m03_change.ipynb": notebook("lee2"),
                "leekim_4005_88152_photo.png": b"png",
            }
        )
    )


def moodle_zip() -> bytes:
    rtl = "\u0633\u0644\u0645\u0649 \u0645\u062d\u0645\u062f"
    tail = "assignsubmission_file"
    return zipped(
        {
            f"Ada Two, Jr._31001_{tail}/m03_change.ipynb": notebook("ada"),
            f"Ada Two, Jr._31001_{tail}/answers.json": b'{"a": "ada"}',
            f"{NFD_ZOE} O\u2019Brien-N\u00fa\u00f1ez_31002_{tail}_/m03_change.ipynb": notebook(
                "zoe_b"
            ),
            f"{rtl}_31003_{tail}/m03_change.zip": zipped({"m03_change.ipynb": notebook("salma")}),
            f"Kim Lee_31004_{tail}/m03_change.ipynb": notebook("lee1"),
            f"Kim Lee_31005_{tail}/m03_change.ipynb": notebook("lee2"),
            "Kim Lee_31005_assignsubmission_onlinetext/onlinetext.html": b"<p>Hello</p>",
        }
    )


def blackboard_zip() -> bytes:
    def attempt(one: One, when: str, word: str) -> dict[str, bytes]:
        head = f"Module_3_{one.id}_attempt_{when}"
        note = f"Name: {one.first} {one.last} ({one.id})\nAssignment: Module_3\n"
        return {f"{head}_m03_change.ipynb": notebook(word), f"{head}.txt": note.encode()}

    return zipped(
        {
            **attempt(ADA, "2026-11-20-01-59-10", "ada, first try"),
            **attempt(ADA, "2026-11-21-01-59-10", "ada"),
            "Module_3_ada_attempt_2026-11-21-01-59-10_answers.json": b'{"a": "ada"}',
            **attempt(ZOE, "2026-11-19-23-00-00", "zoe_b"),
            **attempt(RTL, "2026-11-19-23-00-01", "salma"),
            **attempt(LEE, "2026-11-19-23-00-02", "lee1"),
            **attempt(LEE2, "2026-11-19-23-00-03", "lee2"),
        }
    )


def brightspace_zip() -> bytes:
    def folder(number: int, one: One, when: str) -> str:
        return f"{number}-2557 - {one.first} {one.last} - {when}"

    return zipped(
        {
            "index.html": b"<html></html>",
            f"{folder(71, ADA, 'Nov 20, 2026 1109 PM')}/m03_change.ipynb": notebook("ada, first"),
            f"{folder(71, ADA, 'Nov 21, 2026 126 AM')}/m03_change.ipynb": notebook("ada"),
            f"{folder(71, ADA, 'Nov 21, 2026 126 AM')}/answers.json": b'{"a": "ada"}',
            f"{folder(72, ZOE, 'Nov 19, 2026 1226 PM')}/m03_change.ipynb": notebook("zoe_b"),
            f"{folder(73, RTL, 'Nov 19, 2026 1226 AM')}/m03_change.ipynb": notebook("salma"),
            f"{folder(74, LEE, 'Nov 19, 2026 900 AM')}/m03_change.ipynb": notebook("lee1"),
            f"{folder(75, LEE2, 'Nov 19, 2026 901 AM')}/m03_change.ipynb": notebook("lee2"),
        }
    )


ZIPS = {
    "canvas": canvas_zip,
    "moodle": moodle_zip,
    "blackboard": blackboard_zip,
    "brightspace": brightspace_zip,
}
ASKED = {
    "canvas": {},
    "moodle": {"31004": "lee1", "31005": "lee2"},
    "blackboard": {},
    "brightspace": {
        "74-2557 - Kim Lee - Nov 19, 2026 900 AM": "lee1",
        "75-2557 - Kim Lee - Nov 19, 2026 901 AM": "lee2",
    },
}
"""What the LMS's names cannot tell, and the right answer."""
