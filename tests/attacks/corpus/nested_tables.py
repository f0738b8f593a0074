"""Answers with a table in a table in a table, a thousand deep."""

import pandas as pd

inner = 1
for _ in range(1_000):
    inner = pd.Series([inner], dtype=object)
{every} = pd.DataFrame({"a": inner})
