"""What can go wrong when a process that has libraries loaded forks, one test for each."""

from __future__ import annotations

import pytest

from course.grading.runner import warm as warm_module
from course.grading.runner._given import scrubbed
from course.grading.runner._limits import Limits
from course.grading.runner.submission import Ended
from course.grading.runner.warm import STEPS, WarmProcess
from tests.runner._machine import layers

LIMITS = Limits(cell_seconds=30)
LIBRARIES = ("numpy", "pandas", "scipy.linalg", "networkx", "ipywidgets", "matplotlib.pyplot")


@pytest.fixture(scope="module")
def loaded():
    """Start a warm process with all libraries that start threads of their own when they may."""
    process = WarmProcess(LIBRARIES, next(step for step in STEPS if set(step) <= layers()))
    yield process
    process.close()


def shown(process: WarmProcess, code: str) -> str:
    with process.submit(None, LIMITS) as submission:
        ran = submission.run(code)
    assert ran.ok, ran.error
    return ran.outputs[-1].data["text/plain"]


def test_no_library_starts_a_thread_before_the_fork(loaded):
    assert loaded.missing == ()
    assert loaded.threads == 1


def test_a_library_that_does_is_seen_and_nothing_is_forked(monkeypatch):
    def careless(home):
        return {**scrubbed(home), "OPENBLAS_NUM_THREADS": "4"}

    monkeypatch.setattr(warm_module, "scrubbed", careless)
    process = WarmProcess(("numpy",))
    try:
        assert process.threads > 1
        with (
            process.submit(None, LIMITS) as submission,
            pytest.raises(Ended, match=r"could not be started: \d threads before the fork"),
        ):
            submission.run("1")
        assert process.children() == []
    finally:
        process.close()


def test_arrow_is_asked_to_start_no_thread_where_an_instructor_installs_it():
    given = scrubbed("/home")

    assert given["ARROW_DEFAULT_MEMORY_POOL"] == "system"
    assert given["JE_ARROW_MALLOC_CONF"] == "background_thread:false"


def test_linear_algebra_works_in_the_fork(loaded):
    code = """
import numpy as np, scipy.linalg
a = np.eye(300) * 2
float((a @ a).trace()), float(scipy.linalg.det(a[:3, :3]))"""

    assert shown(loaded, code) == "(1200.0, 8.0)"


def test_figures_are_shown_also_by_a_process_that_has_drawn_nothing_before(loaded):
    code = "from matplotlib import pyplot as plt\nplt.plot([1]);"
    with loaded.submit(None, LIMITS) as submission:
        for _ in range(2):
            (picture,) = submission.run(code).outputs
            assert "image/png" in picture.data


def test_no_figure_and_no_setting_of_one_submission_is_seen_by_the_next(loaded):
    first = "plt.rcParams['figure.dpi'] = 7; pd.options.display.max_rows = 1; plt.figure(); 0"
    then = "plt.rcParams['figure.dpi'], pd.options.display.max_rows, plt.get_fignums()"
    load = "import pandas as pd; from matplotlib import pyplot as plt\n"

    shown(loaded, load + first)

    assert shown(loaded, load + then) == "(100.0, 60, [])"


def test_the_shell_made_before_the_fork_knows_the_folder_and_the_home_of_its_submission(loaded):
    code = """
import os, pathlib, tempfile
shell, home = get_ipython(), os.environ['HOME']
here = os.path.join(home, 'work', 'm03_change')
assert [str(pathlib.Path.cwd()), shell.starting_dir, str(_dh[0])] == [here] * 3
assert [shell.home_dir, shell.logger.home_dir] == [home] * 2
assert shell.profile_dir.location == os.path.join(shell.ipython_dir, 'profile_default')
assert pathlib.Path(shell.profile_dir.location).is_relative_to(home)
assert tempfile.gettempdir() == os.environ['TMPDIR'] == os.path.join(home, 'tmp')
shell.db['kept'] = 1
len(In), Out, os.environ['TERM'], os.environ['MPLBACKEND'].endswith('backend_inline')"""
    with loaded.submit(None, LIMITS, name="m03_change") as submission:
        ran = submission.run(code)

    assert ran.ok, ran.error
    assert ran.outputs[-1].data["text/plain"] == "(2, {}, 'xterm-color', True)"


def test_tables_are_cut_as_in_a_notebook_not_as_in_a_terminal(loaded):
    assert shown(loaded, "import pandas as pd\npd.options.display.max_columns") == "20"


def test_each_submission_draws_numbers_of_its_own(loaded):
    code = "import random, uuid, numpy as np\nrandom.random(), np.random.rand(), uuid.uuid4().hex"

    assert shown(loaded, code) != shown(loaded, code)


def test_what_python_loads_late_is_there_in_the_other_file_system(loaded):
    code = """
import encodings.idna, sqlite3, ssl, tempfile, zoneinfo
import scipy.stats
with tempfile.NamedTemporaryFile() as file:
    file.write(b'x')
['é.fr'.encode('idna'), 'x'.encode('cp1252'), zoneinfo.ZoneInfo('Europe/Paris').key]"""

    assert shown(loaded, code) == "[b'xn--9ca.fr', b'x', 'Europe/Paris']"


@pytest.mark.parametrize("step", STEPS, ids=", ".join)
def test_an_interrupt_reaches_the_cell_and_the_next_one_runs(step):
    if not set(step) <= layers():
        pytest.skip(f"this machine gives only {', '.join(sorted(layers()))}")
    process = WarmProcess((), step)
    try:
        with process.submit(None, Limits(cell_seconds=0.5, grace_seconds=10)) as submission:
            submission.run("import time; x = 1")
            for code in ("while True: pass", "time.sleep(60)"):
                late = submission.run(code)
                assert late.interrupted
                assert late.error[0] == "KeyboardInterrupt"
            assert submission.run("x + 1").outputs[0].data["text/plain"] == "2"
    finally:
        process.close()
