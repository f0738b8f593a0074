"""Each LMS's table with given marks, written out by hand: a download, and what has to come back."""

from __future__ import annotations

from collections.abc import Callable, Mapping

Marks = Mapping[str, str]


def canvas(m: Marks) -> bytes:
    """Comma, BOM, LF; a custom column, two assignments, read-only totals; the test student."""
    rtl = "\u0645\u062d\u0645\u062f, \u0633\u0644\u0645\u0649"
    text = (
        "Student,ID,SIS User ID,SIS Login ID,Section,Notes,Essay (77),Module 3: Change (12345),"
        "Final Score\n"
        ",,,,,,Manual Posting,,\n"
        '"    Points Possible",,,,,,10.00,5.00,(read only)\n'
        f'"Two, Jr., Ada",4001,ada,ada@example.org,"A, B",says ""hi"",9.5,{m["ada"]},95.00\n'
        f'"O\u2019Brien-N\u00fa\u00f1ez, Zo\u00eb",4002,,zoe_b@example.org,A,,,{m["zoe_b"]},\n'
        f'"{rtl}",4003,,salma@example.org,A,,EX,{m["salma"]},\n'
        f'"Lee, Kim",4004,lee1,,A,,,{m["lee1"]},0\n'
        f'"Lee, Kim",4005,lee2,,A,,,{m["lee2"]},0\n'
        '"Student, Test",4999,,abc,A,,,,\n'
    )
    return b"\xef\xbb\xbf" + text.encode()


def moodle(m: Marks) -> bytes:
    """Comma, no BOM, LF, quotes only where needed; decimals with a comma, so in quotes."""
    head = (
        'Identifier,"Full name","Email address",Status,Grade,"Maximum Grade",'
        '"Grade can be changed","Last modified (submission)","Last modified (grade)",'
        '"Feedback comments"\n'
    )
    sent = '"Submitted for grading - "'
    time = '"Thursday, 19 November 2026, 11:00 PM"'
    rows = [
        ("31001", '"Ada Two, Jr."', "ada"),
        ("31002", "Zoe\u0308\u00a0O\u2019Brien-N\u00fa\u00f1ez", "zoe_b"),
        ("31003", '"\u0633\u0644\u0645\u0649 \u0645\u062d\u0645\u062f"', "salma"),
        ("31004", '"Kim Lee"', "lee1"),
        ("31005", '"Kim Lee"', "lee2"),
    ]
    return (
        head
        + "".join(
            f'"Participant {n}",{name},{who}@example.org,{sent},{_comma(m[who])},"5,00",Yes,'
            f'{time},-,"<p>Line one,\nline ""two""</p>"\n'
            for n, name, who in rows
        )
    ).encode()


def _comma(mark: str) -> str:
    mark = mark.replace(".", ",")
    return f'"{mark}"' if "," in mark else mark


def blackboard(m: Marks) -> bytes:
    """Tabs, UTF-16 with its mark, CRLF, every field in quotes, no line end at the end."""
    names = {
        "ada": ("Two, Jr.", "Ada"),
        "zoe_b": ("O\u2019Brien-N\u00fa\u00f1ez", "Zo\u00eb"),
        "salma": ("\u0645\u062d\u0645\u062f", "\u0633\u0644\u0645\u0649"),
        "lee1": ("Lee", "Kim"),
        "lee2": ("Lee", "Kim"),
    }
    rows = [
        [
            "Last Name",
            "First Name",
            "Username",
            "Availability",
            "Essay [Total Pts: 10 Score] |111",
            "Module 3 [Total Pts: 5 Score] |222",
        ]
    ]
    rows += [[*names[who], who, "Yes", "7.25", m[who]] for who in names]
    text = "\r\n".join("\t".join(f'"{cell}"' for cell in row) for row in rows)
    return b"\xff\xfe" + text.encode("utf-16-le")


def brightspace(m: Marks) -> bytes:
    """Comma, BOM, CRLF; a # before ids and at each line's end."""
    names = {
        "ada": '"Two, Jr.",Ada',
        "zoe_b": "O\u2019Brien-N\u00fa\u00f1ez,Zo\u00eb",
        "salma": "\u0645\u062d\u0645\u062f,\u0633\u0644\u0645\u0649",
        "lee1": "Lee,Kim",
        "lee2": "Lee,Kim",
    }
    head = (
        "OrgDefinedId,Username,Last Name,First Name,"
        "m03_change Points Grade <Numeric MaxPoints:5 Weight:10 Category:Labs>,"
        "Essay Points Grade <Numeric MaxPoints:10>,End-of-Line Indicator\r\n"
    )
    rows = "".join(f"#{who},#{who},{names[who]},{m[who]},6.5,#\r\n" for who in names)
    return b"\xef\xbb\xbf" + (head + rows).encode()


TABLES: dict[str, Callable[[Marks], bytes]] = {
    "canvas": canvas,
    "moodle": moodle,
    "blackboard": blackboard,
    "brightspace": brightspace,
}
ENDINGS = {"canvas": ".csv", "moodle": ".csv", "blackboard": ".xls", "brightspace": ".csv"}
