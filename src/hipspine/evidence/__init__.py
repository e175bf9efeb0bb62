"""Published studies, the facts taken from them, and what is wrong with them."""

from hipspine.evidence.about import About
from hipspine.evidence.counts import Counts
from hipspine.evidence.fact import Fact
from hipspine.evidence.group import Group
from hipspine.evidence.published import Published
from hipspine.evidence.reading import Reading
from hipspine.evidence.studies import Studies
from hipspine.evidence.study import Study
from hipspine.evidence.table import Table

__all__ = ["About", "Counts", "Fact", "Group", "Published", "Reading", "Studies", "Study", "Table"]
