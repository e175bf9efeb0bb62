"""What can be wrong with studies that are well formed: one file a check."""

from hipspine.evidence.checks.check import check_studies, check_study
from hipspine.evidence.checks.words import Words

__all__ = ["Words", "check_studies", "check_study"]
