"""Which tests would settle a source that is triggered."""

from __future__ import annotations

from hipspine.diagnosis.estimates.question import leak_id, link_id
from hipspine.diagnosis.library import Library
from hipspine.person.case import Case

SEEN_IN_HALF = 0.5
LEAST_GAP = 0.3
KINDS = ("image", "laboratory", "examination")


def settle_with(source: str, case: Case, library: Library) -> tuple[str, ...]:
    """The best image, laboratory test and examination: a finding that half of those with the source show.

    Best is the largest difference to how often it is found without the source, less the burden. A finding that is
    hardly rarer without the source settles nothing, and a test already done is left out. None of them closes a
    trigger by itself when it is negative (model.md 7).
    """
    done = {library.vocabulary.findings[one.finding].test for one in case.findings if not one.derived_from}
    best: dict[str, tuple[float, str]] = {}
    for finding in library.vocabulary.findings.values():
        link = library.estimates.get(link_id(source, finding.id))
        leak = library.estimates.get(leak_id(finding.id))
        wanted = finding.kind in KINDS and finding.test and finding.test not in done
        if not wanted or link is None or leak is None or link.median[0] < SEEN_IN_HALF:
            continue
        if link.median[0] - leak.median[0] < LEAST_GAP:
            continue
        burden = library.model.burden.of(library.vocabulary.tests[finding.test])
        gap = (link.median[0] - leak.median[0] - burden, finding.test)
        best[finding.kind] = max(best.get(finding.kind, gap), gap)
    return tuple(best[kind][1] for kind in KINDS if kind in best)
