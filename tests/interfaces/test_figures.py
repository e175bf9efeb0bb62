"""Figures: whole, readable, nothing over anything else, nothing outside; for any tables."""

from __future__ import annotations

import math
import re
import sys
import xml.etree.ElementTree as ET
from functools import cache
from itertools import combinations
from pathlib import PurePath

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from hipspine.errors import InputError, MissingExtra
from hipspine.interfaces import figures
from hipspine.interfaces.figures import outlines
from hipspine.interfaces.figures.wording import breadth
from hipspine.synthesis import Spread
from hipspine.synthesis.bivariate import study_tables
from hipspine.synthesis.prevalence import fixed_prevalence, prevalence_between
from hipspine.synthesis.review_tables import review_tables
from hipspine.synthesis.risk_of_bias import RISKS, RiskOfBias
from published.tables import datasets

SPREAD = Spread(0.5, 4, 0.8)
ALL = ("forest", "sroc", "funnel", "fagan")
SVG = "{http://www.w3.org/2000/svg}"
TALL = 0.72
"""Height of a capital letter, in parts of the size of the text."""


def review(tables, *, judged=0, names=None, prevalence=None):
    """A review of tables of which every one but each third is judged in so many domains."""
    if names is not None:
        tables = [msgspec.structs.replace(table, study=name) for table, name in zip(tables, names, strict=True)]
    risks = {}
    for at, table in enumerate(tables):
        risk = RISKS[at % 3]
        if judged and at % 4:
            risks[table.study] = RiskOfBias.from_domains([risk] * 4) if judged == 4 else RiskOfBias(risk)
    chance = prevalence or prevalence_between(0.1, 0.3)
    return review_tables(tables, SPREAD, risks=risks, prevalence=chance)


@cache
def case_of(case):
    return CASES[case]()


@cache
def text_of(name, case):
    return getattr(figures, name)(case_of(case))


def drawn(name, found):
    return ET.fromstring(getattr(figures, name)(found))


def boxes(picture):
    """The box of every text, narrower than it may be by the caution of `breadth`."""
    found = []
    for text in picture.iter(f"{SVG}text"):
        x, y, size = (float(text.get(key)) for key in ("x", "y", "font-size"))
        width, words = breadth(text.text, size) * 0.85, text.text
        left = x - {"start": 0, "middle": width / 2, "end": width}[text.get("text-anchor")]
        if "rotate" in text.get("transform", ""):
            found.append((words, x - size * TALL, y - width / 2, x, y + width / 2))
        else:
            found.append((words, left, y - size * TALL, left + width, y))
    return found


def over(one, other):
    _, a, b, c, d = one
    _, e, f, g, h = other
    return min(c, g) - max(a, e) > 0.5 and min(d, h) - max(b, f) > 0.5


