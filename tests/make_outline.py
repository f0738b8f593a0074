"""Make datasets/coast_outline.csv from countries-50m.json of the npm package world-atlas 2.0.2.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python tests/make_outline.py package/countries-50m.json > datasets/coast_outline.csv

A line that two countries share is a border, any other a coast. Lines are cut at the edges of the
window and simplified (Douglas-Peucker), which is enough for a small map.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from pathlib import Path

WEST, EAST, SOUTH, NORTH = -6.0, 14.0, 41.5, 56.0
TOLERANCE = 0.04
"""Degrees that a point may lie off the simplified line."""
SMALLEST = 0.25
"""Degrees; an island that is smaller both ways is left out."""

Point = tuple[float, float]


def decoded(topology: dict) -> list[list[Point]]:
    """Undo the delta coding of TopoJSON: each arc as longitudes and latitudes."""
    (scale_x, scale_y), (shift_x, shift_y) = topology["transform"].values()
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale_x + shift_x, y * scale_y + shift_y))
        arcs.append(points)
    return arcs


def uses(topology: dict) -> Counter[int]:
    """Count how many rings of countries use each arc; a negative number means the arc reversed."""

    def numbers(nested):
        for item in nested:
            if isinstance(item, list):
                yield from numbers(item)
            else:
                yield item if item >= 0 else ~item

    found: Counter[int] = Counter()
    for country in topology["objects"]["countries"]["geometries"]:
        found.update(numbers(country.get("arcs", [])))
    return found


def inside(points: list[Point]) -> list[list[Point]]:
    """Cut a line into the runs that lie in the window."""
    runs: list[list[Point]] = [[]]
    for lon, lat in points:
        if WEST <= lon <= EAST and SOUTH <= lat <= NORTH:
            runs[-1].append((lon, lat))
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if len(run) > 1]


def simplified(points: list[Point]) -> list[Point]:
    """Leave out the points that lie near the line between those that stay."""
    (x0, y0), (x1, y1) = points[0], points[-1]
    length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5

    def off(point: Point) -> float:
        x, y = point[0] - x0, point[1] - y0
        return abs(x * (y1 - y0) - y * (x1 - x0)) / length if length else (x * x + y * y) ** 0.5

    if len(points) < 3:
        return points
    far = max(range(1, len(points) - 1), key=lambda i: off(points[i]))
    if off(points[far]) <= TOLERANCE:
        return [points[0], points[-1]]
    return simplified(points[: far + 1])[:-1] + simplified(points[far:])


def main() -> None:
    """Write the table to standard output."""
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    used = uses(topology)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("piece", "kind", "point", "lon", "lat"))
    piece = 0
    for number, arc in enumerate(decoded(topology)):
        for run in inside(arc):
            width = [max(axis) - min(axis) for axis in zip(*run, strict=True)]
            if used[number] == 0 or (run[0] == run[-1] and max(width) < SMALLEST):
                continue
            piece += 1
            kind = "border" if used[number] > 1 else "coast"
            for index, (lon, lat) in enumerate(simplified(run), start=1):
                writer.writerow((piece, kind, index, f"{lon:.2f}", f"{lat:.2f}"))


if __name__ == "__main__":
    main()
