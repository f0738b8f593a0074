"""The student's side of an exercise: check, hint, progress and saved answers."""
