"""Every study left out in turn."""

from __future__ import annotations

from collections.abc import Iterator

from hipspine.bench.leave_one_out.left_out import LeftOut, leave_out
from hipspine.bench.leave_one_out.question import questions
from hipspine.bench.leave_one_out.split import held_out
from hipspine.diagnosis.library import Library


def run_leave_one_out(library: Library, *, third: bool = False) -> tuple[LeftOut, ...]:
    """Predict every figure whose people are known, and that another study answers too.

    Without `third` the held-out studies are neither predicted nor used, so that whatever is mended after a look at
    the result has not seen them. With it only their figures are predicted, from all other studies.
    """
    return tuple(_all(library, third=third))


def _all(library: Library, *, third: bool) -> Iterator[LeftOut]:
    aside = {study.id for study in library.studies.values() if held_out(study)}
    every = questions(library.studies, library.model.settings.spread)
    for question in every:
        kin = [figure for other in every if other.kind == question.kind for figure in other.figures]
        for figure in question.figures:
            if figure.scorable and (figure.study in aside) == third:
                found = leave_out(question, figure, frozenset() if third else aside, kin, library)
                if found is not None:
                    yield found
