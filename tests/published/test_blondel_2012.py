"""Blondel B and others. Sacro-femoral-pubic angle: a coronal parameter to estimate pelvic tilt. Eur Spine J 2012."""

from __future__ import annotations

import pytest
from scipy.stats import norm

from hipspine import api
from hipspine.io.read_pelvis_file import measurement_rules


def test_the_line_and_its_scatter() -> None:
    rules = measurement_rules()
    assert rules.sfp_source == "blondel-2012"
    assert rules.sfp_constant - 60 == 15
    facts = {fact.name: fact for fact in api.load().studies["blondel-2012"].facts}
    within = facts["tilt-within-7-5"].fraction("proportion")
    assert rules.sfp_sd == pytest.approx(7.5 / norm.ppf((1 + within) / 2), abs=0.05)
