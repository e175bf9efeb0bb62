"""A printed figure that no estimate uses, and the question to the model that it answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from hipspine.person import read_case
from hipspine.person.case import Case
from hipspine.vocabulary import Vocabulary


class Check(msgspec.Struct, frozen=True):
    """One row of model.md 11.

    `observed` is the id of a fact with counts: its share is what the model must predict. `people` describes those
    in whom it was counted, written as a case file is. The predicted share is one of

    - `results`: P(these results | people), results of findings or blocks written as in a case file;
    - `source`: P(it hurts, on any side | people); with results as well, P(the results and the source | people);
    - `among`: P(source | people) divided by the sum of that of all sources named here (they were counted against
      each other, one a person).

    `what` says in words what is predicted, `stands_for` in how far the case stands for the people of the study, and
    `reason` why the model misses the figure if it does.
    """

    id: str
    observed: str
    people: Mapping[str, Any]
    results: tuple[Mapping[str, Any], ...]
    source: str
    among: tuple[str, ...]
    what: str
    stands_for: str
    reason: str

    def case(self, vocabulary: Vocabulary, results: tuple[Mapping[str, Any], ...] = ()) -> Case:
        """The people as a case, with further results entered; InputError with every problem of both."""
        findings = [*self.people.get("findings", ()), *results]
        return read_case({**self.people, "schema": 1, "id": self.id, "findings": findings}, vocabulary)
