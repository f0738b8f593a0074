"""One warm process for all tests of the runner."""

from __future__ import annotations

import pytest

from course.grading.runner.warm import warm_process


@pytest.fixture(scope="session")
def warm():
    process = warm_process(("numpy", "pandas", "matplotlib.pyplot"))
    yield process
    process.close()
