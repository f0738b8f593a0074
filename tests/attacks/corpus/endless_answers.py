"""Answers with a list that holds itself."""

loop = []
loop.append(loop)
{every} = loop
