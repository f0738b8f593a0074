"""Answers with a text of a hundred million characters."""

{every} = "x" * 100_000_000
