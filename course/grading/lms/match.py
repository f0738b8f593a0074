"""Whose each submission is: certain, or asked; never guessed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from course.grading.lms.asking import NOBODY, Question
from course.grading.lms.names import Named
from course.grading.lms.roster import Roster, Student, key

_NUMBERS_ONLY = "canvas"
"""Its number is the user's in the LMS, and can by chance be somebody's id at the university."""


@dataclass
class Claim:
    """All files in a download that the LMS says are one student's."""

    identifier: str
    full_name: str = ""
    ids: tuple[str, ...] = ()
    files: list[Named] = field(default_factory=list)


@dataclass
class Matched:
    """What came of comparing a download with the roster."""

    owners: dict[str, Student] = field(default_factory=dict)
    """Identifier to student, where that is certain or was answered."""
    questions: list[Question] = field(default_factory=list)
    """What has to be asked."""
    left_out: list[str] = field(default_factory=list)
    """Identifiers that the instructor said are nobody's."""
    odd: list[tuple[str, str]] = field(default_factory=list)
    """Identifier, and what a person should look at."""


def claims(files: Iterable[Named], roster: Roster) -> list[Claim]:
    """Put together what belongs together.

    Where the LMS tells students apart by name only and the roster has two of one name, each upload
    stays by itself: nothing says whether two are of the same student.
    """
    found: dict[str, Claim] = {}
    for each in files:
        name = each.identifier
        if not each.ids and len(roster.with_name(each.full_name)) > 1 and each.when:
            name = each.feedback.rstrip("/")
        claim = found.setdefault(name, Claim(name, each.full_name, each.ids))
        claim.files.append(each)
    return list(found.values())


def match(
    lms: str, found: Iterable[Claim], roster: Roster, answers: Mapping[str, Question]
) -> Matched:
    """Find the student of every claim.

    Parameters
    ----------
    lms
        Where they are from.
    found
        The claims.
    roster
        The class.
    answers
        What the instructor answered, by identifier.
    """
    done = Matched()
    by_name: dict[Student, list[Claim]] = defaultdict(list)
    for claim in found:
        answer = answers.get(claim.identifier)
        if answer and answer.student:
            _answered(done, claim, answer, roster)
            continue
        known = _by_id(lms, claim, roster)
        named = roster.with_name(claim.full_name)
        if len(known) == 1:
            done.owners[claim.identifier] = known[0]
            if claim.full_name and not named:
                said = f"The roster calls this student {known[0].name or 'nothing'}."
                done.odd.append((claim.identifier, said))
        elif not known and len(named) == 1 and not _other_number(lms, claim, named[0]):
            by_name[named[0]].append(claim)
        else:
            done.questions.append(_question(lms, claim, roster, _why(known, named)))
    taken = set(done.owners.values())
    for student, several in by_name.items():
        if len(several) == 1 and student not in taken:
            done.owners[several[0].identifier] = student
        else:
            why = "Several submissions bear the name of one student. Whose is this one?"
            done.questions += [_question(lms, claim, roster, why) for claim in several]
    return done


def _answered(done: Matched, claim: Claim, answer: Question, roster: Roster) -> None:
    student = roster.get(answer.student)
    if student:
        done.owners[claim.identifier] = student
    elif answer.student == NOBODY:
        done.left_out.append(claim.identifier)
    else:
        near = "; ".join(map(str, roster.near(claim.full_name, claim.ids)))
        why = f"The answer {answer.student} is not an id of the roster. Whose is it?"
        done.questions.append(replace(answer, question=why, candidates=near))


def _by_id(lms: str, claim: Claim, roster: Roster) -> list[Student]:
    if lms == _NUMBERS_ONLY:
        return [s for s in roster.students if s.lms_user_id and s.lms_user_id in claim.ids]
    return roster.with_id(claim.ids)


def _other_number(lms: str, claim: Claim, student: Student) -> bool:
    """Tell whether the roster has another number of the LMS for whoever bears this name."""
    return bool(lms == _NUMBERS_ONLY and student.lms_user_id and claim.ids)


def _why(known: list[Student], named: list[Student]) -> str:
    if len(known) > 1:
        return "The login fits several students. Whose is it?"
    if len(named) > 1:
        return "Several students have this name. Whose is it?"
    if named:
        return "The name is on the roster with another lms_user_id. Whose is it?"
    return "Nobody on the roster has exactly this name or number. Whose is it?"


def _question(lms: str, claim: Claim, roster: Roster, why: str) -> Question:
    near = roster.near(claim.full_name, claim.ids) if key(claim.full_name) or claim.ids else []
    candidates = "; ".join(map(str, near))
    return Question(lms, claim.identifier, claim.full_name, why, candidates)
