"""The whole result: what is left out, how far the studies lie apart, how it was worked out, and its JSON."""

from __future__ import annotations

import json

import pytest

from hipspine import api
from hipspine.synthesis import Spread
from hipspine.synthesis.bivariate import StudyTable, study_tables
from hipspine.synthesis.disagreement import disagreement
from hipspine.synthesis.review_tables import review_tables
from hipspine.synthesis.risk_of_bias import RiskOfBias, risk_of
from hipspine.synthesis.study_labels import study_labels
from published.tables import datasets

SPREAD = Spread(0.5, 4, 0.8)
LOW, HIGH = RiskOfBias("low"), RiskOfBias("high")


def test_one_switch_leaves_only_low_risk():
    tables = datasets()["AuditC"]
    names = [table.study for table in tables]
    risks = {**dict.fromkeys(names[:8], LOW), **dict.fromkeys(names[8:12], HIGH)}
    found = review_tables(tables, SPREAD, risks=risks, only_low_risk=True)
    assert [table.study for table in found.tables] == names[:8]
    reasons = dict(found.excluded)
    assert list(reasons) == names[8:]
    assert "high" in reasons[names[8]]
    assert "not judged" in reasons[names[-1]]
    assert found.exact.fit.log_likelihood == pytest.approx(review_tables(tables[:8], SPREAD).exact.fit.log_likelihood)


def test_nothing_left_is_no_fault():
    found = review_tables(datasets()["AuditC"], SPREAD, only_low_risk=True)
    assert found.tables == ()
    assert found.exact.refused
    json.dumps(found.to_dict(), allow_nan=False)


def test_the_overall_risk_follows_the_domains():
    assert RiskOfBias.from_domains(["low"] * 4).overall == "low"
    assert RiskOfBias.from_domains(["low", "unclear", "low", "high"]).overall == "high"
    assert RiskOfBias.from_domains(["low", "unclear", "low", "low"]).overall == "unclear"
    with pytest.raises(ValueError, match="domains"):
        RiskOfBias("low", ("low", "low"))


def test_a_study_of_the_evidence_is_judged_by_its_own_id():
    assert risk_of(StudyTable("lee-2019b/cta", 1, 2, 3, 4), {"lee-2019b": HIGH}) == HIGH


def test_studies_that_contradict_each_other_are_told():
    rows = [(90, 10, 10, 90), (88, 12, 12, 88), (30, 10, 70, 90), (28, 12, 72, 88)]
    fit = review_tables(study_tables(rows), SPREAD).summary.fit
    found = disagreement(fit)
    assert found.sensitivity.outside == 4
    assert (found.sensitivity.lowest.study, found.sensitivity.highest.study) == ("4", "1")
    assert found.specificity.outside == 0
    assert "sensitivity" in found.warning
    assert "specificity" not in found.warning


def test_studies_that_agree_are_not_warned_about():
    rows = [(85 + n, 10 + n, 15 - n, 90 - n) for n in range(6)]
    found = review_tables(study_tables(rows), SPREAD)
    assert found.spread.warning == ""
    assert found.spread.sensitivity.new_low < 0.87 < found.spread.sensitivity.new_high


def test_the_keys_of_the_issue_are_all_there():
    found = review_tables(datasets()["AuditC"], SPREAD).to_dict()
    for model in ("exact", "logit_normal"):
        one = found[model]
        for measure in ("sensitivity", "specificity"):
            assert {"estimate", "low", "high"} <= set(one[measure])
        assert len(one["logit_mean"]) == len(one["between_variance"]) == 2
        assert [len(row) for row in one["logit_covariance"]] == [2, 2]
        keys = {"between_correlation", "log_likelihood", "boundary", "refused"}
        assert keys <= set(one)
    assert review_tables(datasets()["Telomerase"], SPREAD).to_dict()["exact"]["logit_covariance"] is None


def test_method_choices_and_their_sources_are_carried():
    found = review_tables(datasets()["AuditC"], SPREAD, risks={"1": LOW})
    methods = found.methods
    assert methods["summary"] == "exact"
    assert methods["quadrature_nodes"] >= 31
    assert methods["interval"] == found.exact.intervals[0].method
    assert any("QUADAS-2" in source for source in methods["sources"])
    assert not any("QUADAS-2" in source for source in review_tables(datasets()["AuditC"], SPREAD).methods["sources"])


def test_the_evidence_gives_citations_and_names():
    library = api.load()
    found = api.pool_evidence("spinal_infection", "fdg_pet_ct", library)
    studies = dict.fromkeys(fact.partition("/")[0] for fact in found.facts)
    assert len(found.references) == len(studies)
    assert all(found.label(table) != table.study for table in found.tables)
    facts = [library.studies.fact(name) for name in found.facts]
    assert len(set(study_labels([*facts, *facts[:1]], library.studies).values())) == len(facts)
    assert len(set(study_labels(library.studies.facts, library.studies).values())) == len(library.studies.facts)


def test_the_prior_of_the_model_is_a_prevalence():
    library = api.load()
    found = api.pool_evidence("sij_pain", "thigh_thrust", library, prevalence="source")
    before = found.predictive.prevalence
    assert 0 < before.low < before.median < before.high < 1
    assert "after a lumbar fusion" in before.about
    with pytest.raises(ValueError, match="no prior"):
        api.pool_evidence("tha_loosening", "thigh_thrust", library, prevalence="source")
