"""Answers with a million names."""

{every} = {f"name {number}": number for number in range(1_000_000)}
