"""Something that can be done to obtain findings, and what it asks of the person."""

from __future__ import annotations

from typing import Final, Literal, cast, get_args

import msgspec

from hipspine.errors import Fields

TestKind = Literal["question", "examination", "laboratory", "image", "block"]
TEST_KINDS: Final[tuple[str, ...]] = get_args(TestKind)


class Test(msgspec.Struct, frozen=True):
    """Something that can be done to obtain findings, and what it asks of the person.

    `minutes` of the person's time; `needle` whether the skin is pierced; `radiation_msv` effective dose in
    millisievert, 0 for none; `cost` relative to a ten-minute consultation (1); `risk` what can go wrong;
    `basis` the id of the study these come from, or `judgement`, with the reason in `why`.
    """

    __test__ = False  # the name starts with "Test": keeps pytest from collecting it

    id: str
    name: str
    plain: str
    kind: TestKind
    minutes: float
    who: str
    needle: bool
    radiation_msv: float
    cost: float
    risk: str
    basis: str
    why: str
    contraindicated_by: tuple[str, ...] = ()


def read_test(fields: Fields) -> Test:
    """A test from one `[[tests]]` table; problems go to the list of `fields`."""
    test = Test(
        id=fields.text("id", required=True),
        name=fields.text("name", required=True),
        plain=fields.text("plain", required=True),
        kind=cast(TestKind, fields.one_of("kind", TEST_KINDS, required=True)),
        minutes=fields.number("minutes", 0.0, required=True) or 0.0,
        who=fields.text("who", required=True),
        needle=fields.flag("needle"),
        radiation_msv=fields.number("radiation_msv", 0.0, unit="mSv", required=True) or 0.0,
        cost=fields.number("cost", 0.0, required=True) or 0.0,
        risk=fields.text("risk", required=True),
        basis=fields.text("basis", required=True),
        why=fields.text("why", required=True),
        contraindicated_by=fields.texts("contraindicated_by"),
    )
    fields.finish()
    return test
