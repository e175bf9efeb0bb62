"""The pictures of the tutorial are those the program draws now.

After a change draw them anew: `python tests/docs/test_mechanics_pictures.py`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from hipspine import api
from hipspine.interfaces.figures.stick_figure import stick_figure
from hipspine.interfaces.figures.zone_map import zone_map
from hipspine.mechanics.impingement import Bearing, Stem

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "tutorials" / "figures"
FUSIONS = {"map-unfused": (), "map-l4-s1": ("L4-S1", 34), "map-l2-s1": ("L2-S1", 48, 48)}


def draw(name: str) -> str:
    pelvis = api.measure(ROOT / "examples" / "pelvis-unfused.json")
    if name == "pelvis":
        return stick_figure(pelvis)
    pelvis = api.fuse(pelvis, *FUSIONS[name]) if FUSIONS[name] else pelvis
    return zone_map(api.plan_cup(pelvis, Bearing(32, 12), Stem(15, 130)), pelvis.id, (42, 18))


@pytest.mark.parametrize("name", ["pelvis", *FUSIONS])
def test_the_picture_is_current(name: str) -> None:
    assert (FOLDER / f"{name}.svg").read_text("utf-8") == draw(name)


if __name__ == "__main__":
    for name in ("pelvis", *FUSIONS):
        (FOLDER / f"{name}.svg").write_text(draw(name), "utf-8")
