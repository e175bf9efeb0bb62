"""What can go wrong, and how it is said: the first room, which imports nothing of ours."""

from hipspine.errors.fields import Fields
from hipspine.errors.input_error import InputError
from hipspine.errors.missing_extra import MissingExtra
from hipspine.errors.nearest import nearest
from hipspine.errors.problem import Problem

__all__ = ["Fields", "InputError", "MissingExtra", "Problem", "nearest"]
