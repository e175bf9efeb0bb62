"""Whether a study that saw no effect could have seen one."""

from __future__ import annotations

from functools import cache
from typing import ClassVar, Final, Self

from hipspine.article.computed.computation import Computation, NotComputable, the_facts
from hipspine.article.computed.computed import Computed
from hipspine.article.computed.interval_against_null import effect
from hipspine.article.computed.proportions import NORMAL_95, counted, per_cent, ratio
from hipspine.article.computed.read_parameters import fact_id, fact_ids, number_text
from hipspine.errors import Fields
from hipspine.evidence.studies import Studies

CLOSE: Final = 1e-4


class PowerToSee(Computation, frozen=True, kw_only=True):
    """The power of one comparison of two groups, from its counts, to see a ratio of a stated size.

    `fact` is the comparison with its four counts; `worth_seeing` the risk ratio that would matter; `enough` the power
    in per cent from which a study counts as able to see it. `others` are comparisons of the same question, shown.
    """

    WORD: ClassVar[str] = "power_to_see"
    RULE: ClassVar[str] = (
        "The page says there is no difference. Unsupported if the 95% interval of the ratio excludes 1; confirmed if "
        "it includes 1 and the study had enough power to see the ratio worth seeing; contested if it had not."
    )

    fact: str
    worth_seeing: str
    enough: str
    others: tuple[str, ...] = ()

    @classmethod
    def read(cls, fields: Fields, studies: Studies) -> Self:
        """The comparison, the ratio worth seeing, and the power that is enough."""
        ratio_text = number_text(fields, "worth_seeing")
        enough = number_text(fields, "enough")
        if ratio_text and float(ratio_text) <= 1:
            fields.say("worth_seeing", "out-of-range", "is no ratio to be seen", "Allowed: more than 1.")
        if enough and not 0 < float(enough) < 100:
            fields.say("enough", "out-of-range", "is no power", "Allowed: between 0 and 100 per cent.")
        return cls(
            fact=fact_id(fields, "fact", studies),
            worth_seeing=ratio_text,
            enough=enough,
            others=fact_ids(fields, "others", studies, required=False),
        )

    def fact_ids(self) -> tuple[str, ...]:
        """The comparison, then the others."""
        return (self.fact, *self.others)

    def compute(self, studies: Studies) -> Computed:
        """The ratio, the power for the ratio worth seeing, and the smallest ratio the study could have seen."""
        (fact,) = the_facts([self.fact], studies)
        counts = fact.counts
        if not (counts.n_exposed and counts.n_comparator) or None in (counts.events_exposed, counts.events_comparator):
            raise NotComputable(f"{fact.id} holds no counts of both groups")
        exposed = counted(counts.events_exposed or 0, counts.n_exposed)
        other = counted(counts.events_comparator or 0, counts.n_comparator)
        found = ratio(exposed, other)
        low, high = found.low or 0.0, found.high or float("inf")
        sizes = (counts.n_exposed, counts.n_comparator)
        wanted, enough = float(self.worth_seeing), float(self.enough) / 100
        had = power(other.value, min(1.0, wanted * other.value), *sizes)
        least = smallest_ratio(other.value, enough, *sizes)
        seen = f"{least:.1f} ({per_cent(other.value)} to {per_cent(least * other.value)})" if least else "none"
        says = [
            f"{fact.about.exposed}: {exposed.text()}. {fact.about.comparator}: {other.text()}.",
            f"Risk ratio {found.text()}.",
            f"Power to see a ratio of {wanted:g}: {per_cent(had)}.",
            f"Smallest ratio seen with a power of {self.enough}%: {seen}.",
        ]
        says += [f"Others: {one.id}: {effect(one).text()}." for one in the_facts(self.others, studies)]
        verdict = "unsupported" if not low <= 1 <= high else "confirmed" if had >= enough else "contested"
        numbers = {"risk ratio": found.value, "power": had}
        numbers |= {} if found.low is None or found.high is None else {"low": found.low, "high": found.high}
        return self.found(verdict, says, numbers | ({"smallest ratio seen": least} if least else {}))


@cache
def power(first: float, second: float, n_first: int, n_second: int) -> float:
    """Chance that two groups with these true proportions differ at the two-sided 5% level.

    Normal approximation with pooled variance under no difference and separate variances under the alternative
    (Fleiss, Levin and Paik, Statistical methods for rates and proportions, chapter 4), without continuity correction.
    Both directions count.
    """
    from statistics import NormalDist

    pooled = (n_first * second + n_second * first) / (n_first + n_second)
    none = (pooled * (1 - pooled) * (1 / n_first + 1 / n_second)) ** 0.5
    some = (first * (1 - first) / n_second + second * (1 - second) / n_first) ** 0.5
    if not some:
        return float(first != second)
    normal, difference = NormalDist(), abs(second - first)
    above = 1 - normal.cdf((NORMAL_95 * none - difference) / some)
    return above + normal.cdf((-NORMAL_95 * none - difference) / some)


def smallest_ratio(first: float, enough: float, n_exposed: int, n_comparator: int) -> float | None:
    """The smallest ratio above 1 to a proportion `first` that is seen with the power `enough`; None if none is."""
    if not 0 < first < 1:
        return None
    low, high = 1.0, 1 / first
    if power(first, 1.0, n_exposed, n_comparator) < enough:
        return None
    while high - low > CLOSE:
        middle = (low + high) / 2
        if power(first, middle * first, n_exposed, n_comparator) < enough:
            low = middle
        else:
            high = middle
    return high
