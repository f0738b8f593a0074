"""Answers with whole numbers of 5,000 digits."""

{every} = 10**5000
