"""Disc levels from above downwards."""

from __future__ import annotations

from hipspine.person.levels import discs_between, gaps, in_order, levels_of, lumbar_discs


def test_five_and_six_lumbar_vertebrae():
    assert levels_of("L5")[0] == "T1-T2"
    assert levels_of("L5")[-3:] == ("L4-L5", "L5-S1", "S1-ilium")
    assert levels_of("L6")[-3:] == ("L5-L6", "L6-S1", "S1-ilium")
    assert len(levels_of("L6")) == len(levels_of("L5")) + 1
    assert "T12-L1" in levels_of("L5")


def test_lumbar_discs():
    assert lumbar_discs("L5") == ("L1-L2", "L2-L3", "L3-L4", "L4-L5", "L5-S1")


def test_order_and_gaps():
    assert in_order(["L5-S1", "L3-L4"], "L5") == ("L3-L4", "L5-S1")
    assert gaps(["L5-S1", "L3-L4"], "L5") == ("L4-L5",)
    assert gaps([], "L5") == gaps(["L4-L5"], "L5") == ()


def test_discs_of_a_range():
    assert discs_between("T11-L2", "L5") == ("T11-T12", "T12-L1", "L1-L2")
    assert discs_between("S1-L4", "L5") == discs_between("L4-L6", "L5") == discs_between("x", "L5") == ()
