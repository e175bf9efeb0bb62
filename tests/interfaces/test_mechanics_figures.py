"""Figures of a pelvis and of the map of cups: whole, nothing outside, and saying what the numbers say."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from hipspine import api
from hipspine.interfaces.cli.run import run
from hipspine.interfaces.figures.stick_figure import stick_figure
from hipspine.interfaces.figures.zone_map import zone_map
from hipspine.mechanics.impingement import Bearing, Stem
from house.source import ROOT

SVG = "{http://www.w3.org/2000/svg}"
FILE = ROOT / "examples" / "pelvis-unfused.json"
HIP = ("--inclination", "40", "--anteversion", "20", "--stem-version", "15", "--head", "32", "--neck", "12")


@pytest.fixture(scope="module")
def plan() -> api.CupPlan:
    return api.plan_cup(api.measure(FILE), Bearing(32, 12), Stem(15, 130), draws=200)


def check_inside(svg: str) -> ET.Element:
    """The parsed figure; every point of it lies within its frame."""
    root = ET.fromstring(svg)
    width, height = float(root.get("width")), float(root.get("height"))
    for shape in [*root.iter(f"{SVG}polygon"), *root.iter(f"{SVG}polyline")]:
        for pair in shape.get("points").split():
            x, y = map(float, pair.split(","))
            assert 0 <= x <= width
            assert 0 <= y <= height
    for text in root.iter(f"{SVG}text"):
        size, anchor = float(text.get("font-size")), text.get("text-anchor")
        length = 0 if text.get("transform") else 0.62 * size * len(text.text)
        start = float(text.get("x")) - {"start": 0, "middle": length / 2, "end": length}[anchor]
        assert start >= 0, text.text
        assert start + length <= width, text.text
        assert 0 < float(text.get("y")) < height
    return root


def test_the_map(plan: api.CupPlan) -> None:
    root = check_inside(zone_map(plan, "a person", (40, 20)))
    words = " ".join(text.text for text in root.iter(f"{SVG}text"))
    assert f"Best of all {plan.best_inclination:.0f} and {plan.best_anteversion:.0f} degrees" in words
    assert "the cup asked for" in words
    assert "Neck on rim only" in words
    printed = {text.text for text in root.iter(f"{SVG}text") if text.get("font-size") == "11"}
    assert f"{100 * plan.at(35, 10):.0f}" in printed
    assert root.find(f"{SVG}desc").text.startswith("Best of all")
    assert "the cup asked for" not in zone_map(plan)
    assert zone_map(plan) == zone_map(plan)


def test_the_bands_hold_every_cup_once(plan: api.CupPlan) -> None:
    root = ET.fromstring(zone_map(plan))
    area = 0.0
    for shape in root.iter(f"{SVG}polygon"):
        if shape.get("stroke-width") == "0.5" and shape.get("fill") == shape.get("stroke"):
            points = [tuple(map(float, pair.split(","))) for pair in shape.get("points").split()]
            area += abs(points[1][0] - points[0][0]) * abs(points[2][1] - points[1][1])
    assert area == pytest.approx(560 * 400, rel=1e-2)


def test_the_pelvis_from_the_side() -> None:
    pelvis = api.measure(FILE)
    root = check_inside(stick_figure(pelvis))
    words = [text.text for text in root.iter(f"{SVG}text")]
    assert [one for one in words if one in ("standing", "sitting", "leaning")] == ["standing", "sitting", "leaning"]
    assert "PT 37 ± 1" in words


@pytest.mark.parametrize("tilt", [-20, 0, 50])
@pytest.mark.parametrize("lordosis", [-30, 90])
def test_any_pelvis_stays_within_the_figure(tilt: float, lordosis: float) -> None:
    angles = {"PI": 60, "PT": tilt, "LL": lordosis, "PFA": 200}
    everywhere = dict.fromkeys(("standing", "supine", "relaxed_sitting", "flexed_sitting", "step_up"), angles)
    check_inside(stick_figure(api.measure({"schema": "hipspine.landmarks/1", "angles": everywhere})))


def test_the_commands_draw_and_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    figure, zone = tmp_path / "pelvis.svg", tmp_path / "map.svg"
    assert run(["pelvis", str(FILE), "--figure", str(figure), "--json"]) == 0
    shown = capsys.readouterr()
    assert json.loads(shown.out)["schema"] == "hipspine.pelvis/1"
    assert shown.err == f"Written: {figure}\n"
    check_inside(figure.read_text("utf-8"))
    command = ["cup", *HIP, "--neck-shaft", "130", "--map", str(zone)]
    assert run([*command, "--pelvis", str(FILE)]) == 0
    assert "RANGE OF MOTION" in capsys.readouterr().out
    assert "unfused" in zone.read_text("utf-8")
    assert run(command) == 2
    assert "exists already" in capsys.readouterr().err
    assert run([*command, "--force"]) == 0
    assert "people in general" in zone.read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((*HIP[:4], "--map", "map.svg"), "bad-command-line"),
        ((*HIP, "--neck-shaft", "130", "--map", "map.gif"), "unknown-format"),
        ((*HIP, "--neck-shaft", "130", "--map", "map.svg", "--out", "map.svg"), "bad-command-line"),
        ((*HIP, "--neck-shaft", "130", "--map", "map.svg", "--pelvis", "none.json"), "no-such-file"),
    ],
)
def test_maps_that_cannot_be_drawn(
    arguments: tuple[str, ...], code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["cup", *arguments, "--json"]) == 2
    assert code in [problem["code"] for problem in json.loads(capsys.readouterr().out)["problems"]]
    assert list(tmp_path.iterdir()) == []
