"""The operations and implants a pain source can belong to."""

from __future__ import annotations

from typing import Final

APPROACHES: Final[dict[str, str]] = {
    "decompression": "discectomy, laminectomy or foraminotomy without fusion",
    "posterior": "posterior or posterolateral fusion",
    "tlif": "transforaminal lumbar interbody fusion",
    "plif": "posterior lumbar interbody fusion",
    "alif": "anterior lumbar interbody fusion",
    "llif": "lateral (transpsoas) lumbar interbody fusion",
    "olif": "oblique lumbar interbody fusion, in front of the psoas",
    "pelvic_fixation": "screws into the ilium, with or without crossing the sacroiliac joint",
    "screws": "pedicle screws",
    "rods": "rods between the screws",
    "cage": "a cage between two vertebral bodies",
    "bmp": "bone morphogenetic protein in the graft",
    "iliac_graft": "bone taken from the iliac crest",
    "sij_fusion": "fusion of the sacroiliac joint",
    "hip_replacement": "total or partial replacement of the hip",
    "metal_on_metal_hip": "replacement or resurfacing with a metal head in a metal cup",
    "prone_position": "any long operation lying prone",
}
"""Word of a source's `approaches` -> what it means."""
