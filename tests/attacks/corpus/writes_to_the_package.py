"""Changes the course for everybody after it."""

import course
import pathlib

for path in (course.__file__, course.exercises.__file__):
    try:
        pathlib.Path(path).write_text("raise SystemExit")
        print("BREACH")
    except OSError:
        pass
(pathlib.Path(course.__file__).parent / "new.py").write_text("")
print("BREACH")
