"""`hipspine pelvis`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hipspine.interfaces.cli.one_figure import check_figure, write_figure
from hipspine.interfaces.cli.options import Force, Json, Out
from hipspine.interfaces.cli.say import as_json, may_write, put

OLDEST = 120


def pelvis(
    file: Annotated[Path, typer.Argument(metavar="FILE.json", help="Landmarks on films, or angles by posture.")],
    classes: Annotated[bool, typer.Option("--classes", help="Print the published classes side by side.")] = False,
    age: Annotated[
        float | None, typer.Option("--age", help="Years; one published line needs it.", show_default=False)
    ] = None,
    unverified: Annotated[
        bool, typer.Option("--unverified", help="With cup targets that were never read in a paper.")
    ] = False,
    figure: Annotated[
        Path | None,
        typer.Option("--figure", metavar="FILE", help="Draw it from the side: .svg, .png or .pdf.", show_default=False),
    ] = None,
    json: Json = False,
    out: Out = None,
    force: Force = False,
) -> None:
    """Spinopelvic parameters by posture with their errors, and what changes from standing to each other posture.

    FILE.json holds landmarks in pixels on lateral and AP films, or typed angles; never two postures in one.
    """
    may_write(out, force=force, inputs=[file])
    check_figure("--figure", figure, out, force=force, inputs=[file])
    from hipspine import api
    from hipspine.interfaces.terminal.classes_text import classes_text
    from hipspine.interfaces.terminal.pelvis_text import pelvis_text

    check_age(age)
    found = api.measure(file)
    if figure is not None:
        from hipspine.interfaces.figures.stick_figure import stick_figure

        write_figure(stick_figure(found), figure, force=force)
    classified = api.classify(found, age=age, unverified=unverified)
    if json:
        put(as_json({**found.to_dict(), "classification": classified.to_dict()}), out, force=force, inputs=[file])
    else:
        put(classes_text(classified) if classes or unverified else pelvis_text(found), out, force=force, inputs=[file])


def check_age(age: float | None) -> None:
    """InputError for an age that nobody has."""
    if age is None or 0 < age <= OLDEST:
        return
    from hipspine.errors import InputError, Problem

    allowed = f"Allowed: a number of years up to {OLDEST:g}."
    raise InputError([Problem("out-of-range", "--age", f"{age:g}", "is out of range", allowed)])
