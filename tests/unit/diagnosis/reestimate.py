"""Making some of the estimates of a library again, from other studies or other counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from hipspine.diagnosis.estimates.block_estimates import block_estimates
from hipspine.diagnosis.estimates.link_estimates import link_estimates
from hipspine.diagnosis.estimates.prior_estimates import prior_estimates
from hipspine.diagnosis.estimates.shared_estimates import shared_estimates
from hipspine.diagnosis.library import Library
from hipspine.evidence.studies import Studies
from hipspine.synthesis import Estimate


def reestimate(library: Library, ids: Iterable[str], studies: Studies) -> dict[str, Estimate]:
    """The named estimates made from `studies`; one that cannot be made without them is left out."""
    wanted = set(ids)
    made: dict[str, Estimate] = {}
    for name in sorted(wanted):
        if name not in made:
            made |= {one.id: one for one in _siblings(library, name, studies) if one.id in wanted}
    return made


def without(library: Library, study: str) -> Library | None:
    """The library without one study; None where a prior or block names it and could not be made."""
    studies = Studies(other for name, other in library.studies.items() if name != study)
    touched = [
        name
        for name, one in library.estimates.items()
        if any(fact.startswith(f"{study}/") for fact in (*one.facts, *(dropped for dropped, _ in one.dropped)))
    ]
    try:
        made = reestimate(library, touched, studies)
    except (KeyError, ValueError):
        return None
    kept = {name: one for name, one in library.estimates.items() if name not in touched}
    return msgspec.structs.replace(library, studies=studies, estimates={**kept, **made})


def _siblings(library: Library, name: str, studies: Studies) -> Iterator[Estimate]:
    spread = library.model.settings.spread
    kind, *rest = name.split("/")
    if kind in ("link", "leak"):
        return link_estimates(library.vocabulary.findings[rest[-1]], library.model.links, studies, spread)
    if kind == "prior":
        return prior_estimates(library.model.priors[rest[0]], studies, spread)
    if kind == "block":
        return block_estimates(library.model.blocks[rest[0]], studies, spread)
    return shared_estimates(library.model.settings, studies)
