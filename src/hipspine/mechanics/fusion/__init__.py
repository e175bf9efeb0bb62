"""A fusion tried out on a measured pelvis: what stays, what follows, and how little is known of the rest."""

from hipspine.mechanics.fusion.fuse import fuse
from hipspine.mechanics.fusion.fusion import Fusion
from hipspine.mechanics.fusion.rules import FusionRules, read_fusion_rules

__all__ = ["Fusion", "FusionRules", "fuse", "read_fusion_rules"]
