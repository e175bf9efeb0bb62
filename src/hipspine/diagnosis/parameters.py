"""The parameters of one question as columns: the central value first, then one draw a column."""

from __future__ import annotations

import numpy as np

from hipspine.diagnosis.estimates.question import leak_id, link_id
from hipspine.diagnosis.library import Library
from hipspine.diagnosis.network import Array
from hipspine.synthesis import Estimate, draw


class Parameters:
    """Draws of the estimates for one person, each made once: shape (1 + draws,), column 0 central.

    `fused`: the person has a lumbar fusion, so evidence from other people (`transported`) is widened.
    `used` collects the id of every estimate that had a say, and whether it was more than a link of 0;
    `shared` keeps what is worked out once from many.
    """

    def __init__(self, library: Library, draws: int, *, fused: bool) -> None:
        self.library = library
        self.draws = draws
        self._extra = library.model.settings.transport_sd if fused else 0.0
        self._cache: dict[str, Array] = {}
        self.used: dict[str, bool] = {}
        self.shared: dict[str, Array] = {}

    @property
    def columns(self) -> int:
        """1 + draws."""
        return 1 + self.draws

    def estimate(self, key: str) -> Estimate | None:
        """The estimate itself, or None when the model has none of that id."""
        return self.library.estimates.get(key)

    def both(self, key: str) -> Array | None:
        """All components on the natural scale, shape (components, columns); None when there is no such estimate."""
        estimate = self.estimate(key)
        if estimate is None:
            return None
        if key not in self._cache:
            extra = self._extra if estimate.basis == "transported" else 0.0
            self._cache[key] = draw(estimate, self.draws, extra)
        return self._cache[key]

    def value(self, key: str, default: float = 0.0) -> Array:
        """The first component; an estimate that is not there reads as the constant `default`."""
        found = self.both(key)
        if found is None:
            return np.full(self.columns, default)
        self.used[key] = True
        return np.asarray(found[0])

    def leak(self, finding: str) -> Array:
        """P(finding | pain, from something that does not cause it)."""
        return self.value(leak_id(finding))

    def link(self, source: str, finding: str) -> Array | None:
        """The noisy-OR weight w of a source for a finding, in [0, 1]; None when there is no link.

        Sensitivity and specificity of one study: 1 - w = (1 - sens) / spec, its own LR-. P(finding | source)
        alone: w = (p - l) / (1 - l) with the pooled leak l. Where p is not above l, w = 0 in that draw.
        """
        key = link_id(source, finding)
        if self.draws == 0:
            return self._central_link(key, finding)
        found = self.both(key)
        if found is None:
            return None
        if len(found) == 2:
            weight = 1 - (1 - found[0]) / found[1]
        else:
            leak = self.leak(finding)
            weight = (found[0] - leak) / np.clip(1 - leak, 1e-9, None)
        self.used[key] = bool(np.any(weight > 0))
        return np.asarray(np.clip(weight, 0.0, 1.0))

    def _central_link(self, key: str, finding: str) -> Array | None:
        """The same at the central values alone, in plain arithmetic: thousands are asked for the next test."""
        estimate = self.estimate(key)
        if estimate is None:
            return None
        values = estimate.median
        if len(values) == 2:
            weight = 1 - (1 - values[0]) / values[1]
        else:
            leak = float(self.leak(finding)[0])
            weight = (values[0] - leak) / max(1 - leak, 1e-9)
        self.used[key] = weight > 0
        return np.array([min(max(weight, 0.0), 1.0)])
