"""Choose and stage what every student handed in, and when; nothing is moved yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from pathlib import Path

from course.grading.lms.archive import Archive
from course.grading.lms.asking import Question
from course.grading.lms.enrich import file_time
from course.grading.lms.laying import Layout
from course.grading.lms.match import Claim, Matched
from course.grading.lms.pick import Picked, pick
from course.grading.lms.record import HandIn
from course.grading.lms.roster import Roster, Student
from course.grading.lms.times import in_utc, typed

NOTHING = "not collected"
_LATE = "The LMS calls it late and does not say by how much. When was it handed in?"


@dataclass(frozen=True)
class Intake:
    """What a download is taken in by."""

    root: Path
    module: str
    lms: str
    roster: Roster
    where: tzinfo | None
    """The LMS's time zone; None for this computer's."""
    worksheet: Path | None = None
    """Moodle's grading worksheet."""


@dataclass
class Taken:
    """What became of a download."""

    module: str
    matched: Matched
    record: dict[str, HandIn]
    state: dict[str, str] = field(default_factory=dict)
    """Student to what happened to the submission."""
    odd: list[tuple[str, str, str]] = field(default_factory=list)
    """Student, name in the download, and what a person should look at."""
    missing: list[str] = field(default_factory=list)
    """Who has handed in nothing yet."""
    late: list[Question] = field(default_factory=list)
    """Questions about when."""
    zone_used: str = ""

    def asked(self) -> list[Question]:
        """Give all questions."""
        return [*self.matched.questions, *self.late]


@dataclass
class Ready:
    """A staged submission."""

    student: Student
    claim: Claim
    picked: Picked
    when: datetime | None
    """In UTC."""


@dataclass
class Stager:
    """Stages a download."""

    intake: Intake
    archive: Archive
    layout: Layout
    answers: Mapping[str, Question]
    taken: Taken

    def stage(self, found: Iterable[Claim]) -> list[Ready]:
        """Stage everybody's files.

        Raises
        ------
        BadArchive
            When the download itself cannot be read.
        OSError
            When there is no room.
        """
        theirs: dict[Student, list[Claim]] = defaultdict(list)
        for claim in found:
            if claim.identifier in self.taken.matched.owners:
                theirs[self.taken.matched.owners[claim.identifier]].append(claim)
        in_order = sorted(theirs.items(), key=lambda each: each[0].id)
        ready = [self._one(student, several) for student, several in in_order]
        return [each for each in ready if each]

    def _one(self, student: Student, several: list[Claim]) -> Ready | None:
        files = [each for claim in several for each in claim.files]
        picked = pick(self.archive, files, self.intake.module)
        claim = next((each for each in several if _bears(each, picked)), several[0])
        self.taken.odd += [(student.id, claim.identifier, text) for text in picked.odd]
        if not picked.files:
            self.taken.state[student.id] = NOTHING
            return None
        when = self._when(student, claim, picked)
        self.layout.stage(student.id, picked.files, when)
        return Ready(student, claim, picked, when)

    def _when(self, student: Student, claim: Claim, picked: Picked) -> datetime | None:
        """Tell when something was handed in; what the download does not tell is asked."""
        where, lms = self.intake.where, self.intake.lms
        said = self.answers[claim.identifier].handed_in if claim.identifier in self.answers else ""
        if said and (when := typed(said, where)):
            return when
        if said:
            odd = f"The answer {said} is no time; expected is one like 2026-11-20 23:59."
            self._odd(student, claim, odd)
        told = picked.when
        if not told and lms == "moodle" and (told := file_time(self.archive, picked.packed)):
            odd = f"When it was handed in is only told by the file's time in the zip ({told})."
            self._odd(student, claim, odd)
        if told:
            self.taken.zone_used = str(where or "this computer's time")
            return in_utc(told, where)
        if lms == "brightspace":
            odd = "The time in the folder's name was not understood; it counts as in time."
            self._odd(student, claim, odd)
        if picked.late:
            odd = "Late; nothing is taken off until its time is in the table of questions."
            self._odd(student, claim, odd)
            question = Question(lms, claim.identifier, claim.full_name, _LATE, "", student.id)
            self.taken.late.append(question)
        return None

    def _odd(self, student: Student, claim: Claim, text: str) -> None:
        self.taken.odd.append((student.id, claim.identifier, text))


def _bears(claim: Claim, picked: Picked) -> bool:
    return any(each.feedback == picked.feedback for each in claim.files)
