"""Tables about trust: risk of bias, certainty of the estimates, the second reading."""

from __future__ import annotations

from collections import Counter
from functools import cache

from docmaker.common import code, count, library, per_cent, table
from docmaker.pages import ROOT
from hipspine.article.computed.proportions import counted
from hipspine.evidence.quality import DOMAINS, ERRORS, NOT_READ, RESULTS, RISKS, ReadAgain, SecondReading
from hipspine.io.read_quality import read_second_readings
from hipspine.synthesis import Estimate
from hipspine.synthesis.certainty import LEVELS, RULES, Certainty

SORTS = {"prior": "priors", "link": "links", "leak": "leaks", "block": "errors of blocks", "shared": "shared"}


def rules() -> str:
    """The rules of certainty with their limits and reasons."""
    limits = library().limits
    assert limits is not None
    judged = {"risk of bias": limits.bias, "imprecision": limits.imprecision, "inconsistency": limits.inconsistency}
    rows = []
    for name, text in RULES.items():
        limit = judged.get(name)
        spans = f"one from {limit.serious:g}, two from {limit.very_serious:g}" if limit else ""
        rows.append((name, text, spans, limit.why if limit else ""))
    return table(("rule", "in words", "levels down", "why this limit (judged)"), rows)


@cache
def _certain() -> tuple[tuple[Estimate, Certainty], ...]:
    estimates = library().estimates.values()
    return tuple((one, library().certainty(one.id)) for one in estimates if one.basis != "assumed")


def levels() -> str:
    """How many estimates of each sort have which certainty; those without a study apart."""
    found = Counter((one.id.partition("/")[0], certain.level) for one, certain in _certain())
    assumed = Counter(one.id.partition("/")[0] for one in library().estimates.values() if one.basis == "assumed")
    order = tuple(reversed(LEVELS))
    rows = [
        (name, *(found[sort, level] or "" for level in order), count(assumed[sort])) for sort, name in SORTS.items()
    ]
    return table(("numbers of the model", *order, "no study: very low"), rows)


def certainties() -> str:
    """Every estimate that rests on a study: its median, its certainty, the rules that fired."""
    rows = []
    for one, certain in sorted(_certain(), key=lambda pair: (-LEVELS.index(pair[1].level), pair[0].id)):
        fired = "; ".join(f"{step.rule} -{step.down} ({step.found})" for step in certain.steps if step.down)
        medians = " / ".join(f"{value:.2g}" if one.scale == "log" else per_cent(value) for value in one.median)
        rows.append((code(one.id), medians, len({fact.partition("/")[0] for fact in one.facts}), certain.level, fired))
    return table(("number of the model", "median", "studies", "certainty", "why not higher"), rows)


def quadas() -> str:
    """How many accuracy studies in use were judged how, by domain."""
    judged = [one for one in library().quality.values() if one.study in _accuracy_in_use()]
    rows = [
        (name, text, *(sum(getattr(one, name).risk == risk for one in judged) for risk in RISKS))
        for name, text in {**DOMAINS, "fused": "whether its people are unlike those with a fusion"}.items()
    ]
    overall = [sum(one.overall == risk for one in judged) for risk in RISKS]
    rows.append(("overall", "high if one of the first four is", *overall))
    return table(("domain", "in words", *RISKS), [(code(first), *rest) for first, *rest in rows])


def quadas_studies() -> str:
    """Every judged study: the five judgements, what was read for them."""
    heads = ("study", *DOMAINS, "unlike fused people", "read")
    rows = [
        (code(one.study), *(each.risk for each in one.domains.values()), one.fused.risk, _read(one.depth))
        for one in sorted(library().quality.values(), key=lambda one: one.study)
    ]
    return table(heads, rows)


def _read(depth: str) -> str:
    return "not read for this" if depth == NOT_READ else depth


@cache
def _accuracy_in_use() -> frozenset[str]:
    used = {fact for one in library().estimates.values() for fact in one.facts}
    facts = [library().studies.fact(name) for name in used]
    return frozenset(fact.study for fact in facts if fact.kind == "accuracy")


def judged(what: str) -> str:
    """Number of accuracy studies in use (`used`), of those not judged yet (`open`), judged from an abstract."""
    used = _accuracy_in_use()
    depths = Counter(library().quality[name].depth for name in used if name in library().quality)
    return str({"used": len(used), "open": depths[NOT_READ], "abstract": depths["abstract"]}[what])


@cache
def _round() -> SecondReading:
    (found,) = read_second_readings(ROOT / "data", library().studies).values()
    return found


def _of_list() -> list[ReadAgain]:
    return [one for one in _round().read if one.listed]


def results() -> str:
    """Results of the listed facts with exact 95% intervals, and of those read in passing."""
    listed = Counter(one.result for one in _of_list())
    passing = Counter(one.result for one in _round().read if not one.listed)
    total = listed.total()
    rows = []
    for word, means in RESULTS.items():
        share = counted(listed[word], total)
        low, high = share.low or 0.0, share.high or 0.0
        shown = f"{100 * share.value:.1f}% ({100 * low:.1f} to {100 * high:.1f})"
        rows.append((word, means, listed[word], shown, passing[word] or ""))
    rows.append(("all", "", total, "", passing.total() or ""))
    return table(("result", "means", "listed facts", "share (95%)", "read in passing"), rows)


def errors() -> str:
    """What was mended, by kind of error, over listed facts and those read in passing."""
    found = Counter((one.error, one.result) for one in _round().read if one.error)
    rows = [(word, means, found[word, "minor"] or "", found[word, "wrong"] or "") for word, means in ERRORS.items()]
    return table(("kind of error", "means", "minor", "wrong"), rows)


def readings(result: str) -> str:
    """Every fact with this result: what the file said, what the source says."""
    rows = [
        (code(one.fact), one.error, one.said, one.reads, "yes" if one.changed else "")
        for one in _round().read
        if one.result == result.replace("-", " ")
    ]
    return table(("fact", "kind", "the file said", "the source says", "mended"), rows)


def drawn() -> str:
    """The list as it was drawn: study, pull, how many facts."""
    rows = [(number, code(one.study), f"{one.pull:g}", len(one.facts)) for number, one in enumerate(_round().listed, 1)]
    return table(("place", "study", "pull", "facts"), rows)


def second(what: str) -> str:
    """How the list was `drawn`; how many facts `listed`, `read`, `open`; `studies`; `clusters` of wrong ones."""
    found = _round()
    numbers = {"listed": len(found.facts), "studies": len(found.listed), "open": len(found.open)}
    if what == "clusters":
        wrong = {one.fact.partition("/")[0] for one in _of_list() if one.result == "wrong"}
        share = counted(len(wrong), len(found.listed))
        low, high = 100 * (share.low or 0), 100 * (share.high or 0)
        return f"{len(wrong)} of the {len(found.listed)} studies ({100 * share.value:.1f}%, {low:.1f} to {high:.1f})"
    return found.drawn if what == "drawn" else str({**numbers, "read": len(_of_list())}[what])


BLOCKS = {
    "certainty-rules": rules,
    "certainty-levels": levels,
    "certainties": certainties,
    "quadas": quadas,
    "quadas-studies": quadas_studies,
    "second-results": results,
    "second-errors": errors,
    "second-readings": readings,
    "second-list": drawn,
}
VALUES = {"quadas": judged, "second": second}
