"""Print how long a key press in each widget takes to reach a repainted picture.

Run it with ``python tests/bench_widgets.py``; it needs a Chromium. The time is taken as in
``bench_explorer.py``: from the key's event to the second frame after the picture has changed. On
the evidence board it includes the saving of the grade.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
from itertools import cycle, islice
from pathlib import Path

_TRIES = 40
_TO_AND_FRO = ["ArrowRight", "ArrowRight", "ArrowLeft", "ArrowLeft"]
_NOTEBOOKS = {
    "count explorer": ("COUNTS", ".course-counts", "slider", ["ArrowRight"]),
    "evidence board": ("BOARD", ".course-board", "combobox", ["ArrowDown"] * 4 + ["ArrowUp"] * 4),
    "hypothesis matrix": ("MATRIX", ".course-matrix", "checkbox", ["Space"]),
    "market sliders": ("MARKET", ".course-market", "slider", ["ArrowLeft"]),
    "certainty slider": ("CERTAINTY", ".course-certainty", "slider", _TO_AND_FRO),
    "take apart": ("APART", ".course-apart", "combobox", ["ArrowDown"] * 9 + ["ArrowUp"] * 9),
    "weight slider": ("WEIGHT", ".course-weight", "slider", ["ArrowRight"]),
    "intervention slider": ("INTERVENTION", ".course-intervention", "slider", _TO_AND_FRO),
    "probability wheel": ("WHEEL", ".course-wheel", "slider", ["ArrowLeft"]),
}


def _times(executable: str, work: Path) -> dict[str, list[float]]:
    tests = Path(__file__).resolve().parent
    sys.path[:0] = [str(tests.parent), str(tests / "browser"), str(tests)]
    import test_widgets  # found only now
    from _lab import Lab, browser, server  # same
    from bench_explorer import CLOCK  # same
    from test_explorer import write_notebook  # same

    found: dict[str, list[float]] = {}
    with browser(executable) as running, server(work) as lab_server:
        for name, (cells, selector, role, keys) in _NOTEBOOKS.items():
            context = running.new_context(viewport={"width": 1280, "height": 960})
            lab = Lab(context.new_page(), lab_server, lab_server.root)
            lab.open(write_notebook(lab.folder, getattr(test_widgets, cells), f"{cells}.ipynb"))
            lab.run_all()
            controls = lab.outputs.locator(selector).get_by_role(role)
            pairs = name == "evidence board"
            if pairs:  # a claim without a source has no place on the board yet
                controls.nth(0).press("ArrowDown")
                controls.nth(1).press("ArrowDown")
            lab.page.wait_for_timeout(1000)
            lab.page.evaluate(CLOCK, selector)
            moving = controls.nth(1 if pairs else 0)
            for number, key in enumerate(islice(cycle(keys), _TRIES)):
                moving.press(key)
                lab.page.wait_for_function("n => window.courseTimes.length > n", arg=number)
            found[name] = sorted(lab.page.evaluate("window.courseTimes"))
            lab.leave()
            context.close()
    return found


if __name__ == "__main__":
    where = os.environ.get("E2E_CHROMIUM") or shutil.which("chromium")
    if where is None:
        sys.exit("No Chromium here: install Debian's chromium, or set E2E_CHROMIUM to one.")
    with tempfile.TemporaryDirectory() as work_folder:
        measured = _times(where, Path(work_folder))
    print(f"key to repainted picture, {_TRIES} presses each:")
    for widget, times in measured.items():
        middle = statistics.median(times)
        print(f"{widget}: median {middle:.0f} ms, {times[0]:.0f} to {times[-1]:.0f} ms")
