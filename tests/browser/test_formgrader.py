"""The formgrader's button judges with the same judge as the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from _lab import Lab, server
from playwright.sync_api import expect

from tests.grading._course import (
    Course,
    full_marks,
    no_marks,
    released,
    solved,
    with_first_cell,
)

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.grading]

MODULE = "m03_change"
HOSTILE = "get_ipython().input_transformers_post.append(lambda l: ['pass\\n'])"


def test_the_autograde_button_uses_the_trusted_judge(
    running_browser: Browser, tmp_path: Path
) -> None:
    with server(tmp_path) as running:
        course = Course(running.root, MODULE)
        course.submit("alice", solved(MODULE))
        course.submit("mallory", with_first_cell(released(MODULE), HOSTILE))
        # The formgrader reads nbgrader_config.py where its server was started.
        context = running_browser.new_context(viewport={"width": 1280, "height": 960})
        try:
            lab = Lab(context.new_page(), running, running.root)
            for student in ("alice", "mallory"):
                lab.page.goto(f"{running.address}/formgrader/manage_submissions/{MODULE}")
                row = lab.page.locator("tr").filter(has_text=student)
                row.locator("td.autograde a").click()
                expect(lab.page.get_by_text("Success", exact=False).first).to_be_visible(
                    timeout=120_000
                )
            lab.page.goto(f"{running.address}/formgrader/manage_submissions/{MODULE}")
            expect(lab.page.locator("tr").filter(has_text="alice")).to_contain_text("needs manual")
            lab.screenshot("formgrader")
        finally:
            context.close()
        assert course.result("alice").scores == full_marks(MODULE)
        assert course.result("mallory").scores == no_marks(MODULE)
