"""Answers with a table that holds itself, and a column that holds the table."""

import pandas as pd

table = pd.DataFrame({"a": [1, 2], "b": [None, None]}, dtype=object)
table.at[0, "b"] = table
column = pd.Series([None, table], dtype=object)
column[0] = column
table.at[1, "b"] = column
{every} = table
