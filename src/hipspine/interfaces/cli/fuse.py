"""`hipspine fuse`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hipspine.interfaces.cli.options import Force, Json, Out
from hipspine.interfaces.cli.say import as_json, may_write, put


def fuse(
    file: Annotated[Path, typer.Argument(metavar="FILE.json", help="The unfused pelvis, as for: hipspine pelvis")],
    levels: Annotated[str, typer.Option("--levels", help="From vertebra to vertebra, such as L4-S1.")],
    lordosis: Annotated[float, typer.Option("--lordosis", help="Of the segment when fused, in degrees.")],
    segment_before: Annotated[
        float | None,
        typer.Option("--segment-before", help="Its lordosis now, where the file has it not.", show_default=False),
    ] = None,
    inclination: Annotated[
        float | None, typer.Option("--inclination", help="Of a cup, radiographic, standing.", show_default=False)
    ] = None,
    anteversion: Annotated[float | None, typer.Option("--anteversion", help="Of the cup.", show_default=False)] = None,
    stem_version: Annotated[float | None, typer.Option("--stem-version", help="Degrees.", show_default=False)] = None,
    head: Annotated[float | None, typer.Option("--head", help="Diameter in mm.", show_default=False)] = None,
    neck: Annotated[float | None, typer.Option("--neck", help="Diameter in mm.", show_default=False)] = None,
    neck_shaft: Annotated[float | None, typer.Option("--neck-shaft", help="Degrees.", show_default=False)] = None,
    json: Json = False,
    out: Out = None,
    force: Force = False,
) -> None:
    """What a fusion would do: the pelvis standing, sitting and leaning before and after, and a cup in it.

    PI stays. How much motion a fused level takes away was measured nowhere and is assumed, widely and visibly.
    """
    may_write(out, force=force, inputs=[file])
    from hipspine import api
    from hipspine.interfaces.cli.allowed import as_options
    from hipspine.interfaces.terminal.fusion_text import fusion_text

    pelvis = api.measure(file)
    with as_options():
        cup = None
        if any(one is not None for one in (inclination, anteversion, stem_version, neck_shaft, head, neck)):
            check_cup(inclination, anteversion)
            cup = api.cup(
                inclination or 0.0,
                anteversion or 0.0,
                stem_version=stem_version,
                neck_shaft=neck_shaft,
                head=head,
                neck=neck,
            )
        found = api.fuse_answer(pelvis, levels, lordosis, segment_before=segment_before, cup=cup)
    put(as_json(found.to_dict()) if json else fusion_text(found), out, force=force, inputs=[file])


def check_cup(inclination: float | None, anteversion: float | None) -> None:
    """InputError where one of the two angles of a cup is missing."""
    from hipspine.errors import InputError, Problem

    given = {"inclination": inclination, "anteversion": anteversion}
    missing = [name for name, value in given.items() if value is None]
    if missing:
        remedy = "A cup needs both of its angles."
        raise InputError([Problem("missing-key", name, None, "is missing", "", remedy) for name in missing])
