"""Hasegawa K and others. Eur Spine J 2016, doi 10.1007/s00586-016-4702-2: lordosis on PI and age, 126 healthy Japanese.

Its age term is not universal: 150 Korean men of 64 years (hyun-2019) have more lordosis than it gives at any age over
twenty.
"""

from __future__ import annotations

import pytest

from hipspine.io.read_systems_file import classification_systems

LINES = {line.id: line for line in classification_systems().lines}


@pytest.mark.parametrize("incidence", [40, 52, 64])
def test_lordosis_falls_by_two_degrees_a_decade_in_it_alone(incidence: float) -> None:
    forty, seventy = (LINES["R4"].at(incidence, age) for age in (40, 70))
    assert forty - seventy == pytest.approx(6.9)
    assert LINES["R5"].at(incidence, None) > LINES["R4"].at(incidence, 64)
    assert LINES["R4"].at(incidence, None) is None
