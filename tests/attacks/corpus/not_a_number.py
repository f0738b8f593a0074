"""Answers with NaN and infinity."""

{every} = float("nan")
