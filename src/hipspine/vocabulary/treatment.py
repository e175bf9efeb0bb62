"""Something that can be done about a pain source."""

from __future__ import annotations

from typing import Final, Literal, cast, get_args

import msgspec

from hipspine.errors import Fields
from hipspine.vocabulary.pain_source import Forbidden

TreatmentKind = Literal[
    "wait",
    "advice",
    "exercise",
    "medicine",
    "support",
    "injection",
    "denervation",
    "stimulation",
    "operation",
    "revision",
    "urgent",
]
"""What sort of thing is done, roughly from the least to the most that is asked of the person.

`urgent` is what cannot wait for an order of treatment at all; `revision` undoes or redoes an earlier operation.
"""

Reversible = Literal["yes", "partly", "no"]
"""Whether the person is as before when it is stopped or has worn off."""

TREATMENT_KINDS: Final[tuple[str, ...]] = get_args(TreatmentKind)
REVERSIBLE: Final[tuple[str, ...]] = get_args(Reversible)
COUNTS_AS: Final[tuple[str, ...]] = ("block", "steroid")


class Treatment(msgspec.Struct, frozen=True):
    """Something that can be done about a pain source, and what it asks of the person.

    `definition` says what is done, `who` does it, `risk` what can go wrong. `sources` are the pain sources it is
    done for; what it achieves there stands in `data/treatment/`, never here. `counts_as` says which of the things a
    raised trigger may forbid it is (`block`, `steroid`); every treatment that is not `urgent` is part of the order of
    treatment, which a trigger forbids too. `contraindicated_by` are findings or conditions under which it is not
    done without thought. Not to be confused with a `Test`, which is done to find something out: a block is a test,
    the steroid given with it a treatment.
    """

    id: str
    name: str
    plain: str
    definition: str
    kind: TreatmentKind
    who: str
    reversible: Reversible
    risk: str
    sources: tuple[str, ...]
    counts_as: tuple[Forbidden, ...] = ()
    contraindicated_by: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()


def read_treatment(fields: Fields) -> Treatment:
    """A treatment from one `[[treatments]]` table; problems go to the list of `fields`."""
    treatment = Treatment(
        id=fields.text("id", required=True),
        name=fields.text("name", required=True),
        plain=fields.text("plain", required=True),
        definition=fields.text("definition", required=True),
        kind=cast(TreatmentKind, fields.one_of("kind", TREATMENT_KINDS, kind="kind of treatment", required=True)),
        who=fields.text("who", required=True),
        reversible=cast(Reversible, fields.one_of("reversible", REVERSIBLE, required=True)),
        risk=fields.text("risk", required=True),
        sources=fields.texts("sources"),
        counts_as=cast(tuple[Forbidden, ...], fields.texts("counts_as", COUNTS_AS)),
        contraindicated_by=fields.texts("contraindicated_by"),
        synonyms=fields.texts("synonyms"),
    )
    if not treatment.sources:
        fields.say("sources", "missing-key", "is missing or empty", "", "Name the pain sources it is done for.")
    fields.finish()
    return treatment
