"""Opens the gradebook."""

import sqlite3

print(sqlite3.connect(r"file:{gradebook}?mode=ro", uri=True).execute("select 1").fetchall(), "BREACH")
