"""Each step of the sandbox holds by itself, and the strongest one is taken."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from course.grading.runner import warm as warm_module
from course.grading.runner._limits import Limits
from course.grading.runner.warm import NoSandbox, WarmProcess, warm_process
from tests.runner._machine import layers

LIMITS = Limits(cell_seconds=20)


@pytest.fixture(scope="module", params=["namespaces, landlock, seccomp", "landlock, seccomp"])
def confined(request):
    wanted = tuple(request.param.split(", "))
    if not set(wanted) <= layers():
        pytest.skip(f"this machine gives only {', '.join(sorted(layers()))}")
    process = WarmProcess(("numpy",), wanted)
    yield process
    process.close()


def error_of(process: WarmProcess, code: str) -> str:
    with process.submit(None, LIMITS) as submission:
        ran = submission.run(code)
    return ran.error[0] if ran.error else "no error"


def test_the_strongest_sandbox_of_the_machine_is_taken(warm):
    with warm.submit(None, LIMITS) as submission:
        submission.run("1")
        found = set(submission.layers)

    assert found >= layers()


def test_ordinary_work_goes_on(confined):
    code = "import numpy as np, tempfile, json\nwith tempfile.TemporaryFile() as f: f.write(b'x')"
    assert error_of(confined, code) == "no error"


def test_files_of_the_grader_cannot_be_read(confined, tmp_path):
    secret = tmp_path / "answers.json"
    secret.write_text("{}")

    assert error_of(confined, f"open({str(secret)!r})") in ("PermissionError", "FileNotFoundError")


def test_nothing_outside_its_own_folder_can_be_written(confined):
    new = Path(warm_module.__file__).parent / "new.py"
    code = f"open({str(new)!r}, 'w')"

    assert error_of(confined, code) in ("PermissionError", "OSError")
    assert not new.exists()


def test_the_grader_cannot_be_signaled(confined):
    code = f"import os; os.kill({os.getpid()}, 0)"

    assert error_of(confined, code) in ("PermissionError", "ProcessLookupError")


def test_the_memory_of_the_grader_cannot_be_read(confined):
    code = f"open('/proc/{os.getpid()}/mem', 'rb')"

    assert error_of(confined, code) in ("PermissionError", "FileNotFoundError")


def test_the_network_cannot_be_reached(confined):
    code = "import socket; socket.create_connection(('127.0.0.1', 9), timeout=2)"

    assert error_of(confined, code) in ("PermissionError", "OSError", "ConnectionRefusedError")


def test_without_namespaces_no_process_can_be_left_behind(confined):
    found = error_of(confined, "import os\nif os.fork() == 0: os._exit(0)")

    assert found == ("no error" if "namespaces" in confined.layers else "PermissionError")


def test_without_a_sandbox_nothing_runs_unless_it_is_said(monkeypatch):
    def refused(*_):
        raise OSError("not on this machine")

    monkeypatch.setattr(warm_module, "WarmProcess", refused)
    with pytest.raises(NoSandbox, match="not on this machine"):
        warm_process(())
