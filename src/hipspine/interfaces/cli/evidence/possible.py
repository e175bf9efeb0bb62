"""`hipspine evidence possible`."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from hipspine.interfaces.cli.options import Force, Json, Out
from hipspine.interfaces.cli.say import as_json, may_write, put


def _figure(what: str) -> Any:
    return typer.Option(metavar="TEXT", help=what, show_default=False)


def _size(what: str) -> Any:
    return typer.Option(metavar="N", help=what, show_default=False)


def possible(
    n: Annotated[int | None, _size("People (hips, readings) in all.")] = None,
    diseased: Annotated[int | None, _size("Positive by the reference; or by the first of two readers.")] = None,
    healthy: Annotated[int | None, _size("Negative by the reference.")] = None,
    up_to: Annotated[int, typer.Option(metavar="N", help="Largest size tried where --n is not known.")] = 100,
    sens: Annotated[str | None, _figure("Sensitivity as printed, in per cent: 65 or 65.4.")] = None,
    spec: Annotated[str | None, _figure("Specificity, in per cent.")] = None,
    accuracy: Annotated[str | None, _figure("Accuracy or raw agreement, in per cent.")] = None,
    ppv: Annotated[str | None, _figure("Positive predictive value, in per cent.")] = None,
    npv: Annotated[str | None, _figure("Negative predictive value, in per cent.")] = None,
    prevalence: Annotated[str | None, _figure("Share of the diseased, in per cent.")] = None,
    lr_pos: Annotated[str | None, _figure("Positive likelihood ratio.")] = None,
    lr_neg: Annotated[str | None, _figure("Negative likelihood ratio.")] = None,
    dor: Annotated[str | None, _figure("Diagnostic odds ratio.")] = None,
    kappa: Annotated[str | None, _figure("Cohen's kappa of two readers.")] = None,
    sens_ci: Annotated[str | None, _figure("95% interval, in per cent: 46-81.")] = None,
    spec_ci: Annotated[str | None, _figure("Likewise.")] = None,
    accuracy_ci: Annotated[str | None, _figure("Likewise.")] = None,
    ppv_ci: Annotated[str | None, _figure("Likewise.")] = None,
    npv_ci: Annotated[str | None, _figure("Likewise.")] = None,
    prevalence_ci: Annotated[str | None, _figure("Likewise.")] = None,
    reading: Annotated[
        list[str] | None,
        _figure('"MRI: sens 60, spec 80", once for each reading of the same people.'),
    ] = None,
    percent: Annotated[str | None, _figure("A proportion of --n, with --events if they are printed.")] = None,
    events: Annotated[int | None, _size("Printed events behind --percent.")] = None,
    percent_ci: Annotated[str | None, _figure("Its 95% interval.")] = None,
    mean: Annotated[str | None, _figure("A mean of --n whole numbers (GRIM).")] = None,
    sd: Annotated[str | None, _figure("The SD of these (GRIMMER).")] = None,
    items: Annotated[int, typer.Option(metavar="N", help="Whole numbers averaged in each value.")] = 1,
    scale: Annotated[str | None, _figure("Ends of the scale: 0-10.")] = None,
    exposed: Annotated[str | None, _figure("Events of one group: 11/35. For the next three.")] = None,
    comparator: Annotated[str | None, _figure("Events of the other group: 6/70.")] = None,
    odds_ratio: Annotated[str | None, _figure("An unadjusted odds ratio of the two.")] = None,
    risk_ratio: Annotated[str | None, _figure("An unadjusted risk ratio of the two.")] = None,
    ratio_ci: Annotated[str | None, _figure("The 95% interval of the ratio.")] = None,
    p: Annotated[str | None, _figure("A p value of the two: 0.03, or < 0.001.")] = None,
    json: Json = False,
    out: Out = None,
    force: Force = False,
) -> None:
    """Whether printed figures can be right: every table of whole numbers behind them, or what must be wrong.

    Give any figures of one 2x2 table as they are printed; the number of decimals counts. Other numbers: --percent,
    --mean, --odds-ratio, --risk-ratio, --p. "Impossible" is an answer too: the exit status is 0.
    """
    given = {name: value for name, value in locals().items() if name not in ("json", "out", "force")}
    may_write(out, force=force)
    from hipspine.interfaces.cli.evidence.possible_question import answer, wrapped

    mapping, text = answer(given)
    put(as_json(mapping) if json else wrapped(text), out, force=force)
