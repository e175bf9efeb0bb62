"""Whether printed figures can be right: every 2x2 table behind them, and the like for other printed numbers."""

from hipspine.evidence.possible.answer import GivesWay, PossibleTables
from hipspine.evidence.possible.effect_ratio import EffectRatio, effect_ratio
from hipspine.evidence.possible.granularity import Granularity, grim, grimmer
from hipspine.evidence.possible.incidence import Incidence, incidence
from hipspine.evidence.possible.p_value import PValue, p_value
from hipspine.evidence.possible.possible_tables import possible_tables
from hipspine.evidence.possible.printed_table import PrintedTable
from hipspine.evidence.possible.together import Together, solve_together

__all__ = [
    "EffectRatio",
    "GivesWay",
    "Granularity",
    "Incidence",
    "PValue",
    "PossibleTables",
    "PrintedTable",
    "Together",
    "effect_ratio",
    "grim",
    "grimmer",
    "incidence",
    "p_value",
    "possible_tables",
    "solve_together",
]
