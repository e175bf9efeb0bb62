"""The risk of dislocation as text."""

from __future__ import annotations

from hipspine.interfaces.terminal.layout import wrap
from hipspine.interfaces.terminal.outcome_text import figure
from hipspine.treatment import DislocationRisk
from hipspine.treatment.year_risk import YearRisk


def dislocation_text(risk: DislocationRisk) -> str:
    """At most 40 lines of 80 columns: the risks by year, how they came about, and the cohorts beside them."""
    lines = [_question(risk), f"  {'within':<9}{'by':<24}{'risk':>6}  {'95% as counted':<17}90% in a new clinic"]
    for one in risk.risks:
        mean, new = (
            f"{_percent(one.low)} to {_percent(one.high)}",
            f"{_percent(one.new_low)} to {_percent(one.new_high)}",
        )
        lines.append(f"  {_years(one.year):<9}{_by(one):<24}{_percent(one.risk):>6}  {mean:<17}{new}")
    first = {(one.by, one.least): one for one in reversed(risk.risks)}.values()
    lines += ["How"]
    for one in reversed(list(first)):
        lines += wrap(f"{_by(one)}, {_years(one.year)}: {'; '.join(one.steps)} [{one.basis}]", "  ", "    ", most=3)
    for sentence in risk.said:
        lines += wrap(sentence, "  ", "    ", most=3)
    if risk.dual_mobility_beside:
        shown = [f"{one.study} {figure(one)}" for one in risk.dual_mobility_beside]
        lines += wrap(f"Beside it, dual mobility: {'; '.join(shown)}.", "  ", "    ", most=4)
    shown = [f"{one.study} {figure(one)}" for one in risk.beside]
    lines += wrap(f"Beside it, any fusion against none: {'; '.join(shown)}.", "  ", "    ", most=5)
    lines += wrap(risk.beside_why, "    ", most=4)
    lines += wrap(f"From: {', '.join(dict.fromkeys(fact.split('/')[0] for fact in risk.facts))}.", "", most=2)
    return "\n".join(lines) + "\n"


def _question(risk: DislocationRisk) -> str:
    levels = "levels not known" if risk.levels is None else "no fusion" if not risk.levels else f"{risk.levels} fused"
    sacrum = {True: ", to the sacrum", False: ", sacrum spared", None: ""}[risk.to_sacrum]
    cup = ", dual mobility" if risk.dual_mobility else f", {risk.head:g} mm head" if risk.head else ""
    return f"Dislocation of a hip replacement: {levels}{sacrum}{cup}"


def _by(one: YearRisk) -> str:
    if one.by == "unfused":
        return "no fusion"
    if one.by == "sacrum":
        return "fusion to the sacrum"
    return f"{one.least} to {one.most} levels" + (" and sacrum" if one.by == "levels_and_sacrum" else "")


def _years(year: int) -> str:
    return "1 year" if year == 1 else f"{year} years"


def _percent(value: float) -> str:
    return f"{100 * value:.1f}%"


def _span(low: float, high: float) -> str:
    return f"{_percent(low)} to {_percent(high)}"
