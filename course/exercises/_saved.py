"""Answers that a widget saves beside the notebook.

A widget's own state is gone when a notebook is run again, at home as under the grader. What a
student decides is therefore kept in a small file, and that file is what `check` grades.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from course._locked import locked
from course.exercises import _answers_json
from course.exercises._answers_json import NAME, Data, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import EllipsisType


class NotSavedError(OSError):
    """An answer could not be written; the file is as it was before."""


class AnswerFile:
    """The saved answers of one folder.

    Every change reads the file, changes one exercise and writes the whole, under a lock and in
    one step: two widgets, or two open notebooks, lose nothing of each other. What cannot be used
    is set aside, never deleted, and `note` says so.

    Parameters
    ----------
    folder : str or pathlib.Path
        Where ``answers.json`` is: the notebook's own folder, which is where its kernel works.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     AnswerFile(folder).write("m03-w1", "base_year", 1, {"mild": 2015})
    ...     AnswerFile(folder).read("m03-w1", "base_year", 1)
    {'mild': 2015}
    """

    def __init__(self, folder: str | Path = ".") -> None:
        # Fixed now: a later change of the working directory must not move the answers.
        self._path = Path(folder).resolve() / NAME
        self._notes: list[str] = []

    @property
    def path(self) -> Path:
        """The file, which need not exist yet."""
        return self._path

    @property
    def note(self) -> str:
        """What the last call found that the student should know; empty when all is well."""
        return " ".join(self._notes)

    def read(self, exercise: str, model: str, version: int) -> Data | None:
        """Read the saved answer to an exercise.

        Parameters
        ----------
        exercise : str
            The exercise's id, such as ``m03-w1``.
        model : str
            The kind of widget that the caller is, such as ``base_year``.
        version : int
            The version of the model. An answer saved by another model or another version is moved
            to ``set_aside`` in the same file, and `note` says so.

        Returns
        -------
        dict or None
            The data as they were saved, or None when there is no answer that can be used.
        """
        self._notes = []
        with suppress(UnreadableError):
            answers = _answers_json.load(self._path)["answers"]
            if exercise not in answers or _fits(answers[exercise], model, version):
                return _data(answers.get(exercise))
        # Something cannot be used and must be moved.
        try:
            with locked(self._path):
                content = self._load()
                if self._set_aside(content, exercise, model, version):
                    _answers_json.store(self._path, content)
                return _data(content["answers"].get(exercise))
        except OSError as problem:
            self._notes.append(
                f"Your saved answer to {exercise} in {NAME} cannot be used, nor can it be set "
                f"aside ({problem.strerror or problem}): see that this folder is writable."
            )
            return None

    def write(self, exercise: str, model: str, version: int, data: Data) -> None:
        """Save the whole answer to an exercise in place of what was saved for it.

        Parameters
        ----------
        exercise, model, version
            As for `read`.
        data : dict
            The answer as plain JSON: text, numbers, booleans, None, lists, and dicts with text
            keys.

        Raises
        ------
        TypeError
            If `data` is not a dict of plain JSON.
        NotSavedError
            If the file cannot be written.
        """
        data = _answers_json.plain(data)
        self.revise(exercise, model, version, lambda _: data)

    def update(self, exercise: str, model: str, version: int, changes: Data) -> Data:
        """Save some parts of an answer and keep its other parts as they are in the file now.

        Parameters
        ----------
        exercise, model, version
            As for `read`.
        changes : dict
            The parts to save, as plain JSON.

        Returns
        -------
        dict
            The whole answer as it is in the file afterwards.

        Raises
        ------
        TypeError
            If `changes` is not a dict of plain JSON.
        NotSavedError
            If the file cannot be written.

        Examples
        --------
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     _ = AnswerFile(folder).update("m03-w1", "base_year", 1, {"mild": 2015})
        ...     AnswerFile(folder).update("m03-w1", "base_year", 1, {"dramatic": 2016})
        {'mild': 2015, 'dramatic': 2016}
        """
        changes = _answers_json.plain(changes)
        return self.revise(exercise, model, version, lambda held: held | changes)

    def revise(
        self, exercise: str, model: str, version: int, change: Callable[[Data], Data]
    ) -> Data:
        """Save what a function makes of the answer as it is in the file now.

        Parameters
        ----------
        exercise, model, version
            As for `read`.
        change : callable
            Takes the answer, empty if there is none, and returns the new one. Nothing is written
            if it raises.

        Returns
        -------
        dict
            The whole answer as it is in the file afterwards.

        Raises
        ------
        TypeError
            If the new answer is not a dict of plain JSON.
        NotSavedError
            If the file cannot be written.

        Examples
        --------
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     AnswerFile(folder).revise("m03-w1", "base_year", 1, lambda held: {"was": len(held)})
        {'was': 0}
        """
        self._notes = []
        try:
            with locked(self._path):
                content = self._load()
                self._set_aside(content, exercise, model, version)
                answers = content["answers"]
                held = answers[exercise]["data"] if exercise in answers else {}
                data = _answers_json.plain(change(held))
                answers[exercise] = {"model": model, "version": version, "data": data}
                _answers_json.store(self._path, content)
        except OSError as problem:
            raise NotSavedError(
                f"{NAME} could not be written in the folder {self._path.parent.name!r} "
                f"({problem.strerror or problem}). Your answer was not saved. See that the folder "
                "is writable and the disk is not full, then save again."
            ) from problem
        return data

    def _load(self) -> Data:
        content, note = _answers_json.load_or_set_aside(self._path)
        if note:
            self._notes.append(note)
        return content

    def _set_aside(self, content: Data, exercise: str, model: str, version: int) -> bool:
        """Move an entry that this model cannot use to ``set_aside``; tell whether one was moved."""
        answers = content["answers"]
        if exercise not in answers or _fits(answers[exercise], model, version):
            return False
        entry = answers.pop(exercise)
        kept = content.get("set_aside", [])
        # Whatever stands under that name is kept too, even if it is no list of ours.
        kept = kept if isinstance(kept, list) else [kept]
        content["set_aside"] = [*kept, {"exercise": exercise, "entry": entry}]
        self._notes.append(
            f"Your saved answer to {exercise} was made with {_origin(entry, model)} of this "
            f"exercise, and this is version {version}. It is kept under set_aside in {NAME} but "
            "not used: please save your answer again."
        )
        return True


def saved(exercise: str) -> Data | EllipsisType:
    """Return the saved answer to an interactive exercise.

    Parameters
    ----------
    exercise : str
        The exercise's id, such as ``m03-w1``.

    Returns
    -------
    dict or Ellipsis
        What you saved, or ``...`` when nothing has been saved yet. Pass it on as it is:
        ``check("m03-w1", saved("m03-w1"))``.

    Examples
    --------
    >>> from contextlib import chdir
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder, chdir(folder):
    ...     saved("m03-w1")
    Ellipsis
    """
    try:
        data = _data(_answers_json.load(AnswerFile().path)["answers"].get(exercise))
    except UnreadableError as problem:
        # Without this line "not attempted" would be a riddle to someone who did save.
        print(f"{NAME} cannot be read ({problem}). Run the cell of {exercise} again.")  # noqa: T201
        return ...
    return ... if data is None else data


def _fits(entry: Any, model: str, version: int) -> bool:
    if _data(entry) is None:
        return False
    return bool(entry.get("model") == model and entry.get("version") == version)


def _data(entry: Any) -> Data | None:
    data = entry.get("data") if isinstance(entry, dict) else None
    return data if isinstance(data, dict) else None


def _origin(entry: Any, model: str) -> str:
    if _data(entry) is None or entry.get("model") != model:
        return "another kind"
    return f"version {entry.get('version')}"
