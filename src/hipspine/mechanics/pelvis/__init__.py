"""Measuring a pelvis: from landmarks on films, or from typed angles, to spinopelvic parameters with their error."""

from hipspine.mechanics.pelvis.film import Film
from hipspine.mechanics.pelvis.measure import measure
from hipspine.mechanics.pelvis.measured import Measured
from hipspine.mechanics.pelvis.read_pelvis import PelvisFile, read_pelvis
from hipspine.mechanics.pelvis.spinopelvic import Spinopelvic

__all__ = ["Film", "Measured", "PelvisFile", "Spinopelvic", "measure", "read_pelvis"]