CASES = {
    "many": lambda: review(datasets()["antiCCP"], judged=4),
    "boundary": lambda: review(datasets()["Telomerase"]),
    "one": lambda: review(study_tables([(12, 3, 4, 20)]), prevalence=fixed_prevalence(0.2)),
    "two": lambda: review(datasets()["schuetz_CT"][:2], judged=1),
    "no variance": lambda: review(study_tables([(20, 5, 5, 20)] * 5)),
    "empty cells": lambda: review(
        study_tables([(9, 0, 0, 9), (8, 0, 3, 11), (7, 0, 1, 12), (4, 1, 2, 3), (30, 4, 9, 60)])
    ),
    "nobody diseased": lambda: review(study_tables([(0, 3, 0, 9), (8, 1, 2, 11), (7, 2, 1, 12), (4, 1, 3, 9)])),
    "large": lambda: review(study_tables([(99_999_999, 9, 12_345_678, 999_999_999)] * 4)),
    "long names": lambda: review(
        datasets()["schuetz_CT"],
        judged=4,
        names=["Van den Heuvel-Eibrink and the whole study group 2011", "M <& \"W'>", "Ünal\x00\x1b", "W" * 60, "i"],
    ),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("name", ALL)
def test_no_words_over_others_and_none_outside(name, case):
    picture = ET.fromstring(text_of(name, case))
    width, height = float(picture.get("width")), float(picture.get("height"))
    found = boxes(picture)
    assert [(one[0], other[0]) for one, other in combinations(found, 2) if over(one, other)] == []
    outside = [one[0] for one in found if one[1] < 0 or one[2] < 0 or one[3] > width or one[4] > height]
    assert outside == []
    assert min(float(text.get("font-size")) for text in picture.iter(f"{SVG}text")) * 800 / max(width, 800) >= 8.5


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("name", ALL)
def test_every_number_of_a_drawing_is_finite(name, case):
    text = text_of(name, case)
    assert not re.search(r"\b(nan|inf)\b", text)


@settings(
    max_examples=12,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(
        st.tuples(*[st.sampled_from([0, 1, 3, 12, 150, 10**6, 10**9 - 1])] * 4).filter(any), min_size=1, max_size=6
    )
)
def test_any_tables_can_be_drawn(monkeypatch, rows):
    """All but the profile region, which is slow where the likelihood is flat and has its own tests."""
    monkeypatch.setattr(outlines, "profile_region", lambda *_, **__: [])
    found = review(study_tables(rows), judged=1)
    for name in ALL:
        if name != "fagan" or found.predictive is not None:
            text = getattr(figures, name)(found)
            ET.fromstring(text)
            assert not re.search(r"\b(nan|inf)\b", text)


def test_a_region_that_is_open_is_not_drawn(monkeypatch):
    monkeypatch.setattr(outlines, "profile_region", lambda *_, **__: [(0.0, 0.0)] * 5)
    words = [text.text for text in drawn("sroc", case_of("boundary")).iter(f"{SVG}text")]
    assert "Confidence region open: not drawn" in words
    assert "95% confidence region" not in words


def test_a_closed_curve_goes_through_its_points():
    angles = [2 * math.pi * at / 24 for at in range(24)]
    round_about = outlines.closed_curve([(3 * math.cos(at), math.sin(at)) for at in angles])
    assert all((x / 3) ** 2 + y**2 == pytest.approx(1, abs=5e-3) for x, y in round_about)


def test_every_study_and_number_stands_in_the_forest():
    found = review(datasets()["AuditC"], judged=4)
    words = [text.text for text in drawn("forest", found).iter(f"{SVG}text")]
    for table in found.tables:
        assert f"{table.tp:.0f}" in words
        assert table.study in words
    assert {"P", "T", "R", "F", "+", "−", "?"} <= set(words)
    summary = found.exact.intervals[0]
    assert f"{summary.estimate:.2f} ({summary.low:.2f} to {summary.high:.2f})" in words


def test_circles_grow_with_the_people():
    found = review(datasets()["AuditC"])
    radii = sorted(float(one.get("r")) for one in drawn("sroc", found).iter(f"{SVG}circle"))[1:]
    people = sorted(table.diseased + table.healthy for table in found.tables)
    assert radii[-1] == 20
    assert radii[-2] == pytest.approx(20 * (people[-2] / people[-1]) ** 0.5, abs=0.02)


def test_the_lines_of_the_nomogram_are_straight():
    """The way from before over the ratio to after is one straight line: the scales fit each other."""
    found = review(datasets()["AuditC"])
    ways = [one.get("points") for one in drawn("fagan", found).iter(f"{SVG}polyline")]
    three = [[float(pair.split(",")[1]) for pair in way.split()] for way in ways if len(way.split()) == 3]
    assert len(three) == 2
    for first, middle, last in three:
        assert middle == pytest.approx((first + last) / 2, abs=0.02)


def test_a_steep_line_of_the_funnel_ends_at_the_edge_and_stays_straight():
    rows = [(1, 999_999, 10**6, 10**9), (2, 10**6, 10**6, 10**9), (3, 900_000, 10**6, 10**9), (12, 1, 1, 12)]
    found = review(study_tables(rows))
    line = next(one for one in drawn("funnel", found).iter(f"{SVG}polyline") if one.get("stroke-width") == "2")
    (x, y), (u, v) = [tuple(map(float, pair.split(","))) for pair in line.get("points").split()]
    assert 84 <= min(x, u) <= max(x, u) <= 84 + 640
    assert 20 <= min(y, v) <= max(y, v) <= 20 + 400
    test = found.funnel
    logs = [point.log_dor for point in test.points]
    low, high = min([*logs, 0.0]), max(logs)
    air = max(0.06 * (high - low), 0.5)
    deepest = max(point.inverse_root for point in test.points) * 1.06
    for at, root in ((x, y), (u, v)):
        log = low - air + (at - 84) / 640 * (high - low + 2 * air)
        assert log == pytest.approx(test.intercept + test.slope * (root - 20) / 400 * deepest, abs=0.05)


def test_a_nomogram_needs_a_prevalence():
    with pytest.raises(ValueError, match="prevalence"):
        figures.fagan(review_tables(datasets()["AuditC"], SPREAD))


def test_the_same_review_gives_the_same_text():
    for name in ALL:
        assert getattr(figures, name)(CASES["boundary"]()) == text_of(name, "boundary")


def test_colour_is_never_alone():
    """Kinds of line differ in their dashes, marks in their signs, circles in the strength of their fill."""
    found = review(datasets()["AuditC"], judged=4)
    picture = drawn("sroc", found)
    kinds = {(one.get("stroke"), one.get("stroke-dasharray")) for one in picture.iter(f"{SVG}polyline")}
    coloured = [(colour, dash) for colour, dash in kinds if colour not in ("#1a1a1a", "#d9d9d9")]
    assert len({dash for _, dash in coloured}) == len(coloured)
    fills = {(one.get("fill"), one.get("fill-opacity"), one.get("stroke")) for one in picture.iter(f"{SVG}circle")}
    assert len(fills) == 4  # low, high, unclear, not judged


def test_formats():
    svg = figures.forest(case_of("two"))
    assert figures.picture(svg, PurePath("a.svg")) == svg
    pytest.importorskip("vl_convert", reason='pip install "hipspine[plots]"')
    png = figures.picture(svg, PurePath("a.PNG"))
    assert png.startswith(b"\x89PNG")
    assert int.from_bytes(png[16:20], "big") == pytest.approx(2 * float(ET.fromstring(svg).get("width")), abs=1)
    assert figures.picture(svg, PurePath("a.pdf")).startswith(b"%PDF")
    with pytest.raises(InputError, match="unknown-format"):
        figures.picture(svg, PurePath("a.jpeg"))


def test_letters_are_drawn_where_a_machine_has_no_arial():
    """The converter brings a font of its own among those that are named: text leaves marks in the picture."""
    pytest.importorskip("vl_convert", reason='pip install "hipspine[plots]"')
    svg = figures.funnel(case_of("one"))
    with_words = figures.picture(svg, PurePath("a.png"))
    without = figures.picture(re.sub(r"<text.*?</text>", "", svg), PurePath("a.png"))
    assert len(with_words) > 2 * len(without)


def test_without_the_extra_png_is_refused_and_svg_is_not(monkeypatch):
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    svg = figures.funnel(case_of("two"))
    assert figures.picture(svg, PurePath("a.svg")) == svg
    with pytest.raises(MissingExtra, match=r'pip install "hipspine\[plots\]"'):
        figures.picture(svg, PurePath("a.png"))
