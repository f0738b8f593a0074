"""Tables: rows in any order, more columns, keys in the index; and what is said of faulty ones."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.exercises._plain import Problem
from course.exercises._reading import read_answer
from course.exercises._seal import clear
from course.exercises._verdict import decide
from tests.exercises._kinds import WORDS, made, number

KIND = WORDS["table"](
    by=["base_year"], rows=3, base_year=number("year", whole=True), factor=number("ratio", "0.06")
)
YEARS = [2010, 2011, 2012]
FACTORS = [6.76, 2.56, 4.94]
RIGHT = pd.DataFrame({"base_year": YEARS, "factor": FACTORS})
ENTRY = made(KIND, RIGHT)


def status(answer):
    return decide(ENTRY, answer, clear).status


@pytest.mark.parametrize(
    "came",
    [
        RIGHT,
        RIGHT.iloc[::-1],
        RIGHT.sample(frac=1, random_state=3),
        RIGHT.assign(note="x", more=[1, 2, 3]),
        RIGHT[["factor", "base_year"]],
        RIGHT.set_index("base_year"),
        RIGHT.assign(place="FRA").set_index(["place", "base_year"]),
        RIGHT.set_index("base_year", drop=False),
        RIGHT.set_index("factor"),
        RIGHT.rename_axis("factor", axis=1),
        RIGHT.astype({"base_year": float}),
        RIGHT.astype({"base_year": "Int64", "factor": "Float64"}),
        RIGHT.astype(object),
        RIGHT.astype({"factor": "float32"}),
        RIGHT.assign(factor=[6.8, 2.6, 4.9]),
        RIGHT.to_dict(orient="records"),
        [{"base_year": np.int64(y), "factor": np.float64(f)} for y, f in zip(YEARS, FACTORS)],  # noqa: B905
    ],
)
def test_the_same_table_in_another_shape_is_right(came):
    before = came.copy(deep=True) if isinstance(came, pd.DataFrame) else list(came)

    assert status(came) == "right"
    if isinstance(came, pd.DataFrame):
        pd.testing.assert_frame_equal(came, before)


@given(st.permutations(range(3)))
def test_rows_may_come_in_any_order(order):
    assert status(RIGHT.iloc[order]) == "right"


@pytest.mark.parametrize(
    ("came", "says"),
    [
        (RIGHT.rename(columns={"factor": "faktor"}), "no column `factor`. It has: `base_year`, `"),
        (RIGHT.drop(columns="base_year"), "no column `base_year`. It has: `factor`."),
        (pd.DataFrame(), "no column `base_year`, `factor`. It is empty."),
        (RIGHT.iloc[:2], "2 rows; 3 are expected, one for each `base_year`"),
        (pd.concat([RIGHT, RIGHT]), "6 rows; 3 are expected"),
        (RIGHT.iloc[[0, 1, 1]], "more than one row for `base_year 2011`"),
        (pd.concat([RIGHT] * 1000), "3,000 rows; 3 are expected"),
        (RIGHT.astype({"factor": str}), "`factor`: This is text in quotes"),
        (RIGHT.astype({"base_year": str}), "`base_year`: This is text in quotes"),
        (RIGHT.assign(factor=[1.0, np.nan, 2.0]), "`factor`: The answer is NaN"),
        (RIGHT.assign(factor=[1.0, np.inf, 2.0]), "`factor`: The answer is infinite"),
        (
            RIGHT.assign(factor=pd.array([1, pd.NA, 2], "Int64")),
            "`factor`: The answer is a missing",
        ),
        (RIGHT.assign(factor=[True, False, True]), "`factor`: This is True"),
        (RIGHT.assign(factor=["x", "y", "z"]), "`factor`: This is text in quotes"),
        (RIGHT.assign(base_year=[2010.5, 2011, 2012]), "`base_year`: A whole number of year"),
        (RIGHT.assign(factor=[[1], [2], [3]]), "`factor`: This is a list"),
        (pd.concat([RIGHT, RIGHT["factor"]], axis=1), "more than one column named `factor`"),
        (pd.concat({"x": RIGHT}, axis=1), "no column `base_year`, `factor`"),
        (RIGHT["factor"], "This is a column (Series); a table"),
        (RIGHT.to_dict(), "This is a dictionary; a table"),
        (RIGHT.to_numpy(), "This is an array; a table"),
        (38, "This is a whole number; a table"),
        ([1, 2, 3], "A list of dictionaries"),
        ([{"base_year": 2010}], "no column `factor`"),
    ],
)
def test_a_faulty_table_is_named(came, says):
    with pytest.raises(Problem) as raised:
        read_answer(KIND, came)
    assert says in str(raised.value)
    assert len(str(raised.value)) < 200
    assert "\n" not in str(raised.value)


def test_a_wrong_row_is_named_by_its_key():
    verdict = decide(ENTRY, RIGHT.assign(factor=[6.76, 9.99, 4.94]), clear)
    assert verdict.status == "not-yet"
    assert "look again at `base_year 2011`." in verdict.line


def test_a_row_with_another_key_is_named():
    verdict = decide(ENTRY, RIGHT.assign(base_year=[2010, 2011, 2013]), clear)
    assert verdict.status == "not-yet"
    assert "`base_year 2013`" in verdict.line


def test_a_class_that_is_only_called_dataframe_is_no_table():
    fake = type("DataFrame", (), {"__len__": lambda _: 3})()
    with pytest.raises(Problem, match=r"a table \(DataFrame\) is expected"):
        read_answer(KIND, fake)
