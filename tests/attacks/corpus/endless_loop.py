"""Loops, and swallows every interrupt."""

while True:
    try:
        while True:
            x = 2
    except BaseException:
        pass
