"""`hipspine cup`."""

from __future__ import annotations

from typing import Annotated

import typer

from hipspine.interfaces.cli.options import Force, Json, Out
from hipspine.interfaces.cli.say import as_json, may_write, put

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
    json: Json = False,
    out: Out = None,
    force: Force = False,
) -> None:
    """Which way a cup faces, in all three definitions, and how far the hip moves until neck and rim meet.

    With --tilt the pelvis is tilted first and everything is counted in the room. The range of motion needs
    --stem-version, --head, --neck and --neck-shaft, and is neck on rim only.
    """
    may_write(out, force=force)
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
    if json:
        put(as_json(answer.to_dict()), out, force=force)
        return
    from hipspine.interfaces.terminal.cup_text import cup_text

    put(cup_text(answer), out, force=force)
