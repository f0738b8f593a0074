"""Take the submissions in a download in: whose, which files, when; then into their places."""

from __future__ import annotations

from course._locked import locked
from course.grading.journal import Journal
from course.grading.lms import record as records
from course.grading.lms.archive import Archive
from course.grading.lms.asking import Question, read_answers, write_questions
from course.grading.lms.enrich import with_blackboard_notes, with_moodle_worksheet
from course.grading.lms.laying import OLDER, REPLACED, SAME, Layout, contents, digest
from course.grading.lms.match import claims, match
from course.grading.lms.names import Named
from course.grading.lms.record import HandIn
from course.grading.lms.staging import Intake, Ready, Stager, Taken


def take_in(intake: Intake, archive: Archive, files: list[Named]) -> Taken:
    """Take a download in.

    Parameters
    ----------
    intake
        Where to, and by which roster.
    archive
        The download.
    files
        Its files, with what their names say.

    Raises
    ------
    LmsError, BadArchive
        Before anything was moved.
    OSError
        What was moved until then is in its place; the same command goes on.
    TimeoutError
        When another `course collect` is at the same module.
    """
    root, module, lms = intake.root, intake.module, intake.lms
    if lms == "blackboard":
        files = with_blackboard_notes(archive, files)
    if intake.worksheet:
        files = with_moodle_worksheet(intake.worksheet, files)
    answers = read_answers(root, module, lms)
    record = records.read_record(root, module)
    found = claims(files, intake.roster)
    matched = match(lms, found, intake.roster, answers)
    taken = Taken(module, matched, dict(record))
    (root / "collected").mkdir(exist_ok=True)
    layout = Layout(root, module)
    with locked(records.path_of(root, module), wait_s=0.0):
        layout.clear()
        try:
            ready = Stager(intake, archive, layout, answers, taken).stage(found)
            try:
                _place(layout, ready, taken, lms)
            finally:  # stopped in the middle, what was moved is on record
                records.write_record(root, module, taken.record)
        finally:
            layout.clear()
    kept = [each for each in answers.values() if each.identifier not in _names(taken.asked())]
    write_questions(root, module, [*taken.asked(), *kept])
    taken.missing = [s.id for s in intake.roster.students if not layout.folder(s.id).is_dir()]
    taken.odd += [("", name, text) for name, text in matched.odd]
    taken.odd += [("", name, "Left out, as you said.") for name in matched.left_out]
    return taken


def _names(questions: list[Question]) -> set[str]:
    return {each.identifier for each in questions}


def _place(layout: Layout, ready: list[Ready], taken: Taken, lms: str) -> None:
    journal = Journal(layout.root / "grading" / f"{layout.module}.jsonl")
    for each in ready:
        name = each.student.id
        whole = digest(contents(each.picked.files, each.when))
        before = taken.record.get(name)
        if before and before.digest == whole and layout.folder(name).is_dir():
            taken.state[name] = SAME  # and whatever a person has put right in it stays
            continue
        state = taken.state[name] = layout.put(name, each.when)
        if state == OLDER:
            continue
        graded = before.graded_before if before and state == SAME else ""
        if state == REPLACED:
            graded = str((journal.last(name) or {}).get("key", ""))
        taken.record[name] = _hand_in(lms, each, whole, graded)


def _hand_in(lms: str, each: Ready, whole: str, graded: str) -> HandIn:
    claim, picked = each.claim, each.picked
    return HandIn(
        each.student.id,
        lms,
        _identifier(lms, each),
        claim.full_name,
        picked.feedback,
        each.when.isoformat() if each.when else "",
        picked.attempt,
        picked.late,
        graded,
        whole,
    )


def _identifier(lms: str, each: Ready) -> str:
    """Give the LMS's own number or login of a student."""
    if lms in {"canvas", "moodle"}:
        return each.claim.identifier
    student = each.student
    known = {student.id, student.lms_user_id, student.email, student.email.partition("@")[0]}
    mine = [name for name in each.claim.ids if name.casefold() in {k.casefold() for k in known}]
    return (mine or list(each.claim.ids[-1:]) or [each.claim.full_name])[0]
