"""Where a cup may stand so that neck and rim do not meet in a person's activities, with everything that may be off."""

from hipspine.mechanics.plan.cup_plan import CupPlan
from hipspine.mechanics.plan.plan_cup import plan_cup
from hipspine.mechanics.plan.settings import Settings, read_settings

__all__ = ["CupPlan", "Settings", "plan_cup", "read_settings"]
