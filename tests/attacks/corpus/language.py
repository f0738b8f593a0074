"""Shows an answer under another exercise's name."""

import course.exercises._emit as emit

real = emit.message
emit.message = lambda exercise, data=None, problem=None: real("m03-q1", data, problem)
