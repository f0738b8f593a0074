"""Print what the bootstrap adds to a warm start: ``python3 tests/bench_start.py [rounds]``.

The same small command runs through ``python3 -m course`` and straight in the course's
environment, in turn; the medians and their difference are printed. It asserts nothing.
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from course._bootstrap._environment import Environment  # noqa: E402 - the path comes first

WORDS = ["-p", "no:xdist", "--version"]


def seconds(command: list[str], environ: dict[str, str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, cwd=ROOT, env=environ, check=True, capture_output=True)
    return time.perf_counter() - started


def main(rounds: int) -> None:
    environment = Environment.find(os.environ)
    if not environment.is_ready():
        sys.exit("No warm start to measure: run python3 -m course test once.")
    outside = getattr(sys, "_base_executable", sys.executable)
    inside = environment.variables(os.environ)
    through = [outside, "-m", "course", "test", *WORDS]
    straight = [str(environment.python), "-m", "pytest", *WORDS]
    seconds(through, dict(os.environ))
    pairs = [(seconds(through, dict(os.environ)), seconds(straight, inside)) for _ in range(rounds)]
    long, short = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(
        f"through the bootstrap {1000 * long:.0f} ms, straight {1000 * short:.0f} ms: "
        f"it adds {1000 * (long - short):.0f} ms (ratio {long / short:.2f}, {rounds} rounds)"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
