"""How certain an estimate is: high, moderate, low or very low, after GRADE, by the rules of this file."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import msgspec

from hipspine.evidence.fact import Fact
from hipspine.evidence.quality import Quadas2
from hipspine.evidence.studies import Studies
from hipspine.synthesis.certainty_limits import MOST_BIAS, CertaintyLimits, Limit
from hipspine.synthesis.estimate import Estimate

LEVELS: Final = ("very low", "low", "moderate", "high")
RULES: Final = {
    "assumed": "A number that no study gives is very low, whatever else.",
    "start": "Accuracy and how often something occurs start at high, as in GRADE, whatever the design.",
    "derived": "Solved from other estimates: one level down.",
    "risk of bias": "Mean over the people of the score of their study: domains of QUADAS-2 at high risk, at most two; "
    "one half where none is high but not all are low, or where nobody judged the study.",
    "indirectness": "Some of the people had no fusion: one level down (not for shares among people never operated "
    "on, which are about them). Counted by an image, a code or another operation in place of the pain: one more.",
    "imprecision": "Odds (or ratio) at the upper end of the 95% interval over those at the lower; of sensitivity and "
    "specificity the wider one.",
    "inconsistency": "SD between studies on the logit or log scale. With one study it cannot be seen; that is said and "
    "not counted.",
}
"""Every rule in words; the limits are in `data/model/certainty.toml`."""


class Step(msgspec.Struct, frozen=True):
    """A rule that fired: how many levels down, and what was found. 0 down: said and not counted."""

    rule: str
    down: int
    found: str


class Certainty(msgspec.Struct, frozen=True):
    """The certainty of one estimate and the rules that gave it, in the order in which they are applied."""

    estimate: str
    level: str
    steps: tuple[Step, ...]

    def to_dict(self) -> dict[str, Any]:
        """Plain values, keys in this order."""
        steps = [{"rule": one.rule, "down": one.down, "found": one.found} for one in self.steps]
        return {"estimate": self.estimate, "certainty": self.level, "rules": steps}


def certainty(
    estimate: Estimate, studies: Studies, quality: Mapping[str, Quadas2], limits: CertaintyLimits
) -> Certainty:
    """The certainty of an estimate; `quality` holds the QUADAS-2 judgements by the id of the study."""
    if estimate.basis == "assumed":
        return Certainty(estimate.id, LEVELS[0], (Step("assumed", len(LEVELS) - 1, "no study gives it"),))
    facts = [studies.fact(name) for name in estimate.facts]
    steps = tuple(_steps(estimate, facts, quality, limits))
    left = len(LEVELS) - 1 - sum(one.down for one in steps)
    return Certainty(estimate.id, LEVELS[max(0, left)], steps)


def bias_score(fact: Fact, quality: Mapping[str, Quadas2]) -> float:
    """0 to 2: domains at high risk, at most two; one half where none is high but not all are low, or not judged."""
    judged = quality.get(fact.study)
    if judged is None or judged.overall == "unclear":
        return 0.5
    return float(min(MOST_BIAS, judged.high))


def _steps(
    estimate: Estimate, facts: Sequence[Fact], quality: Mapping[str, Quadas2], limits: CertaintyLimits
) -> Iterator[Step]:
    if estimate.basis == "derived":
        yield Step("derived", 1, estimate.method or "solved from other estimates")
    yield from _risk_of_bias(facts, quality, limits.bias)
    yield from _indirectness(estimate, facts)
    yield from _imprecision(estimate, limits.imprecision)
    yield from _inconsistency(estimate, facts, limits.inconsistency)


def _risk_of_bias(facts: Sequence[Fact], quality: Mapping[str, Quadas2], limit: Limit) -> Iterator[Step]:
    people = [_people(fact) for fact in facts]
    mean = sum(n * bias_score(fact, quality) for n, fact in zip(people, facts, strict=True)) / sum(people)
    down = limit.down(mean)
    if down:
        high = dict.fromkeys(f.study for f in facts if f.study in quality and quality[f.study].overall == "high")
        unknown = dict.fromkeys(fact.study for fact in facts if bias_score(fact, quality) == 0.5)
        parts = [f"high in {', '.join(high)}"] * bool(high) + [f"unclear or not judged in {_some(unknown)}"] * bool(
            unknown
        )
        yield Step("risk of bias", down, f"{'; '.join(parts)} (mean {mean:.2g})")


def _indirectness(estimate: Estimate, facts: Sequence[Fact]) -> Iterator[Step]:
    about_unfused = estimate.id.startswith("prior/") and estimate.id.endswith("/clinic")
    without = sum(fact.group.fused != "all" for fact in facts)
    if without and not about_unfused:
        which = "all facts" if without == len(facts) else f"{without} of {len(facts)} facts"
        yield Step("indirectness", 1, f"people without a fusion in {which}")
    if any(fact.role == "proxy" for fact in facts):
        yield Step("indirectness", 1, "an image, a code or another operation was counted in place of the pain")


def _imprecision(estimate: Estimate, limit: Limit) -> Iterator[Step]:
    spans = [_span(estimate, part) for part in range(len(estimate.mean))]
    widest = max(range(len(spans)), key=spans.__getitem__)
    down = limit.down(spans[widest])
    if down:
        low, high = estimate.interval(widest)
        part = ("", "sensitivity ", "specificity ")[widest + 1 if len(spans) > 1 else 0]
        yield Step("imprecision", down, f"{part}{low:.2g} to {high:.2g}")


def _span(estimate: Estimate, part: int) -> float:
    """Odds (logit) or ratio (log) at the upper end of the 95% interval over that at the lower."""
    low, high = estimate.interval(part)
    if estimate.scale == "log":
        return high / low
    return math.inf if high >= 1 or low <= 0 else (high / (1 - high)) / (low / (1 - low))


def _inconsistency(estimate: Estimate, facts: Sequence[Fact], limit: Limit) -> Iterator[Step]:
    if len({fact.study for fact in facts}) < 2:
        yield Step("inconsistency", 0, "one study: whether others agree is not known")
        return
    spread = max(math.sqrt(estimate.between[part][part]) for part in range(len(estimate.mean)))
    down = limit.down(spread)
    if down:
        yield Step("inconsistency", down, f"SD between studies {spread:.2g}")


def _people(fact: Fact) -> int:
    """How many people a fact is about; one where it does not say."""
    table = fact.table.total if fact.table is not None else None
    return table or fact.counts.total or fact.group.n or 1


def _some(names: Mapping[str, None]) -> str:
    listed = list(names)
    more = len(listed[3:])
    return ", ".join(listed[:3]) + (f" and {more} more" if more else "")
