"""Spoils a neighbor's work."""

open(r"{sibling}", "w").write("spoiled")
print("BREACH")
