"""Every byte of a table but the filled fields comes out as it went in."""

from __future__ import annotations

import csv
import io
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from course.grading.lms.table import NotATable, parse

SIGNS = st.sampled_from(list('ab1"",;\t\r\n \'\u00e9\u0645\u202e\U0001f600\x0b\u2028'))


@given(st.one_of(st.binary(), st.lists(SIGNS).map("".join).map(str.encode)))
@example(b'"a""b",c\r\nd,"e\n')
@example(b"\xff\xfea\x00,\x00b\x00")
@example(b"a,b\r\r\nc")
@example(b"")
def test_any_bytes_come_out_as_they_went_in(content):
    try:
        table = parse(content)
    except NotATable:
        return

    assert table.filled({}) == content
    for row in table.rows:
        for left, right in pairwise(row):
            assert table.text[left.end : right.start] == table.delimiter
        for cell in row:
            raw = table.text[cell.start : cell.end]
            assert cell.quoted == raw.startswith('"')
            assert cell.quoted or cell.value == raw


CELLS = st.text("ab1\"',;\t\r\n \u00e9\u0645")
STYLES = st.tuples(
    st.sampled_from(",;\t"),
    st.sampled_from(["\r\n", "\n"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "latin-1"]),
)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1), STYLES, st.data())
def test_fields_are_those_that_were_written_and_one_can_be_changed(rows, style, data):
    delimiter, end, quoting, codec = style
    if codec == "latin-1":
        rows = [[cell.replace("\u0645", "m") for cell in row] for row in rows]
    rows = [[cell.replace("\r", "") for cell in row] for row in rows]
    # The first line decides about the delimiter.
    rows[0] = [f"h{n}" for n, _ in enumerate(rows[0])]

    def written(cells):
        text = io.StringIO(newline="")
        csv.writer(text, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(cells)
        return text.getvalue().encode(codec)

    table = parse(written(rows))
    assert [[cell.value for cell in row] for row in table.rows] == rows

    y = data.draw(st.integers(0, len(rows) - 1))
    x = data.draw(st.integers(0, len(rows[y]) - 1))
    cell = table.rows[y][x]
    raw = table.text[cell.start : cell.end]
    filled = table.filled({(y, x): "4.25"})
    new = '"4.25"' if raw.startswith('"') else "4.25"
    at = len(table.mark) + len(table.text[: cell.start].encode(table.encoding))
    length = len(raw.encode(table.encoding))
    whole = written(rows)
    assert filled == whole[:at] + new.encode(table.encoding) + whole[at + length :]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"PK\x03\x04rest", "Excel workbook"),
        (b"\xd0\xcf\x11\xe0rest", "Excel workbook"),
        (b'a,b\n"c,d\ne,f', "opens in line 2 is never closed"),
        (b"a\x00,\x00b\x00", "NUL"),
        (b"\xff\xfea", "UTF-16"),
    ],
)
def test_what_is_no_table_is_said(content, why):
    with pytest.raises(NotATable, match=why):
        parse(content)


def test_a_value_gets_quotes_where_it_needs_them():
    table = parse(b"a,b\r\n1,\r\n")

    assert table.filled({(1, 1): "4,5"}) == b'a,b\r\n1,"4,5"\r\n'
    assert parse(b"a;b\n1;\n").filled({(1, 1): "4,5"}) == b"a;b\n1;4,5\n"
