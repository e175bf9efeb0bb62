"""Which way a cup faces: Murray's three definitions, every conversion, and what tilting the pelvis does to each."""

from hipspine.mechanics.cup.anatomic import Anatomic
from hipspine.mechanics.cup.axis import Axis
from hipspine.mechanics.cup.combined_anteversion import CombinedAnteversion
from hipspine.mechanics.cup.definitions import DEFINITIONS, Definition
from hipspine.mechanics.cup.operative import Operative
from hipspine.mechanics.cup.orientation import Orientation
from hipspine.mechanics.cup.radiographic import Radiographic

__all__ = [
    "DEFINITIONS",
    "Anatomic",
    "Axis",
    "CombinedAnteversion",
    "Definition",
    "Operative",
    "Orientation",
    "Radiographic",
]
