"""What an implant can be: a check of what is typed in, no evidence."""

from __future__ import annotations

from typing import Final

HEAD: Final = (16.0, 80.0)
"""Head diameter in mm, from the smallest ever made to a large resurfacing or mobile liner."""
NECK: Final = (5.0, 40.0)
"""Neck diameter in mm, from a slim taper to a resurfaced femoral neck."""
NECK_SHAFT: Final = (100.0, 160.0)
"""Neck-shaft angle in degrees."""
STEM_VERSION: Final = (-60.0, 60.0)
"""Version of the stem in degrees; negative is retroversion."""
LINER_ARC: Final = (140.0, 220.0)
"""Arc of the articulating bore in degrees; 180 is a hemisphere."""
TILT: Final = (-60.0, 80.0)
"""Change of pelvic tilt in degrees, posterior-positive."""
