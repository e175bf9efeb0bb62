"""Published classes of a pelvis side by side, from `data/mechanics/classifications.toml`."""

from hipspine.mechanics.classification.classified import Classified
from hipspine.mechanics.classification.classify import classify
from hipspine.mechanics.classification.read_systems import read_systems
from hipspine.mechanics.classification.systems import Systems

__all__ = ["Classified", "Systems", "classify", "read_systems"]
