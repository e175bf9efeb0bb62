"""Which sources are linked to which finding, and how well each finding was measured: looked up once for a library."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hipspine.synthesis import Estimate


@dataclass(frozen=True, eq=False)
class LinkIndex:
    """`sources[finding]`: every source with a link to it; `published`: findings with a link that rests on a study.

    `youden[finding]`: the highest sensitivity + specificity of one of its links, where both were published.
    """

    sources: Mapping[str, frozenset[str]]
    published: frozenset[str]
    youden: Mapping[str, float]

    @classmethod
    def of(cls, estimates: Iterable[Estimate]) -> LinkIndex:
        """Of all estimates of a library; those that are no links are passed over."""
        sources: dict[str, set[str]] = {}
        published: set[str] = set()
        youden: dict[str, float] = {}
        for estimate in estimates:
            kind, _, rest = estimate.id.partition("/")
            if kind != "link":
                continue
            source, _, finding = rest.partition("/")
            sources.setdefault(finding, set()).add(source)
            if estimate.facts:
                published.add(finding)
            if len(estimate.mean) == 2:
                youden[finding] = max(youden.get(finding, 0.0), sum(estimate.median))
        return cls({finding: frozenset(found) for finding, found in sources.items()}, frozenset(published), youden)
