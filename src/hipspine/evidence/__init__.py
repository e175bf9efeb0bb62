"""Published studies, the facts taken from them, and what is wrong with them."""

from hipspine.evidence.about import About
from hipspine.evidence.checks import Words, check_between, check_study
from hipspine.evidence.counts import Counts
from hipspine.evidence.fact import Fact
from hipspine.evidence.flat import flat_row, flat_rows
from hipspine.evidence.group import Group
from hipspine.evidence.published import Published
from hipspine.evidence.read_study import read_study, study_and_problems
from hipspine.evidence.reading import Reading
from hipspine.evidence.references import vancouver
from hipspine.evidence.selection import Dropped, Selection, usable
from hipspine.evidence.studies import Studies
from hipspine.evidence.study import Study
from hipspine.evidence.summary import Summary, summarise
from hipspine.evidence.table import Table

__all__ = [
    "About",
    "Counts",
    "Dropped",
    "Fact",
    "Group",
    "Published",
    "Reading",
    "Selection",
    "Studies",
    "Study",
    "Summary",
    "Table",
    "Words",
    "check_between",
    "check_study",
    "flat_row",
    "flat_rows",
    "read_study",
    "study_and_problems",
    "summarise",
    "usable",
    "vancouver",
]
