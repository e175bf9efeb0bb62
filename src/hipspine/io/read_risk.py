"""Reading the risk of bias of a study from a row of a CSV file."""

from __future__ import annotations

from typing import Final

from hipspine.errors import Problem
from hipspine.synthesis.risk_of_bias import DOMAINS, RISKS, Risk, RiskOfBias

OVERALL: Final = "risk"
RISK_COLUMNS: Final = (OVERALL, *DOMAINS)
SIGNS: Final[dict[str, Risk]] = {"+": "low", "-": "high", "−": "high", "?": "unclear"}


def risk_columns(columns: list[str]) -> list[Problem]:
    """The domains that are missing where some but not all of the four stand there; `risk` alone is enough."""
    there = [name for name in DOMAINS if name in columns]
    if not there:
        return []
    remedy = f"QUADAS-2 has four: {', '.join(DOMAINS)}. Or one column: {OVERALL}."
    missing = [name for name in DOMAINS if name not in columns]
    return [Problem("missing-column", name, None, "is missing", "", remedy) for name in missing]


def row_risk(columns: list[str], row: list[str]) -> tuple[RiskOfBias | None, list[Problem]]:
    """The judgement in a row; None where none stands there. All four domains are judged, or none.

    Words low, high and unclear in any case, or the signs +, - and ?. Without a column `risk` the overall judgement
    follows from the domains.
    """
    problems: list[Problem] = []
    found = {name: _word(name, columns, row, problems) for name in RISK_COLUMNS}
    domains = [one for name in DOMAINS if (one := found[name])]
    if domains and len(domains) < len(DOMAINS) and not problems and set(DOMAINS) <= set(columns):
        empty = ", ".join(name for name in DOMAINS if not found[name])
        problems.append(Problem("unknown-word", empty, None, "is empty beside the others", _allowed()))
    if problems:
        return None, problems
    overall = found[OVERALL]
    if len(domains) == len(DOMAINS):
        judged = RiskOfBias.from_domains(domains)
        return RiskOfBias(overall or judged.overall, judged.domains), []
    return (RiskOfBias(overall), []) if overall else (None, [])


def _word(name: str, columns: list[str], row: list[str], problems: list[Problem]) -> Risk | None:
    at = columns.index(name) if name in columns else len(row)
    text = row[at].strip() if at < len(row) else ""
    word = SIGNS.get(text, text.lower())
    if not word or word in RISKS:
        return word or None
    problems.append(Problem("unknown-word", name, text, "is no risk of bias", _allowed()))
    return None


def _allowed() -> str:
    return f"Allowed: {', '.join(RISKS)} (or +, -, ?)."
