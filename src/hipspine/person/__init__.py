"""The person: who hurts, where, what was done and what was found; and what contradicts what."""

from hipspine.person.case import Case
from hipspine.person.case_to_dict import case_to_dict
from hipspine.person.condition import CONDITIONS, condition_states, holds
from hipspine.person.entered_finding import EnteredFinding
from hipspine.person.graft import Graft
from hipspine.person.implant import Implant
from hipspine.person.levels import levels_of, lumbar_discs
from hipspine.person.operation import Operation
from hipspine.person.pain import Pain
from hipspine.person.painful_zones import painful_zones
from hipspine.person.person import Person
from hipspine.person.read_case import read_case

__all__ = [
    "CONDITIONS",
    "Case",
    "EnteredFinding",
    "Graft",
    "Implant",
    "Operation",
    "Pain",
    "Person",
    "case_to_dict",
    "condition_states",
    "holds",
    "levels_of",
    "lumbar_discs",
    "painful_zones",
    "read_case",
]
