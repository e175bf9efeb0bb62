"""Putting a pelvis into the published classes, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hipspine.mechanics.classification.classified import Classified, Expected, Verdict
from hipspine.mechanics.classification.systems import Systems
from hipspine.mechanics.pelvis.measured import Measured
from hipspine.mechanics.pelvis.spinopelvic import STANDING, Spinopelvic


def classify(
    pelvis: Spinopelvic, systems: Systems, *, age: float | None = None, unverified: bool = False
) -> Classified:
    """Every system's class of this pelvis, what published lines expect of it, and where the systems disagree.

    `age` in years, for lines that need it. `unverified` adds cup targets that were never read in a paper.
    """
    verdicts: dict[str, Verdict] = {}
    missing = []
    for graded in systems.graded:
        found = _parameter(pelvis, graded.posture, graded.parameter)
        if found is None:
            missing.append(f"{graded.name}: needs {graded.parameter} ({graded.posture})")
            continue
        chances = graded.chances(found)
        verdicts[graded.id] = Verdict(
            graded.id, graded.name, graded.of(found.value), found.value, chances, graded.source, graded.basis
        )
    for both in systems.combined:
        if both.first in verdicts and both.second in verdicts:
            first, second = verdicts[both.first], verdicts[both.second]
            group = both.groups[first.group][second.group]
            chances = _combined_chances(both.groups, first.chances, second.chances)
            verdicts[both.id] = Verdict(both.id, both.name, group, None, chances, both.source, both.basis)
        else:
            missing.append(f"{both.name}: needs {both.first} and {both.second}")
    expected = (*_by_lines(pelvis, systems, age), *_by_class(pelvis, systems))
    groups = {verdicts[one.id].group for one in systems.combined if one.id in verdicts}
    change = _parameter(pelvis, "relaxed_sitting", "delta_sacral_slope")
    return Classified(
        verdicts=tuple(verdicts.values()),
        expected=expected,
        disagreements=(*_disagreements(verdicts, systems), *_lines_apart(expected)),
        missing=tuple(missing),
        added_anteversion=None if change is None else max(0.0, systems.mobile_from - change.value) * systems.per_degree,
        added_source=systems.anteversion_source,
        targets=tuple(one for one in systems.targets if one.group in groups) if unverified else (),
        targets_why=systems.targets_why if unverified else "",
    )


def _parameter(pelvis: Spinopelvic, posture: str, name: str) -> Measured | None:
    found = pelvis.postures.get(posture, {}).get(name)
    return found if found is not None else pelvis.changes.get(posture, {}).get(name)


def _combined_chances(
    groups: Mapping[str, Mapping[str, str]], first: dict[str, float] | None, second: dict[str, float] | None
) -> dict[str, float] | None:
    """The two taken as independent: different films, or different landmarks."""
    if first is None or second is None:
        return None
    found: dict[str, float] = {}
    for one, p in first.items():
        for other, q in second.items():
            found[groups[one][other]] = found.get(groups[one][other], 0.0) + p * q
    return found


def _by_lines(pelvis: Spinopelvic, systems: Systems, age: float | None) -> Iterator[Expected]:
    incidence = pelvis.incidence
    if incidence is None:
        return
    for line in systems.lines:
        value = line.at(incidence.value, age)
        if value is not None:
            yield _expected(pelvis, f"{line.id}, {line.source}", line.people, line.parameter, value)


def _by_class(pelvis: Spinopelvic, systems: Systems) -> Iterator[Expected]:
    incidence = pelvis.incidence
    whole = None if incidence is None else round(incidence.value)
    for one in systems.incidence:
        if whole is not None and incidence is not None and one.low <= whole <= one.high:
            source, people = systems.incidence_source, "class of incidence"
            yield _expected(pelvis, source, people, "pelvic_tilt", one.tilt)
            yield _expected(pelvis, source, people, "lumbar_lordosis", incidence.value + one.lordosis_plus)


def _expected(pelvis: Spinopelvic, source: str, people: str, parameter: str, value: float) -> Expected:
    found = _parameter(pelvis, STANDING, parameter)
    return Expected(source, people, parameter, value, None if found is None else found.value - value)


def _disagreements(verdicts: Mapping[str, Verdict], systems: Systems) -> Iterator[str]:
    for first, second in systems.compare:
        if first in verdicts and second in verdicts and verdicts[first].group != verdicts[second].group:
            one, other = verdicts[first], verdicts[second]
            yield f"{one.name} says {one.group}, {other.name} says {other.group}."


def _lines_apart(expected: tuple[Expected, ...]) -> Iterator[str]:
    """Where one published expectation calls the measured value too low and another too high."""
    for parameter in dict.fromkeys(one.parameter for one in expected):
        off = [one for one in expected if one.parameter == parameter and one.measured_minus_expected is not None]
        low = [one for one in off if (one.measured_minus_expected or 0.0) < 0]
        high = [one for one in off if (one.measured_minus_expected or 0.0) > 0]
        if low and high:
            name = parameter.replace("_", " ")
            most, least = max(one.expected for one in low), min(one.expected for one in high)
            yield f"{name}: below what one source expects ({most:.0f}), above what another does ({least:.0f})."
