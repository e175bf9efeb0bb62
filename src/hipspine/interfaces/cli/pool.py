"""`hipspine pool`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from hipspine.interfaces.cli.options import Evidence, Force, Json, Out
from hipspine.interfaces.cli.say import as_json, may_write, put

_FIGURE = "to FILE (.svg, .png or .pdf)."


def _figure(name: str, help_text: str) -> Any:
    return typer.Option(f"--{name}", metavar="FILE", help=f"{help_text} {_FIGURE}", show_default=False)


def pool(
    question: Annotated[
        list[str], typer.Argument(metavar="FILE.csv | SOURCE FINDING", help="What to pool.", show_default=False)
    ],
    reference: Annotated[
        str | None,
        typer.Option(
            "--reference",
            help="What the reference measures: pain, diagnosis, event or structure.",
            show_default=False,
        ),
    ] = None,
    low_risk_only: Annotated[
        bool, typer.Option("--low-risk-only", help="Leave out studies that are not at low risk of bias.")
    ] = False,
    leave_one_out: Annotated[
        bool, typer.Option("--leave-one-out", help="Also the summary without each study in turn.")
    ] = False,
    prevalence: Annotated[
        str | None,
        typer.Option(
            "--prevalence",
            metavar="P",
            help="What a result means at this prevalence: 0.2, its 95% interval 0.1-0.3, or the word source for the "
            "prior of the model.",
            show_default=False,
        ),
    ] = None,
    forest: Annotated[Path | None, _figure("forest", "Draw the forest plot")] = None,
    sroc: Annotated[Path | None, _figure("sroc", "Draw the summary ROC plot")] = None,
    funnel: Annotated[Path | None, _figure("funnel", "Draw the funnel")] = None,
    fagan: Annotated[Path | None, _figure("fagan", "Draw Fagan's nomogram (with --prevalence)")] = None,
    evidence: Evidence = None,
    json: Json = False,
    out: Out = None,
    force: Force = False,
) -> None:
    """What the studies say together about the accuracy of one test.

    FILE.csv holds one study a row with the columns tp, fp, fn, tn (and study; risk, or patients, index_test,
    reference, flow for QUADAS-2, if you like). SOURCE FINDING takes the tables of the built-in evidence, each group
    of people once and one kind of reference at a time.
    """
    from hipspine.interfaces.cli.pool_figures import check_figures, wanted_figures, write_figures

    inputs = [Path(question[0])] if len(question) == 1 else []
    wanted = wanted_figures(forest=forest, sroc=sroc, funnel=funnel, fagan=fagan)
    may_write(out, force=force, inputs=inputs)
    check_figures(wanted, force=force, inputs=inputs, out=out, prevalence=prevalence is not None)
    from hipspine.interfaces.cli.pool_question import pooled
    from hipspine.interfaces.terminal.pool_text import pool_text

    review = pooled(
        question,
        reference=reference,
        evidence=evidence,
        low_risk_only=low_risk_only,
        leave_one_out=leave_one_out,
        prevalence=prevalence,
    )
    write_figures(wanted, review, force=force)
    put(as_json(review.to_dict()) if json else pool_text(review), out, force=force, inputs=inputs)
