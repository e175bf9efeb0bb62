"""Neck on rim: how far a hip moves before the neck meets the rim of the cup. Bone and soft tissue are not in it."""

from hipspine.mechanics.impingement.bearing import Bearing
from hipspine.mechanics.impingement.jumping_distance import jumping_distance
from hipspine.mechanics.impingement.motions import MOVEMENTS, RangeOfMotion
from hipspine.mechanics.impingement.range_of_motion import range_of_motion
from hipspine.mechanics.impingement.stem import Stem

__all__ = ["MOVEMENTS", "Bearing", "RangeOfMotion", "Stem", "jumping_distance", "range_of_motion"]
