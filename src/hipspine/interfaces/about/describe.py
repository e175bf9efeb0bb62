"""What the program is, and how to cite it."""

from __future__ import annotations

from collections import Counter

from hipspine import __version__
from hipspine.diagnosis.library import Library
from hipspine.synthesis.certainty import LEVELS

PURPOSE = (
    "Takes one person's findings and answers from published evidence where pain of the hip, the pelvis and the low "
    "back may come from, above all after a lumbar fusion: what to rule out first, which pain sources are likely and "
    "how sure that is, what to test next, and why, down to the tables in the papers."
)
NOT_FOR = (
    "It supports a clinician's thinking and directs nobody. For research and teaching; not a medical device. It has "
    "not been validated in a clinic. It says nothing about treatment, emergencies or children."
)


def about_parts(library: Library) -> dict[str, str]:
    """Purpose, limits, versions, size and licences."""
    used = {fact for estimate in library.estimates.values() for fact in estimate.facts}
    vocabulary = library.vocabulary
    return {
        "hipspine": __version__,
        "evidence": library.evidence_version,
        "what for": PURPOSE,
        "what not for": NOT_FOR,
        "words": f"{len(vocabulary.sources)} pain sources, {len(vocabulary.findings)} findings, "
        f"{len(vocabulary.tests)} tests",
        "studies": f"{len(library.studies)} studies, {len(library.studies.facts)} facts, {len(used)} of them used",
        "certainty": _certainty(library),
        "licence": "program Apache-2.0; data and documentation CC BY 4.0",
        "cite": "hipspine about --cite",
    }


def _certainty(library: Library) -> str:
    """How many numbers of the model have which certainty (after GRADE), those without a study apart."""
    levels = [library.certainty(one.id).level for one in library.estimates.values() if one.basis != "assumed"]
    counts = Counter(levels)
    judged = ", ".join(f"{counts[level]} {level}" for level in reversed(LEVELS) if counts[level])
    without = len(library.estimates) - len(levels)
    return f"{len(levels)} numbers of the model rest on studies: {judged}; {without} rest on none and are very low"


def cite_parts(library: Library) -> dict[str, str]:
    """A reference in the Vancouver style and one for BibTeX; both name the version of the evidence."""
    year = library.evidence_version[:4]
    title = "hipspine: where the pain comes from after a lumbar fusion, from published evidence"
    version = f"version {__version__}, evidence {library.evidence_version}"
    return {
        "reference": f"The hipspine authors. {title} [computer program]. {version}; {year}.",
        "bibtex": f"@software{{hipspine, author = {{{{The hipspine authors}}}}, title = {{{{{title}}}}}, "
        f"version = {{{__version__}}}, year = {{{year}}}, note = {{evidence {library.evidence_version}}}}}",
        "studies": "Cite as well the studies an answer names: hipspine assess CASE --all.",
    }
