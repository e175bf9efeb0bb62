"""GRIM and GRIMMER, with published examples and against every set of small whole numbers."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations_with_replacement

import pytest

from hipspine.errors import InputError
from hipspine.evidence.possible import grim, grimmer
from hipspine.evidence.possible.rounding import ROUNDINGS, Span, span


def rounds(mean: str, n: int) -> bool:
    """As the published examples count it: digits cut off do not pass."""
    return bool({"half up", "half even"} & set(grim(mean, n).roundings))


def test_the_die_of_brown_and_heathers() -> None:
    """Brown NJL, Heathers JAJ. The GRIM test. Soc Psychol Personal Sci 2017;8:363-369: 20 throws, mean 3.48."""
    answer = grim("3.48", 20)
    assert not answer.possible
    assert answer.nearest == ("3.45", "3.50")


def test_the_mean_of_the_scrutiny_vignette() -> None:
    """Jung L. scrutiny (R package), vignette GRIM: mean 5.27 of 43; only cutting digits off gives it."""
    assert grim("5.27", 43).roundings == ("truncation",)


@pytest.mark.parametrize(
    ("mean", "n", "consistent"),
    [
        ("7.22", 32, True),
        ("4.74", 25, False),
        ("5.23", 29, False),
        ("2.57", 24, False),
        ("6.77", 27, False),
        ("2.68", 28, True),
        ("7.01", 29, False),
        ("7.38", 26, True),
        ("3.14", 27, False),
        ("6.89", 31, False),
        ("5.00", 25, True),
        ("0.24", 28, False),
    ],
)
def test_the_flying_pigs(mean: str, n: int, consistent: bool) -> None:
    """Jung L. scrutiny (R package), data `pigs1` and its printed results."""
    assert rounds(mean, n) is consistent


@pytest.mark.parametrize(("mean", "sd", "n"), [("3.44", "2.47", 18), ("7.3", "2.51", 12), ("3.0", "1.07", 5)])
def test_standard_deviations_that_no_whole_numbers_have(mean: str, sd: str, n: int) -> None:
    """Worked examples of analytic GRIMMER (Allard A, 2018, after Anaya J, 2016), of the scrutiny vignette, and of the
    ResAIKit guide: the mean passes GRIM, the SD fails. Only cutting digits off can save the first."""
    assert rounds(mean, n)
    assert set(grimmer(mean, sd, n).roundings) <= {"truncation"}


def exact(here: Span, value: Fraction) -> bool:
    """Whether the root of a variance lies in a span of positive numbers."""
    low, high = Fraction(here.low, here.denominator), Fraction(here.high, here.denominator)
    above = low < 0 or value > low**2 or (here.low_in and value == low**2)
    return above and (value < high**2 or (here.high_in and value == high**2))


@pytest.mark.parametrize(("n", "highest"), [(2, 5), (3, 5), (4, 4), (5, 4), (6, 3)])
def test_every_set_of_small_whole_numbers(n: int, highest: int) -> None:
    sets = list(combinations_with_replacement(range(highest + 1), n))
    moments = {(sum(s), Fraction(n * sum(x * x for x in s) - sum(s) ** 2, n * (n - 1))) for s in sets}
    for total in range(0, n * highest + 1, 2):
        mean = f"{total / n:.2f}"
        for tenths in range(0, 31, 3):
            sd = f"{tenths / 10:.1f}"
            expected = {
                way
                for way in ROUNDINGS
                for whole, variance in moments
                if span(mean, way, per_cent=False).holds(whole, n) and exact(span(sd, way, per_cent=False), variance)
            }
            answer = grimmer(mean, sd, n, lowest=0, highest=highest)
            assert answer.proven
            assert set(answer.roundings) == expected, (mean, sd)
            assert answer.possible is bool(expected)


def test_without_limits_of_the_scale_more_is_possible() -> None:
    assert not grimmer("1.0", "3.0", 4, lowest=0, highest=2).possible
    assert grimmer("1.0", "2.8", 4).possible


def test_many_people_get_necessary_conditions() -> None:
    answer = grimmer("50.3", "11.2", 400)
    assert answer.possible
    assert not answer.proven


def test_several_items_refine_the_mean() -> None:
    assert not grim("3.48", 20).possible
    assert grim("3.48", 20, items=5).possible
    assert not grimmer("3.48", "1.0", 20, items=5).proven


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: grim("about 3", 20), "no printed number"),
        (lambda: grim(3.48, 20), "not a text"),  # type: ignore[arg-type]
        (lambda: grim("3.48", 0), "too small"),
        (lambda: grimmer("3", "1", 1), "no standard deviation"),
    ],
)
def test_what_cannot_be_asked(call: object, message: str) -> None:
    with pytest.raises(InputError, match=message):
        call()  # type: ignore[operator]
