"""Tables of the claims of a page, with their verdicts as they come out now."""

from __future__ import annotations

from collections import Counter
from functools import cache

from docmaker.common import code, codes, library, table
from hipspine.article import COMPUTATIONS, VERDICTS, Verdict, judge
from hipspine.evidence import vancouver
from hipspine.io.read_articles import read_articles


@cache
def _verdicts() -> tuple[Verdict, ...]:
    studies = library().studies
    return tuple(one for page in read_articles(studies) for one in judge(page, studies, library().evidence_version))


def claims() -> str:
    """Every claim under its heading: what the page says, the verdict, and the same in plain words."""
    parts, section = [], None
    rows: list[tuple[str, ...]] = []
    for one in (*_verdicts(), None):
        if one is None or one.claim.section != section:
            if rows:
                parts.append(table(("claim", "the page says", "verdict", "what is known"), rows))
            if one is None:
                break
            section, rows = one.claim.section, []
            parts.append(f"### {section}")
        mark = " (computed)" if one.decided else ""
        rows.append((code(one.claim.id), one.claim.claim, f"**{one.verdict}**{mark}", one.claim.plain))
    return "\n\n".join(parts)


def words() -> str:
    """The nine verdicts, what each means, and how many claims have it."""
    counts = Counter(one.verdict for one in _verdicts())
    return table(("verdict", "means", "claims"), [(word, means, counts[word]) for word, means in VERDICTS.items()])


def computed() -> str:
    """Every claim that is computed: the computation, what it says now, the facts."""
    rows = []
    for one in _verdicts():
        if one.decided is not None:
            says = " ".join(one.decided.says)
            rows.append((code(one.claim.id), code(one.decided.word), says, one.verdict, codes(one.decided.facts)))
    return table(("claim", "computation", "what it says now", "verdict", "from"), rows)


def computations() -> str:
    """Every computation a claims file can name: what it does, and which verdict it gives when."""
    rows = []
    for word, one in COMPUTATIONS.items():
        first = (one.__doc__ or "").split("\n\n")[0].replace("\n", " ")
        rows.append((code(word), " ".join(first.split()), one.RULE or "Gives no verdict; it is shown."))
    return table(("computation", "what it does", "rule"), rows)


def number(what: str) -> str:
    """How many claims there are (`all`), are computed (`computed`), or have a verdict (`confirmed`)."""
    found = _verdicts()
    if what == "all":
        return str(len(found))
    if what == "computed":
        return str(sum(one.decided is not None for one in found))
    return str(sum(one.verdict == what for one in found))


def studies() -> str:
    """Every study the claims rest on, as a reference."""
    names = sorted({study for one in _verdicts() for study in one.studies})
    return "\n".join(f"- {code(name)}: {vancouver(library().studies[name])}" for name in names)


BLOCKS = {
    "claims": claims,
    "verdict-words": words,
    "claims-computed": computed,
    "computations": computations,
    "claims-studies": studies,
}
VALUES = {"claims": number}
