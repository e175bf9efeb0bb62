"""Every fact as one flat row, for tables."""

from __future__ import annotations

from collections.abc import Iterator

from hipspine.evidence.about import About
from hipspine.evidence.counts import Counts
from hipspine.evidence.fact import Fact
from hipspine.evidence.kinds import INTERVAL_OF, PER_CENT, PLAIN
from hipspine.evidence.studies import Studies
from hipspine.evidence.study import Study

Cell = str | int | float | bool | None

_FIGURES = tuple(sorted(PER_CENT)) + tuple(sorted(PLAIN))
_TABLE = ("tp", "fp", "fn", "tn", "solved")


def flat_rows(studies: Studies) -> Iterator[dict[str, Cell]]:
    """One row a fact, all with the same columns in the same order; None where there is nothing.

    Printed figures stay text (`printed_sens`), their pairs two columns (`printed_sens_ci_low`, `..._high`); members
    and corrected keys are joined by "; ".
    """
    for study in studies.values():
        for fact in study.facts:
            yield flat_row(study, fact)


def flat_row(study: Study, fact: Fact) -> dict[str, Cell]:
    """The row of one fact."""
    published, group, reading = study.published, fact.group, fact.reading
    row: dict[str, Cell] = {
        "id": fact.id,
        "study": study.id,
        "kind": fact.kind,
        "role": fact.role or None,
        "use": fact.use,
        "why": fact.why or None,
    }
    row |= {f"about_{key}": _cell(getattr(fact.about, key)) for key in About.__struct_fields__}
    row |= {f"group_{key}": _cell(getattr(group, key)) for key in type(group).__struct_fields__}
    row |= {f"reading_{key}": _cell(getattr(reading, key)) for key in type(reading).__struct_fields__}
    row |= {"where": fact.where or None}
    row |= {f"printed_{key}": fact.printed.get(key) for key in _FIGURES}
    for key in INTERVAL_OF:
        low, high = fact.ranges.get(key, (None, None))
        row |= {f"printed_{key}_low": low, f"printed_{key}_high": high}
    row |= {f"derived_{key}": fact.derived.get(key) for key in ("sens", "spec")}
    row |= {key: getattr(fact.counts, key) for key in Counts.__struct_fields__}
    row |= {key: getattr(fact.table, key) if fact.table else None for key in _TABLE}
    row |= {
        "corrected": _cell(fact.corrected),
        "checked": fact.checked or None,
        "followup_months": fact.followup_months,
        "followup_kind": fact.followup_kind or None,
        "note": fact.note or None,
        "title": study.title or None,
        "authors": ", ".join(study.authors) or None,
        "design": study.design or None,
    }
    row |= {key: _cell(getattr(published, key)) for key in type(published).__struct_fields__}
    return row


def _cell(value: Cell | tuple[str, ...]) -> Cell:
    if isinstance(value, tuple):
        return "; ".join(value) or None
    return None if value == "" else value
