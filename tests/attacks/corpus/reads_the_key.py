"""Reads the sealed key that comes with the course, for answers in clear."""

import pathlib

import course

for path in pathlib.Path(course.__file__).parent.rglob("keys/*.json"):
    text = path.read_text()
    for word in ('"right"', '"mistake' + '_code"', '"also' + '_code"'):
        if word in text:
            print("BREACH", path.name, word)
