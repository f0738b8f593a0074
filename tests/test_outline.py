"""The outline for maps: made as its script says, small, and where the ports are drawn on it."""

from __future__ import annotations

import csv
import math

import pandas as pd
import pytest
from matplotlib.figure import Figure

from course import load
from course.plots import _crackdown_ports
from course.plots._map import CREDIT, draw_outline
from tests import make_outline
from tests.checkout import ROOT

OUTLINE = load("coast_outline")
# Two squares side by side: arc 0 is what they share, 1 and 2 the rest of each.
TWO_SQUARES = {
    "transform": {"scale": [0.5, 0.5], "translate": [0, 45]},
    "arcs": [
        [[4, 0], [0, 2], [0, 2]],
        [[4, 4], [-4, 0], [0, -4], [4, 0]],
        [[4, 4], [4, 0], [0, -4], [-4, 0]],
    ],
    "objects": {
        "countries": {"geometries": [{"arcs": [[0, 1]]}, {"arcs": [[~0, ~2]]}, {"type": None}]}
    },
}


def test_the_script_undoes_the_delta_coding_of_topojson():
    arcs = make_outline.decoded(TWO_SQUARES)

    assert arcs[0] == [(2, 45), (2, 46), (2, 47)]
    assert arcs[1][-1] == (2, 45)


def test_a_line_that_two_countries_share_is_told_from_a_coast():
    assert make_outline.uses(TWO_SQUARES) == {0: 2, 1: 1, 2: 1}


def test_lines_are_cut_at_the_window_and_points_on_a_line_left_out():
    inside = make_outline.inside([(0, 45), (1, 45), (99, 45), (2, 46), (3, 46)])

    assert inside == [[(0, 45), (1, 45)], [(2, 46), (3, 46)]]
    assert make_outline.simplified([(0, 45), (1, 45.01), (2, 45)]) == [(0, 45), (2, 45)]
    assert make_outline.simplified([(0, 45), (1, 46), (2, 45)]) == [(0, 45), (1, 46), (2, 45)]


def test_a_ring_is_not_simplified_away():
    ring = [(0, 45), (1, 46), (2, 45), (0, 45)]

    assert len(make_outline.simplified(ring)) == 4


def test_the_script_writes_the_columns_of_the_table(tmp_path, monkeypatch, capsys):
    import json

    source = tmp_path / "countries.json"
    source.write_text(json.dumps(TWO_SQUARES), encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["make_outline.py", str(source)])

    make_outline.main()

    rows = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    assert list(rows[0]) == ["piece", "kind", "point", "lon", "lat"]
    assert [row["kind"] for row in rows if row["point"] == "1"] == ["border", "coast", "coast"]


def test_the_outline_is_small_and_inside_its_window():
    assert (ROOT / "datasets" / "coast_outline.csv").stat().st_size < 60_000
    assert OUTLINE["lon"].between(make_outline.WEST, make_outline.EAST).all()
    assert OUTLINE["lat"].between(make_outline.SOUTH, make_outline.NORTH).all()
    assert set(OUTLINE["kind"]) == {"coast", "border"}
    assert (OUTLINE.groupby("piece")["point"].min() == 1).all()


def distance(port):
    """Give the degrees between a port and the nearest point of the outline's coasts."""
    coast = OUTLINE[OUTLINE["kind"] == "coast"]
    x, y, *_ = port
    return min(math.dist((x, y), point) for point in zip(coast["lon"], coast["lat"], strict=True))


@pytest.mark.parametrize("port", _crackdown_ports._PLACES)
def test_a_port_is_drawn_near_the_coast(port):
    assert distance(_crackdown_ports._PLACES[port]) < 0.7


def test_a_degree_of_longitude_is_drawn_shorter_than_one_of_latitude():
    ax = Figure().add_subplot()

    draw_outline(ax, (0, 10), (50, 54))

    assert ax.get_aspect() == pytest.approx(1 / math.cos(math.radians(52)))
    assert ax.get_xlim() == (0, 10)


def test_borders_can_be_left_out():
    with_borders, without = (Figure().add_subplot() for _ in range(2))

    draw_outline(with_borders, (0, 10), (50, 54))
    draw_outline(without, (0, 10), (50, 54), borders=False)

    assert len(without.lines) < len(with_borders.lines)


def test_the_map_of_ports_tells_every_weight_and_names_the_makers_of_its_outline(monkeypatch):
    shown = {}

    def keep(_, alt, caption):
        shown.update(alt=alt, caption=caption)

    monkeypatch.setattr(_crackdown_ports, "show", keep)
    ports = pd.DataFrame({2023: [116.0, 0.0986], 2024: [44.0, 0.137]})
    ports.index = pd.Index(["Antwerp", "Marseille-Fos"])

    _crackdown_ports.port_map(ports, (45.0, 81.0))

    for words in ("Antwerp 116 → 44 t", "Marseille-Fos 0.0986 → 0.137 t", "45 → 81 t"):
        assert words in shown["alt"]
    assert CREDIT in shown["caption"]
    assert "approximate" in shown["caption"]
