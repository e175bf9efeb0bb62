"""The words: pain sources, findings, tests, treatments, pain zones, sides, and what makes a source possible."""

from hipspine.vocabulary.approach import APPROACHES
from hipspine.vocabulary.condition import Condition
from hipspine.vocabulary.finding import FINDING_KINDS, Finding, FindingKind
from hipspine.vocabulary.node import Node
from hipspine.vocabulary.pain_source import PainSource
from hipspine.vocabulary.read_vocabulary import read_vocabulary
from hipspine.vocabulary.relations import Relations
from hipspine.vocabulary.search import HIT_KINDS, Hit, search
from hipspine.vocabulary.side import SIDES, Side, other_side
from hipspine.vocabulary.test import TEST_KINDS, Test
from hipspine.vocabulary.treatment import TREATMENT_KINDS, Treatment, TreatmentKind
from hipspine.vocabulary.unmodelled import UNMODELLED, UNMODELLED_NAME, UNMODELLED_PLAIN
from hipspine.vocabulary.vocabulary import Vocabulary
from hipspine.vocabulary.word_scale import WORD_SCALE, Word
from hipspine.vocabulary.zone import PainZone

__all__ = [
    "APPROACHES",
    "FINDING_KINDS",
    "HIT_KINDS",
    "SIDES",
    "TEST_KINDS",
    "TREATMENT_KINDS",
    "UNMODELLED",
    "UNMODELLED_NAME",
    "UNMODELLED_PLAIN",
    "WORD_SCALE",
    "Condition",
    "Finding",
    "FindingKind",
    "Hit",
    "Node",
    "PainSource",
    "PainZone",
    "Relations",
    "Side",
    "Test",
    "Treatment",
    "TreatmentKind",
    "Vocabulary",
    "Word",
    "other_side",
    "read_vocabulary",
    "search",
]
