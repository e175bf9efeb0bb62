"""What a health record must be able to show about a decision support intervention.

The headings follow 45 CFR 170.315(b)(11)(iv)(B), the longer of its two lists (predictive interventions); an
attribute that has nothing to show says so.
"""

from __future__ import annotations

from hipspine import __version__
from hipspine.diagnosis.library import Library
from hipspine.interfaces.about.describe import NOT_FOR, PURPOSE

_NONE = "None so far."


def source_attribute_parts(library: Library) -> dict[str, str]:
    """Every attribute by its heading, for this version of program and evidence."""
    studies = library.studies
    used = {fact for estimate in library.estimates.values() for fact in estimate.facts}
    from_studies = {fact.partition("/")[0] for fact in used}
    fused = sum(studies.fact(fact).group.fused == "all" for fact in used)
    return {
        "Developer and contact": "The hipspine authors, by the page of the project.",
        "Funding of the technical implementation": _NONE,
        "Release": f"hipspine {__version__}, evidence {library.evidence_version}.",
        "Value produced as output": "Probabilities of pain sources with 90% intervals, reasons, sources to rule out, "
        "tests worth doing next.",
        "Kind of output": "Prediction (probabilities) and analysis (what each finding contributes).",
        "Intended use": PURPOSE,
        "Intended patient population": "Adults with pain of the low back, pelvis, hip or thigh, with or without a "
        "lumbar fusion.",
        "Intended users": "Clinicians who examine such people; teachers; researchers.",
        "Intended decision-making role": "Informs. It neither replaces the clinician's judgement nor starts an action.",
        "Out-of-scope use": NOT_FOR,
        "Known risks and limitations": "No manoeuvre, symptom or block was measured in people with a fusion; that "
        "evidence is carried over from others and widened. Where no figure was found a judgement stands in its place "
        "and is marked assumed. A low probability is no reassurance about what must not be missed.",
        "Inclusion and exclusion criteria of the data": f"Published studies: {len(from_studies)} of {len(studies)} "
        f"in the collection, {len(used)} of {len(studies.facts)} facts. hipspine evidence check lists why the others "
        "are not used. No individual records.",
        "Input features that describe the person": "Used: age, sex, setting. Not used: race, ethnicity, language, "
        "sexual orientation, gender identity, social determinants of health, health status assessments.",
        "Demographic representativeness": "That of the published studies; most do not report it. Not assessed.",
        "Relevance to the intended setting": f"{fused} of the {len(used)} facts used come from groups in which "
        "everybody had a fusion.",
        "Fairness: approach to bias in the output": "No feature describes a group that could be disadvantaged except "
        "age and sex. Not otherwise assessed.",
        "External validation": "None in a clinic. Published single cases: hipspine bench.",
        "Validity in data like those used": "Published cases with a proven diagnosis, selected and few: hipspine "
        "bench prints what they show and cannot show.",
        "Validity in external data": _NONE,
        "Fairness, measured": _NONE,
        "Evaluation of use on outcomes": _NONE,
        "Maintenance: how validity is followed": "The bench and all published checks run at every change.",
        "Maintenance: local validity and fairness": "For whoever installs it; the program gathers nothing.",
        "Update and continued validation": "With every version of the evidence; CHANGELOG names the answers moved.",
    }
