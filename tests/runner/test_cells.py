"""Cells run in a fork as they run in the stock kernel."""

from __future__ import annotations

import dataclasses
import re
import select
import socket
import time
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from nbclient import NotebookClient

from course.grading.runner._limits import Limits
from course.grading.runner.submission import Ended, Submission
from course.grading.runner.warm import TooLarge, WarmProcess

LIMITS = Limits(cell_seconds=20)
SWALLOWS = """
while True:
    try:
        while True:
            x = 2
    except BaseException:
        pass
"""
SHORT = Limits(cell_seconds=1, grace_seconds=1)
CELLS = {
    "a value": "1 + 1",
    "nothing": "x = 3",
    "prints": "print('a'); print('b', end='')\nimport sys; sys.stderr.write('e')",
    "a table": "import pandas as pd\npd.DataFrame({'a': [1, 2]})",
    "a picture": "from matplotlib import pyplot as plt\nfig, ax = plt.subplots()\nax.plot([1])",
    "a hidden repr": "plt.plot([1, 2]);",
    "an error": "def f():\n    return 1 / 0\nf()",
    "a syntax error": "1 +",
    "a magic": "%time pass\n%xmode Plain",
    "displays": "from IPython.display import HTML, display\ndisplay(HTML('<b>x</b>'), {'a': 1})",
    "an update": "h = display('one', display_id='k')\nh.update('two')",
    "cleared": "from IPython.display import clear_output as c\nprint('a')\nc()\nprint('kept')",
    "await": "import asyncio\nawait asyncio.sleep(0)\n'awaited'",
    "no input": "input('name?')",
    "an exit": "raise SystemExit(3)",
    "seen before": "_, Out[1]",
}


def plain(outputs):
    """Take out what differs from run to run: process numbers, times, colors."""
    text = nbformat.v4.new_code_cell(outputs=outputs)
    found = nbformat.writes(nbformat.v4.new_notebook(cells=[text]))
    found = re.sub(r"ipykernel_\d+", "ipykernel", found)
    found = re.sub(r"at 0x[0-9a-f]+", "at an address", found)
    found = re.sub(r"\d+(\.\d+)? [µn]s", "some time", found)
    return nbformat.reads(found, as_version=4).cells[0].outputs


@pytest.fixture(scope="module")
def stock():
    cells = [nbformat.v4.new_code_cell(code) for code in CELLS.values()]
    notebook = nbformat.v4.new_notebook(cells=cells)
    NotebookClient(notebook, kernel_name="python3", allow_errors=True, timeout=60).execute()
    return dict(zip(CELLS, notebook.cells, strict=True))


@pytest.fixture(scope="module")
def forked(warm):
    with warm.submit(None, LIMITS) as submission:
        return {name: submission.run(code) for name, code in CELLS.items()}


@pytest.mark.parametrize("name", [name for name in CELLS if name not in ("no input", "a magic")])
def test_a_cell_puts_out_what_the_stock_kernel_puts_out(stock, forked, name):
    cell = stock[name]

    assert plain(forked[name].outputs) == plain(cell.outputs)
    assert forked[name].count == cell.execution_count


def test_input_is_an_error(forked):
    assert forked["no input"].error[0] == "StdinNotImplementedError"


def test_a_library_that_was_not_loaded_before_the_fork_can_still_be_imported(warm):
    with warm.submit(None, LIMITS) as submission:
        ran = submission.run(
            "import sys\nbefore = 'networkx' in sys.modules\nimport networkx\nbefore"
        )

    assert ran.ok
    assert ran.outputs[0].data["text/plain"] == "False"


def test_threads_work_in_the_fork(warm):
    code = """
import numpy as np, threading
done = []
one = np.ones((200, 200))
threads = [threading.Thread(target=lambda: done.append((one @ one).sum())) for _ in range(3)]
[t.start() for t in threads]; [t.join() for t in threads]
done"""
    with warm.submit(None, LIMITS) as submission:
        assert submission.run(code).outputs[0].data["text/plain"].count("8000000.0") == 3


def test_a_submission_reads_its_own_files_and_writes_a_copy(warm, tmp_path):
    (tmp_path / "own.txt").write_text("mine")
    with warm.submit(tmp_path, LIMITS) as submission:
        ran = submission.run("open('own.txt', 'a').write(' and more')\nopen('own.txt').read()")

    assert ran.outputs[0].data["text/plain"] == "'mine and more'"
    assert (tmp_path / "own.txt").read_text() == "mine"


