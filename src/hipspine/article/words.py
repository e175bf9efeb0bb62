"""The closed lists of words that a claims file may use."""

from __future__ import annotations

from typing import Final

SCHEMA: Final = 1

VERDICTS: Final = {
    "confirmed": "the studies say so",
    "confirmed with a correction": "right in the main; something is missing, too strong or slightly off",
    "contested": "studies contradict each other, or could not have seen it",
    "unsupported": "no study was found that says so, or those found say otherwise",
    "misattributed": "a real figure of other people, of another group or of another test",
    "garbled": "what was printed was lost or changed on the way",
    "inconsistent": "it contradicts itself or cannot be",
    "opinion": "a judgement, which no study could decide",
    "untraceable": "a figure whose origin was not found",
}
"""Every verdict with its meaning; from what holds to what cannot be traced."""

KINDS: Final = {
    "definition": "what something is",
    "mechanism": "how something comes about",
    "cause": "what brings on the pain or the disease",
    "number": "how many, how much",
    "accuracy": "how well a test tells",
    "risk": "how likely harm is",
    "treatment": "what an operation or an exercise achieves",
    "recommendation": "what should be done",
}
"""What a claim is about."""

CONFIDENCE: Final = ("high", "medium", "low")
"""How sure the verdict is."""

CLAIMED_FUSED: Final = ("all", "none")
"""Whom a claim speaks of: people with a fusion, or without."""
