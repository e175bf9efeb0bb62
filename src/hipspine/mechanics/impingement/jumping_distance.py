"""How far the head must travel sideways to leave the cup."""

from __future__ import annotations

from hipspine.mechanics.cup.orientation import Orientation
from hipspine.mechanics.degrees import RIGHT, sin
from hipspine.mechanics.impingement.bearing import Bearing


def jumping_distance(cup: Orientation, bearing: Bearing) -> float:
    """Lateral travel of the head centre, in mm, before it rides over the rim: D sin((90 - RI - asin(o/R))/2).

    Definition by Sariali 2009 (doi 10.3109/17453670902988378), formula derived. `o` is how far the head centre lies
    outside the plane of the opening; asin(o/R) is half of what the liner's arc lacks to 180 degrees. For a dual
    mobility cup D is that of the mobile liner. Lateral only: no statement about the way out to the front or the back.
    0 where the opening faces so far sideways that nothing holds the head.
    """
    shallow = RIGHT - bearing.liner_arc / 2
    return max(0.0, bearing.sphere * sin((RIGHT - cup.radiographic.inclination - shallow) / 2))
