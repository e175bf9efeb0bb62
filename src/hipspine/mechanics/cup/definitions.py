"""The names of Murray's three definitions."""

from __future__ import annotations

from typing import Final, Literal

Definition = Literal["radiographic", "operative", "anatomic"]
"""How inclination and anteversion are measured (Murray 1993, doi 10.1302/0301-620X.75B2.8444942)."""

DEFINITIONS: Final[tuple[Definition, ...]] = ("radiographic", "operative", "anatomic")
