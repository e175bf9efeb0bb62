"""What can be wrong with studies that are well formed: one file a check."""

from hipspine.evidence.checks.check import check_between, check_study
from hipspine.evidence.checks.words import Words

__all__ = ["Words", "check_between", "check_study"]
