"""Print how long a key press on the explorer's slider takes to reach a repainted picture.

Run it with ``python tests/bench_explorer.py``; it needs a Chromium. The time is taken inside the
page, from the key's event to the second frame after the picture has changed.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

_TRIES = 40
CLOCK = """(selector) => {
  window.courseTimes = [];
  let pressed = null;
  const explorer = document.querySelector(selector);
  explorer.addEventListener("keydown", () => { pressed = performance.now(); }, true);
  const painted = () => {
    if (pressed !== null) {
      window.courseTimes.push(performance.now() - pressed);
      pressed = null;
    }
  };
  new MutationObserver((changes) => {
    if (changes.some((change) => change.target.querySelector?.("svg"))) {
      requestAnimationFrame(() => requestAnimationFrame(painted));
    }
  }).observe(explorer, {childList: true, subtree: true});
}"""


def _times(executable: str, work: Path) -> list[float]:
    tests = Path(__file__).resolve().parent
    sys.path[:0] = [str(tests.parent), str(tests / "browser")]
    from _lab import Lab, browser, server  # found only now
    from test_explorer import CELLS, write_notebook  # same

    with browser(executable) as running, server(work) as lab_server:
        context = running.new_context(viewport={"width": 1280, "height": 960})
        lab = Lab(context.new_page(), lab_server, lab_server.root)
        lab.open(write_notebook(lab.folder, CELLS))
        lab.run_all()
        slider = lab.outputs.get_by_role("slider")
        slider.press("Home")
        lab.page.wait_for_timeout(1000)
        lab.page.evaluate(CLOCK, ".course-explorer")
        for number in range(_TRIES):
            slider.press("ArrowRight" if number // 11 % 2 == 0 else "ArrowLeft")
            lab.page.wait_for_function("n => window.courseTimes.length > n", arg=number)
        times: list[float] = lab.page.evaluate("window.courseTimes")
        lab.leave()
        context.close()
    return times


if __name__ == "__main__":
    where = os.environ.get("E2E_CHROMIUM") or shutil.which("chromium")
    if where is None:
        sys.exit("No Chromium here: install Debian's chromium, or set E2E_CHROMIUM to one.")
    with tempfile.TemporaryDirectory() as work_folder:
        found = sorted(_times(where, Path(work_folder)))
    print(f"key to repainted picture, {len(found)} presses:")
    print(f"median {statistics.median(found):.0f} ms, {found[0]:.0f} to {found[-1]:.0f} ms")
