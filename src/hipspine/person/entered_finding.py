"""What was found in the person."""

from __future__ import annotations

import msgspec

from hipspine.person.words import Relief, State
from hipspine.vocabulary.side import Side


class EnteredFinding(msgspec.Struct, frozen=True):
    """A finding of the person, present or absent, on one side (`midline` where it has none).

    `value` is in the finding's own `unit`. A block carries `relief` in per cent if it was measured, and
    always `relief_grade`; it is absent where relief was none. `where` is the place in the file it was
    read from; `derived_from` is empty for what was entered and names what a conclusion rests on.
    `spoken_for_by` names another finding of the case that tells the same and more: this one is known, it
    answers questions and is a danger sign like any other, but it is no further evidence.
    """

    finding: str
    state: State = "present"
    side: Side = "midline"
    value: float | None = None
    unit: str = ""
    relief: float | None = None
    relief_grade: Relief | None = None
    grade: str = ""
    where: str = ""
    derived_from: str = ""
    spoken_for_by: str = ""
