"""Overwrites the answer file."""

open(r"{answers}", "w").write("{}")
print("BREACH")
