"""``python3 -m course export``: fill a module's marks into an LMS's own table."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from course._atomic import write_bytes
from course.grading._extensions import settle_penalties
from course.grading.gradebook import GradebookError
from course.grading.lms._problem import LmsError
from course.grading.lms._sheets import listed, write_sheet
from course.grading.lms.columns import find_column
from course.grading.lms.exercises import write_exercises
from course.grading.lms.filling import ABOVE, CHANGED, LEFT, NOTE, Filled, fill
from course.grading.lms.record import read_record
from course.grading.lms.roster import read_roster
from course.grading.lms.rows import find_rows
from course.grading.lms.table import read_table
from course.grading.results import results

DONE, SOME, USAGE, STOPPED = 0, 1, 2, 130
_ENDINGS = {".csv", ".txt", ".tsv", ".xls"}
_MANY = 20
"""How much of a list is printed; the table has all of it."""
_HEADER = ("student", "line", "what", "was", "is", "why")


def main(options: argparse.Namespace) -> int:
    """Export the marks of the class in the folder that this was started in.

    Returns
    -------
    int
        0 when every row and every final mark found the other, 1 when a person has to look, 2 when
        nothing was written, 130 when it was stopped.
    """
    root = Path.cwd()
    try:
        return _export(root, options)
    except (LmsError, GradebookError) as error:
        sys.stderr.write(f"{error}\n")
    except OSError as error:
        sys.stderr.write(
            f"{error.strerror}: {error.filename}. Nothing is lost; put it right and start this "
            "command again.\n"
        )
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped. Start this command again.\n")
        return STOPPED
    return USAGE


def _export(root: Path, options: argparse.Namespace) -> int:
    module, lms = options.module, options.to
    out = _out(root, options)
    roster = read_roster(options.roster)
    record = read_record(root, module)
    table = read_table(options.template)
    title = _title(root, module)
    column = find_column(table, lms, module, title, options.column, options.decimal)
    rows = find_rows(table, lms, roster, record)
    penalties = settle_penalties(root, module, options.db)
    marks = results(root, module, options.db)
    filled = fill(root, module, lms, table, column, rows, marks, record, scale=options.scale)
    out.parent.mkdir(parents=True, exist_ok=True)
    write_bytes(out, table.filled(filled.values))
    notes = out.with_name(f"{out.stem}-notes.csv")
    write_sheet(notes, _HEADER, filled.notes)
    lines = [f"{filled.marks} marks in the column {column.header}: {_shown(out, root)}\n"]
    if penalties:
        lines.append(f"Late penalties were worked out anew for {len(penalties)}.\n")
    if options.exercises:
        sheet = out.with_name(f"{module}-exercises.csv")
        write_exercises(sheet, roster, marks)
        lines.append(f"By exercise: {_shown(sheet, root)}\n")
    lines += _said(filled, _shown(notes, root))
    sys.stdout.write("".join(lines))
    open_ones = any(note[2] in {LEFT, NOTE} for note in filled.notes)
    return SOME if open_ones or not filled.marks else DONE


def _out(root: Path, options: argparse.Namespace) -> Path:
    ending = options.template.suffix.lower()
    ending = ending if ending in _ENDINGS else ".csv"
    out: Path = options.out or root / "exported" / f"{options.module}-{options.to}{ending}"
    if out.exists() and options.template.exists() and out.samefile(options.template):
        raise LmsError("The table would be written over the download. Choose another --out.")
    return out


def _title(root: Path, module: str) -> str:
    """Give the lesson's title; nothing when the notebook is not here."""
    try:
        path = root / "notebooks" / module / f"{module}.ipynb"
        cells = json.loads(path.read_bytes())["cells"]
        text = "".join(cells[0]["source"])
    except (OSError, ValueError, KeyError, IndexError, TypeError):
        return ""
    first = text.partition("\n")[0]
    return first.removeprefix("#").strip() if first.startswith("# ") else ""


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def _said(filled: Filled, place: str) -> list[str]:
    if not filled.notes:
        return []
    count = Counter(note[2] for note in filled.notes)
    told = ", ".join(f"{count[kind]} {kind}" for kind in (CHANGED, LEFT, ABOVE) if count[kind])
    order = (CHANGED, ABOVE, NOTE, LEFT)
    first = sorted(filled.notes, key=lambda note: order.index(note[2]))[:_MANY]
    more = len(filled.notes) - len(first)
    rest = [f"and {more} more\n"] if more else []
    return [f"{told or 'To look at'} ({place}):\n", listed(_HEADER, first), *rest]
