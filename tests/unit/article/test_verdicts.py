"""The verdicts on the page that comes with the project rest on the study files."""

from __future__ import annotations

import json
import shutil
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from hipspine import api
from hipspine.article import VERDICTS, Verdict, judge
from hipspine.article.words import KINDS
from hipspine.diagnosis.library import Library
from hipspine.evidence import Studies, read_study
from hipspine.io.read_articles import read_articles
from house.source import ROOT

COMPUTED = {
    "crest-ischium-distance",
    "mri-triples-impossible",
    "cta-values-swapped",
    "accuracy-read-as-detection",
    "31-36-percent-disproved",
    "tha-levels-37-and-12",
    "tha-dose-response",
    "muscle-27-percent",
    "lee-yc-no-effect-of-sacrum-or-length",
    "second-graft-unlikely",
}


@pytest.fixture(scope="module")
def library() -> Library:
    return api.load()


@pytest.fixture(scope="module")
def verdicts(library: Library) -> dict[str, Verdict]:
    return {one.claim.id: one for one in api.claims(library)}


def test_seventy_claims_each_complete(verdicts: dict[str, Verdict], library: Library) -> None:
    assert len(verdicts) == 70
    for one in verdicts.values():
        claim = one.claim
        assert claim.kind in KINDS
        assert claim.verdict in VERDICTS
        assert all((claim.section, claim.claim, claim.plain, claim.finding, claim.confidence, claim.needs))
        assert claim.evidence or claim.sources or claim.id == "iliopsoas-anatomy"
        assert all(study in library.studies for study in one.studies)


def test_at_least_eight_are_computed_and_agree_with_what_was_read(verdicts: dict[str, Verdict]) -> None:
    computed = {id for id, one in verdicts.items() if one.decided}
    assert computed >= COMPUTED
    assert [id for id, one in verdicts.items() if not one.agrees] == []
    kinds = Counter(verdicts[id].decided.word for id in computed)  # type: ignore[union-attr]
    assert len(kinds) >= 8


def test_what_the_computations_say(verdicts: dict[str, Verdict]) -> None:
    def said(id: str) -> str:
        return " ".join(text for one in verdicts[id].computed for text in one.says)

    assert "sens 58 (15, 2, 11, 8)" in said("mri-triples-impossible")
    assert said("mri-triples-impossible").count("no table of 36 prints this") == 2
    assert "tp 22, fp 1, fn 4, tn 9" in said("cta-values-swapped")
    assert "tp 24, fp 2, fn 2, tn 8" in said("cta-values-swapped")
    assert "3-7 with the dash put back" in said("tha-levels-37-and-12")
    assert "2.96% of 12,079 (2.67 to 3.28); ratio 1.91 (1.72 to 2.12), one more in 71" in said("tha-dose-response")
    assert "4.12% of 2,594 (3.42 to 4.96); ratio 2.66 (2.21 to 3.20), one more in 39" in said("tha-dose-response")
    assert "Risk ratio 1.13 (0.62 to 2.07)" in said("lee-yc-no-effect-of-sacrum-or-length")
    assert "2.1 (11.2% to 23.1%)" in said("lee-yc-no-effect-of-sacrum-or-length")
    assert "81 of 86 = 94.2%" in said("second-graft-unlikely")
    assert "good-or-excellent for each finally-fused: 0.28" in said("second-graft-unlikely")


@pytest.mark.parametrize(
    ("study", "old", "new", "claim", "was", "now"),
    [
        ("froholdt-2011", 'fused = "some"', 'fused = "all"', "muscle-27-percent", "misattributed", "confirmed"),
        (
            "lee-2019b",
            'printed = { sens = "60", spec = "80", accuracy = "64" }',
            'printed = { sens = "58", spec = "80", accuracy = "64" }',
            "cta-values-swapped",
            "misattributed",
            "unsupported",
        ),
        (
            "buckland-2017",
            'printed = { proportion = "4.12" }',
            'printed = { proportion = "2.12" }',
            "tha-dose-response",
            "confirmed with a correction",
            "unsupported",
        ),
        (
            "lee-2019a",
            "events_exposed = 22, n_exposed = 174",
            "events_exposed = 62, n_exposed = 174",
            "lee-yc-no-effect-of-sacrum-or-length",
            "contested",
            "unsupported",
        ),
        (
            "sij-rsa-motion",
            'printed = { mean = "2.5", mean_range = ["0.8", "3.9"] }',
            'printed = { mean = "25", mean_range = ["0.8", "39"] }',
            "crest-ischium-distance",
            "unsupported",
            "contested",
        ),
        ("onggo-2020", '["1.71", "2.85"]', '["0.71", "2.85"]', "fusion-raises-dislocation", "confirmed", "contested"),
    ],
)
def test_changing_a_study_file_changes_the_verdict(
    study: str, old: str, new: str, claim: str, was: str, now: str, verdicts: dict[str, Verdict], library: Library
) -> None:
    text = (ROOT / "data" / "studies" / f"{study}.toml").read_text("utf-8")
    assert old in text
    changed = read_study(tomllib.loads(text.replace(old, new)))
    studies = Studies([*(one for one in library.studies.values() if one.id != study), changed])
    (page,) = read_articles(studies)
    after = {one.claim.id: one for one in judge(page, studies)}
    assert (verdicts[claim].verdict, after[claim].verdict) == (was, now)
    assert not after[claim].agrees


def test_a_copied_data_folder_decides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = tmp_path / "data"
    shutil.copytree(ROOT / "data", data)
    study = data / "studies" / "keller-2004.toml"
    text = study.read_text("utf-8")
    study.write_text(text.replace('["64", "303"]', '["-64", "303"]'), "utf-8")
    assert study.read_text("utf-8") != text
    monkeypatch.setenv("HIPSPINE_DATA", str(data))
    after = {one.claim.id: one for one in api.claims(api.load(cache=False))}
    assert after["muscle-one-year-strength"].verdict == "contested"
    assert after["muscle-one-year-density"].verdict == "confirmed with a correction"


def test_verdicts_are_plain_values(verdicts: dict[str, Verdict]) -> None:
    for one in verdicts.values():
        assert json.loads(json.dumps(one.to_dict(), allow_nan=False))["id"] == one.claim.id
