"""Cup and stem anteversion together."""

from __future__ import annotations

import msgspec

from hipspine.mechanics.cup.orientation import Orientation, tidy


class CombinedAnteversion(msgspec.Struct, frozen=True):
    """The two sums in use, which are different angles. Degrees.

    `anatomic`: AA + b, cup and stem both about the long axis; extension and external rotation depend on it alone.
    `radiographic`: RA + b, as summed from a film and a CT or a goniometer; it is what published targets of 25 to 45
    or 50 mean. A weighted sum such as RA + 0.7 b is a third thing: its weight depends on neck-shaft angle,
    oscillation angle and the motion wanted, so it is not given as one number.
    """

    anatomic: float
    radiographic: float

    @classmethod
    def of(cls, cup: Orientation, stem_version: float) -> CombinedAnteversion:
        """The sums for a cup and a stem with the version b, positive to the front."""
        return cls(cup.anatomic.anteversion + stem_version, cup.radiographic.anteversion + stem_version)

    def to_dict(self) -> dict[str, float]:
        """Both sums, to 6 significant digits."""
        return {"anatomic": tidy(self.anatomic), "radiographic": tidy(self.radiographic)}
