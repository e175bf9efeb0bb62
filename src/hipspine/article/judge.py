"""The verdicts on the claims of a page."""

from __future__ import annotations

from hipspine.article.article import Article
from hipspine.article.claim import Claim
from hipspine.article.computed.computation import Computation, NotComputable
from hipspine.article.computed.computed import Computed
from hipspine.article.verdict import Verdict
from hipspine.errors import InputError
from hipspine.evidence.studies import Studies

NOT_COMPUTABLE = "not computable"
"""In place of a verdict where a study file lost the figure a computation needs."""


def judge(article: Article, studies: Studies, evidence_version: str = "") -> tuple[Verdict, ...]:
    """Every claim of the page with its verdict, in the order of the page; the computations run here."""
    return tuple(_verdict(article.id, claim, studies, evidence_version) for claim in article.claims)


def _verdict(article: str, claim: Claim, studies: Studies, evidence_version: str) -> Verdict:
    computed = tuple(_computed(one, studies) for one in claim.computed)
    word = next((one.verdict for one in computed if one.decides), claim.verdict)
    return Verdict(article, claim, word, computed, evidence_version)


def _computed(one: Computation, studies: Studies) -> Computed:
    try:
        return one.compute(studies)
    except (NotComputable, InputError) as error:
        return one.found(NOT_COMPUTABLE, (str(error),))
