"""One person with one pain: everything that is known."""

from __future__ import annotations

import datetime as dt

import msgspec

from hipspine.person.entered_finding import EnteredFinding
from hipspine.person.implant import Implant
from hipspine.person.operation import Operation
from hipspine.person.pain import Pain
from hipspine.person.person import Person
from hipspine.person.words import Anatomy


class Case(msgspec.Struct, frozen=True):
    """One person with one pain: everything that is known, every default filled in.

    `findings` holds what was entered and what follows from it (`derived_from`), one side each. `given`
    names findings by which the person was chosen: they are known but count as no evidence.
    """

    id: str
    person: Person = Person()
    pain: Pain = Pain()
    operations: tuple[Operation, ...] = ()
    implants: tuple[Implant, ...] = ()
    findings: tuple[EnteredFinding, ...] = ()
    given: tuple[str, ...] = ()
    assessed: dt.date | None = None
    anatomy: Anatomy = "L5"

    def canonical(self) -> Case:
        """The same case with every list in a fixed order and without the places in the file.

        Two cases mean the same exactly when their canonical forms are equal.
        """
        pain = msgspec.structs.replace(
            self.pain, zones=tuple(sorted(self.pain.zones)), zones_absent=tuple(sorted(self.pain.zones_absent))
        )
        findings = (msgspec.structs.replace(finding, where="") for finding in self.findings)
        return msgspec.structs.replace(
            self,
            pain=pain,
            operations=tuple(sorted(self.operations, key=_key)),
            implants=tuple(sorted(self.implants, key=_key)),
            findings=tuple(sorted(findings, key=_key)),
            given=tuple(sorted(self.given)),
        )

    def entered(self) -> tuple[EnteredFinding, ...]:
        """The findings that were entered, without what was concluded from them."""
        return tuple(finding for finding in self.findings if not finding.derived_from)

    def state(self, finding: str, side: str) -> str | None:
        """`present` or `absent` for a finding on one side (or `midline`); None where it was not examined."""
        for one in self.findings:
            if one.finding == finding and one.side == side:
                return one.state
        return None


def _key(part: EnteredFinding | Operation | Implant) -> bytes:
    """A total order that does not depend on the order of entry."""
    return msgspec.json.encode(part)
