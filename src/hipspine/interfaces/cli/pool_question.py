"""What `hipspine pool` was asked, and the answer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hipspine import api
from hipspine.errors import InputError, Problem
from hipspine.interfaces.cli.allowed import complain, wrong_word
from hipspine.interfaces.cli.prevalence_option import OPTION, SOURCE, read_prevalence
from hipspine.synthesis.accuracy_review import AccuracyReview
from hipspine.synthesis.bivariate.evidence_tables import REFERENCE_ORDER


def pooled(
    question: Sequence[str],
    *,
    reference: str | None,
    evidence: Path | None,
    low_risk_only: bool,
    leave_one_out: bool,
    prevalence: str | None,
) -> AccuracyReview:
    """Pool a file, or what the evidence holds for a pain source and a finding; InputError for what cannot be asked."""
    complain(wrong_word("--reference", reference, REFERENCE_ORDER))
    if len(question) > 2 or (reference is not None and len(question) == 1):
        message = "takes a CSV file, or a pain source and a finding (--reference goes with these)"
        raise InputError([Problem("bad-command-line", "", None, message)])
    chance = read_prevalence(prevalence, of_source=len(question) == 2)
    library = api.load(add=evidence)
    if len(question) == 1:
        assert chance != SOURCE  # `read_prevalence` refused it
        found = api.pool(
            question[0], library, low_risk_only=low_risk_only, prevalence=chance, leave_one_out=leave_one_out
        )
        _some_left(
            found, low_risk_only=low_risk_only, remedy="Judge the studies in a column risk, or pool all of them."
        )
        return found
    source, finding = question
    search = "Search: hipspine words"
    complain(
        [
            *wrong_word("SOURCE", source, library.vocabulary.sources, "unknown-source", search),
            *wrong_word("FINDING", finding, library.vocabulary.findings, "unknown-finding", search),
        ]
    )
    try:
        found = api.pool_evidence(
            source,
            finding,
            library,
            reference=reference,
            low_risk_only=low_risk_only,
            prevalence=chance,
            leave_one_out=leave_one_out,
        )
    except ValueError as error:
        if chance != SOURCE or isinstance(error, InputError):
            raise
        remedy = "Give a fraction, or an interval such as 0.1-0.3."
        raise InputError([Problem("no-number", OPTION, SOURCE, str(error), "", remedy)]) from None
    _some_left(found, low_risk_only=low_risk_only, remedy="Pool all of them, without --low-risk-only.")
    if not found.tables:
        text = f"no usable 2x2 table of {finding} for {source}"
        raise InputError([Problem("no-tables", "", None, text, "", f"See: hipspine evidence search {finding}")])
    return found


def _some_left(found: AccuracyReview, *, low_risk_only: bool, remedy: str) -> None:
    """InputError where only studies at low risk of bias were asked for and there is none."""
    if low_risk_only and not found.tables and found.excluded:
        listed = "; ".join(f"{name}: {reason}" for name, reason in found.excluded[:3])
        message = f"no study is at low risk of bias ({listed}{' ...' if len(found.excluded) > 3 else ''})"
        raise InputError([Problem("no-tables", "--low-risk-only", None, message, "", remedy)])
