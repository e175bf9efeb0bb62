"""Dates and the months between them: the answer never asks the clock."""

from __future__ import annotations

import datetime as dt
from typing import Final

from hipspine.errors import Fields

_DAYS_PER_MONTH: Final = 365.25 / 12


def read_date(fields: Fields, key: str) -> dt.date | None:
    """A day, as a TOML date or as text YYYY-MM-DD; None when absent or unusable (then a problem is added)."""
    given = fields.raw(key)
    if given is None:
        return None
    if isinstance(given, dt.datetime):
        return given.date()
    if isinstance(given, dt.date):
        return given
    if isinstance(given, str):
        try:
            return dt.date.fromisoformat(given)
        except ValueError:
            pass
    fields.say(key, "not-a-date", "is not a date", "Allowed: YYYY-MM-DD.")
    return None


def months_between(earlier: dt.date, later: dt.date) -> float:
    """Months of mean length (365.25 days / 12) from one day to a later one; negative if it is earlier."""
    return (later - earlier).days / _DAYS_PER_MONTH


def days_in(months: float) -> float:
    """Days in a number of months of mean length."""
    return months * _DAYS_PER_MONTH
