"""`hipspine cup`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hipspine.interfaces.cli.one_figure import check_figure, write_figure
from hipspine.interfaces.cli.options import Force, Json, Out
from hipspine.interfaces.cli.say import as_json, may_write, put

if TYPE_CHECKING:
    from hipspine.mechanics.cup_answer import CupAnswer

HEMISPHERE = 180.0


def cup(
    inclination: Annotated[float, typer.Option("--inclination", help="Degrees.", show_default=False)],
    anteversion: Annotated[
        float, typer.Option("--anteversion", help="Degrees; negative for retroversion.", show_default=False)
    ],
    definition: Annotated[
        str, typer.Option("--definition", help="How the two were measured: radiographic, operative or anatomic.")
    ] = "radiographic",
    tilt: Annotated[
        float, typer.Option("--tilt", help="Change of pelvic tilt in degrees; positive: its top goes back.")
    ] = 0.0,
    stem_version: Annotated[
        float | None, typer.Option("--stem-version", help="Degrees; positive: anteversion.", show_default=False)
    ] = None,
    head: Annotated[float | None, typer.Option("--head", help="Diameter in mm.", show_default=False)] = None,
    neck: Annotated[
        float | None, typer.Option("--neck", help="Diameter in mm where it meets the rim.", show_default=False)
    ] = None,
    neck_shaft: Annotated[
        float | None, typer.Option("--neck-shaft", help="Neck-shaft angle in degrees.", show_default=False)
    ] = None,
    liner_arc: Annotated[
        float, typer.Option("--liner-arc", help="Arc of the bore in degrees; 180 is a hemisphere.")
    ] = HEMISPHERE,
    mobile_liner: Annotated[
        float,
        typer.Option("--mobile-liner", help="Dual mobility: outer diameter of the liner in mm.", show_default=False),
    ] = 0.0,
    oscillation_angle: Annotated[
        float,
        typer.Option(
            "--oscillation-angle", help="As the maker states it, in degrees; else computed.", show_default=False
        ),
    ] = 0.0,
    zone: Annotated[
        Path | None,
        typer.Option(
            "--map", metavar="FILE", help="Draw where a cup may stand: .svg, .png or .pdf.", show_default=False
        ),
    ] = None,
    pelvis: Annotated[
        Path | None,
        typer.Option("--pelvis", metavar="FILE.json", help="For the map: a measured pelvis.", show_default=False),
    ] = None,
    json: Json = False,
    out: Out = None,
    force: Force = False,
) -> None:
    """Which way a cup faces, in all three definitions, and how far the hip moves until neck and rim meet.

    With --tilt the pelvis is tilted first and everything is counted in the room. The range of motion needs
    --stem-version, --head, --neck and --neck-shaft, and is neck on rim only.
    """
    inputs = [pelvis] if pelvis is not None else []
    may_write(out, force=force, inputs=inputs)
    check_figure("--map", zone, out, force=force, inputs=inputs)
    from typing import cast

    from hipspine import api
    from hipspine.interfaces.cli.allowed import as_options
    from hipspine.mechanics.cup import Definition

    with as_options():
        answer = api.cup(
            inclination,
            anteversion,
            definition=cast("Definition", definition),
            tilt=tilt,
            stem_version=stem_version,
            neck_shaft=neck_shaft,
            head=head,
            neck=neck,
            liner_arc=liner_arc,
            mobile_liner=mobile_liner,
            oscillation_angle=oscillation_angle,
        )
    if zone is not None:
        draw_map(answer, zone, pelvis, force=force)
    from hipspine.interfaces.terminal.cup_text import cup_text

    put(as_json(answer.to_dict()) if json else cup_text(answer), out, force=force, inputs=inputs)


def draw_map(answer: CupAnswer, file: Path, pelvis: Path | None, *, force: bool) -> None:
    """The map of cups for this stem and bearing, in this pelvis or in people in general, with the cup asked for."""
    from hipspine import api
    from hipspine.errors import InputError, Problem
    from hipspine.interfaces.figures.zone_map import zone_map

    if answer.stem is None or answer.bearing is None:
        remedy = "Add --stem-version, --head, --neck and --neck-shaft."
        raise InputError([Problem("bad-command-line", "--map", None, "needs a stem and a bearing", "", remedy)])
    measured = None if pelvis is None else api.measure(pelvis)
    plan = api.plan_cup(measured, answer.bearing, answer.stem)
    seen = answer.placed.radiographic
    name = "people in general" if measured is None else measured.id
    write_figure(zone_map(plan, name, (seen.inclination, seen.anteversion)), file, force=force)