def test_the_folder_of_a_submission_has_its_name_and_no_files_of_the_grader(warm):
    with warm.submit(None, LIMITS, name="m03_change") as submission:
        ran = submission.run("import os\nos.path.basename(os.getcwd()), os.listdir()")

    assert ran.outputs[0].data["text/plain"] == "('m03_change', [])"


def test_a_submission_that_is_too_large_leaves_nothing_open(warm, tmp_path):
    with (tmp_path / "film").open("wb") as file:
        file.truncate(LIMITS.file_size)
    before = len(list(Path("/proc/self/fd").iterdir()))

    with pytest.raises(TooLarge, match="more than 64 MiB"):
        warm.submit(tmp_path, LIMITS)

    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_a_helper_module_beside_the_notebook_is_found(warm, tmp_path):
    (tmp_path / "helper.py").write_text("answer = 42")
    with warm.submit(tmp_path, LIMITS) as submission:
        assert submission.run("import helper\nhelper.answer").outputs[0].data["text/plain"] == "42"


def test_time_is_up_for_a_cell_and_the_next_one_runs(warm):
    with warm.submit(None, SHORT) as submission:
        submission.run("x = 1")
        late = submission.run("while True: pass")
        after = submission.run("x + 1")

    assert late.interrupted
    assert late.error[0] == "KeyboardInterrupt"
    assert after.outputs[0].data["text/plain"] == "2"


def test_a_cell_that_swallows_interrupts_is_ended_and_what_ran_is_kept(warm):
    with warm.submit(None, SHORT) as submission:
        assert submission.run("x = 1").ok
        with pytest.raises(Ended, match="did not end when its time was up"):
            submission.run(SWALLOWS)
        with pytest.raises(Ended):
            submission.run("x")


def test_the_total_time_is_limited(warm):
    limits = dataclasses.replace(LIMITS, total_seconds=2, grace_seconds=1)
    patient = "import time\ntry:\n    time.sleep(9)\nexcept KeyboardInterrupt:\n    pass"
    with warm.submit(None, limits) as submission:
        assert submission.run(patient).interrupted
        with pytest.raises(Ended, match=r"time was up: 2 s for all cells"):
            submission.run("1")


def test_the_warm_process_ends_with_the_grader_that_closed_it():
    process = WarmProcess()
    with process.submit(None, LIMITS) as submission:
        assert submission.run("1").ok
        process.close()
        with pytest.raises(Ended):
            submission.run("import time; time.sleep(30)")


def test_a_warm_process_that_is_closed_takes_no_submission_and_leaves_nothing_open():
    closed = WarmProcess(("json",))
    closed.close()
    before = set(Path("/proc/self/fd").iterdir())

    with pytest.raises(OSError, match="Bad file descriptor"):
        closed.submit(None, LIMITS)

    assert set(Path("/proc/self/fd").iterdir()) == before


def test_what_a_process_said_before_it_ended_is_read():
    mine, theirs = socket.socketpair()
    theirs.sendall(b'{"broken": "why"}\n')
    theirs.close()
    nobody = SimpleNamespace(kill=lambda _: None)

    with (
        Submission(nobody, 0, mine, LIMITS, None) as submission,
        pytest.raises(Ended, match="could not be started: why"),
    ):
        submission.run("1")


def test_many_submissions_one_after_another_leave_no_process(warm):
    for _ in range(5):
        with warm.submit(None, LIMITS) as submission:
            submission.run("1")
    until = time.monotonic() + 10
    while warm.children() and time.monotonic() < until:
        time.sleep(0.05)

    assert warm.children() == []


def test_ended_submissions_leave_nothing_unread_that_could_fill_up(warm):
    for _ in range(3):
        with warm.submit(None, LIMITS) as submission:
            submission.run("1")
    time.sleep(0.5)

    assert select.select([warm._control], [], [], 0)[0] == []


def test_a_submission_holds_no_handle_of_the_warm_process(warm):
    code = "import os\nsorted(os.readlink(f'/proc/self/fd/{h}').split(':')[0] for h in range(3, 20) if os.path.lexists(f'/proc/self/fd/{h}'))"  # noqa: E501
    with warm.submit(None, LIMITS) as submission:
        assert "pipe" not in submission.run(code).outputs[0].data["text/plain"]


def test_half_a_character_can_be_written_down(warm):
    with warm.submit(None, LIMITS) as submission:
        ran = submission.run("print('a\\ud800b')")

    assert ran.outputs[0].text.encode() == b"a?b\n"
