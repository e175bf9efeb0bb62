"""Which tests would settle a source that is triggered."""

from __future__ import annotations

from hipspine.diagnosis.library import Library
from hipspine.person.case import Case
from hipspine.vocabulary.pain_source import PainSource


def settle_with(source: PainSource, case: Case, library: Library) -> tuple[str, ...]:
    """The tests that the vocabulary names for the source, the first one first, without those already done.

    The list is a judgement: which test decides is asked of no study here. None of them closes a trigger by itself when
    it is negative (model.md 7).
    """
    done = {library.vocabulary.findings[one.finding].test for one in case.findings if not one.derived_from}
    return tuple(test for test in source.settle_with if test not in done)
