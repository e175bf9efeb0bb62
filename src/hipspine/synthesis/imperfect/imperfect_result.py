"""What a test's accuracy is if its reference standard errs, beside what it would be if it did not."""

from __future__ import annotations

from typing import Any

import msgspec

from hipspine.synthesis.bivariate.bivariate_fit import Matrix, Pair
from hipspine.synthesis.bivariate.intervals import Interval
from hipspine.synthesis.bivariate.measure import MEASURES
from hipspine.synthesis.bivariate.study_table import StudyTable

NOTHING = 0.25


class Learnt(msgspec.Struct, frozen=True):
    """One number of the reference: what was put in (`before`) and what came out (`after`)."""

    name: str
    before: Interval
    after: Interval

    @property
    def added(self) -> float:
        """What the tables added: how much of the width of the interval they took or moved; 0 where they say nothing."""
        width, after = _width(self.before), _width(self.after)
        return max(1 - after / width, abs(self.after.estimate - self.before.estimate) / width, 0.0)


class ClassFit(msgspec.Struct, frozen=True, kw_only=True):
    """A fitted latent-class model.

    `logit_mean`: mean logits of the test's sensitivity and specificity; `logit_covariance`: of these two with all else
    estimated, None on a boundary; `between_variance`, `between_correlation`: of the study logits (None where a variance
    is 0, or assumed); `intervals` in the order of `MEASURES`; `boundary`: names of the boundaries it lies on;
    `converged`: the slope vanished at the top. `log_likelihood` holds the density of what was known beforehand.
    """

    logit_mean: Pair
    logit_covariance: Matrix | None
    between_variance: Pair
    between_correlation: float | None
    log_likelihood: float
    intervals: tuple[Interval, ...]
    boundary: tuple[str, ...]
    converged: bool


class ImperfectAccuracy(msgspec.Struct, frozen=True):
    """Accuracy of a test against a reference that errs, and against the same reference taken as perfect.

    `allowing`: the latent-class model; `perfect`: the same model with a reference that is always right. `learnt`: each
    number of the reference that is not known beforehand. `dependence`: log odds ratios between test and reference among
    people with and without the condition; `covariance`: what they come to for the median study, and `bounds` between
    which it could lie. `assumed_spread`: the between-study SD where it is assumed for want of studies. `facts`: of the
    reference's accuracy. The five measures of both fits are of the median study, not of a new one.
    """

    tables: tuple[StudyTable, ...]
    allowing: ClassFit
    perfect: ClassFit
    learnt: tuple[Learnt, ...]
    dependence: Pair
    covariance: Pair
    bounds: tuple[Pair, Pair]
    assumed_spread: float | None = None
    facts: tuple[str, ...] = ()
    note: str = ""

    @property
    def moved(self) -> dict[str, float]:
        """By how much each measure moves: with an imperfect reference minus with a perfect one (ratios: divided by)."""
        pairs = zip(MEASURES, self.allowing.intervals, self.perfect.intervals, strict=True)
        return {
            str(name): here.estimate - there.estimate
            if name in ("sensitivity", "specificity")
            else here.estimate / there.estimate
            for name, here, there in pairs
        }

    @property
    def sentences(self) -> tuple[str, ...]:
        """The answer in words, and how far it rests on the tables."""
        said = []
        for place, name in enumerate(("sensitivity", "specificity")):
            here, there = self.allowing.intervals[place], self.perfect.intervals[place]
            said.append(f"{name} {_text(here)}; if the reference were always right, {_text(there)}")
        said.extend(
            f"{one.name}: {_text(one.before)} was put in, {_text(one.after)} came out"
            + ("; the tables add next to nothing to it" if one.added < NOTHING else "")
            for one in self.learnt
        )
        if any(one.added >= NOTHING for one in self.learnt):
            said.append(
                "What the tables added rests on the reference being the same in all studies and on the logits of the "
                "test varying between them as a normal distribution."
            )
        said.append(
            "Tables of one test and one reference cannot tell by themselves which of the two errs: "
            "the answer holds as far as what was put in about the reference does."
        )
        return tuple(said)

    def to_dict(self) -> dict[str, Any]:
        """Everything in plain values, the measures by name."""
        plain: dict[str, Any] = msgspec.to_builtins(self)
        for name in ("allowing", "perfect"):
            plain[name]["intervals"] = dict(zip(map(str, MEASURES), plain[name]["intervals"], strict=True))
        plain["learnt"] = [msgspec.to_builtins(one) | {"added": one.added} for one in self.learnt]
        return plain | {"moved": self.moved, "sentences": list(self.sentences)}


def _width(one: Interval) -> float:
    return (1.0 if one.high is None else one.high) - (one.low or 0.0)


def _text(one: Interval) -> str:
    low, high = ("no end" if end is None else f"{end:.3f}" for end in (one.low, one.high))
    return f"{one.estimate:.3f} ({low} to {high})"
