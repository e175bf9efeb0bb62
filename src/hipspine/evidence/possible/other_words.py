"""Answers about other printed numbers in plain words."""

from __future__ import annotations

from hipspine.evidence.possible.effect_ratio import EffectRatio
from hipspine.evidence.possible.granularity import Granularity
from hipspine.evidence.possible.incidence import Incidence
from hipspine.evidence.possible.p_value import PValue
from hipspine.evidence.possible.plain_words import low_and_high, plain_words
from hipspine.evidence.possible.together import Together


def incidence_words(percent: str, answer: Incidence) -> str:
    """Which counts print the proportion."""
    total = answer.total
    lines = []
    if answer.counts:
        many = f"{answer.counts[0]} of {total}"
        if len(answer.counts) > 1:
            many = f"{answer.counts[0]} to {answer.counts[-1]} of {total}"
        lines.append(
            f"{'Possible' if answer.possible else 'Impossible with the stated events'}. {percent} per cent is {many}."
        )
        for count, ways in answer.roundings.items():
            if ways == ("truncation",):
                lines.append(f"  {count} of {total} only with digits cut off")
    else:
        lines.append(f"Impossible. No count of {total} prints {percent} per cent; {' and '.join(answer.nearest)}.")
        if answer.fewer:
            lines.append(f"With {answer.fewer} people it is possible: some may be missing, or it is of another group.")
    lines += [f"  the interval {low_and_high(names)} for {count}" for count, names in answer.interval.items()]
    return "\n".join(lines) + "\n"


def granularity_words(mean: str, sd: str | None, n: int, answer: Granularity) -> str:
    """Whether a mean, and its SD, can come from whole numbers."""
    asked = f"mean {mean}" + (f" with SD {sd}" if sd is not None else "")
    if not answer.possible:
        near = f" Nearest means: {' and '.join(answer.nearest)}." if answer.nearest else ""
        return f"Impossible for whole numbers: {answer.reason}.{near}\n"
    ways = "" if "half up" in answer.roundings else f" Only with {' or '.join(answer.roundings)}."
    sums = ", ".join(str(total) for total in answer.sums[:5]) + (", ..." if len(answer.sums) > 5 else "")
    only = "" if answer.proven else " Necessary conditions alone were checked."
    return f"Possible: {n} whole numbers with {asked} add up to {sums}.{ways}{only}\n"


def ratio_words(answer: EffectRatio) -> str:
    """Whether counts give a ratio, and which method its interval."""
    name = "odds ratio" if answer.measure == "OR" else "risk ratio"
    given = f"The {name} of these counts is {answer.value or 'not a number'}"
    if answer.possible:
        lines = [f"Possible. {given}, which prints as {answer.printed}."]
    else:
        lines = [f"Impossible. {given}, not {answer.printed}.", *(f"  {note}" for note in answer.notes)]
        lines += [f"  {change} would print it." for change in answer.one_count]
    if answer.interval is not None:
        made = " or ".join(answer.interval) if answer.interval else "no method tried"
        there = f"; the counts give {' to '.join(answer.computed)}" if answer.computed and not answer.interval else ""
        lines.append(f"The interval is that of {made}{there}.")
    return "\n".join(lines) + "\n"


def p_words(answer: PValue) -> str:
    """Which tests give a p value."""
    values = "\n".join(f"  {name}: {value:.4g}" for name, value in answer.values.items())
    if answer.possible:
        return f"Possible. p {answer.printed} comes from {', or '.join(answer.tests)}.\n{values}\n"
    return f"Impossible. No test tried gives p {answer.printed}; nearest is {answer.nearest}.\n{values}\n"


def together_words(answer: Together) -> str:
    """The sizes that fit all readings best, and each reading under them."""
    first = "; ".join(f"{d} diseased and {h} healthy" for d, h in answer.sizes[:5])
    more = f" and {answer.count - 5} more pairs" if answer.count > 5 else ""
    if answer.possible:
        lines = [f"Possible together: {first}{more}."]
    else:
        many = "one figure" if answer.wrong == 1 else f"{answer.wrong} figures"
        lines = [f"Impossible together. At least {many} must be wrong, then with {first}{more}."]
    return "\n".join([*lines, *(f"{name}: {plain_words(one)}" for name, one in answer.readings.items())])
