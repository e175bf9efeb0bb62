"""The baseline that everybody could compute by hand: one cause at a time."""

from __future__ import annotations

from hipspine.bench.prediction import Prediction
from hipspine.diagnosis.build_network import Question
from hipspine.diagnosis.network import Network, NodeTable, Place
from hipspine.vocabulary.unmodelled import UNMODELLED


def single_cause(question: Question) -> Prediction:
    """Independent Bayes with exactly one cause.

    P(s) is proportional to prior(s) x the product over all findings of their likelihood with s alone active;
    a finding that s cannot cause has its leak. A paired source is left, right or both. The priors are those of the
    model, scaled so that "none of the modelled sources" has the share that it has among people in pain. The findings
    are those of the model, so a battery is one finding here too: what differs is that only one cause is allowed.
    """
    network = question.network
    none = float(question.parameters.value("shared/unmodelled")[0])
    modelled = [table for table in network.nodes if table.id != UNMODELLED]
    total = sum(1 - float(table.prior[0, 0]) for table in modelled)
    weight: dict[str, float] = {}
    for table in modelled:
        for state, prior in _active(table):
            source = state[0][0]
            share = prior / total * (1 - none)
            weight[source] = weight.get(source, 0.0) + share * _likelihood(network, state)
    rest = none * _likelihood(network, ((UNMODELLED, "midline"),))
    everything = rest + sum(weight.values())
    if not everything > 0:
        return Prediction({}, 0.0, answered=False)
    return Prediction({source: value / everything for source, value in weight.items()}, rest / everything)


def _active(table: NodeTable) -> list[tuple[tuple[Place, ...], float]]:
    return [(state, float(row[0])) for state, row in zip(table.states[1:], table.prior[1:], strict=True)]


def _likelihood(network: Network, state: tuple[Place, ...]) -> float:
    """P(every finding | exactly this state active)."""
    chance = 1.0
    for signal in network.signals:
        link = signal.link(state)
        absent = (1 - float(signal.leak[0])) * (1.0 if link is None else 1 - float(link[0]))
        chance *= 1 - absent if signal.present else absent
    for block in network.blocks:
        covered, uncovered = block.step(state)
        chance *= float(block.table[covered, uncovered, 0])
    return chance
