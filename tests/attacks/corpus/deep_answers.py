"""Answers with lists that are 10,000 levels deep."""

deep = []
for _ in range(10_000):
    deep = [deep]
{every} = deep
