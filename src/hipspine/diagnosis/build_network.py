"""The network of one person: priors of the nodes, signals of the findings, tables of the blocks."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hipspine.diagnosis.block_recipe import BlockRecipe
from hipspine.diagnosis.estimates.question import block_id
from hipspine.diagnosis.families.block import block_table, relief_result
from hipspine.diagnosis.families.noisy_or import complaint, laterality, noisy_or
from hipspine.diagnosis.families.overlap import agreeing, shared
from hipspine.diagnosis.gather import Gathered, gather
from hipspine.diagnosis.network import Counted, Network, Place, Signal
from hipspine.diagnosis.node_priors import node_priors
from hipspine.diagnosis.parameters import Parameters
from hipspine.person.case import Case
from hipspine.person.entered_finding import EnteredFinding
from hipspine.vocabulary.unmodelled import UNMODELLED


@dataclass(frozen=True, eq=False)
class Question:
    """One person's question in numbers, and what it was made of.

    `complaint` holds only that the person hurts, and on which side; `network` adds every finding.
    """

    case: Case
    gathered: Gathered
    parameters: Parameters
    complaint: Network
    network: Network

    @property
    def findings(self) -> tuple[Signal, ...]:
        """The findings beyond the complaint that are linked to some possible source."""
        return tuple(signal for signal in self.network.signals if signal.group != "complaint")


def build_network(case: Case, parameters: Parameters) -> Question:
    """Everything inference needs for this case, at the parameters given."""
    library = parameters.library
    gathered = gather(case, library.vocabulary, library.link_index)
    nodes = node_priors(case, parameters)
    places = tuple(dict.fromkeys(place for node in nodes for state in node.states for place in state))
    first = _complaint(gathered, places, parameters)
    signals = [
        noisy_or(finding, side, library.vocabulary.findings[finding].group, present, places, parameters)
        for (finding, side), present in gathered.speaking.items()
    ]
    signals = [_once(signal, gathered) for signal in signals]
    counts, overlap = agreeing(signals), parameters.value("shared/overlap")
    signals = [shared(signal, counts, overlap, library.model.overlap.apart) for signal in signals]
    linked = tuple(signal for signal in signals if signal.links)
    blocks = tuple(_counted(one, places, parameters) for one in gathered.blocks)
    return Question(case, gathered, parameters, Network(nodes, first), Network(nodes, first + linked, blocks))


def _once(signal: Signal, gathered: Gathered) -> Signal:
    """Absent on both sides speaks once against a source of the midline, not again with the right side."""
    if signal.present or signal.side != "right" or gathered.speaking.get((signal.finding, "left")) is not False:
        return signal
    return replace(signal, links={place: link for place, link in signal.links.items() if place[1] != "midline"})


def _complaint(gathered: Gathered, places: tuple[Place, ...], parameters: Parameters) -> tuple[Signal, ...]:
    """That it hurts, and on which side. A painful side, having no leak, already says that it hurts."""
    sides = tuple(
        laterality(side, present, places, parameters, UNMODELLED) for side, present in gathered.pain_sides.items()
    )
    if any(signal.present for signal in sides):
        return sides
    return (complaint(places, parameters.columns), *sides)


def _counted(one: EnteredFinding, places: tuple[Place, ...], parameters: Parameters) -> Counted:
    model = parameters.library.model
    recipe = model.blocks[one.finding]
    table = block_table(
        recipe,
        _result(one, recipe),
        parameters.value(block_id(one.finding, "sens")),
        parameters.value(block_id(one.finding, "phi")),
        parameters.value("shared/partial_relief"),
        model.settings.most_counted,
    )
    felt = frozenset(
        place for place in places if one.side not in ("left", "right") or place[1] in (one.side, "midline")
    )
    covered = frozenset(place for place in felt if place[0] in recipe.covers)
    group = parameters.library.vocabulary.findings[one.finding].group
    return Counted(one.finding, one.side, group, covered, felt, table)


def _result(one: EnteredFinding, recipe: BlockRecipe) -> str:
    if one.relief is not None:
        return relief_result(recipe, one.relief)
    if one.relief_grade:
        return one.relief_grade
    return "full" if one.state == "present" else "none"
