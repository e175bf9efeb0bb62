"""Who hurts."""

from __future__ import annotations

import msgspec

from hipspine.person.words import Setting, Sex


class Person(msgspec.Struct, frozen=True):
    """Who hurts: age in years (0 to 120) if known, sex, and who sees the person (it changes the priors)."""

    age: float | None = None
    sex: Sex = "unknown"
    setting: Setting = "unknown"
