"""Links and leaks from the accuracy and frequency facts of each finding; silence becomes an assumed link."""

from __future__ import annotations

from collections.abc import Iterator

from hipspine.diagnosis.assumed_links import AssumedLinks
from hipspine.diagnosis.estimates.effective import basis_of, complement, effective
from hipspine.diagnosis.estimates.question import leak_id, link_id
from hipspine.diagnosis.judgement import assumed
from hipspine.evidence.fact import Fact
from hipspine.evidence.selection import Selection, usable
from hipspine.evidence.studies import Studies
from hipspine.synthesis import EffectiveCounts, Estimate, Spread, pool_accuracy, pool_proportion
from hipspine.vocabulary.finding import Finding

OTHER_PAIN = frozenset({"mixed_pain", "operated"})
"""Comparators whose 1 - specificity is a leak: people with pain, or an operation, from something else."""

CHOSEN_BY_IT = frozenset({"history", "symptom", "examination"})
"""Kinds of finding by which people come under suspicion: among suspects they are far too common for a leak."""

REFERENCE_ORDER = ("pain", "diagnosis", "event", "structure")
"""One reference at a time: the one that decides on pain first."""


def link_estimates(finding: Finding, links: AssumedLinks, studies: Studies, spread: Spread) -> Iterator[Estimate]:
    """The leak of a finding and its link to every source that can cause it.

    Accuracy against other pain gives sensitivity and specificity (two components). Accuracy against
    healthy people or against a structure, and frequencies among people proven to have the source, give
    P(finding | source) alone (one component); so does 1 - specificity against a named disease, for that
    disease. Where no fact speaks but the vocabulary says that the source can cause the finding, the link is
    the assumed word.
    """
    accuracy = [fact for fact in studies.select(finding=finding.id, kind="accuracy") if not fact.about.level]
    yield _leak(finding, accuracy, links, studies, spread)
    words = links.links.get(finding.id, {})
    sources = dict.fromkeys([*words, *(fact.about.source for fact in accuracy if fact.about.source)])
    sources |= dict.fromkeys(_proven_sources(finding, studies))
    for source in sources:
        estimate = _link(source, finding, accuracy, studies, spread)
        if estimate is None and source in words:
            meaning = links.scale[words[source].word]
            estimate = assumed(link_id(source, finding.id), meaning.median, meaning.logit_sd, words[source].why)
        if estimate is not None:
            yield estimate


def _proven_sources(finding: Finding, studies: Studies) -> list[str]:
    proven = studies.select(finding=finding.id, kind="frequency", role="proven")
    return [fact.about.source for fact in proven if fact.about.source]


def _link(source: str, finding: Finding, accuracy: list[Fact], studies: Studies, spread: Spread) -> Estimate | None:
    own = [fact for fact in accuracy if fact.about.source == source]
    for measures in REFERENCE_ORDER:
        found = [fact for fact in own if fact.about.reference_measures == measures]
        pair = _pair(source, finding, found, studies, spread) if measures != "structure" else None
        if pair is not None:
            return pair
        alone = usable([fact for fact in found if fact.fraction("sens") is not None or fact.ratio("sens")], studies)
        if alone.kept:
            return _alone(link_id(source, finding.id), alone, "sens", spread)
    proven = usable(studies.select(finding=finding.id, kind="frequency", role="proven", source=source), studies)
    if proven.kept:
        return _alone(link_id(source, finding.id), proven, "proportion", spread)
    named = usable([fact for fact in accuracy if fact.about.comparators == f"named:{source}"], studies)
    if named.kept:
        return _alone(link_id(source, finding.id), named, "spec", spread, flip=True)
    return None


def _pair(source: str, finding: Finding, facts: list[Fact], studies: Studies, spread: Spread) -> Estimate | None:
    chosen = usable([fact for fact in facts if _other_pain(fact, finding)], studies)
    counts = [(effective(fact, "sens", spread), effective(fact, "spec", spread), fact) for fact in chosen.kept]
    both = [(sens, spec, fact) for sens, spec, fact in counts if sens is not None and spec is not None]
    if not both:
        return None
    return pool_accuracy(
        link_id(source, finding.id),
        [sens for sens, _, _ in both],
        [spec for _, spec, _ in both],
        spread,
        basis_of([fact for _, _, fact in both]),
        _dropped(chosen),
    )


def _other_pain(fact: Fact, finding: Finding) -> bool:
    """Whether the comparators stand for pain from something else; suspects do, for tests that came after suspicion."""
    suspects = fact.about.comparators == "suspected" and finding.kind not in CHOSEN_BY_IT
    return fact.about.comparators in OTHER_PAIN or suspects


def _alone(name: str, chosen: Selection, key: str, spread: Spread, *, flip: bool = False) -> Estimate | None:
    counts: list[EffectiveCounts] = []
    for fact in chosen.kept:
        found = effective(fact, key, spread)
        if found is not None:
            counts.append(complement(found) if flip else found)
    return pool_proportion(name, counts, spread, basis_of(chosen.kept), _dropped(chosen)) if counts else None


def _leak(finding: Finding, accuracy: list[Fact], links: AssumedLinks, studies: Studies, spread: Spread) -> Estimate:
    key = leak_id(finding.id)
    other = [fact for fact in accuracy if _other_pain(fact, finding) and fact.about.reference_measures != "structure"]
    chosen = usable(other, studies)
    estimate = _alone(key, chosen, "spec", spread, flip=True)
    if estimate is not None:
        return estimate
    background = usable(studies.select(finding=finding.id, kind="frequency", role="background"), studies)
    estimate = _alone(key, background, "proportion", spread)
    if estimate is not None:
        return estimate
    if finding.kind in ("image", "laboratory"):
        healthy = usable([fact for fact in accuracy if fact.about.comparators == "healthy"], studies)
        estimate = _alone(key, healthy, "spec", spread, flip=True)
        if estimate is not None:
            return estimate
    word = links.leaks[finding.id]
    meaning = links.scale[word.word]
    return assumed(key, meaning.median, meaning.logit_sd, word.why)


def _dropped(chosen: Selection) -> list[tuple[str, str]]:
    return [(one.fact.id, one.reason) for one in chosen.dropped]
