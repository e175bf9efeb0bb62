"""P(this source hurts now) of a person who was never operated on, on one scale for all sources."""

from __future__ import annotations

import numpy as np

from hipspine.diagnosis.estimates.question import clinic_id
from hipspine.diagnosis.network import Array
from hipspine.diagnosis.parameters import Parameters


def clinic_prior(source: str, parameters: Parameters) -> Array:
    """q = 1 - (1 - share x e)^c, e = P(pain), c the same for all sources (model.md 2).

    Each series counted its own source among people chosen its own way; taken together the shares leave less
    room than one clinic has. c makes them fit: the product of (1 - q) over all sources is then
    1 - e (1 - N0), so that P(pain) = e and P(none of the modelled sources | pain) = N0. Without c the
    unmodelled source would have to hurt in most people.
    """
    share = parameters.value(clinic_id(source)) * parameters.value("shared/coexistence")
    return np.asarray(1 - (1 - share) ** _scale(parameters))


def _scale(parameters: Parameters) -> Array:
    known = parameters.shared.get("clinic_scale")
    if known is not None:
        return known
    pain, none = parameters.value("shared/coexistence"), parameters.value("shared/unmodelled")
    total = np.zeros(parameters.columns)
    for source in parameters.library.model.priors:
        total = total + np.log1p(-parameters.value(clinic_id(source)) * pain)
    scale = np.asarray(np.log1p(-pain * (1 - none)) / np.minimum(total, -1e-9))
    parameters.shared["clinic_scale"] = scale
    return scale
