"""What a hip must be able to do: activities as positions of thigh and pelvis, from `data/activities/`."""

from hipspine.mechanics.activities.activity import BASES, Activity
from hipspine.mechanics.activities.activity_set import ActivitySet
from hipspine.mechanics.activities.read_activities import read_activities

__all__ = ["BASES", "Activity", "ActivitySet", "read_activities"]
