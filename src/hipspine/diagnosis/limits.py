"""What an answer cannot say, in plain sentences, for this person."""

from __future__ import annotations

from hipspine.diagnosis.build_network import Question
from hipspine.diagnosis.conditions_here import is_fused

WELL_HELD = 0.98


def limits(question: Question, held: float) -> tuple[str, ...]:
    """The sentences that apply to this case; `held`: share of the posterior held by the listed sets."""
    said = [
        "Supports a clinician's thinking; not a medical device. Research and teaching.",
        "Several sources may hurt at once, so the probabilities do not add up to 1.",
        "Intervals are for a new clinic and cover all parameters, not the shape of the model.",
    ]
    if is_fused(question.case):
        said.append(
            "No manoeuvre, symptom or block was measured in people with a fusion: that is carried over, widened."
        )
    if question.parameters.draws < question.parameters.library.model.settings.draws.most:
        said.append(f"So many findings were entered that the intervals rest on {question.parameters.draws} draws.")
    if held < WELL_HELD:
        said.append(f"Sets and next tests rest on the likeliest sets, which hold {round(100 * held)}% of all.")
    if question.network.blocks:
        said.append("A block is judged as if all active sources hurt equally on average.")
    if question.gathered.batteries:
        said.append("Tests of one battery count once, at its published threshold; more positives add nothing yet.")
    if question.case.pain.against_before == "unknown" and question.case.operations:
        said.append("Whether the pain is new or was there before the operation was not said: both are considered.")
    return tuple(said)
