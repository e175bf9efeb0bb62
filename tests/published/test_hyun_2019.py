"""Hyun SJ and others. Eur Spine J 2019, doi 10.1007/s00586-019-05955-w: lines on pelvic incidence in 150 Korean men.

Four lines are printed; the last two are the first two again.
"""

from __future__ import annotations

import pytest

from hipspine import api
from hipspine.io.read_systems_file import classification_systems

LINES = {line.id: line for line in classification_systems().lines}


@pytest.mark.parametrize("incidence", [30.0, 48.6, 75.0])
def test_the_printed_lines_on_missing_lordosis_are_the_same_two_again(incidence: float) -> None:
    assert incidence - LINES["R5"].at(incidence, None) == pytest.approx(0.38 * incidence - 27.61, abs=1e-9)
    assert incidence - LINES["R6"].at(incidence, None) == pytest.approx(0.77 * incidence - 28.69, abs=0.5)


def test_the_lines_pass_through_the_printed_means() -> None:
    means = {}
    for fact in api.load().studies["hyun-2019"].facts:
        means.setdefault(fact.about.quantity, fact.number("mean"))
    incidence = means["pelvic_incidence"]
    assert LINES["R5"].at(incidence, None) == pytest.approx(means["lumbar_lordosis"], abs=0.3)
    lower = LINES["R6"].at(incidence, None)
    assert means["lower_lumbar_lordosis"] - lower == pytest.approx(2.1, abs=0.1)  # misses its own means


def test_it_must_not_be_taken_for_the_line_with_the_same_intercept() -> None:
    assert round(LINES["R1"].constant, 1) == round(LINES["R5"].constant, 1) == 27.6
    assert LINES["R5"].at(52, None) - LINES["R1"].at(52, None) == pytest.approx(4.2, abs=0.05)
