"""How far a study and a figure taken from it can be trusted: QUADAS-2, and the second reading."""

from hipspine.evidence.quality.quadas2 import DOMAINS, RISKS, Judged, Quadas2
from hipspine.evidence.quality.read_quadas2 import NOT_READ, read_quadas2
from hipspine.evidence.quality.read_second_reading import read_second_reading
from hipspine.evidence.quality.second_reading import ERRORS, RESULTS, Listed, ReadAgain, SecondReading

__all__ = [
    "DOMAINS",
    "ERRORS",
    "NOT_READ",
    "RESULTS",
    "RISKS",
    "Judged",
    "Listed",
    "Quadas2",
    "ReadAgain",
    "SecondReading",
    "read_quadas2",
    "read_second_reading",
]
