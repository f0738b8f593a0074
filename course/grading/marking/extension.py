"""A page of the Jupyter server: the formgrader at the next answer, rubric and samples beside it.

nbgrader's own page is shown in a frame, as it is: what is relied on is its address and the names of
its fields, not its looks. So marks are entered, saved and kept by the formgrader.
"""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.utils import url_path_join
from tornado import web

from course.grading.answers import NoAnswers
from course.grading.feedback.lesson import Lesson
from course.grading.feedback.texts import environment
from course.grading.gradebook import GradebookError
from course.grading.marking.waiting import Answer, read_marking

ADDRESS = "course/mark"
NAME = "course.grading.marking.extension"


class MarkHandler(JupyterHandler):
    """Shows the next answer of a module that needs a person."""

    @web.authenticated
    def get(self, module: str) -> None:
        """Give the page; ``?after=CODE`` goes on after an answer."""
        _ = self.xsrf_token  # sets the cookie that the formgrader's saving needs
        place = self.settings["nbgrader_formgrader"].coursedir
        root = Path(place.root)
        try:
            lesson = Lesson.read(root, module)
            marking = read_marking(root, module, place.db_url, lesson.written)
        except (NoAnswers, GradebookError) as error:
            self.set_status(404)
            self.finish(self._page("nothing.html.j2", title="Nothing to mark", text=str(error)))
            return
        answer = marking.next(self.get_argument("after", ""))
        left = len(marking.waiting())
        if answer is None:
            text = f"Every answer of {module} has its marks."
            self.finish(self._page("nothing.html.j2", title="Nothing left to mark", text=text))
            return
        self.finish(self._shown(lesson, answer, left))

    def _shown(self, lesson: Lesson, answer: Answer, left: int) -> str:
        base = self.base_url
        frame = url_path_join(base, "formgrader/submissions", answer.entry) + "/"
        return self._page(
            "panel.html.j2",
            lesson=lesson,
            answer=answer,
            written=lesson.written.get(answer.exercise),
            left=left,
            frame=f"{frame}?index=0#{quote(answer.cell)}",
            following=url_path_join(base, ADDRESS, quote(lesson.module)) + f"?after={answer.code}",
        )

    def _page(self, name: str, **values: Any) -> str:
        nonce = secrets.token_urlsafe(16)
        return environment().get_template(name).render(nonce=nonce, **values)


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    """Tell Jupyter what to load."""
    return [{"module": NAME}]


def _load_jupyter_server_extension(server: Any) -> None:
    """Add the page to a server."""
    application = server.web_app
    pattern = url_path_join(application.settings["base_url"], ADDRESS, r"([^/]+)/?")
    application.add_handlers(".*$", [(pattern, MarkHandler)])
