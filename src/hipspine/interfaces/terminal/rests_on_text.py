"""What the answer rests on."""

from __future__ import annotations

from typing import Final

from hipspine.interfaces.terminal.layout import wrap
from hipspine.interfaces.terminal.view import FULL, View

TITLE: Final = "RESTS ON"
_KINDS: Final = {
    "measured": "measured in people with a fusion",
    "transported": "carried over from other people",
    "derived": "worked out from other figures",
    "assumed": "assumed in whole or in part",
}


def rests_on_text(view: View, detail: int) -> list[str]:
    """The section, one paragraph: kinds of evidence, studies, versions, and that it directs nobody."""
    answer = view.answer
    shares = _shares(answer.basis)
    parts = [f"{shares[kind]}% {words}" for kind, words in _KINDS.items() if shares[kind] or kind == "assumed"]
    studies = f"{len(answer.references)} {'study' if len(answer.references) == 1 else 'studies'}"
    weighed = f"(by weight of the findings) {', '.join(parts)}"
    nothing = "how often each source hurts in such a person: nothing that was entered weighs for or against one"
    text = f"{TITLE} {weighed if any(answer.basis.values()) else nothing}; {studies}."
    if answer.not_assessable and detail <= 1:
        text += f" {len(answer.not_assessable)} sources could not be moved by any finding entered."
    text += f" Evidence {answer.evidence_version}, hipspine {answer.hipspine}."
    if detail != FULL:
        text += " Everything: --all or --json. For a clinician to judge by; not a medical device."
    return wrap(text, "", "  ")


def _shares(basis: dict[str, float]) -> dict[str, int]:
    """Whole per cents that add up to 100, by the largest remainders; all 0 where nothing was entered."""
    kinds = list(_KINDS)
    values = [100 * basis.get(kind, 0.0) for kind in kinds]
    whole = [int(value) for value in values]
    left = round(sum(values)) - sum(whole)
    for index in sorted(range(len(values)), key=lambda i: (whole[i] - values[i], i))[:left]:
        whole[index] += 1
    return dict(zip(kinds, whole, strict=True))
