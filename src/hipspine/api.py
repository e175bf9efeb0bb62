"""The public functions: what a program that uses hipspine calls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, Unpack, cast, get_args

from hipspine import __version__
from hipspine.article import Verdict, judge
from hipspine.bench.checks.checked import Checks
from hipspine.bench.scores import Scores
from hipspine.diagnosis.act_on import act_on
from hipspine.diagnosis.answer import Answer, NextTest
from hipspine.diagnosis.assess import assess as _assess
from hipspine.diagnosis.library import Library
from hipspine.diagnosis.pretest import pretest
from hipspine.evidence.fact import Fact
from hipspine.evidence.possible import PossibleTables
from hipspine.evidence.possible import possible_tables as _possible_tables
from hipspine.evidence.references import vancouver
from hipspine.evidence.studies import Studies
from hipspine.io.check_evidence import Checked
from hipspine.io.check_evidence import check_evidence as _check_evidence
from hipspine.io.load import load as _load
from hipspine.io.read_activities import read_activity_file as _read_activity_file
from hipspine.io.read_articles import read_article_file, read_articles
from hipspine.io.read_bench import run_bench as _run_bench
from hipspine.io.read_case import read_case_file
from hipspine.io.read_checks import run_checks as _run_checks
from hipspine.io.read_fusion_rules import fusion_rules as _fusion_rules
from hipspine.io.read_pelvis_file import measure_file as _measure_file
from hipspine.io.read_planning import planning_settings as _planning_settings
from hipspine.io.read_systems_file import classification_systems as _classification_systems
from hipspine.io.read_tables import read_accuracy_file
from hipspine.mechanics.activities import ActivitySet
from hipspine.mechanics.answer_cup import CupParts
from hipspine.mechanics.answer_cup import answer_cup as _answer_cup
from hipspine.mechanics.classification import Classified
from hipspine.mechanics.classification import classify as _classify
from hipspine.mechanics.cup_answer import CupAnswer
from hipspine.mechanics.fusion_answer import FusionAnswer
from hipspine.mechanics.fusion_answer import answer_fusion as _answer_fusion
from hipspine.mechanics.impingement import Bearing, Stem
from hipspine.mechanics.pelvis import Spinopelvic
from hipspine.mechanics.plan import CupPlan
from hipspine.mechanics.plan import plan_cup as _plan_cup
from hipspine.person.case import Case
from hipspine.synthesis.accuracy_review import AccuracyReview
from hipspine.synthesis.bivariate.evidence_tables import evidence_tables
from hipspine.synthesis.bivariate.study_table import StudyTable
from hipspine.synthesis.certainty import Certainty
from hipspine.synthesis.prevalence import Prevalence, as_prevalence
from hipspine.synthesis.review_tables import review_tables
from hipspine.synthesis.risk_of_bias import Risks, judged_risks
from hipspine.synthesis.study_labels import study_labels
from hipspine.treatment import Option, dislocation_risk, options_for, order_of_treatment
from hipspine.treatment.dislocation_answer import SCHEMA as DISLOCATION_SCHEMA
from hipspine.treatment.dislocation_answer import DislocationAnswer
from hipspine.treatment.options_answer import LIMITS as OPTIONS_LIMITS
from hipspine.treatment.options_answer import SCHEMA as OPTIONS_SCHEMA
from hipspine.treatment.options_answer import OptionsAnswer, cited
from hipspine.vocabulary import Vocabulary
from hipspine.vocabulary.search import HIT_KINDS, Hit, HitKind, search


def load(*, add: str | Path | None = None, cache: bool = True) -> Library:
    """All evidence, compiled; `add` is a folder of further study files. InputError with every problem of the data."""
    return _load(add=add, cache=cache)


def read_case(source: str | Path | Mapping[str, Any], library: Library | None = None) -> Case:
    """A case from a file, a text (TOML or JSON) or a mapping; InputError with every problem at once."""
    return read_case_file(source, (library or load()).vocabulary)


def assess(case: Case, library: Library | None = None, *, interval: float = 0.90) -> Answer:
    """Where the pain may come from, what to rule out first, what to look for next, and why."""
    return _assess(case, library or load(), interval=interval)


def assess_many(cases: Iterable[Case], library: Library | None = None) -> Iterator[Answer]:
    """The answers in the order of the cases, one at a time: memory stays flat."""
    shared = library or load()
    for case in cases:
        yield _assess(case, shared)


def next_tests(case: Case, library: Library | None = None) -> tuple[NextTest, ...]:
    """What to look for next, best first."""
    return assess(case, library).next_tests


def options(case: Case, library: Library | None = None) -> tuple[Option, ...]:
    """What can be done about the likeliest sources and whatever is triggered, and what is known to come of it.

    What a raised trigger forbids is named in `waits_for`. For hip first or spine first: `options_answer`.
    """
    return options_answer(case, library).options


def options_answer(case: Case, library: Library | None = None) -> OptionsAnswer:
    """The same with the order of treatment, where sources of hip and spine are both considered, and the studies."""
    shared = library or load()
    answer = assess(case, shared)
    considered = act_on(answer, shared.model.thresholds)
    asked = (case, considered, answer.rule_out_first, shared.vocabulary, shared.treatment)
    widen = shared.model.settings.transport_sd
    found = options_for(*asked, widen=widen, version=shared.evidence_version)
    order = order_of_treatment(*asked, widen=widen)
    facts_used = tuple(fact for option in found for fact in option.facts) + (order.facts if order else ())
    return OptionsAnswer(
        schema=OPTIONS_SCHEMA,
        hipspine=__version__,
        evidence_version=shared.evidence_version,
        case=answer.case,
        options=found,
        order=order,
        references=cited(facts_used, shared.studies),
        limits=OPTIONS_LIMITS,
    )


def dislocation(
    library: Library | None = None,
    *,
    levels: int | None = None,
    to_sacrum: bool | None = None,
    head: float | None = None,
    dual_mobility: bool = False,
) -> DislocationAnswer:
    """How likely a hip replacement dislocates within one and two years after a fusion.

    `levels` fused (0 for no fusion, None where not known), `head` in millimetres. ValueError for a head that no study
    compares, for levels a spine does not have, and for a sacrum without a fused level.
    """
    shared = library or load()
    if shared.treatment.dislocation is None:
        raise ValueError("the data folder holds no treatment/dislocation.toml")
    risk = dislocation_risk(
        shared.treatment.dislocation, levels=levels, to_sacrum=to_sacrum, head=head, dual_mobility=dual_mobility
    )
    references = cited(risk.facts, shared.studies)
    return DislocationAnswer(DISLOCATION_SCHEMA, __version__, shared.evidence_version, risk, references)


def facts(
    library: Library,
    *,
    source: str | None = None,
    finding: str | None = None,
    kind: str | None = None,
    fused: str | None = None,
) -> tuple[Fact, ...]:
    """The facts that match every word given: pain source, finding, kind of fact, fused (all, some, none, unknown)."""
    return library.studies.select(source=source, finding=finding, kind=kind, fused=fused)


def possible_tables(
    *,
    n: int | None = None,
    diseased: int | None = None,
    healthy: int | None = None,
    up_to: int = 100,
    **printed: str | tuple[str, str],
) -> PossibleTables:
    """Every 2x2 table of whole numbers that prints the figures, or none and which figure must be wrong.

    Figures as printed text: `sens`, `spec`, `accuracy`, `ppv`, `npv`, `prevalence` (per cent), `lr_pos`, `lr_neg`,
    `dor`, `kappa`, and the intervals `sens_ci` and so on. Sizes that are not known are searched up to `up_to`.
    """
    return _possible_tables(n=n, diseased=diseased, healthy=healthy, up_to=up_to, **cast("dict[str, Any]", printed))


def search_facts(studies: Studies, text: str) -> tuple[Fact, ...]:
    """The facts in which every word of `text` occurs: of the study, the people, the figures, the notes or the ids."""
    words = text.lower().split()
    found = []
    for study in studies.values():
        of_study = f"{study.id} {study.title} {' '.join(study.authors)} {study.published} {study.design}".lower()
        for fact in study.facts:
            everything = f"{of_study} {fact}".lower()
            if all(word in everything for word in words):
                found.append(fact)
    return tuple(found)


def check_evidence(folder: str | Path | None = None) -> Checked:
    """Every problem of a folder of study files, with file and line; of all built-in data without a folder."""
    return _check_evidence(folder)


def words(vocabulary: Vocabulary, text: str = "", kind: str | None = None) -> tuple[Hit, ...]:
    """The words that fit `text`, the best first; without a text all of a kind, or all of `HIT_KINDS`."""
    if text.strip():
        return search(vocabulary, text, kind)
    if kind is not None and kind not in HIT_KINDS:
        raise ValueError(f"unknown kind {kind!r}; allowed: {', '.join(HIT_KINDS)}")
    return tuple(
        Hit(one, word.id, word.name, getattr(word, "plain", word.name), 0.0)
        for one in get_args(HitKind)
        if kind in (None, one)
        for word in getattr(vocabulary, f"{one}s").values()
    )


def run_bench(library: Library, folder: str | Path | None = None) -> Scores:
    """The scores of the model and of two baselines on published cases with a proven diagnosis."""
    return _run_bench(library, folder)


def run_checks(library: Library, file: str | Path | None = None) -> Checks:
    """Printed figures that no estimate uses, and what the model predicts; `file` replaces the built-in ones."""
    return _run_checks(library, file)


def pool(
    tables: str | Path | Iterable[StudyTable],
    library: Library | None = None,
    *,
    risks: Risks | None = None,
    low_risk_only: bool = False,
    prevalence: Prevalence | float | tuple[float, float] | None = None,
    leave_one_out: bool = False,
) -> AccuracyReview:
    """Sensitivity and specificity together from 2x2 tables, or from a CSV file with the columns tp, fp, fn, tn.

    InputError for a file that cannot be used. Too little data is no error: each model says why it was refused.
    `library` gives the spread that is assumed for one to three studies. `risks`: risk of bias by study (in a file: its
    columns); `prevalence`: one value or the ends of its 95% interval; `leave_one_out`: also without each study.
    """
    settings = (library or load()).model.settings
    question = ""
    if isinstance(tables, str | Path):
        question, file = str(tables), read_accuracy_file(tables)
        tables, risks = file.tables, {**file.risks, **(risks or {})}
    return review_tables(
        tuple(tables),
        settings.spread,
        risks=risks,
        only_low_risk=low_risk_only,
        prevalence=as_prevalence(prevalence),
        without_each=leave_one_out,
        question=question,
    )


def pool_evidence(
    source: str,
    finding: str,
    library: Library | None = None,
    *,
    reference: str | None = None,
    risks: Risks | None = None,
    low_risk_only: bool = False,
    prevalence: Prevalence | float | tuple[float, float] | Literal["source"] | None = None,
    leave_one_out: bool = False,
) -> AccuracyReview:
    """The same from the 2x2 tables of the evidence; `reference`: pain, diagnosis, event or structure.

    Risk of bias is that of the QUADAS-2 judgements of the evidence, where `risks` has no other. `prevalence` may also
    be "source": how likely the model takes it in people in pain after a lumbar fusion. ValueError where it has no
    prior.
    """
    shared = library or load()
    found = evidence_tables(shared.studies, source, finding, reference)
    named = [shared.studies.fact(fact) for fact in found.facts]
    return review_tables(
        found.tables,
        shared.model.settings.spread,
        risks={**judged_risks(shared.quality), **(risks or {})},
        only_low_risk=low_risk_only,
        prevalence=pretest(source, shared) if prevalence == "source" else as_prevalence(prevalence),
        without_each=leave_one_out,
        facts=found.facts,
        excluded=found.excluded,
        question=f"{finding} for {source}; reference measures {found.reference}; comparators: {found.comparators}",
        references={fact.study: vancouver(shared.studies[fact.study]) for fact in named},
        labels=study_labels(named, shared.studies),
    )


def cup(inclination: float, anteversion: float, **parts: Unpack[CupParts]) -> CupAnswer:
    """Which way a cup faces by all three definitions, and how far the hip moves until neck and rim meet.

    Degrees and millimetres. Further: `definition` (radiographic unless given), `tilt` (posterior-positive),
    `stem_version`, `neck_shaft`, `head`, `neck` (together they give the range of motion, neck on rim only),
    `liner_arc`, `mobile_liner`, `oscillation_angle`. InputError with every problem at once.
    """
    return _answer_cup(inclination, anteversion, **parts)


def measure(landmarks: str | Path | Mapping[str, Any]) -> Spinopelvic:
    """Spinopelvic parameters by posture, with their errors, from a JSON file or a mapping of landmarks or angles.

    InputError with every problem of every film at once.
    """
    return _measure_file(landmarks)


def classify(pelvis: Spinopelvic, *, age: float | None = None, unverified: bool = False) -> Classified:
    """The published classes of a measured pelvis side by side, and where they disagree.

    `age` in years, for the lines that need it. `unverified` adds cup targets that were never read in a paper.
    """
    return _classify(pelvis, _classification_systems(), age=age, unverified=unverified)


def plan_cup(
    pelvis: Spinopelvic | None,
    bearing: Bearing,
    stem: Stem,
    activities: ActivitySet | str | Path = "daily",
    *,
    draws: int = 1000,
    seed: int = 1,
) -> CupPlan:
    """A map of cups with the chance that the neck meets the rim in none of the activities, errors and all.

    `pelvis` as measured; postures it lacks, and all for None, are those of people in general. `activities`: a file, or
    the name of one in `data/activities/`. Neck on rim only.
    """
    chosen = activities if isinstance(activities, ActivitySet) else _read_activity_file(activities)
    return _plan_cup(pelvis, bearing, stem, chosen, _planning_settings(), draws=draws, seed=seed)


def fuse(pelvis: Spinopelvic, levels: str, lordosis: float, segment_before: float | None = None) -> Spinopelvic:
    """The pelvis to expect after fusing `levels` (`L4-S1`) at this lordosis: standing, sitting, leaning, with spread.

    `segment_before`: lordosis of the segment before, where the pelvis does not hold it. The loss of motion per fused
    level is assumed, and the remarks say so. InputError with every problem. Beside a cup: `fuse_answer`.
    """
    return fuse_answer(pelvis, levels, lordosis, segment_before).after


def fuse_answer(
    pelvis: Spinopelvic,
    levels: str,
    lordosis: float,
    segment_before: float | None = None,
    cup: CupAnswer | None = None,
    library: Library | None = None,
) -> FusionAnswer:
    """The same beside the pelvis as it is, with a cup (as `cup` gives it, standing) before and after."""
    shared = library or load()
    rules, risks = _fusion_rules(shared.studies), shared.treatment.dislocation
    return _answer_fusion(pelvis, levels, lordosis, rules, segment_before=segment_before, cup=cup, dislocation=risks)


def references(answer: Answer) -> str:
    """The studies an answer rests on, numbered, in the Vancouver style."""
    return "\n".join(f"{number}. {one.text}" for number, one in enumerate(answer.references, 1))


def claims(library: Library | None = None) -> tuple[Verdict, ...]:
    """Every claim of the pages that come with the project, with its verdict by the studies of the library."""
    shared = library or load()
    pages = read_articles(shared.studies)
    return tuple(found for page in pages for found in judge(page, shared.studies, shared.evidence_version))


def check_claims(file: str | Path, library: Library | None = None) -> tuple[Verdict, ...]:
    """The same for a claims file of any other page; InputError with every problem of the file."""
    shared = library or load()
    return judge(read_article_file(file, shared.studies), shared.studies, shared.evidence_version)


def certainties(library: Library, rests_on: str = "") -> tuple[Certainty, ...]:
    """How certain each number of the model is (high, moderate, low, very low), with the rules that gave it.

    All of them, or those that rest on one study (`laslett-2005`) or one fact (`laslett-2005/three-of-six`).
    """
    return tuple(
        library.certainty(one.id)
        for one in library.estimates.values()
        if not rests_on or any(rests_on in (fact, fact.partition("/")[0]) for fact in one.facts)
    )
