"""Copies from a neighbor."""

print(open(r"{sibling}").read(), "BREACH")
