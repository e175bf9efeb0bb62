"""The share that the model predicts for a check."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

import numpy as np

from hipspine.bench.checks.check import Check
from hipspine.diagnosis.build_network import build_network
from hipspine.diagnosis.conditions_here import is_fused
from hipspine.diagnosis.count_space import CountSpace
from hipspine.diagnosis.interval import draws_for
from hipspine.diagnosis.library import Library
from hipspine.diagnosis.network import Array
from hipspine.diagnosis.parameters import Parameters
from hipspine.diagnosis.posterior import Inference, infer
from hipspine.person.case import Case

Results = tuple[Mapping[str, Any], ...]


def predict_share(check: Check, library: Library) -> Array:
    """The predicted share, shape (1 + draws,): central first, then one joint draw of all parameters a column.

    P(results | people) is P(results and people) over the sum of that for every result the same tests could have had;
    the results of a block add up to 1 whatever hurts, so blocks are left out of the sum.
    """
    vocabulary = library.vocabulary
    parameters = _parameters(check.case(vocabulary, check.results), library)

    def answer(results: Results) -> Inference:
        return infer(build_network(check.case(vocabulary, results), parameters).network)

    found = answer(check.results)
    share = np.ones(parameters.columns)
    if check.results:
        every = [answer(one).evidence for one in _possible(check.results)]
        share = found.evidence / np.sum(every, axis=0)
    if check.source:
        sources = found.sources()
        none = np.zeros(parameters.columns)
        share = share * sources.get(check.source, none)
        if check.among:
            share = share / np.sum([sources.get(source, none) for source in check.among], axis=0)
    return np.asarray(share)


def _parameters(case: Case, library: Library) -> Parameters:
    """As many draws as an answer for that case would have."""
    network = build_network(case, Parameters(library, 0, fused=is_fused(case))).network
    states = sum(len(node.states) for node in network.nodes)
    counts = len(CountSpace.of(network).counts)
    draws = draws_for(library.model.settings.draws, states, len(network.positives), counts)
    return Parameters(library, draws, fused=is_fused(case))


def _possible(results: Results) -> Iterator[Results]:
    """Every combination of results that the findings could have had, without the blocks."""
    findings = [one for one in results if "relief" not in one]
    for states in product(("present", "absent"), repeat=len(findings)):
        yield tuple({**one, "state": state} for one, state in zip(findings, states, strict=True))
