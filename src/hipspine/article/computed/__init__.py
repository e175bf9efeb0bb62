"""Computations that verdicts rest on, each by the word a claims file calls it: one file a computation."""

from typing import Final

from hipspine.article.computed.computation import Computation, NotComputable
from hipspine.article.computed.computed import Computed
from hipspine.article.computed.group_of_figure import GroupOfFigure
from hipspine.article.computed.interval_against_null import IntervalAgainstNull
from hipspine.article.computed.lost_dashes import LostDashes
from hipspine.article.computed.other_arm import OtherArm
from hipspine.article.computed.other_figure import OtherFigure
from hipspine.article.computed.possible_figures import PossibleFigures
from hipspine.article.computed.power_to_see import PowerToSee
from hipspine.article.computed.printed_against_fact import PrintedAgainstFact
from hipspine.article.computed.projected_length import ProjectedLength
from hipspine.article.computed.rates_by_step import RatesByStep
from hipspine.article.computed.share_of_table import ShareOfTable
from hipspine.article.computed.side_of_limit import SideOfLimit
from hipspine.article.computed.two_outcomes import TwoOutcomes

COMPUTATIONS: Final[dict[str, type[Computation]]] = {
    one.WORD: one
    for one in (
        PrintedAgainstFact,
        PossibleFigures,
        OtherArm,
        OtherFigure,
        ShareOfTable,
        GroupOfFigure,
        IntervalAgainstNull,
        PowerToSee,
        RatesByStep,
        SideOfLimit,
        TwoOutcomes,
        LostDashes,
        ProjectedLength,
    )
}

__all__ = ["COMPUTATIONS", "Computation", "Computed", "NotComputable"]
